# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything without a pointer: into the diagram, along the mechanism, a card open and closed, the search."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import NODES, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
IDS = {WORDS.node(node["id"]): node["id"] for node in NODES}
MOST_TABS = 40


def press_and_wait(moa, key):
    """Presses a key that moves the focus, and returns the name of where it went."""
    before = moa.focused_name()
    screen.press(key)
    return until(f"{key} to move the focus from {before!r}",
                 lambda: moa.focused_name() not in (before, None) and moa.focused_name())


def enter_diagram(moa):
    """Goes with Tab to the diagram, and returns the name of the node where that enters."""
    for _ in range(MOST_TABS):
        name = press_and_wait(moa, "Tab")
        if name in IDS:
            return name
    raise AssertionError(f"the diagram was not reached with {MOST_TABS} Tabs")


def node(moa, name):
    return moa.tree.find("push button", name=name)


def test_tab_reaches_the_diagram_and_leaves_it_with_the_next():
    with Program() as moa:
        name = enter_diagram(moa)
        assert IDS[name] == "apob_gene", f"it begins at {name!r}, not at the first cause"
        assert press_and_wait(moa, "Tab") not in IDS, "the diagram is one stop"
        assert press_and_wait(moa, "shift+Tab") == name


def region(moa):
    """Which of the four regions of the window has the keyboard."""
    found = moa.tree.find_focused()
    if found is None:
        return None
    if found.name in IDS:
        return "diagram"
    if found.role == "entry":
        return "panel"
    return {"Side panel": "header", "Start": "step"}.get(found.name, found.name)


def test_f6_goes_from_region_to_region():
    with Program() as moa:
        until("the diagram to have the keyboard", lambda: region(moa) == "diagram")
        for key, way in (("F6", ("step", "header", "panel", "diagram")), ("shift+F6", ("panel", "header", "step", "diagram"))):
            for wanted in way:
                screen.press(key)
                until(f"{key} to lead to the {wanted}", lambda: region(moa) == wanted)


def test_f6_passes_over_a_panel_that_is_not_shown():
    with Program() as moa:
        until("the diagram to have the keyboard", lambda: region(moa) == "diagram")
        screen.press("F9")
        until("the panel to go", lambda: "showing" not in moa.tree.find("entry").seen_states)
        for wanted in ("step", "header", "diagram"):
            screen.press("F6")
            until(f"F6 to lead to the {wanted}", lambda: region(moa) == wanted)


def test_right_follows_an_arrow_and_left_goes_back():
    with Program() as moa:
        name = enter_diagram(moa)
        for _ in range(3):
            targets = node(moa, name).flows_to()
            following = press_and_wait(moa, "Right")
            assert following in targets, f"from {name!r} to {following!r}, not one of {targets}"
            back, name = name, following
        assert press_and_wait(moa, "Left") == back


def test_up_and_down_go_between_branches():
    with Program() as moa:
        enter_diagram(moa)
        first = press_and_wait(moa, "Right")
        branch = press_and_wait(moa, "Down")
        assert branch != first and branch in IDS


def test_home_and_end_go_to_the_first_cause_and_the_last_effect():
    with Program() as moa:
        first = enter_diagram(moa)
        last = press_and_wait(moa, "End")
        parts = [found.name for found in node(moa, first).parent().children() if found.name in IDS]
        assert (first, last) == (parts[0], parts[-1]), "the ends of the order of cause and effect"
        assert press_and_wait(moa, "Home") == first


def test_walking_alone_opens_nothing():
    with Program() as moa:
        enter_diagram(moa)
        moa.choose("question", "effect")
        press_and_wait(moa, "Right")
        assert moa.state("part") == "" and moa.state("question") == "effect"


def test_enter_opens_the_card_and_escape_gives_the_focus_back_to_the_node():
    with Program() as moa:
        enter_diagram(moa)
        name = press_and_wait(moa, "Right")
        screen.press("Return")
        moa.expect_state("part", IDS[name])
        until("the focus in the card", lambda: (moa.tree.find_focused() or node(moa, name)).role == "panel")
        assert moa.focused_name() == name, "the card says whose it is"
        screen.press("Escape")
        moa.expect_state("part", "")
        until("the focus to come back", lambda: moa.tree.find_focused() is not None)
        assert (moa.focused_name(), moa.tree.find_focused().role) == (name, "push button")


def test_space_opens_the_card_too():
    with Program() as moa:
        name = enter_diagram(moa)
        screen.press("space")
        moa.expect_state("part", IDS[name])


def test_plus_minus_and_zero_zoom_in_the_diagram():
    with Program() as moa:
        found = node(moa, enter_diagram(moa))
        before = until_still("the diagram to rest", found.window_box)
        screen.press("plus", "plus")
        until("the diagram to grow", lambda: found.window_box()[2] > before[2] * 1.3)
        screen.press("0")
        until("the diagram to fit again", lambda: found.window_box() == before)


def test_shift_and_an_arrow_key_pan():
    with Program() as moa:
        found = node(moa, enter_diagram(moa))
        screen.press("plus", "plus", "plus")
        before = until_still("the diagram to rest", found.window_box)
        screen.press("shift+Right")
        moved = until("the diagram to move", lambda: found.window_box() != before
                      and until_still("the diagram to rest", found.window_box))
        assert moved[0] < before[0] and moved[1] == before[1], (before, moved)


def test_what_gets_the_focus_is_brought_into_sight():
    with Program() as moa:
        enter_diagram(moa)
        screen.press("1")
        last = press_and_wait(moa, "End")
        found = node(moa, last)
        until_still("the diagram to rest", found.window_box)
        x, y = found.centre()
        left, top, width, height = moa.tree.find("grouping", name="Medicine").parent().box()
        assert left < x < left + width and top < y < top + height, (x, y)


def test_the_search_is_used_without_a_pointer():
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("receptor")
        moa.wait_for("heading", name=WORDS.interface("Parts of the diagram"))
        screen.press("Down")
        rows = [found.name for found in moa.tree.find("heading", name=WORDS.interface("Parts of the diagram"))
                .parent().find_all("push button")]
        first = until("the first result in focus", lambda: moa.focused_name() in rows and moa.focused_name())
        second = press_and_wait(moa, "Down")
        assert (first, second) == (rows[0], rows[1])
        assert press_and_wait(moa, "Up") == first


def test_enter_on_a_question_opens_its_answer():
    with Program() as moa:
        card = moa.tree.find("push button", starts="Question 3:")
        for _ in range(MOST_TABS):
            if "focused" in card.states():
                break
            press_and_wait(moa, "Tab")
        screen.press("Return")
        moa.expect_state("question", "why-liver")


if __name__ == "__main__":
    tap.run(globals())
