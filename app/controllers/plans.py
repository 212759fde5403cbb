"""How a file of transactions is read: proposed by the program, changed by the person, then carried out."""

from dataclasses import dataclass
from pathlib import Path

from app import address
from app.controllers import columns, files
from app.controllers.columns import DateOrder, Role
from app.controllers.files import Layout
from app.errors import QT_TRANSLATE_NOOP, Refusal

SAMPLE_ROWS = 50


class NoEmailColumn(Refusal):
    """Without addresses there are no customers."""

    sentence = QT_TRANSLATE_NOOP("Refusal", "Choose the column that holds the e-mail addresses.")


class ColumnTwice(Refusal):
    """Two columns were given a role that only one can have."""

    sentence = QT_TRANSLATE_NOOP(
        "Refusal", "Two columns are read as the same thing: columns {first} and {second}. Change one of them."
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is read; `titles` and `roles` are by column, `sample` has its first rows by line."""

    path: Path
    layout: Layout
    titles: tuple[str, ...]
    roles: tuple[Role, ...]
    date_order: DateOrder
    name: str
    sample: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def fields(self) -> tuple[int, ...]:
        """The columns that are kept with each transaction as the batch's own."""
        return self._columns(Role.FIELD, Role.DATE)

    @property
    def subscription_columns(self) -> tuple[int, ...]:
        """The columns that say who is subscribed: recognised, and not read."""
        return self._columns(Role.SUBSCRIPTION)

    def _columns(self, *roles: Role) -> tuple[int, ...]:
        return tuple(index for index, role in enumerate(self.roles) if role in roles)


def propose(path: Path, layout: Layout | None = None, default_order: DateOrder = DateOrder.DAY_FIRST) -> Plan:
    """How a file would be read, for the person to change. Raises the refusals of `files`."""
    layout = layout or files.detect(path)
    sample = tuple((line, tuple(cells)) for line, cells in files.sample(path, layout, SAMPLE_ROWS))
    width = max((len(cells) for _, cells in sample), default=0)
    titles = [address.clean(title).strip() for title in files.header(path, layout)]
    titles += [""] * (width - len(titles))
    rows = [cells for _, cells in sample]
    roles = columns.propose(titles, rows)
    dates = [
        row[roles.index(Role.DATE)]
        for row in rows
        if Role.DATE in roles and len(row) > roles.index(Role.DATE)
    ]
    return Plan(
        path=path,
        layout=layout,
        titles=tuple(titles),
        roles=roles,
        date_order=columns.date_order(dates, default_order),
        name=path.stem,
        sample=sample,
    )


def check(plan: Plan) -> None:
    """Raise NoEmailColumn or ColumnTwice when the roles cannot be meant."""
    if Role.EMAIL not in plan.roles:
        raise NoEmailColumn()
    for role in (Role.EMAIL, Role.FIRST_NAME, Role.LAST_NAME, Role.DATE):
        places = [index + 1 for index, other in enumerate(plan.roles) if other is role]
        if len(places) > 1:
            raise ColumnTwice(first=places[0], second=places[1])
