# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pointer does in the diagram: real clicks, wheel and drags at places that AT-SPI tells."""

import json
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import EDGES, NODES, Words  # noqa: E402
from program import BROKEN, SOURCE, Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
TOLERANCE = 3  # pixels: places are whole pixels, and sizes of small parts are rounded


def node(moa, wanted):
    return moa.wait_for("push button", name=WORDS.node(wanted))


def rest(found):
    """The place of a node when the camera has come to rest, pixels of the screen."""
    until_still("the diagram to rest", found.window_box)
    return found.box()


def ground_between(first, second):
    """A point of the empty ground in the middle between two nodes that no arrow joins."""
    a, b = rest(first), rest(second)
    return (a[0] + a[2] / 2 + b[0] + b[2] / 2) / 2, (a[1] + a[3] / 2 + b[1] + b[3] / 2) / 2


def empty_ground(moa):
    """A point of the ground left of everything, in the height of the gene, inside of the view."""
    x, _, _, _ = moa.tree.find("grouping", name="Medicine").box()
    _, y, _, height = rest(node(moa, "apob_gene"))
    return x + 20, y + height + 30


def near(found, expected, what):
    assert all(abs(a - b) <= TOLERANCE for a, b in zip(found, expected)), f"{what}: {found} is not near {expected}"


def test_a_click_on_a_node_opens_its_card():
    with Program() as moa:
        for wanted in ("apob_mrna", "ldl", "ldlr", "d_statin"):
            found = node(moa, wanted)
            rest(found)
            found.click()
            moa.expect_state("part", wanted)
            until("the node to be selected", lambda f=found: "selected" in f.states())
            moa.wait_for("panel", name=WORDS.node(wanted))
            moa.choose("part", "")


def test_a_click_on_an_arrow_opens_the_card_of_the_arrow():
    arrow = next(edge for edge in EDGES if (edge["from"], edge["to"]) == ("apob_gene", "apob_mrna"))
    with Program() as moa:
        tail, head = rest(node(moa, "apob_gene")), rest(node(moa, "apob_mrna"))
        screen.click((tail[0] + tail[2] + head[0]) / 2, tail[1] + tail[3] / 2)
        moa.expect_state("part", arrow["id"])


def test_a_click_on_the_ground_closes_the_card():
    with Program() as moa:
        point = empty_ground(moa)
        moa.choose("part", "vldl")
        rest(node(moa, "vldl"))
        moa.wait_for("push button", name="Close the card")
        card = moa.tree.find("panel", name=WORDS.node("vldl")).box()
        if card[0] < point[0] < card[0] + card[2]:
            point = (card[0] + card[2] + 40, card[1] + card[3] + 30)
        screen.click(*point)
        moa.expect_state("part", "")


def test_the_wheel_zooms_about_the_pointer():
    with Program() as moa:
        first, second = node(moa, "apob_gene"), node(moa, "ldl")
        point = (700, 560)
        before = rest(first), rest(second)
        screen.turn_wheel(*point, screen.WHEEL_UP, notches=3)
        until("the diagram to grow", lambda: second.window_box()[2] > before[1][2] * 1.3)
        for found, (x, y, _, _) in zip((first, second), before):
            moved = rest(found)
            expected = [p + 1.2 ** 3 * (q - p) for p, q in zip(point, (x, y))]
            near(moved[:2], expected, "a corner of the node")
        screen.turn_wheel(*point, screen.WHEEL_DOWN, notches=3)
        until("the diagram to shrink", lambda: second.window_box()[2] < before[1][2] * 1.1)
        near(rest(first)[:2], before[0][:2], "back where it was")


def test_the_point_under_the_pointer_stays():
    with Program() as moa:
        found = node(moa, "apob_mrna")
        rest(found)
        x, y = found.centre()
        screen.turn_wheel(x, y, screen.WHEEL_UP, notches=5)
        until("the node to grow", lambda: found.window_box()[2] > 60)
        rest(found)
        near(found.centre(), (x, y), "the middle of the node")


def test_a_drag_of_the_ground_pans():
    with Program() as moa:
        found = node(moa, "apob_gene")
        moa.activate("zoom-in")
        x, y, width, height = rest(found)
        start = empty_ground(moa)
        screen.drag(*start, 60, 40)
        until("the diagram to move", lambda: abs(found.box()[0] - x) > 30)
        near(rest(found), (x + 60, y + 40, width, height), "the node after the drag")
        assert moa.state("part") == "", "a drag must not click"


