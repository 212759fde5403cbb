"""The pace: never more in any second, hour or day than was set, and never slower than that."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.delivery.pace import DAY, HOUR, Pace, Pacer

limits = st.builds(
    Pace,
    st.sampled_from([0, 1, 3]),
    st.sampled_from([0, 1, 4, 7]),
    st.sampled_from([0, 2, 9]),
)


def run(pace: Pace, messages: int, before: Sequence[float] = (), start: float = 1_000_000.0) -> list[float]:
    """The moments at which so many messages leave, by a clock that only waits."""
    pacer = Pacer(before)
    moment = start
    moments = []
    for _ in range(messages):
        while (wait := pacer.wait(pace, moment)) > 0:
            moment += wait
        pacer.count(moment)
        moments.append(moment)
    return moments


@given(pace=limits, messages=st.integers(1, 30), before=st.lists(st.floats(0, 2 * DAY), max_size=12))
def test_no_span_has_more_messages_than_its_limit(pace: Pace, messages: int, before: list[float]) -> None:
    start = 1_000_000.0
    earlier = sorted(start - ago for ago in before)
    new = run(pace, messages, earlier, start)
    moments = [*earlier, *new]
    if pace.per_second:
        from_last = moments[max(len(earlier) - 1, 0) :]
        gaps = [after - before for before, after in pairwise(from_last)]
        assert all(gap >= 1 / pace.per_second - 1e-6 for gap in gaps)
    for limit, span in ((pace.per_hour, HOUR), (pace.per_day, DAY)):
        if not limit:
            continue
        for place in range(len(earlier), len(moments)):
            first = place - limit
            if first >= 0:
                assert moments[place] - moments[first] >= span - 1e-6


def test_without_limits_nothing_waits() -> None:
    assert set(run(Pace(), 1_000)) == {1_000_000.0}


def test_a_pace_by_the_second_is_kept_even_and_used_to_the_full() -> None:
    moments = run(Pace(per_second=4), 9)
    assert moments[-1] - moments[0] == pytest.approx(2.0)


def test_what_another_start_of_the_program_sent_counts() -> None:
    pacer = Pacer([1_000.0, 1_500.0])
    assert pacer.wait(Pace(per_hour=2), 2_000.0) == pytest.approx(1_000.0 + HOUR - 2_000.0)
    assert pacer.wait(Pace(per_hour=2), 1_000.0 + HOUR) == 0


@given(pace=limits, messages=st.integers(1, 30))
def test_the_estimate_is_how_long_it_takes_at_the_least(pace: Pace, messages: int) -> None:
    moments = run(pace, messages)
    took = moments[-1] - moments[0]
    one = 1 / pace.per_second if pace.per_second else 0.0
    assert took >= pace.seconds_for(messages) - one - 1e-6


@given(pace=limits, messages=st.integers(1, 30), before=st.lists(st.integers(0, DAY - 1), max_size=30))
def test_the_estimate_counts_what_has_left_before(pace: Pace, messages: int, before: list[int]) -> None:
    now = float(DAY)
    pacer, at = Pacer(sorted(map(float, before))), now
    for _ in range(messages):
        at += pacer.wait(pace, at)
        pacer.count(at)
    one = 1 / pace.per_second if pace.per_second else 0.0
    estimate = pace.seconds_for(messages, sorted(map(float, before)), now)
    assert at - now >= estimate - one - 1e-6
    if not pace.per_second and not (pace.per_hour and pace.per_day):
        assert at - now == pytest.approx(estimate)


def test_a_clock_that_is_put_back_makes_nobody_wait_for_what_has_not_happened() -> None:
    pacer = Pacer([1_000.0, 90_000.0])
    assert pacer.wait(Pace(per_second=5, per_hour=10), 2_000.0) == pytest.approx(0.2)
    assert pacer.wait(Pace(per_hour=2), 2_000.0) > 0
