"""`python -m tests.benchmarks`: print how fast the program is, and write it to build/bench.json."""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import data, figures, mail, screen
from tests.benchmarks.figures import Figure

_OUTPUT = Path(__file__).resolve().parents[2] / "build" / "bench.json"


def main() -> int:
    """Measure at each size; returns 0 whether or not the goals are met."""
    options = _options()
    found: list[Figure] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="relance-bench-") as folder:
            print(f"{size:,} customers…", file=sys.stderr, flush=True)
            found += data.measure(Path(folder), size, options.lines)
            found += screen.measure(Path(folder), size)
    with tempfile.TemporaryDirectory(prefix="relance-bench-") as folder:
        print("mail…", file=sys.stderr, flush=True)
        found += mail.measure(Path(folder), options.queued, options.sent)
    print(figures.table(found))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pasted_lines": options.lines,
    }
    text = json.dumps({**about, "figures": figures.plain(found)}, indent=2)
    options.output.write_text(text + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="customers"
    )
    parser.add_argument("--lines", type=int, default=100_000, help="lines of the paste")
    parser.add_argument("--queued", type=int, default=100_000, help="messages of the mailing that is queued")
    parser.add_argument("--sent", type=int, default=5_000, help="messages of the mailing that is sent")
    parser.add_argument("--output", type=Path, default=_OUTPUT, help="the JSON file to write")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
