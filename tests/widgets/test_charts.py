"""Charts: what they draw is what they were given, found by mouse and keyboard, seen without colour."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import QByteArray, QEvent, QLocale, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QMouseEvent, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets import theme
from app.widgets.charts import pictures
from app.widgets.charts.bars import Bar, Bars, step_for
from app.widgets.charts.chart import Chart
from app.widgets.charts.donut import Donut, Slice, lines_of
from app.widgets.charts.lines import Line, Lines, Point, beside
from app.widgets.charts.look import HUES, PATTERNS, SHAPES, Look, pattern, point_shape
from app.widgets.charts.marks import Figure, Mark, Series
from app.widgets.charts.numbers import percent
from app.widgets.charts.tip import draw_tip
from app.widgets.palette import DARK, LIGHT, Colours

HOSTILE = '<b>"Dupont" & Fils</b> \u202egnol'


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shown(qtbot: QtBot, chart: Chart, width: int = 520, height: int = 320) -> Chart:
    qtbot.addWidget(chart)
    chart.resize(width, height)
    chart.show()
    chart.activateWindow()
    return chart


@pytest.fixture
def donut(qtbot: QtBot) -> Donut:
    made = Donut("donut", "Who can be mailed")
    counts = (("Mailable", 9_990), ("Left", 0), ("Wrong", 3))
    made.show_slices(
        [Slice(Series(name, HUES[n], n), Figure(count, f"{count} customers", name))
         for n, (name, count) in enumerate(counts)],
        "can be mailed",
    )  # fmt: skip
    shown(qtbot, made)
    return made


@pytest.fixture
def bars(qtbot: QtBot) -> Bars:
    """Four weeks by two reasons; in the second nobody left."""
    made = Bars("bars", "Weeks")
    series = [Series("asked", "blue", 0), Series("bounced", "amber", 2)]
    counts = [(5, 2), (0, 0), (1, 0), (0, 4000)]
    made.show_bars(
        series,
        [
            Bar(
                f"{week} Mar",
                f"Week {week}",
                [Figure(count, f"{series[n].name}: {count}\nin all {sum(pair)}", (week, n))
                 for n, count in enumerate(pair)],
            )
            for week, pair in enumerate(counts)
        ],
    )  # fmt: skip
    shown(qtbot, made)
    return made


@pytest.fixture
def lines(qtbot: QtBot) -> Lines:
    made = Lines("lines", "Batches")

    def points(name: str, shares: Sequence[float]) -> list[Point]:
        return [
            Point(share, f"{name} {step}", Figure(step, "so many", (name, step)))
            for step, share in enumerate(shares)
        ]

    made.show_lines(
        ["Answered", "Left"],
        ["Invitation", "Reminder 1", "Reminder 2"],
        [
            Line(
                Series("Spring", "blue", 0), [points("Sa", (0.1, 0.2, 0.3)), points("Sl", (0, 0.002, 0.004))]
            ),
            Line(Series(HOSTILE, "amber", 1), [points("Ha", (0.15,)), points("Hl", (0.001,))]),
        ],
    )
    shown(qtbot, made, 760, 320)
    return made


@pytest.fixture(params=["donut", "bars", "lines"])
def chart(request: pytest.FixtureRequest) -> Chart:
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Chart)
    return made


@pytest.fixture(autouse=True)
def light_after(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


def point_at(chart: Chart, place: QPointF) -> None:
    """Move the mouse there. QTest's move goes by the cursor, of which there is none."""
    no = Qt.MouseButton.NoButton
    everywhere = QPointF(chart.mapToGlobal(place.toPoint()))
    event = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, no, no, Qt.KeyboardModifier(0))
    QApplication.sendEvent(chart, event)


def tab_to(chart: Chart) -> None:
    """Come to it by the keyboard."""
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.hasFocus()


def inside(mark: Mark) -> QPointF:
    """A place where nothing but this mark is."""
    path = mark.path if mark.path.boundingRect().height() > 0 else mark.reach
    box = path.boundingRect()
    if path.contains(box.center()):
        return box.center()
    return next(
        QPointF(box.left() + box.width() * x / 40, box.top() + box.height() * y / 40)
        for x in range(41)
        for y in range(41)
        if path.contains(QPointF(box.left() + box.width() * x / 40, box.top() + box.height() * y / 40))
    )


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


