# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said though the keyboard is elsewhere, where GTK can announce it: by any client of AT-SPI, and by Orca."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from accessible import AnnouncementListener  # noqa: E402
from lesson import STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from screen_reader import ScreenReader  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
NO_LEVEL = "There is no word level “{}”"
TITLES = [WORDS.window_title(path) for path, _, _ in STEPS]


def listen(moa):
    assert moa.tree, "it is on the bus"
    return AnnouncementListener(moa.accessible)


def expect(listener, text):
    until(f"{text!r} to be announced", lambda: text in listener.heard())


def tab_to(moa, name):
    until(f"the focus on {name}", lambda: moa.focused_name() == name or screen.press("Tab"))


def test_a_toast_is_announced_once_in_its_own_words():
    with Program() as moa:
        listener = listen(moa)
        moa.activate("level", "one")
        expect(listener, NO_LEVEL.format("one"))
        moa.activate("step-next")
        moa.activate("level", "two")
        expect(listener, NO_LEVEL.format("two"))
        assert listener.heard().count(NO_LEVEL.format("one")) == 1, listener.heard()


def test_a_toast_that_nobody_sees_is_not_announced():
    with Program() as moa:
        listener = listen(moa)
        for name in ("first", "passed-over", "last"):
            moa.activate("level", name)
        expect(listener, NO_LEVEL.format("last"))
        assert NO_LEVEL.format("first") in listener.heard(), listener.heard()
        assert NO_LEVEL.format("passed-over") not in listener.heard(), listener.heard()


def test_a_step_is_announced_where_the_focus_moves_with_it():
    with Program() as moa:
        tab_to(moa, "Start")
        listener = listen(moa)
        screen.press("Next")
        expect(listener, TITLES[0])
        until("the focus to go on", lambda: moa.focused_name() == "Next step")
        screen.press("Next")
        moa.expect_state("step", STEPS[1][0])
        moa.activate("level", "marker")
        expect(listener, NO_LEVEL.format("marker"))
        assert TITLES[1] not in listener.heard(), listener.heard()


def test_a_step_that_the_focus_names_is_not_announced():
    with Program("--step", STEPS[-2][0]) as moa:
        tab_to(moa, "Next step")
        listener = listen(moa)
        screen.press("Next")
        until("the focus on the dot", lambda: (moa.focused_name() or "").startswith(f"Step {len(STEPS)}: "))
        moa.activate("level", "marker")
        expect(listener, NO_LEVEL.format("marker"))
        assert TITLES[-1] not in listener.heard(), listener.heard()


def hear(orca, start, text):
    """Waits until something that begins so was said since then, and returns all that was."""
    until(f"{text!r} to be said", lambda: orca.is_done() and any(said.startswith(text) for said in orca.said_since(start)))
    return orca.said_since(start)


def go_to_start(orca, moa):
    """Orca may miss a window that opens just as it has started itself, but not where the focus goes then."""
    until("the focus in the window", moa.focused_name)
    screen.press("Tab")
    hear(orca, 0, "Start ")


def test_orca_says_a_toast_once():
    with ScreenReader() as orca, Program(notices=True) as moa:
        go_to_start(orca, moa)
        start = orca.mark()
        moa.activate("level", "one")
        hear(orca, start, NO_LEVEL.format("one"))
        moa.activate("step-next")
        said = hear(orca, start, TITLES[0])
        assert said.count(NO_LEVEL.format("one")) == 1, said


def test_orca_says_a_step_once_whether_the_focus_moves_with_it_or_not():
    with ScreenReader() as orca, Program(notices=True) as moa:
        go_to_start(orca, moa)
        start = orca.mark()
        for title in TITLES[:3]:
            screen.press("Next")
            hear(orca, start, title)
        said = orca.said_since(start)
        moved = next(index for index, text in enumerate(said) if text.startswith("Next step "))
        # What Orca had begun to say before, it broke off when the focus came.
        assert [text for text in said[moved:] if text in TITLES] == TITLES[:3], said


if __name__ == "__main__":
    tap.run(globals())
