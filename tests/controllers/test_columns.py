"""What columns are taken for: by what was chosen before, by their titles, by what is in them."""

import pytest

from app.controllers import columns
from app.controllers.columns import DateOrder, Role, date_order, field_name, propose, read_date, remember

ROLES = {
    Role.EMAIL: "email|E-Mail|EMAIL ADDRESS|Adresse e-mail|adresse_electronique|Courriel|Mél|Customer E-mail",
    Role.FIRST_NAME: "First name|firstname|FIRST_NAME|Prénom|PRENOM|given name|Prénom du client",
    Role.LAST_NAME: "Last name|Surname|Nom|NOM DE FAMILLE|nom_usuel|Name",
    Role.DATE: "Date|Transaction Date|Date de transaction|date_achat|Date d'achat|Date d’achat|Order date",
    Role.SUBSCRIPTION: "Subscribed|opt-in|Opt Out|Désabonné|UNSUBSCRIBED|Newsletter|Consentement",
    Role.FIELD: "Product|Montant|Email sent by|Nom du produit|Date of birth|",
}


@pytest.mark.parametrize(
    ("role", "title"), [(role, title) for role, all_ in ROLES.items() for title in all_.split("|")]
)
def test_a_title_is_understood_in_french_and_english(role: Role, title: str, connected: None) -> None:
    assert propose([title, "email"], [])[0] is role


def test_of_two_columns_with_one_title_the_first_is_taken(connected: None) -> None:
    assert propose(["Email", "E-mail", "Nom", "Name", "opt in", "opt out"], []) == (
        Role.EMAIL,
        Role.FIELD,
        Role.LAST_NAME,
        Role.FIELD,
        Role.SUBSCRIPTION,
        Role.SUBSCRIPTION,
    )


def test_without_titles_the_content_tells(connected: None) -> None:
    sample = [["Ann", "ann@example.com", "2026-11-01"], ["Bob", "bob@example.com", "02/11/2026"]]
    assert propose(["", "", ""], sample) == (Role.FIELD, Role.EMAIL, Role.DATE)


def test_a_title_that_its_column_belies_is_not_believed(connected: None) -> None:
    sample = [["1 rue de la Paix", "ann@example.com"], ["2 rue de la Paix", "bob@example.com"]]
    assert propose(["Adresse", "Contact"], sample) == (Role.FIELD, Role.EMAIL)


def test_most_of_the_filled_cells_decide(connected: None) -> None:
    assert propose([""], [["ann@example.com"], ["-"], ["bob@example.com"], [""], [""]]) == (Role.EMAIL,)
    assert propose([""], [["ann@example.com"], ["-"], ["-"]]) == (Role.FIELD,)


def test_a_ragged_sample_is_no_obstacle(connected: None) -> None:
    assert propose(["", ""], [[], ["x"], ["x", "ann@example.com"]]) == (Role.FIELD, Role.EMAIL)


def test_what_was_chosen_for_a_header_is_remembered_however_it_is_spelled(connected: None) -> None:
    chosen = (Role.IGNORED, Role.EMAIL, Role.LAST_NAME)
    remember(["Réf.", "E-mail", "Qui"], chosen)
    assert propose(["REF", "e_mail", " qui "], []) == chosen
    remember(["Réf.", "E-mail", "Qui"], (Role.FIELD, Role.EMAIL, Role.FIRST_NAME))
    assert propose(["Réf.", "E-mail", "Qui"], []) == (Role.FIELD, Role.EMAIL, Role.FIRST_NAME)
    assert propose(["Réf.", "E-mail", "Quoi"], []) == (Role.FIELD, Role.EMAIL, Role.FIELD)


def test_files_without_a_header_remember_nothing(connected: None) -> None:
    remember(["", ""], (Role.EMAIL, Role.IGNORED))
    assert propose(["", ""], [["x", "ann@example.com"]]) == (Role.FIELD, Role.EMAIL)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-11-03", DateOrder.DAY_FIRST, "2026-11-03"),
        ("2026/1/3", DateOrder.DAY_FIRST, "2026-01-03"),
        ("2026-11-03T10:15:00Z", DateOrder.DAY_FIRST, "2026-11-03"),
        ("03/11/2026", DateOrder.DAY_FIRST, "2026-11-03"),
        ("03/11/2026", DateOrder.MONTH_FIRST, "2026-03-11"),
        (" 3.11.26 ", DateOrder.DAY_FIRST, "2026-11-03"),
        ("03-11-2026 18:30", DateOrder.DAY_FIRST, "2026-11-03"),
        ("29/02/2024", DateOrder.DAY_FIRST, "2024-02-29"),
        ("29/02/2026", DateOrder.DAY_FIRST, None),
        ("25/11/2026", DateOrder.MONTH_FIRST, None),
        ("2026-11-031", DateOrder.DAY_FIRST, None),
        ("45000", DateOrder.DAY_FIRST, None),
        ("yesterday", DateOrder.DAY_FIRST, None),
        ("", DateOrder.DAY_FIRST, None),
    ],
)
def test_dates_are_read_or_left_alone(text: str, order: DateOrder, expected: str | None) -> None:
    assert read_date(text, order) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["03/11/2026", "25/11/2026"], DateOrder.DAY_FIRST),
        (["03/11/2026", "11/25/2026"], DateOrder.MONTH_FIRST),
        (["2026-11-25", "x", ""], DateOrder.MONTH_FIRST),
        ([], DateOrder.MONTH_FIRST),
    ],
)
def test_a_date_that_can_only_be_read_one_way_decides(cells: list[str], expected: DateOrder) -> None:
    assert date_order(cells, DateOrder.MONTH_FIRST) is expected


def test_a_column_has_a_name_that_messages_can_use() -> None:
    assert field_name("  Numéro de commande (réf.) ") == "numero_de_commande_ref"
    assert field_name("€") == ""
    assert columns.normalised("ＰＲＥＮＯＭ\u200b") == "prenom"