class TestMarks:
    def test_every_figure_that_is_not_nought_has_one_within_the_chart(self, chart: Chart) -> None:
        wanted = {"donut": 2, "bars": 4, "lines": 8}[chart.objectName()]
        assert len(chart.marks) == wanted
        box = QRectF(chart.rect())
        for mark in chart.marks:
            assert box.contains(mark.path.boundingRect())
            assert box.contains(mark.anchor)

    def test_the_smallest_figure_can_still_be_seen_and_hit(self, donut: Donut, bars: Bars) -> None:
        for chart, least in ((donut, 2.0), (bars, 2.0)):
            for mark in chart.marks:
                box = mark.path.boundingRect()
                assert min(box.width(), box.height()) >= least

    def test_a_click_opens_what_is_there(self, chart: Chart, qtbot: QtBot) -> None:
        opened: list[object] = []
        chart.chosen.connect(opened.append)
        for mark in chart.marks:
            point_at(chart, inside(mark))
            assert chart.current is not None
            assert chart.current.figure.target == mark.figure.target
            QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=inside(mark).toPoint())
        assert opened == [mark.figure.target for mark in chart.marks]

    def test_a_click_beside_opens_nothing(self, bars: Bars) -> None:
        opened: list[object] = []
        bars.chosen.connect(opened.append)
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(2, bars.height() - 2))
        assert not opened
        assert bars.current is None

    def test_the_row_of_a_legend_belongs_to_its_part(self, donut: Donut) -> None:
        wrong = donut.marks[1]
        point_at(donut, wrong.reach.boundingRect().bottomRight() - QPointF(20, 6))
        assert not wrong.path.contains(wrong.reach.boundingRect().bottomRight() - QPointF(20, 6))
        assert donut.current is wrong

    def test_the_mouse_that_leaves_takes_the_value_with_it(self, bars: Bars) -> None:
        point_at(bars, inside(bars.marks[0]))
        assert bars.current is not None
        QApplication.sendEvent(bars, QEvent(QEvent.Type.Leave))
        assert bars.current is None


class TestRoom:
    def test_a_caption_is_broken_between_words_before_it_is_cut(self, qapp: QApplication) -> None:
        metrics = QFontMetricsF(qapp.font())
        room = metrics.horizontalAdvance("mailed ")
        assert lines_of("can be mailed", metrics, room * 3) == ["can be mailed"]
        assert lines_of("can be mailed", metrics, room) == ["can be", "mailed"]
        assert all(metrics.horizontalAdvance(line) <= room for line in lines_of("unreachable", metrics, room))

    def test_values_that_are_close_stand_above_each_other(self) -> None:
        lower, higher = QRectF(10, 100, 30, 12), QRectF(10, 96, 30, 12)
        assert beside(lower, []) == lower
        moved = beside(higher, [lower])
        assert moved is not None
        assert moved.bottom() <= lower.top()
        assert beside(QRectF(10, 98, 30, 12), [moved, lower]) is None  # too far from its point


