# SPDX-License-Identifier: GPL-3.0-or-later
"""How the diagram moves under a real hand, and how one comes back to where one looked."""

import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, Words  # noqa: E402
from mirrored import mirrored  # noqa: E402
from program import BROKEN, SOURCE, Program  # noqa: E402
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


def test_a_picture_pulled_beyond_its_edge_gives_way_and_comes_back():
    with Program() as moa:
        found = node(moa, "apob_gene")
        x, y, _, _ = rest(found)
        start = ground(moa)
        screen.pull(*start, 1100, 0)
        held = rest(found)[0]
        screen.let_go()
        until("the diagram to come back", lambda: found.box()[0] < held - TOLERANCE)
        ended = rest(found)[0]
        assert ended + 10 < held < x + 1100 - 10, f"pulled 1,100 pixels it was at {held - x}, then at {ended - x}"
        screen.drag(start[0], start[1] + 10, 300, 0)
        near(rest(found), (ended, y), "back at its edge")


def test_a_press_stops_a_picture_that_moves_on():
    with Program() as moa:
        found = node(moa, "apob_gene")
        moa.activate("zoom-in")
        before = rest(found)[0]
        x, y = ground(moa)
        screen.drag(x + 30, y, 60, 0, fling=True)
        ended = rest(found)[0]
        screen.drag(x + 60, y, 60, 0, fling=True)
        screen.run("xdotool", "mousedown", screen.LEFT)
        stopped = rest(found)[0]
        screen.let_go()
        after = rest(found)[0]
        assert abs(after - stopped) <= TOLERANCE, f"stopped at {stopped} it went on to {after}"
        first, second = ended - before, stopped - ended
        assert second < first - 20, f"by itself it went {first} pixels, stopped {second}"


def test_a_diagram_that_rests_costs_nothing():
    with Program() as moa:
        found = node(moa, "apob_gene")
        moa.activate("zoom-in")
        rest(found)
        screen.drag(*ground(moa), 100, 0, fling=True)
        rest(found)
        time.sleep(2)
        before = read_clock_ticks(moa.process.pid)
        time.sleep(2)
        used = read_clock_ticks(moa.process.pid) - before
        assert used <= 4, f"{used} of 200 ticks of the processor's clock while nothing moves"


