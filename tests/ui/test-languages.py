# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of interface and lesson, changed while the program runs and chosen at its start; no locale is generated."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import NODES, QUESTIONS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

ENGLISH, SPANISH = Words(), Words("es")
STEP = "kynamro/what-kynamro-did"
PLAIN_MACHINE = {"LC_ALL": None, "LANG": "C", "LANGUAGE": None}


def expect_language(moa, words, question, step=STEP):
    """The window's title, the interface, the answer, the step and the parts are all in that language."""
    until(f"the title in {words.language}", lambda: moa.title() == words.window_title(step))
    for name in ("Questions", "Outline", "Glossary", "Sources", "Zoom in", "Next step"):
        moa.wait_for("push button", name=words.interface(name))
    moa.wait_for("radio button", name=words.interface("No medicine"))
    moa.wait_for("entry", name=words.interface("Search questions, terms, parts"))
    moa.wait_for("label", starts=words.answer(question))
    moa.wait_for("label", starts=words.step_text(step))
    names = {found.name for found in moa.tree.find_all("push button")}
    missing = [words.node(node["id"]) for node in NODES if words.node(node["id"]) not in names]
    assert not missing, missing
    assert {words.question(asked["id"]) for asked in QUESTIONS} <= {name.split(": ", 1)[-1] for name in names}


def words_of(moa):
    """All that is said; the zoom is not counted, and nothing is said where GTK gives the name of a class."""
    return {found.name for found in moa.tree.walk() if "%" not in found.name and not found.name.startswith("Gtk")}


def test_a_live_switch_changes_everything_and_keeps_the_place():
    with Program("--step", STEP, "--question", "why-liver", environment=PLAIN_MACHINE) as moa:
        moa.choose("part", "ldlr")
        moa.choose("medicine", "statin")
        moa.choose("level", "clinical")
        moa.choose("level", "plain")
        moa.activate("zoom-in")
        expect_language(moa, ENGLISH, "why-liver")
        moa.choose("language", "es")
        expect_language(moa, SPANISH, "why-liver")
        place = [moa.state(action) for action in ("step", "question", "part", "medicine", "level", "page")]
        assert place == [STEP, "why-liver", "ldlr", "statin", "plain", "questions"], place
        moa.wait_for("panel", name=SPANISH.node("ldlr"))
        moa.take_picture("spanish-after-a-switch")


def test_switching_back_leaves_no_word_of_the_other_language():
    with Program("--step", STEP, "--question", "why-liver", environment=PLAIN_MACHINE) as moa:
        before = words_of(moa)
        moa.choose("language", "es")
        expect_language(moa, SPANISH, "why-liver")
        moa.choose("language", "en")
        expect_language(moa, ENGLISH, "why-liver")
        moa.close_notices()
        assert words_of(moa) <= before, sorted(words_of(moa) - before)


def test_the_language_is_chosen_from_its_menu():
    with Program(environment=PLAIN_MACHINE) as moa:
        moa.wait_for("push button", starts="Language:").click()
        item = until("the menu", lambda: next((found for found in moa.tree.walk() if found.name.startswith("Español")
                                               and found.role != "label"), None))
        item.click()
        moa.expect_state("language", "es")
        until("the title in Spanish", lambda: moa.title() == SPANISH.lesson_title())


def expect_keys_to_work(moa):
    shown = moa.state("toggle-panel")
    screen.press("F9")
    moa.expect_state("toggle-panel", not shown)


def test_a_menu_that_is_open_when_the_language_changes_leaves_with_its_page():
    with Program() as moa:
        for open_menu in (lambda: screen.press("F10"), lambda: screen.press("ctrl+f", "shift+F10")):
            for language in ("es", "en"):
                open_menu()
                until("the menu", lambda: len(moa.windows()) > 1)
                moa.choose("language", language)
                until("the menu to close", lambda: len(moa.windows()) == 1)
                expect_keys_to_work(moa)
                pages = [found for found in moa.tree.walk() if found.name == "MoaMainPage"]
                assert len(pages) == 1, "the page before is kept"


def test_a_switch_keeps_what_the_camera_sees():
    with Program(environment=PLAIN_MACHINE) as moa:
        moa.activate("zoom-reset")
        found = moa.wait_for("push button", name=ENGLISH.node("ldl"))
        until("100 %", lambda: moa.tree.find("push button", contains="100 %"))
        size = until_still("the diagram to rest", found.window_box)[2:]
        moa.choose("language", "es")
        until("the same scale", lambda: (moa.tree.find("push button", name=SPANISH.node("ldl")) or found)
              .window_box()[2:] == size)


def test_language_variable_starts_in_spanish_without_a_generated_locale():
    generated = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    with Program("--step", STEP, "--question", "target", environment={**PLAIN_MACHINE, "LANGUAGE": "es"}) as moa:
        assert moa.state("language") == "es", f"locales: {generated}"
        expect_language(moa, SPANISH, "target")
        moa.take_picture("spanish")


def test_the_option_starts_in_spanish():
    with Program("--language", "es", "--step", STEP, "--question", "effect", environment=PLAIN_MACHINE) as moa:
        assert moa.state("language") == "es"
        expect_language(moa, SPANISH, "effect")


def test_an_unknown_language_variable_starts_in_english():
    with Program("--step", STEP, "--question", "target", environment={**PLAIN_MACHINE, "LANGUAGE": "xx"}) as moa:
        assert moa.state("language") == "en"
        expect_language(moa, ENGLISH, "target")


def test_every_page_of_the_side_panel_is_in_spanish():
    with Program("--language", "es", environment=PLAIN_MACHINE) as moa:
        for page in ("outline", "glossary", "sources"):
            moa.choose("page", page)
        moa.wait_for("list", name=SPANISH.interface("Sources"))
        moa.wait_for("list", name=SPANISH.interface("Parts in the order of cause and effect"))
        moa.choose("page", "glossary")
        moa.take_picture("spanish-glossary")


def test_a_translation_that_nobody_reviewed_says_so():
    with Program("--language", "es", environment=PLAIN_MACHINE, notices=True) as moa:
        moa.wait_for("label", contains=SPANISH.interface("Not yet reviewed by a clinician"))


if __name__ == "__main__":
    tap.run(globals())
