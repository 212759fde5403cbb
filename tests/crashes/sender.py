"""A program of its own that sends what an outbox holds, to be killed in the middle of it.

    python -m tests.crashes.sender DATABASE

At its start it goes on with what was interrupted, as a person does by pressing Resume.
"""

import sys
from pathlib import Path

from app.controllers import mailings, sending
from tests.builders import opened
from tests.delivery.loop import UntilDone


def main() -> None:
    """Send until all is done."""
    with opened(Path(sys.argv[1])):

        def go_on() -> None:
            for mailing in mailings.attention().interrupted:
                sending.resume(mailing.id)

        # The loop's first act is to find what was interrupted; only then is there anything to go on with.
        sending.serve(UntilDone(go_on))
    print("done", flush=True)


if __name__ == "__main__":
    main()
