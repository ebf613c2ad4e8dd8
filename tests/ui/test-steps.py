# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the tour: what is shown of each, and the ways from one to the next."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import NODES, STEPS, Words  # noqa: E402
from mirrored import mirrored  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


def expect_step(moa, path, words=WORDS):
    """The step is in the title of the window, in the bar, and its dot is the one that is selected."""
    moa.expect_state("step", path)
    until(f"the title {words.window_title(path)!r}", lambda: moa.title() == words.window_title(path))
    moa.wait_for("label", starts=words.step_text(path))
    moa.wait_for("heading", contains=words.step_title(path))
    until("the dot", lambda: selected_dots(moa) == [words.step_title(path)])


def selected_dots(moa):
    dots = moa.tree.find("page tab list", name="Steps").find_all("page tab")
    return [dot.name.split(": ", 1)[1] for dot in dots if "selected" in dot.states()]


def test_first_start_invites_to_the_first_step():
    with Program() as moa:
        assert moa.title() == WORDS.lesson_title(), moa.title()
        moa.wait_for("push button", name="Start").click()
        expect_step(moa, STEPS[0][0])


def test_stepping_through_shows_the_text_and_the_title_of_every_step():
    with Program() as moa:
        for path, _, _ in STEPS:
            moa.activate("step-next")
            expect_step(moa, path)
        assert len(STEPS) == 10


def test_stepping_back_shows_them_in_reverse():
    with Program("--step", STEPS[3][0]) as moa:
        for path, _, _ in reversed(STEPS[:3]):
            moa.activate("step-previous")
            expect_step(moa, path)


def test_page_down_and_page_up_step():
    with Program("--step", STEPS[0][0]) as moa:
        screen.press("Page_Down", "Page_Down")
        expect_step(moa, STEPS[2][0])
        screen.press("Page_Up")
        expect_step(moa, STEPS[1][0])


def test_buttons_step_and_rest_at_the_ends():
    with Program("--step", STEPS[0][0]) as moa:
        assert "sensitive" not in moa.tree.find("push button", name="Previous step").states()
        moa.tree.find("push button", name="Next step").click()
        expect_step(moa, STEPS[1][0])
        moa.tree.find("push button", name="Previous step").click()
        expect_step(moa, STEPS[0][0])
        moa.choose("step", STEPS[-1][0])
        until("the last step to have no next",
              lambda: "sensitive" not in moa.tree.find("push button", name="Next step").states())


def test_a_click_on_a_dot_goes_to_its_step():
    with Program("--step", STEPS[0][0]) as moa:
        dot = moa.wait_for("page tab", contains=WORDS.step_title(STEPS[6][0]))
        dot.click()
        expect_step(moa, STEPS[6][0])


def expect_dot(moa, index):
    until(f"the focus on dot {index}", lambda: (moa.focused_name() or "").startswith(f"Step {index + 1}: "))


def focus_dot(moa, index):
    moa.wait_for("page tab", starts=f"Step {index + 1}: ").click()
    expect_dot(moa, index)


def test_the_dots_are_one_stop_and_arrow_keys_go_among_them():
    with Program("--step", STEPS[3][0]) as moa:
        focus_dot(moa, 3)
        for keys, index in (("Right", 4), ("Left", 3), ("Home", 0), ("Left", 0), ("End", 9), ("Right", 9)):
            screen.press(keys)
            expect_dot(moa, index)
        assert moa.state("step") == STEPS[3][0], "looking at a dot has gone to its step"
        screen.press("Home", "Right", "Return")
        expect_step(moa, STEPS[1][0])
        screen.press("Right", "space")
        expect_step(moa, STEPS[2][0])
        screen.press("Tab")
        until("Tab to leave the dots", lambda: moa.focused_name() == "Next step")
        screen.press("shift+Tab")
        expect_dot(moa, 2)
        screen.press("shift+Tab")
        until("Tab to leave backwards", lambda: moa.focused_name() == "Previous step")


def test_arrow_keys_follow_the_eye_where_the_window_is_mirrored():
    with mirrored("--step", STEPS[3][0]) as moa:
        focus_dot(moa, 3)
        for keys, index in (("Left", 4), ("Right", 3), ("Right", 2)):
            screen.press(keys)
            expect_dot(moa, index)


def test_parts_of_a_step_say_their_place_in_it():
    path, step, tour = STEPS[3]
    with Program("--step", path) as moa:
        ids = {node["id"] for node in NODES}
        for part in step["focus"]:
            if part in ids:
                node = moa.wait_for("push button", name=WORDS.node(part))
                assert WORDS.step_title(path) in node.description, node.description
        outside = next(node for node in NODES if node["id"] not in step["focus"])
        assert WORDS.step_title(path) not in moa.tree.find("push button", name=WORDS.node(outside["id"])).description
        assert len(tour["steps"]) == len(STEPS)


def test_show_in_the_diagram_goes_to_the_step_of_the_question():
    with Program("--question", "why-liver") as moa:
        moa.wait_for("push button", name="Show in the diagram").act()
        expect_step(moa, "kynamro/what-kynamro-did")


if __name__ == "__main__":
    tap.run(globals())
