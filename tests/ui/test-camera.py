# SPDX-License-Identifier: GPL-3.0-or-later
"""How the diagram moves under a real hand, and how one comes back to where one looked."""

import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
TOLERANCE = 3  # pixels: places are whole pixels


def node(moa, wanted):
    return moa.wait_for("push button", name=WORDS.node(wanted))


def rest(found):
    until_still("the diagram to rest", found.window_box)
    return found.box()


def ground(moa):
    """A point of the ground left of everything, inside of the view."""
    x, _, _, _ = moa.tree.find("grouping", name="Medicine").box()
    _, y, _, height = rest(node(moa, "apob_gene"))
    return x + 20, y + height + 30


def is_enabled(moa, action):
    return moa.describe_all()[action][0]


def near(found, expected, what):
    assert all(abs(a - b) <= TOLERANCE for a, b in zip(found, expected)), f"{what}: {found} is not near {expected}"


def test_a_picture_that_is_let_go_in_full_swing_moves_on_and_stops():
    with Program() as moa:
        found = node(moa, "apob_gene")
        moa.activate("zoom-in")
        x, _, _, _ = rest(found)
        start = ground(moa)
        screen.drag(*start, 100, 0, fling=True)
        until("the diagram to move on by itself", lambda: found.box()[0] > x + 100 + 10)
        rest(found)


def test_a_picture_pulled_beyond_its_edge_comes_back():
    with Program() as moa:
        found = node(moa, "apob_gene")
        x, y, _, _ = rest(found)
        start = ground(moa)
        screen.drag(*start, 1100, 0)
        ended = rest(found)[0]
        assert 100 < ended - x < 1100, f"pulled 1,100 pixels the diagram ended {ended - x} pixels away"
        screen.drag(start[0], start[1] + 10, 300, 0)
        near(rest(found), (ended, y), "back at its edge")


def test_back_and_forward_show_the_same_places_again():
    with Program() as moa:
        found = node(moa, "ldl")
        whole = rest(found)
        assert not is_enabled(moa, "camera-back")
        moa.choose("question", "how-it-works")
        until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
        framed = rest(found)
        assert framed != whole, "the question has to frame its parts"
        screen.press("alt+Left")
        until("the whole diagram", lambda: found.box() != framed)
        near(rest(found), whole, "the first place")
        until("somewhere to go forward to", lambda: is_enabled(moa, "camera-forward"))
        assert not is_enabled(moa, "camera-back")
        screen.press("alt+Right")
        until("the framed parts", lambda: found.box() != whole)
        near(rest(found), framed, "the second place")


def test_the_side_buttons_of_a_mouse_go_back_and_forward():
    with Program() as moa:
        found = node(moa, "ldl")
        whole = rest(found)
        moa.choose("question", "how-it-works")
        until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
        framed = rest(found)
        point = ground(moa)
        screen.click(*point, button=8)
        until("the whole diagram", lambda: found.box() != framed)
        near(rest(found), whole, "the first place")
        screen.click(*point, button=9)
        until("the framed parts", lambda: found.box() != whole)
        near(rest(found), framed, "the second place")


def test_with_reduced_motion_a_picture_that_is_let_go_stays():
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
        with Program(environment={"XDG_CONFIG_HOME": folder}) as moa:
            found = node(moa, "apob_gene")
            moa.activate("zoom-in")
            x, y, width, height = rest(found)
            screen.drag(*ground(moa), 100, 0, fling=True)
            until("the diagram to move", lambda: found.box()[0] > x + 50)
            near(rest(found), (x + 100, y, width, height), "where the hand let go")


def test_a_place_come_to_by_hand_is_remembered_when_one_stays():
    with Program() as moa:
        found = node(moa, "apob_gene")
        before = rest(found)
        x, y = ground(moa)
        screen.turn_wheel(x + 300, y, screen.WHEEL_UP, notches=4)
        until("the place to be noted", lambda: is_enabled(moa, "camera-back"))
        rest(found)
        moa.activate("camera-back")
        until("the diagram to shrink", lambda: found.box()[2] <= before[2] + 1)
        near(rest(found), before, "the place before")


if __name__ == "__main__":
    tap.run(globals())
