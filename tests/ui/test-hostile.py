# SPDX-License-Identifier: GPL-3.0-or-later
"""Diagrams that nobody would draw, in the real window: each is shown, walked by keys, zoomed, and reported."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from hostile import MARKS, HostileLesson  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

FARTHEST = 100000  # pixels; the largest part at the closest zoom is smaller


class Shown:
    """A lesson in the window, its notices closed: `with Shown("hub") as shown`."""

    def __init__(self, kind):
        self.kind = kind
        self.lesson = HostileLesson(kind)

    def __enter__(self):
        self.lesson.__enter__()
        self.moa = Program(self.lesson.folder, notices=True)
        self.moa.__enter__()
        self.moa.wait_for("push button", name="I have read this").act()
        self.moa.wait_for_none("push button", name="I have read this")
        return self

    def __exit__(self, *reason):
        try:
            self.moa.__exit__(*reason)
        finally:
            self.lesson.__exit__(*reason)

    def expect_report(self):
        """The bar says how many findings there are."""
        n = len(self.lesson.findings)
        things = f"{n} things" if n > 1 else "1 thing"
        self.moa.wait_for("status bar", name=f"{things} in this lesson could be better")

    def focus(self):
        """What has the focus, once the picture rests: inside of the window, and of a sane size."""
        found = until("a focus", lambda: self.moa.tree.find_focused())
        box = x, y, width, height = until_still("the diagram to rest", found.window_box)
        _, _, inner_width, inner_height = self.moa.tree.children()[0].window_box()
        assert 0 < width < FARTHEST and 0 < height < FARTHEST, (found.name[:40], box)
        assert x < inner_width and y < inner_height and x + width > 0 and y + height > 0, (found.name[:40], box)
        return found.name

    def go(self, key, name):
        """Presses a key that leads to the part of that name."""
        screen.press(key)
        until(f"{key} to lead to {name[:40]!r}", lambda: self.moa.focused_name() == name)
        self.focus()

    def enter(self, name):
        """Goes to the first cause, whatever had the focus before: Tab enters the diagram sooner or later."""

        def is_there():
            screen.press("Home")
            return self.moa.focused_name() == name or screen.press("Tab")

        until(f"the focus on {name[:40]!r}", is_there)
        self.focus()

    def look(self):
        """Opens the card of what has the focus, closes it, and zooms out and in, with a picture of each."""
        part = self.moa.focused_name()
        self.moa.take_picture(f"hostile-{self.kind}")
        screen.press("Return")
        self.moa.wait_for("push button", name="Close the card")
        self.focus()
        self.moa.take_picture(f"hostile-{self.kind}-card")
        screen.press("Escape")
        self.moa.wait_for_none("push button", name="Close the card")
        self.enter(part)
        for keys in (["minus"] * 6, ["1"], ["plus"] * 6, ["0"]):
            screen.press(*keys)
            self.go("Home", part)
            if keys[0] == "1":
                self.moa.take_picture(f"hostile-{self.kind}-near")


def walk(kind, first, *steps, last=None):
    """Goes from the first cause over steps, each a key and the name of where it leads, to the last effect and back."""
    with Shown(kind) as shown:
        shown.expect_report()
        shown.enter(first)
        for key, name in steps:
            shown.go(key, name)
        shown.go("End", last or steps[-1][1])
        shown.go("Home", first)
        shown.look()


def test_parts_on_one_place():
    walk("one-place", "N0", ("Right", "N1"), ("Right", "N2"), ("Left", "N1"), ("ctrl+Right", "N1 → N2"), last="N7")


def test_parts_of_one_unit():
    walk("tiny-parts", "N0", ("Right", "N1"), ("ctrl+Right", "N1 → N2"), ("Right", "N2"))


def test_a_part_of_ten_thousand_units():
    walk("huge-part", "Huge", ("ctrl+Right", "Huge → Small"), ("Right", "Small"), ("Right", "Inside"))


def test_labels_of_500_characters():
    with HostileLesson("long-labels") as lesson:
        words, letters, short = (node["label"] for node in lesson.lesson["diagram"]["nodes"])
    walk("long-labels", words, ("Right", letters), ("Right", short))


def test_40_marks_on_a_letter():
    walk("mark-piles", MARKS, ("Right", f"A {MARKS} word {MARKS}"), ("Right", "Plain"))


def test_arrows_from_a_part_to_itself():
    walk("loops", "First", ("ctrl+Right", "First → First"), ("Left", "First"), ("Right", "Second"))


def test_5000_arrows_at_one_part():
    walk("hub", "N1", ("Right", "Hub"), ("ctrl+Right", "Hub → N0"), ("Right", "N0"), last="N4998")


def test_the_card_of_5000_arrows_shows_the_first_and_more_when_asked():
    with Shown("hub") as shown:
        shown.moa.choose("part", "hub")
        shown.moa.wait_for("push button", name="N0, stimulation")
        shown.moa.take_picture("hostile-hub-rows")
        assert shown.moa.tree.find("push button", starts="N100,") is None
        shown.moa.tree.find("push button", name="2450 more").act()
        until("the focus on the first new row", lambda: (shown.moa.focused_name() or "").endswith(", stimulation"))
        shown.moa.wait_for("push button", name="2400 more")


def test_a_diagram_of_nothing():
    with Shown("empty") as shown:
        shown.expect_report()
        screen.press("Tab", "Home", "Right", "Down", "End", "Return", "Escape")
        for action in ("zoom-in", "zoom-out", "zoom-fit"):
            shown.moa.activate(action)
        shown.moa.activate("step-next")
        shown.moa.expect_state("step", "main/look")
        shown.focus()
        shown.moa.take_picture("hostile-empty")


def test_a_png_that_is_too_large_is_not_saved_and_why():
    with Shown("huge-part") as shown:
        target = shown.lesson.folder / "huge.png"
        shown.moa.activate("export")
        shown.moa.expect_window(True)
        found = lambda: shown.moa.tree.find_focused()  # noqa: E731
        until("the name to have the keyboard", lambda: found() and found().role == "text")
        screen.press("ctrl+a")
        screen.write(str(target))
        screen.press("Return")
        shown.moa.wait_for("label", starts="Not saved: The PNG picture would have", contains="--scale")
        shown.moa.take_picture("hostile-too-large")
        assert not target.exists()


if __name__ == "__main__":
    tap.run(globals())
