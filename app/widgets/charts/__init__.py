"""Charts drawn by the program itself: figures in, no data of their own, each figure to be seen and opened."""
