"""How fast mail may leave: so many messages a second, an hour and a day."""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

HOUR, DAY = 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Pace:
    """The most messages in a second, an hour and a day; 0 is no limit."""

    per_second: int = 0
    per_hour: int = 0
    per_day: int = 0

    def seconds_for(self, messages: int) -> float:
        """How long so many messages take at the least."""
        return max(
            messages / self.per_second if self.per_second else 0.0,
            *(
                (math.ceil(messages / limit) - 1) * span if limit and messages else 0.0
                for limit, span in ((self.per_hour, HOUR), (self.per_day, DAY))
            ),
        )


class Pacer:
    """Says how long to wait before the next message. Times are UTC seconds, as floats."""

    def __init__(self, sent: Iterable[float]) -> None:
        """`sent` are the moments of what left in the last day, by this process or another one, in order."""
        self._sent = deque(sent)

    def count(self, moment: float) -> None:
        """A message has left."""
        self._sent.append(moment)

    def wait(self, pace: Pace, moment: float) -> float:
        """Seconds until the next message may leave; 0 when it may leave now."""
        ahead = 0
        while self._sent and self._sent[-1] > moment:  # the clock was put back
            self._sent.pop()
            ahead += 1
        self._sent.extend([moment] * ahead)
        while self._sent and self._sent[0] <= moment - DAY:
            self._sent.popleft()
        waits = [0.0]
        if pace.per_second and self._sent:
            waits.append(self._sent[-1] + 1 / pace.per_second - moment)
        for limit, span in ((pace.per_hour, HOUR), (pace.per_day, DAY)):
            if limit and len(self._sent) >= limit:
                waits.append(self._sent[-limit] + span - moment)
        return max(waits)
