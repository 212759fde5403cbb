"""How fast mail may leave: so many messages a second, an hour and a day."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HOUR, DAY = 3_600, 86_400


@dataclass(frozen=True, slots=True)
class Pace:
    """The most messages in a second, an hour and a day; 0 is no limit."""

    per_second: int = 0
    per_hour: int = 0
    per_day: int = 0

    def seconds_for(self, messages: int, sent: Sequence[float] = (), moment: float = 0) -> float:
        """How long so many messages take from that moment (UTC seconds) on at the least, once they may leave.

        `sent` are the moments of what left in the day before, in order.
        """
        if not messages:
            return 0.0
        seconds = messages / self.per_second if self.per_second else 0.0
        for limit, span in ((self.per_hour, HOUR), (self.per_day, DAY)):
            if limit:
                # The last one waits for the one that is `limit` messages before it, and that one likewise.
                spans, place = divmod(messages - 1, limit)
                before = len(sent) + place - limit
                first = max(sent[before] + span - moment, 0.0) if 0 <= before < len(sent) else 0.0
                seconds = max(seconds, first + spans * span)
        return seconds


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