def test_a_drag_pans_from_a_node_too_and_opens_nothing():
    with Program() as moa:
        found = node(moa, "apob_gene")
        moa.activate("zoom-in")
        for button in (screen.LEFT, screen.MIDDLE):
            x, y, width, height = rest(found)
            screen.drag(x + width / 2, y + height / 2, 50, 30, button)
            until("the diagram to move", lambda left=x: abs(found.box()[0] - left) > 25)
            near(rest(found), (x + 50, y + 30, width, height), "the node after the drag")
            assert moa.state("part") == "", "a drag must not click"


def test_a_double_click_on_the_ground_shows_everything_again():
    with Program() as moa:
        found = node(moa, "ldl")
        before = rest(found)
        moa.activate("zoom-in")
        until("the diagram to grow", lambda: found.window_box()[2] > before[2])
        rest(found)
        point = empty_ground(moa)
        for _ in range(4):  # on a machine that is held up, two clicks may come too far apart to be a double one
            screen.double_click(*point)
            if until_still("the diagram to rest", found.window_box)[2] == before[2]:
                return
        raise AssertionError(f"it is {found.window_box()[2]} pixels wide, not {before[2]}")


def test_every_node_is_inside_of_the_view_when_fitted():
    with Program() as moa:
        moa.activate("zoom-fit")
        rest(node(moa, "ldl"))
        left, top, width, height = moa.tree.find("grouping", name="Medicine").parent().box()
        for wanted in NODES:
            x, y, w, h = node(moa, wanted["id"]).box()
            assert left <= x and x + w <= left + width and top <= y and y + h <= top + height, wanted["id"]


def test_every_node_answers_to_a_click_in_its_middle():
    with Program() as moa:
        moa.activate("zoom-fit")
        rest(node(moa, "ldl"))
        centres = {wanted["id"]: node(moa, wanted["id"]).centre() for wanted in NODES}
        for wanted, centre in centres.items():
            screen.click(*centre)
            moa.expect_state("part", wanted)
            moa.choose("part", "")


def test_a_lesson_opens_in_place_of_one_with_a_chosen_part():
    """What the old lesson shows must not be drawn with the words of the new one: it would outlive its lesson."""
    with Program() as moa:
        node(moa, "ldl")
        moa.choose("part", "ldl")
        for lesson, part in ((BROKEN / "complete", "lock"), (SOURCE / "data" / "bundles" / "template", "mtp")):
            moa.activate_application("open-location", lesson)
            moa.expect_state("part", "")
            moa.choose("part", part)


def write_large_lesson(folder):
    """More nodes than have a widget all the time, in rows of 40."""
    lesson = json.loads((BROKEN / "complete" / "bundle.json").read_text(encoding="utf-8"))
    pattern = {key: value for key, value in lesson["diagram"]["nodes"][0].items() if key not in ("compartment", "size")}
    lesson["diagram"]["size"] = [4900, 1800]
    lesson["diagram"]["nodes"] += [
        {**pattern, "id": f"many-{i}", "label": f"Many {i}", "at": [100 + i % 40 * 120, 700 + i // 40 * 60]}
        for i in range(720)
    ]
    tour = lesson["tours"][0]
    step = {"title": "Far", "text": "It is far away."}
    tour["steps"] = [{**step, "id": f"s{i}", "focus": [f"many-{part}"]} for i, part in enumerate((0, 719, 39, 680))]
    lesson["questions"][0].pop("step", None)
    (folder / "bundle.json").write_text(json.dumps(lesson), encoding="utf-8")


def test_nodes_of_a_large_lesson_come_and_go_with_the_camera():
    """Without a word of GTK: what comes and goes while the window is laid out would be drawn without a place."""
    with tempfile.TemporaryDirectory() as folder:
        write_large_lesson(pathlib.Path(folder))
        with Program(folder, notices=True) as moa:
            moa.wait_for("push button", name="Many 0")
            for step, far in (("s1", "Many 0"), ("s0", "Many 719"), ("s2", "Many 680"), ("s3", "Many 39")):
                moa.activate("step", f"main/{step}")
                moa.wait_for_none("push button", name=far)
                moa.activate("zoom-fit")
                moa.wait_for("push button", name=far)


def test_a_medicine_is_chosen_by_a_click_on_its_button():
    with Program() as moa:
        moa.tree.find("radio button", name="Kynamro").click()
        moa.expect_state("medicine", "kynamro")
        moa.take_picture("medicine")
        moa.tree.find("radio button", name="No medicine").click()
        moa.expect_state("medicine", "")


if __name__ == "__main__":
    tap.run(globals())
