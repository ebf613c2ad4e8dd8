# SPDX-License-Identifier: GPL-3.0-or-later
"""Every part of the mechanism is there for a screen reader, named and described, in every language."""

import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import COMPARTMENTS, EDGES, NODES, STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import tap  # noqa: E402

DUMPS = pathlib.Path(os.environ["MOA_BUILD_ROOT"], "tests", "a11y", "trees")
LANGUAGES = [Words(), Words("es")]
N_PARTS = len(NODES) + len(EDGES) + len(COMPARTMENTS)


def keep(name, tree):
    """Keeps what a screen reader can reach as a readable text."""
    DUMPS.mkdir(parents=True, exist_ok=True)
    lines = [found.write() for found in tree.walk()]
    (DUMPS / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def fitted(words):
    """The program in that language, with the whole diagram in view."""
    return Program("--language", words.language)


def find_nodes(moa, words):
    """The widgets of the nodes, by the id of the node."""
    moa.activate("zoom-fit")
    first = moa.wait_for("push button", name=words.node(NODES[0]["id"]))
    until_still("the diagram to rest", first.window_box)
    buttons = {found.name: found for found in moa.tree.find_all("push button")}
    missing = [node["id"] for node in NODES if words.node(node["id"]) not in buttons]
    assert not missing, missing
    return {node["id"]: buttons[words.node(node["id"])] for node in NODES}


def test_every_node_is_a_button_with_name_and_description():
    for words in LANGUAGES:
        with fitted(words) as moa:
            nodes = find_nodes(moa, words)
            assert len(nodes) == len(NODES) == 36
            for wanted, found in nodes.items():
                assert {"focusable", "visible", "sensitive"} <= found.seen_states, (wanted, found.seen_states)
                assert not found.description.startswith(found.name), (wanted, found.description)
                assert len(found.description) > 5, (wanted, found.description)
                assert found.is_laid_out(), wanted
            keep(f"window-{words.language}", moa.tree)


def test_every_node_flows_to_what_its_arrows_lead_to():
    for words in LANGUAGES:
        with fitted(words) as moa:
            for wanted, found in find_nodes(moa, words).items():
                targets = {words.node(edge["to"]) for edge in EDGES if edge["from"] == wanted}
                assert set(found.flows_to()) == targets, wanted


def test_descriptions_name_what_the_arrows_lead_to():
    for words in LANGUAGES:
        with fitted(words) as moa:
            for wanted, found in find_nodes(moa, words).items():
                for edge in EDGES:
                    if edge["from"] == wanted:
                        assert words.node(edge["to"]) in found.description, (wanted, found.description)


def test_descriptions_are_in_the_language_of_the_lesson():
    english, spanish = LANGUAGES
    with fitted(english) as moa:
        before = {wanted: found.description for wanted, found in find_nodes(moa, english).items()}
        moa.choose("language", "es")
        until("the title in Spanish", lambda: moa.title() == spanish.lesson_title())
        after = {wanted: found.description for wanted, found in find_nodes(moa, spanish).items()}
        same = [wanted for wanted in before if before[wanted] == after[wanted]]
        assert not same, same
        for word in (" in ", "Leads to", "Holds back", "Binds to"):
            left = [text for text in after.values() if word in text]
            assert not left, left


def test_a_node_can_be_pressed_by_assistive_technology():
    words = LANGUAGES[0]
    with fitted(words) as moa:
        find_nodes(moa, words)["ldlr"].act()
        moa.expect_state("part", "ldlr")


def test_the_chosen_node_and_no_other_is_selected():
    words = LANGUAGES[0]
    with fitted(words) as moa:
        nodes = find_nodes(moa, words)
        for wanted in ("ldl", "apob_mrna"):
            moa.choose("part", wanted)
            until(f"{wanted} to be selected", lambda w=wanted: "selected" in nodes[w].states())
            others = [other for other, found in nodes.items() if "selected" in found.states()]
            assert others == [wanted], others
        moa.choose("part", "")
        until("nothing to be selected", lambda: not any("selected" in found.states() for found in nodes.values()))


def test_the_node_that_has_the_focus_and_no_other_says_so():
    words = LANGUAGES[0]
    with fitted(words) as moa:
        nodes = find_nodes(moa, words)
        for wanted in ("ldl", "apob_mrna", "d_statin"):
            nodes[wanted].click()
            until(f"{wanted} to have the focus", lambda w=wanted: "focused" in nodes[w].states())
            others = [other for other, found in nodes.items() if "focused" in found.states()]
            assert others == [wanted], others
            moa.choose("part", "")


def test_every_part_is_in_the_outline():
    for words in LANGUAGES:
        with fitted(words) as moa:
            moa.choose("page", "outline")
            outline = moa.wait_for("list", name=words.interface("Parts in the order of cause and effect"))
            rows = read_outline(moa, words, outline)
            nodes = [words.node(node["id"]) for node in NODES]
            missing = [name for name in nodes if not any(row.startswith(f"{name},") for row in rows)]
            assert not missing, missing
            places = [words.lesson(f"compartment/{place['id']}/label", place["label"]) for place in COMPARTMENTS]
            missing = [name for name in places if not any(row.startswith((f"{name}.", f"{name},")) for row in rows)]
            assert not missing, missing
            assert len(rows) == N_PARTS, len(rows)
            for edge in EDGES:
                ends = words.node(edge["from"]), words.node(edge["to"])
                assert any(not row.startswith(f"{ends[0]},") and all(end in row for end in ends) for row in rows), ends
            keep(f"outline-{words.language}", moa.tree)


def read_outline(moa, words, outline):
    """The names of the rows; a list makes rows only for what is near, so the outline is walked along to its end."""
    names = []
    for node in [part["id"] for part in [*NODES, *EDGES, *COMPARTMENTS]]:
        moa.choose("part", node)
        listed = moa.tree.find("list", name=outline.name)
        names += [row.name for row in listed.find_all("list item") if row.name not in names]
        if len(names) == N_PARTS:
            break
    return names


def test_the_window_title_names_each_step_for_the_screen_reader():
    for words in LANGUAGES:
        with fitted(words) as moa:
            for path, _, _ in STEPS[:3]:
                moa.activate("step-next")
                until("the name of the frame",
                      lambda p=path: moa.tree.find("frame").name == words.window_title(p))


def test_nothing_shown_is_smaller_in_what_is_said_than_on_the_screen():
    words = LANGUAGES[0]
    with fitted(words) as moa:
        nodes = find_nodes(moa, words)
        boxes = {wanted: found.window_box() for wanted, found in nodes.items()}
        moa.activate("zoom-in")
        for wanted, found in nodes.items():
            until(f"{wanted} to be larger for assistive technology too",
                  lambda f=found, w=wanted: f.window_box()[2] > boxes[w][2])


if __name__ == "__main__":
    tap.run(globals())
