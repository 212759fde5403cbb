"""What may be in a row of a damaged database is what the program writes."""

from app.controllers import answers, unsubscribing
from app.controllers.operations import Kind, Source
from app.controllers.unsubscribing import Reason
from app.models import plausible


def test_it_knows_all_that_is_written() -> None:
    assert set(plausible.COUNTED) == set(Kind)
    assert set(Source) == plausible.SOURCES
    assert set(Reason) == plausible.REASONS
    assert {"resubscribed", *unsubscribing.Outcome, *answers.Outcome} == plausible.OUTCOMES
