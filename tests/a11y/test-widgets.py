# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the keyboard can reach has a name that makes sense when it is heard alone."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from program import BROKEN, Program  # noqa: E402
from waiting import until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

LANGUAGES = ["en", "es"]
PAGES = ["questions", "outline", "glossary", "sources"]


def has_focusable_inside(found):
    return any("focusable" in inner.seen_states for inner in found.walk() if inner is not found)


def is_inside(found, role):
    return found.trunk is not None and (found.trunk.role == role or is_inside(found.trunk, role))


def complain_about(found):
    """What is wrong with the name of something that the keyboard reaches, or None."""
    if found.role in ("scroll pane", "list") and has_focusable_inside(found):
        return None  # GTK gives them the focus only where nothing inside can have it
    if found.role == "text" and found.trunk is not None and found.trunk.role == "entry":
        return None if found.trunk.name else "the entry has no name"
    if not found.name.strip():
        return "no name"
    if found.name.startswith(("Gtk", "Adw", "Moa")):
        return "the name of a class"
    if "_" in found.name and found.role in ("push button", "radio button", "check box", "menu item"):
        return "the mark of a mnemonic, or an id"
    if found.name.endswith("-symbolic"):
        return "the name of an icon"
    return None


def where(found):
    names = []
    while found is not None:
        names.insert(0, f"{found.role} {found.name[:40]!r}")
        found = found.trunk
    return " > ".join(names[-5:])


def list_offences(moa):
    """Everything focusable that has room on the screen and no good name; a closed list to choose from has none."""
    return [f"{complain_about(found)}: {where(found)}" for found in moa.tree.walk()
            if "focusable" in found.seen_states and complain_about(found) and not is_inside(found, "combo box")
            and found.is_laid_out()]


def demand(moa):
    until_still("the window to rest", lambda: len(list(moa.tree.walk())))
    offences = list_offences(moa)
    assert not offences, "\n".join(offences)


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
