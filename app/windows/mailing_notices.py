"""What the banner says of mailings: that one is finished, with its proof, and what waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from app.controllers.mailings import RESTORED, STOPPED, Attention, Mailing, Proof, State
from app.widgets.banner import BannerTone
from app.windows import sending_wording
from app.windows.page import Message


class Means(Protocol):
    """What the banner's buttons do."""

    def show(self, mailing_id: int) -> None:
        """Open the mailing."""

    def resume(self, mailing: Mailing) -> None:
        """Go on with it."""

    def enter_password(self) -> None:
        """Ask for the password of the mail account."""

    def show_settings(self) -> None:
        """Show where the account is set."""


class MailingNotices(QObject):
    """Remembers what was said, so that it is said once: each end of a mailing, and each stop."""

    def __init__(self, since: int, means: Means, parent: QObject) -> None:
        """Of what ended before `since` (UTC seconds) nothing is said."""
        super().__init__(parent)
        self._since = since
        self._means = means
        self._ended: set[tuple[int, int]] = set()
        self._waiting: set[tuple[int, str, str]] = set()
        self._uncertain = 0
        self._password_missing = False

    def see(self, attention: Attention, password_missing: bool) -> Message | None:
        """What is to be said now that was not said before."""
        finished = [
            (mailing, proof)
            for mailing, proof in attention.ended
            if mailing.state is State.FINISHED and mailing.kind != "test" and self._is_new(mailing)
        ]
        waiting = [mailing for mailing in attention.open if mailing.kind != "test" and _waits(mailing)]
        told, self._waiting = self._waiting, {(each.id, each.state, each.why) for each in waiting}
        more_uncertain = attention.uncertain > self._uncertain
        newly_missing = password_missing and not self._password_missing
        self._uncertain, self._password_missing = attention.uncertain, password_missing
        if not (finished or self._waiting - told or more_uncertain or newly_missing):
            return None
        said = [self._finished(mailing, proof) for mailing, proof in finished]
        said += [self._stopped(mailing) for mailing in waiting]
        if attention.uncertain:
            said.append(sending_wording.uncertain(attention.uncertain))
        if password_missing:
            said.append(self.tr("Nothing can be sent: the password of the mail account is not known."))
        concerned = [mailing.id for mailing in waiting] or [*attention.uncertain_in]
        concerned = concerned or [mailing.id for mailing, _ in finished]
        tone: BannerTone = "good"
        if any(proof.violations for _, proof in finished):
            tone = "error"
        elif waiting or attention.uncertain or password_missing:
            tone = "warning"
        return Message(" ".join(said), tone, self._actions(waiting, password_missing, concerned))

    def remind(self) -> None:
        """Have what still waits said once more."""
        self._waiting.clear()

    def _is_new(self, mailing: Mailing) -> bool:
        end = (mailing.id, mailing.ended_at or 0)
        if end[1] < self._since or end in self._ended:
            return False
        self._ended.add(end)
        return True

    def _finished(self, mailing: Mailing, proof: Proof) -> str:
        sentence = self.tr("‘{batch}’ is finished: {proof}")
        return sentence.format(batch=sending_wording.batch(mailing), proof=sending_wording.proof(proof))

    def _stopped(self, mailing: Mailing) -> str:
        if mailing.state is State.MISSED:
            sentence = self.tr("‘{batch}’ was to begin {when}, and Relance was not running.")
            when = sending_wording.when(mailing.due or 0)
            return sentence.format(batch=sending_wording.batch(mailing), when=when)
        if mailing.why in STOPPED:
            sentence = self.tr("‘{batch}’ stopped when Relance closed. {waiting}")
            waiting = sending_wording.waiting(mailing.counts.waiting)
            return sentence.format(batch=sending_wording.batch(mailing), waiting=waiting)
        sentence = self.tr("‘{batch}’ is paused. {why}")
        return sentence.format(batch=sending_wording.batch(mailing), why=sending_wording.paused(mailing))

    def _actions(
        self, waiting: Sequence[Mailing], password_missing: bool, concerned: Sequence[int]
    ) -> list[tuple[str, Callable[[], None]]]:
        actions: list[tuple[str, Callable[[], None]]] = []
        why = {mailing.why for mailing in waiting}
        if password_missing or why & sending_wording.WANTS_PASSWORD:
            actions.append((self.tr("Enter the password…"), self._means.enter_password))
        elif why & sending_wording.WANTS_SETTINGS:
            actions.append((self.tr("Settings"), self._means.show_settings))
        elif len(waiting) == 1 and waiting[0].state is State.PAUSED:
            mailing = waiting[0]
            actions.append((self.tr("Resume"), lambda: self._means.resume(mailing)))
        if concerned:
            first = concerned[0]
            actions.append((self.tr("Show"), lambda: self._means.show(first)))
        return actions


def _waits(mailing: Mailing) -> bool:
    """Whether a mailing does not go as somebody wanted it to, and nothing else has said so."""
    if mailing.why == RESTORED:
        return False
    return mailing.state is State.MISSED or (mailing.state is State.PAUSED and mailing.why != "person")