def read_clock_ticks(pid):
    """What a process has used of the processor's time, in its own and in the kernel's name."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


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


def way_in_menu(moa, name):
    """Whether the main menu lets one go that way. A click on its button would be lost while it still closes."""
    screen.press("F10")
    item = moa.wait_for("menu item", name=name)
    can = "sensitive" in item.states()
    screen.press("Escape")
    moa.wait_for_none("menu item", name=name)
    return can


def test_the_menu_goes_back_and_forward_where_there_is_somewhere_to_go():
    with Program() as moa:
        found = node(moa, "apob_gene")
        rest(found)
        assert not way_in_menu(moa, "Back in the Diagram")
        moa.choose("step", "kynamro/vldl-to-ldl")
        until("a way back", lambda: is_enabled(moa, "camera-back"))
        screen.press("F10")
        moa.wait_for("menu item", name="Back in the Diagram").act()
        moa.wait_for_none("menu item", name="Back in the Diagram")
        until("a way forward", lambda: is_enabled(moa, "camera-forward"))
        assert way_in_menu(moa, "Forward in the Diagram")
        assert not way_in_menu(moa, "Back in the Diagram")


def test_the_side_buttons_of_a_mouse_go_back_and_forward():
    with Program() as moa:
        found = node(moa, "ldl")
        whole = rest(found)
        moa.choose("question", "how-it-works")
        until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
        framed = rest(found)
        x, y, width, height = screen.geometry(moa.window)
        point = x + width * 0.65, y + height * 0.45  # anywhere in the diagram
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


def test_the_history_is_kept_when_the_lesson_is_saved_and_ends_with_it():
    with tempfile.TemporaryDirectory() as folder:
        lesson = pathlib.Path(folder, "lesson")
        shutil.copytree(SOURCE / "data" / "bundles" / "kynamro", lesson)
        with Program(lesson) as moa:
            node(moa, "ldl")
            moa.choose("question", "how-it-works")
            until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
            (lesson / "bundle.json").write_text(json.dumps({**BUNDLE, "title": "Saved"}), encoding="utf-8")
            until("the lesson as it is saved", lambda: moa.title() == "Saved")
            assert is_enabled(moa, "camera-back"), "saving a lesson keeps the way back"
            moa.activate_application("open-location", BROKEN / "complete")
            until("the history to end", lambda: not is_enabled(moa, "camera-back"))


def test_from_right_to_left_the_keys_of_the_history_are_mirrored():
    with mirrored() as moa:
        found = node(moa, "ldl")
        whole = rest(found)
        moa.choose("question", "how-it-works")
        until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
        framed = rest(found)
        screen.press("alt+Right")
        until("the whole diagram", lambda: found.box() != framed)
        near(rest(found), whole, "the first place")
        screen.press("alt+Left")
        until("the framed parts", lambda: found.box() != whole)
        near(rest(found), framed, "the second place")


def test_away_from_the_diagram_there_is_no_way_back_in_it():
    with Program() as moa:
        node(moa, "ldl")
        moa.choose("question", "how-it-works")
        until("somewhere to go back to", lambda: is_enabled(moa, "camera-back"))
        moa.activate_application("library")
        until("the action to go", lambda: not is_enabled(moa, "camera-back"))


# --- the overview ---


def find_overview(moa):
    return moa.wait_for("panel", name="Overview of the diagram")


def zoomed_in(moa):
    """The overview, after some steps closer, and a part to see how the diagram moves."""
    found = node(moa, "apob_gene")
    rest(found)
    for _ in range(4):
        moa.activate("zoom-in")
    overview = find_overview(moa)
    until_still("the diagram to rest", found.window_box)
    return overview, found


def share(overview):
    """Where the overview says that one is, and how much per cent is in view."""
    told = re.fullmatch(r"In view: (.+), (\d+) %", overview.description)
    assert told, overview.description
    return told[1], int(told[2])


def until_place(moa, wanted):
    until(f"the overview to tell of the {wanted}", lambda: share(find_overview(moa))[0] == wanted)


def test_the_overview_is_there_while_something_is_out_of_view():
    with Program() as moa:
        rest(node(moa, "apob_gene"))
        moa.wait_for_none("panel", name="Overview of the diagram")
        overview, _ = zoomed_in(moa)
        _, _, width, height = overview.box()
        assert min(width, height) >= 44, f"{width}×{height} pixels are hard to hit"
        moa.activate("zoom-fit")
        moa.wait_for_none("panel", name="Overview of the diagram")


def test_the_overview_tells_where_one_is():
    with Program() as moa:
        zoomed_in(moa)
        until_place(moa, "middle")
        _, percent = share(find_overview(moa))
        assert 5 < percent < 60, f"{percent} %"


def test_a_click_in_the_overview_goes_there():
    with Program() as moa:
        overview, _ = zoomed_in(moa)
        x, y, width, height = overview.box()
        screen.click(x + 8, y + 8)
        until_place(moa, "upper left")
        screen.click(x + width - 8, y + height - 8)
        until_place(moa, "lower right")


def test_the_frame_of_the_overview_is_dragged():
    with Program() as moa:
        overview, found = zoomed_in(moa)
        x, y, width, height = overview.box()
        before = rest(found)
        screen.drag(x + width / 2, y + height / 2, 30, 0)
        after = rest(found)
        assert after[0] < before[0] - 100, "the frame goes right, so the picture goes left, by much more"
        assert abs(after[1] - before[1]) <= TOLERANCE


def test_the_wheel_over_the_overview_zooms():
    with Program() as moa:
        overview, found = zoomed_in(moa)
        x, y, width, height = overview.box()
        before = rest(found)
        screen.turn_wheel(x + width / 2, y + height / 2, screen.WHEEL_UP, notches=2)
        until("the diagram to grow", lambda: found.box()[2] > before[2] * 1.2)


def test_the_keyboard_moves_the_frame_of_the_overview():
    with Program() as moa:
        overview, found = zoomed_in(moa)
        for _ in range(20):
            if moa.focused_name() == "Overview of the diagram":
                break
            screen.press("Tab")
        assert moa.focused_name() == "Overview of the diagram"
        before = rest(found)
        screen.press("Right")
        until("the picture to go left", lambda: found.box()[0] < before[0] - 50)
        screen.press("Home")
        until_place(moa, "upper left")
        screen.press("End")
        until_place(moa, "lower right")
        before = rest(found)
        screen.press("plus")
        until("the diagram to grow", lambda: found.box()[2] > before[2])
        screen.press("0")
        moa.wait_for_none("panel", name="Overview of the diagram")
        until("the keyboard to be in the diagram", lambda: moa.tree.find_focused() is not None)


def test_the_overview_is_where_the_card_of_a_part_is_not():
    with Program() as moa:
        overview, _ = zoomed_in(moa)
        for wanted in ("apob_gene", "ldl"):
            moa.activate("part", wanted)
            card = moa.wait_for("panel", name=WORDS.node(wanted))
            rest(card)
            overview = moa.tree.find("panel", name="Overview of the diagram")
            assert overview is None or not overlap(card.box(), overview.box()), "the card covers the overview"


def overlap(a, b):
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def test_from_right_to_left_the_overview_is_at_the_other_side():
    with mirrored() as moa:
        overview, _ = zoomed_in(moa)
        x, _, width, _ = find_overview(moa).box()
        diagram, _, diagram_width, _ = moa.tree.find("grouping", name="Medicine").parent().box()
        moa.take_picture("overview-rtl")
        assert x + width / 2 > diagram + diagram_width / 2, "the overview is in the lower right"


if __name__ == "__main__":
    tap.run(globals())
