# SPDX-License-Identifier: GPL-3.0-or-later
"""Every arrow is a part like any node: named, described, in the order of cause and effect, and reached by keys."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import EDGES, NODES, STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
KEY_WAIT = 3  # s; a key that leads nowhere changes nothing


def arrow_name(words, edge):
    """“apo B mRNA → Ribosome: is read”"""
    ends = f"{words.node(edge['from'])} → {words.node(edge['to'])}"
    label = edge.get("label")
    return ends if label is None else ends + ": " + words.lesson(f"edge/{edge['id']}/label", label)


NAMES = {**{node["id"]: WORDS.node(node["id"]) for node in NODES},
         **{edge["id"]: arrow_name(WORDS, edge) for edge in EDGES}}


def find_parts(moa):
    """The widgets of the parts, by the id of the part."""
    moa.wait_for("push button", name=NAMES[NODES[0]["id"]])
    buttons = {found.name: found for found in moa.tree.find_all("push button")}
    missing = [part for part, name in NAMES.items() if name not in buttons]
    assert not missing, missing
    return {part: buttons[name] for part, name in NAMES.items()}


def test_every_arrow_is_a_button_with_name_and_description():
    with Program() as moa:
        parts = find_parts(moa)
        for edge in EDGES:
            found = parts[edge["id"]]
            assert {"focusable", "visible", "sensitive"} <= found.seen_states, (edge["id"], found.seen_states)
            assert found.description and found.name not in found.description, found.description
            assert ("Contested." in found.description) == (edge.get("certainty") == "contested"), found.description
            sources = len(edge.get("cite", []))
            assert not sources or f"{sources} source" in found.description, (edge["id"], found.description)
            assert found.is_laid_out(), edge["id"]


def test_every_arrow_flows_to_its_head():
    with Program() as moa:
        parts = find_parts(moa)
        for edge in EDGES:
            assert parts[edge["id"]].flows_to() == [NAMES[edge["to"]]], edge["id"]


def test_an_arrow_follows_the_node_that_it_starts_from():
    with Program() as moa:
        find_parts(moa)
        by_name = {name: part for part, name in NAMES.items()}
        order = [by_name[found.name] for found in moa.tree.find_all("push button") if found.name in by_name]
        tails = {edge["id"]: edge["from"] for edge in EDGES}
        node = None
        for part in order:
            assert part not in tails or tails[part] == node, (part, node)
            node = node if part in tails else part


def test_a_click_in_the_middle_of_an_arrows_box_meets_the_arrow():
    with Program() as moa:
        moa.activate("zoom-fit")
        wanted = next(edge["id"] for edge in EDGES if edge["id"] == "apob_gene-apob_mrna")
        found = find_parts(moa)[wanted]
        width, height = found.window_box()[2:]
        assert width == height <= 48, (width, height)
        found.click()
        moa.expect_state("part", wanted)


def test_an_arrow_can_be_pressed_by_assistive_technology_and_is_selected():
    with Program() as moa:
        parts = find_parts(moa)
        wanted = EDGES[3]["id"]
        parts[wanted].act()
        moa.expect_state("part", wanted)
        until("the arrow to be selected", lambda: "selected" in parts[wanted].states())
        others = [part for part, found in parts.items() if part != wanted and "selected" in found.states()]
        assert not others, others


def test_a_part_says_its_place_in_the_step():
    path, step, _ = next(entry for entry in STEPS if len(entry[1]["focus"]) > 1)
    with Program("--step", path) as moa:
        parts = find_parts(moa)
        focus = [part for part in step["focus"] if part in NAMES]
        for part in focus:
            wanted = f"Part {step['focus'].index(part) + 1} of {len(step['focus'])} in this step."
            until(f"{part} to say {wanted!r}", lambda p=part, w=wanted: w in find_parts(moa)[p].description)
        for part, found in parts.items():
            assert part in focus or "in this step" not in found.description, part


def part_of_focus(moa):
    found = moa.tree.find_focused()
    return next((part for part, name in NAMES.items() if found is not None and found.name == name), None)


def press(moa, key):
    """The part that has the focus after a key, which is the same where the key leads nowhere."""
    before = part_of_focus(moa)
    screen.press(key)
    try:
        return until("the focus to go on", lambda: part_of_focus(moa) not in (None, before) and part_of_focus(moa),
                     KEY_WAIT)
    except AssertionError:
        return before


def test_keys_go_over_each_arrow_to_its_head_and_back():
    edges = {edge["id"]: edge for edge in EDGES}
    with Program() as moa:
        find_parts(moa)
        until("the focus in the diagram", lambda: screen.press("Home") or part_of_focus(moa))
        node, seen = part_of_focus(moa), []
        while node not in seen:
            seen.append(node)
            arrow = press(moa, "ctrl+Right")
            if arrow == node:
                break
            assert edges[arrow]["from"] == node, (node, arrow)
            node = press(moa, "Right")
            assert node == edges[arrow]["to"], (node, arrow)
        assert len(seen) > 4, seen
        arrow = press(moa, "ctrl+Left")
        assert edges[arrow]["to"] == node, (node, arrow)
        assert press(moa, "Left") == edges[arrow]["from"], arrow


def test_enter_on_an_arrow_opens_its_card_and_escape_returns():
    with Program() as moa:
        find_parts(moa)
        until("the focus in the diagram", lambda: screen.press("Home") or part_of_focus(moa))
        arrow = press(moa, "ctrl+Right")
        assert arrow in {edge["id"] for edge in EDGES}, arrow
        screen.press("Return")
        moa.expect_state("part", arrow)
        screen.press("Escape")
        moa.expect_state("part", "")
        until("the focus on the arrow again", lambda: part_of_focus(moa) == arrow)


if __name__ == "__main__":
    tap.run(globals())