class TestKeyboard:
    def test_the_arrow_keys_come_to_every_mark_and_enter_opens_it(self, chart: Chart) -> None:
        opened: list[object] = []
        chart.chosen.connect(opened.append)
        tab_to(chart)
        QTest.keyClick(chart, Qt.Key.Key_Home)
        reached = set()
        for keys in (
            [Qt.Key.Key_Right] * 9,
            [Qt.Key.Key_Left] * 9,
            [Qt.Key.Key_Down, *([Qt.Key.Key_Right] * 9)],
            [Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Down, *([Qt.Key.Key_Left] * 9)],
            [Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down],
        ):
            for key in keys:
                assert chart.current is not None
                reached.add(chart.current.figure.target)
                QTest.keyClick(chart, key)
        assert reached == {mark.figure.target for mark in chart.marks}
        QTest.keyClick(chart, Qt.Key.Key_Return)
        assert chart.current is not None
        assert opened == [chart.current.figure.target]

    def test_right_is_the_next_week_and_up_the_next_part(self, bars: Bars) -> None:
        tab_to(bars)

        def after(*keys: Qt.Key) -> object:
            for key in keys:
                QTest.keyClick(bars, key)
            assert bars.current is not None
            return bars.current.figure.target

        assert after(Qt.Key.Key_Home) == (0, 0)
        assert after(Qt.Key.Key_Right) == (2, 0)  # over the week without any
        assert after(Qt.Key.Key_Right) == (3, 1)
        assert after(Qt.Key.Key_Left) == (0, 1)
        assert after(Qt.Key.Key_Down) == (0, 0)
        assert after(Qt.Key.Key_Up) == (0, 1)

    def test_it_is_said_what_is_current(self, chart: Chart) -> None:
        tab_to(chart)
        QTest.keyClick(chart, Qt.Key.Key_End)
        mark = chart.current
        assert mark is not None
        assert chart.accessibleName().startswith(chart.title)
        assert mark.title in chart.accessibleName()
        assert mark.figure.text.splitlines()[0] in chart.accessibleName()
        chart.clearFocus()
        assert chart.accessibleName() == chart.title

    def test_screen_readers_are_told_that_it_is_a_chart(self, chart: Chart) -> None:
        interface = QAccessible.queryAccessibleInterface(chart)
        assert interface is not None
        assert interface.role() == QAccessible.Role.Chart
        assert interface.state().focusable
        assert interface.text(QAccessible.Text.Description) == chart.accessibleDescription()
        tab_to(chart)
        QTest.keyClick(chart, Qt.Key.Key_End)
        assert interface.text(QAccessible.Text.Name) == chart.accessibleName() != chart.title

    def test_all_values_are_in_its_description(self, chart: Chart) -> None:
        said = chart.accessibleDescription()
        assert all(mark.figure.text.splitlines()[0] in said for mark in chart.marks)

    def test_other_keys_are_for_others(self, bars: Bars) -> None:
        tab_to(bars)
        QTest.keyClick(bars, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        assert bars.current is not None
        assert bars.current.figure.target == (0, 0)

    def test_the_ring_is_for_the_keyboard(self, bars: Bars) -> None:
        ring = QColor(LIGHT.focus).name()
        assert ring not in colours_of(bars.grab().toImage())
        tab_to(bars)
        assert ring in colours_of(bars.grab().toImage())

    def test_new_figures_leave_the_place(self, bars: Bars) -> None:
        tab_to(bars)
        QTest.keyClick(bars, Qt.Key.Key_End)
        assert bars.current is not None
        bars.show_bars(
            [Series("asked", "blue", 0), Series("bounced", "amber", 2)],
            [Bar("", "", [Figure(1, "", (week, 0)), Figure(7, "new", (week, 1))]) for week in range(4)],
        )
        assert bars.current is not None
        assert bars.current.figure.text == "new"
        bars.show_bars([], [])
        assert bars.current is None


class TestLook:
    @pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
    def test_hues_and_their_grounds_are_three_to_one_apart(
        self, colours: Colours, qapp: QApplication
    ) -> None:
        look = Look(colours, qapp.font())
        for hue in HUES:
            assert contrast(look.hue(hue), look.colour("base")) >= 3
        assert all(contrast(look.on_tip(hue), look.colour("tip")) >= 3 for hue in HUES)
        assert contrast(look.colour("text"), look.colour("base")) >= 4.5
        assert contrast(look.colour("dim"), look.colour("base")) >= 4.5
        assert contrast(look.colour("tip_text"), look.colour("tip")) >= 4.5

    @pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
    def test_no_two_hues_look_alike(self, colours: Colours, qapp: QApplication) -> None:
        look = Look(colours, qapp.font())
        for one, other in combinations(HUES, 2):
            a, b = look.hue(one), look.hue(other)
            assert sum(abs(x - y) for x, y in zip(a.getRgb(), b.getRgb(), strict=True)) > 60, (one, other)

    def test_without_colour_parts_differ_by_pattern_and_points_by_shape(self) -> None:
        square = QRectF(3, 3, 60, 60)
        patterns = [pattern(number, square, 16) for number in range(PATTERNS)]
        assert patterns[0].isEmpty()
        assert all(one != other for one, other in combinations(patterns, 2))
        assert all(square.contains(each.boundingRect()) for each in patterns[1:])
        shapes = [point_shape(number, QPointF(), 5) for number in range(SHAPES)]
        assert all(one != other for one, other in combinations(shapes, 2))

    def test_they_follow_the_palette(self, chart: Chart, qapp: QApplication) -> None:
        light = colours_of(chart.grab().toImage())
        theme.apply(qapp, "dark")
        dark = colours_of(chart.grab().toImage())
        hue = chart.marks[0].hue
        assert Look(LIGHT, qapp.font()).hue(hue).name() in light
        assert Look(DARK, qapp.font()).hue(hue).name() in dark
        assert Look(LIGHT, qapp.font()).hue(hue).name() not in dark

    def test_nothing_to_draw_is_said(self, qtbot: QtBot) -> None:
        for chart in (Donut("d", "D"), Bars("b", "B"), Lines("l", "L")):
            shown(qtbot, chart)
            before = colours_of(chart.grab().toImage())
            chart.empty_text = "Nobody yet."
            assert chart.describe() == "Nobody yet."
            assert colours_of(chart.grab().toImage()) != before
            QTest.keyClick(chart, Qt.Key.Key_Right)
            assert chart.current is None

    @pytest.mark.parametrize("shares", [(), (0.0,), (0.0, 0.0, 0.0)])
    def test_a_scale_with_nothing_on_it_goes_from_0_to_10_per_cent(
        self, qtbot: QtBot, shares: Sequence[float]
    ) -> None:
        made = Lines("l", "L")
        points = [Point(share, "P", Figure(0, "none", None)) for share in shares]
        made.show_lines(["Left"], ["a", "b", "c"], [Line(Series("Spring", "blue", 0), [points])])
        shown(qtbot, made)
        made.grab()
        assert made._tops == [pytest.approx(0.1)]
        assert made._percent(made._tops[0], 0) == "10%"
        assert made._percent(0.0, 0) == "0%"

    @pytest.mark.parametrize("size", [(1, 1), (90, 60), (240, 900), (3000, 200)])
    def test_no_size_is_too_odd(self, chart: Chart, size: tuple[int, int]) -> None:
        chart.setMinimumSize(1, 1)
        chart.resize(*size)
        chart.grab()
        pictures.svg(chart)

    def test_the_value_stays_within_the_chart(self, qtbot: QtBot, qapp: QApplication) -> None:
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        within, look = QRectF(0, 0, 400, 300), Look(LIGHT, qapp.font())
        for x in (0, 200, 400):
            for y in (0, 150, 300):
                box = draw_tip(painter, within, look, QPointF(x, y), "T" * 300, "one\n" + "two " * 90, "blue")
                assert within.contains(box)
        painter.end()


class TestPictures:
    def test_a_png_is_twice_as_large_and_light(self, chart: Chart, qapp: QApplication) -> None:
        theme.apply(qapp, "dark")
        tab_to(chart)
        before = [mark.path for mark in chart.marks]
        image = QImage.fromData(pictures.png(chart))
        assert image.width() >= 2 * chart.width()
        assert image.pixelColor(1, 1).name() == LIGHT.base
        assert QColor(LIGHT.focus).name() not in colours_of(image)
        assert Look(LIGHT, qapp.font()).hue(chart.marks[0].hue).name() in colours_of(image)
        assert [mark.path for mark in chart.marks] == before  # the screen's are still the screen's

    def test_an_svg_has_the_words_and_no_markup_of_names(self, chart: Chart) -> None:
        root = ElementTree.fromstring(pictures.svg(chart))
        words = "".join(root.itertext())
        assert chart.title in words
        assert root.tag.endswith("svg")
        assert not [each for each in root.iter() if each.tag.rpartition("}")[2] in ("image", "b", "script")]
        if chart.objectName() == "lines":
            assert "Dupont" in words

    def test_an_svg_can_be_read_and_is_as_large_as_on_the_screen(self, chart: Chart) -> None:
        """What Qt finds wrong with it would be a warning, which fails a test."""
        drawn = QSvgRenderer(QByteArray(pictures.svg(chart)))
        assert drawn.isValid()
        size = pictures.picture(chart, 1.0).size()
        millimetres = float(ElementTree.fromstring(pictures.svg(chart)).attrib["width"].removesuffix("mm"))
        assert abs(millimetres / 25.4 * 96 - size.width()) <= 1
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        drawn.render(painter)
        painter.end()
        assert Look(LIGHT, chart.font()).hue(chart.marks[0].hue).name() in colours_of(image)

    def test_the_same_picture_twice(self, chart: Chart) -> None:
        assert pictures.png(chart) == pictures.png(chart)


class TestNumbers:
    @pytest.mark.parametrize(
        ("share", "said"),
        [
            (0.0, "0%"), (1.0, "100%"), (0.5, "50%"), (0.0004, "< 0.1%"), (0.9996, "> 99.9%"),
            (0.996, "99.6%"), (0.034, "3.4%"), (0.0996, "10%"), (0.1234, "12%"),
        ],
    )  # fmt: skip
    def test_a_percentage_never_claims_all_or_nothing(self, share: float, said: str) -> None:
        QLocale.setDefault(QLocale("en"))
        assert percent(share) == said

    @pytest.mark.parametrize(
        ("most", "step"),
        [(1, 1), (3, 1), (5, 2), (12, 5), (40, 10), (41, 20), (900, 500), (1_000_000, 500_000)],
    )
    def test_scales_are_round(self, most: int, step: int) -> None:
        assert step_for(most, 4) == step
