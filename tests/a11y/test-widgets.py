# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the keyboard can reach has a name that makes sense when it is heard alone."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from naming import demand, where  # noqa: E402
from program import BROKEN, Program  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

LANGUAGES = ["en", "es"]
PAGES = ["questions", "outline", "glossary", "sources"]


def test_everything_in_the_window_has_a_name_on_each_page():
    for language in LANGUAGES:
        for page in PAGES:
            with Program("--language", language) as moa:
                moa.choose("page", page)
                demand(moa)


def test_everything_of_the_notices_has_a_name():
    for language in LANGUAGES:
        with Program("--language", language, notices=True) as moa:
            demand(moa)


def test_everything_of_a_step_an_answer_and_a_card_has_a_name():
    for language in LANGUAGES:
        with Program("--language", language, "--step", STEPS[6][0], "--question", "why-liver") as moa:
            for part in ("ldl", "k_injection", "apob_gene"):
                moa.choose("part", part)
                demand(moa)


def test_every_search_result_has_a_name():
    with Program() as moa:
        for words in ("ldl", "zzzz"):
            screen.press("ctrl+f", "ctrl+a")
            screen.write(words)
            moa.wait_for("heading") if words == "ldl" else moa.wait_for("label", contains="zzzz")
            demand(moa)


def test_everything_of_the_findings_has_a_name():
    for language in LANGUAGES:
        with Program("--language", language, BROKEN / "missing") as moa:
            moa.wait_for("list item")
            demand(moa)


def test_everything_of_the_preferences_has_a_name():
    for language in LANGUAGES:
        with Program("--language", language) as moa:
            moa.activate_application("preferences")
            moa.expect_window(True)
            demand(moa)
            screen.press("Escape")
            moa.expect_window(False)


def test_everything_of_a_narrow_window_has_a_name():
    with Program() as moa:
        screen.run("xdotool", "windowsize", moa.window, 640, 700)
        demand(moa)


def test_no_two_buttons_beside_each_other_have_one_name():
    with Program("--step", STEPS[0][0]) as moa:
        twins = []
        for found in moa.tree.walk():
            names = [child.name for child in found.children() if child.role == "push button" and child.name]
            twins += [f"{where(found)}: {name}" for name in set(names) if names.count(name) > 1]
        assert not twins, twins


def test_what_is_chosen_is_said_by_a_state():
    words = Words()
    with Program() as moa:
        panel = moa.tree.find("panel", name=words.interface("Side panel page"))
        assert ["pressed" in page.seen_states for page in panel.children()].count(True) == 1
        levels = moa.tree.find("panel", name=words.interface("Word level"))
        assert ["pressed" in level.seen_states for level in levels.children()].count(True) == 1
        medicines = list(moa.tree.find_all("radio button"))
        assert ["checked" in medicine.seen_states for medicine in medicines].count(True) == 1


def test_an_open_question_is_expanded_and_a_closed_one_is_not():
    with Program("--question", "effect") as moa:
        cards = {found.name: found.seen_states for found in moa.tree.find_all("push button")
                 if found.name.startswith("Question ")}
        assert all("expandable" in states for states in cards.values()), cards
        assert [name[:10] for name, states in cards.items() if "expanded" in states] == ["Question 4"]


if __name__ == "__main__":
    tap.run(globals())
