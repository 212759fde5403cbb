"""`make package`: everything that people install, built, checked and tried out, into dist/.

The source archive and the wheel, a folder for systems without Python, its archive, and a package for Debian
and Ubuntu, which is installed, started and removed again where that may be done.
"""

import re
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor

import bundle
import deb
import icons
import wheels
from steps import BUILD, DIST, ROOT, Failed, say


def main() -> int:
    """Do it all; the exit status."""
    begun = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    DIST.mkdir(exist_ok=True)
    try:
        icons.draw(ROOT / "build" / "icons")
        # What runs is other programs, of which most use one core.
        with ThreadPoolExecutor(2) as both:
            _finish(both.submit(bundle.make), both.submit(wheels.make))
            if sys.platform.startswith("linux"):
                _finish(both.submit(bundle.pack, version()), both.submit(deb.make, version()))
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    say(f"{time.monotonic() - begun:.0f} s in all; dist/ has:")
    for file in sorted(DIST.iterdir()):
        say(f"    {file.stat().st_size:>12,}  {file.name}")
    return 0


def _finish(*steps: Future[None]) -> None:
    """Wait for all. Raises Failed when one of them did."""
    for each in steps:
        each.result()


def version() -> str:
    """The version of the program."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


if __name__ == "__main__":
    sys.exit(main())
