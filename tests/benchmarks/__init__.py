"""How fast the program is and how much memory it takes, beside the least that its tools can do it with."""
