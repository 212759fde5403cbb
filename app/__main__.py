"""`python -m app`: opens Relance, or says in one sentence why it cannot."""

import gc
import sys
from pathlib import Path

from app import command_line


def main() -> int:
    """Run the program; returns the exit code."""
    options = command_line.options(sys.argv)
    if options.smoke:
        from app import smoke

        return smoke.run()
    if command_line.lacks_screen():
        said = "Relance needs a screen, and there is none here (DISPLAY and WAYLAND_DISPLAY are not set)"
        if (Path(__file__).parents[1] / "Makefile").is_file():
            said += "; ‘make tour’ writes pictures of all its screens to build/tour instead"
        print(f"{said}.", file=sys.stderr)
        return 1
    # What is imported stays. Looking through it for garbage, again and again while it grows, would be a
    # tenth of the time that the program takes to start; app.widgets.tasks looks when the window is there.
    gc.disable()
    from app.application import run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
