# SPDX-License-Identifier: GPL-3.0-or-later
"""The lessons that one can choose from: installed, built in and opened before; what their rows say, the way to them by
keyboard, and what changes while one looks."""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from library import BEFORE, BUILT_IN, GOOD, GOOD_TITLE, HERE, TITLE, row, rows, wait_for_focus, wait_for_rows  # noqa: E402
from library import wait_for_title, world, write_lesson  # noqa: E402
from program import BROKEN, Program, start_and_wait  # noqa: E402
from waiting import until, until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


# --- the start ---


def test_with_more_than_one_lesson_the_start_shows_the_library():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_title(moa, TITLE)
            assert [name.split(".")[0] for name in wait_for_rows(moa, 2)] == [BUILT_IN, GOOD_TITLE]


def test_with_the_built_in_lesson_alone_it_opens_at_once():
    with world() as here, here.program() as moa:
        wait_for_title(moa, BUILT_IN)
        assert moa.tree.find("list", name=HERE) is None


def test_a_lesson_that_replaces_the_built_in_one_is_no_choice():
    with world() as here:
        here.install("kynamro", title="A newer lesson")
        with here.program() as moa:
            wait_for_title(moa, "A newer lesson")


def test_a_start_with_a_lesson_or_a_question_opens_it():
    with world() as here:
        here.install("good")
        with here.program("good") as moa:
            wait_for_title(moa, GOOD_TITLE)
        with here.program("--question", "effect") as moa:
            wait_for_title(moa, BUILT_IN)
            moa.expect_state("question", "effect")


def test_a_second_start_without_arguments_leaves_what_is_shown():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_rows(moa, 2)
            assert start_and_wait(environment=here.environment).returncode == 0
            assert moa.title() == TITLE
            moa.activate_application("open-location", GOOD)
            wait_for_title(moa, GOOD_TITLE)
            assert start_and_wait(environment=here.environment).returncode == 0
            assert moa.title() == GOOD_TITLE


# --- what is said ---


def test_a_row_says_title_status_date_languages_and_origin():
    with world() as here:
        here.install("good", subtitle="Two parts that fit", status={"state": "marketed"},
                     review={"reviewed": "2026-01-31", "review_by": "2999-01-31"})
        with here.program() as moa:
            said = next(name for name in wait_for_rows(moa, 2) if name.startswith(GOOD_TITLE))
            for part in ("Two parts that fit", "On the market", "Checked 2026-01-31", "English",
                         "Not yet reviewed by a clinician", "Installed for you", "Version 1.0"):
                assert part in said, (part, said)
            built_in = next(name for name in rows(moa) if name.startswith(BUILT_IN))
            for part in ("No longer on the market", "English", "Español", "Built in"):
                assert part in built_in, (part, built_in)


def test_a_lesson_that_is_out_of_date_says_so_in_words():
    with world() as here:
        here.install("good", review={"reviewed": "2020-01-31", "review_by": "2021-01-31"})
        with here.program() as moa:
            said = next(name for name in wait_for_rows(moa, 2) if name.startswith(GOOD_TITLE))
            assert "Out of date: to be checked again by 2021-01-31" in said, said


def test_a_broken_lesson_is_listed_with_its_first_error_and_opens_its_findings():
    with world() as here:
        shutil.copytree(BROKEN / "syntax-trailing-comma", here.bundles / "comma")
        with here.program() as moa:
            said = next(name for name in wait_for_rows(moa, 2) if name.startswith("comma"))
            assert "Cannot be opened" in said and "comma/bundle.json:14:35" in said and "1 finding" in said, said
            row(moa, "comma").click()
            moa.wait_for("heading", name=WORDS.interface("This lesson cannot be opened"))
            moa.wait_for("push button", name="Lessons").click()
            wait_for_title(moa, TITLE)


def test_what_cannot_be_opened_comes_after_what_can():
    with world() as here:
        shutil.copytree(BROKEN / "syntax-trailing-comma", here.bundles / "a-comma")
        here.install("zinc", title="Zinc fingers")
        with here.program() as moa:
            found = [name.split(".")[0] for name in wait_for_rows(moa, 3)]
            assert found == [BUILT_IN, "Zinc fingers", "a-comma"], found


def test_a_file_that_is_no_lesson_is_listed_with_its_error():
    with world() as here:
        here.bundles.mkdir(parents=True)
        (here.bundles / "My Lesson.moa").write_bytes(b"this is no archive")
        with here.program() as moa:
            said = next(name for name in wait_for_rows(moa, 2) if name.startswith("My Lesson"))
            assert "Cannot be opened" in said, said


def test_another_language_takes_every_word_of_the_page():
    spanish = Words("es")
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_rows(moa, 2)
            moa.choose("language", "es")
            said = row(moa, spanish.lesson_title()).name
            assert spanish.interface("Not yet reviewed by a clinician") in said, said
            until("the keyboard at the language", lambda: spanish.interface("Language: %s") % "Español"
                  == moa.focused_name())


def test_an_address_of_this_computer_is_shown_as_a_path():
    with world() as here:
        folder = here.folder / "mit Leerzeichen"
        shutil.copytree(BROKEN / "syntax-trailing-comma", folder)
        with here.program(folder.as_uri()) as moa:
            found = moa.wait_for("list", name=WORDS.interface("What was found"))
            said = next(found.find_all("list item")).name
            assert said.startswith(f"{folder}/bundle.json:14:35"), said


# --- the keyboard ---


def test_a_lesson_is_opened_by_the_keyboard_alone():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_focus(moa, BUILT_IN)
            screen.press("Down")
            wait_for_focus(moa, GOOD_TITLE)
            screen.press("Return")
            wait_for_title(moa, GOOD_TITLE)
            nodes = [node["label"] for node in json.loads((GOOD / "bundle.json").read_text())["diagram"]["nodes"]]
            until("the keyboard in the diagram", lambda: moa.focused_name() in nodes)


def test_escape_goes_back_to_the_lesson_where_it_was():
    with Program("--step", STEPS[3][0], "--question", "effect") as moa:
        node = moa.wait_for("push button", name=WORDS.node("ldl"))
        first = until_still("the diagram to rest", node.window_box)
        moa.activate("zoom-in")
        moa.activate("zoom-in")
        until("the diagram to be larger", lambda: node.window_box()[2] > 1.5 * first[2])
        before = until_still("the diagram to rest again", node.window_box)
        screen.press("ctrl+l")
        wait_for_title(moa, TITLE)
        wait_for_focus(moa, BUILT_IN)
        screen.press("Escape")
        wait_for_title(moa, WORDS.window_title(STEPS[3][0]))
        assert moa.state("question") == "effect"
        node = moa.wait_for("push button", name=WORDS.node("ldl"))
        until_equal("the place of the diagram", before, node.window_box)


def test_without_a_lesson_escape_stays():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_focus(moa, BUILT_IN)
            assert moa.tree.find("push button", name="Back to the lesson") is None
            screen.press("Escape", "Down")
            wait_for_focus(moa, GOOD_TITLE)
            assert moa.title() == TITLE


def test_arrow_keys_go_on_in_the_other_list():
    with world() as here:
        here.install("good")
        here.remember(write_lesson(here.folder / "mine", title="Zinc fingers"))
        with here.program() as moa:
            wait_for_rows(moa, 2)
            row(moa, "Zinc fingers")
            wait_for_focus(moa, BUILT_IN)
            screen.press("Down", "Down")
            wait_for_focus(moa, "Zinc fingers")
            screen.press("Up")
            wait_for_focus(moa, GOOD_TITLE)


def test_many_lessons_are_searched():
    with world() as here:
        for number in range(1, 10):
            here.install(f"lesson-{number}", title=f"Lesson the {number}th")
        with here.program() as moa:
            wait_for_rows(moa, 10)
            screen.press("ctrl+f")
            until("the keyboard in the search", lambda: "focused" in moa.wait_for("entry", name="Search lessons").states()
                  or (moa.tree.find_focused() or moa.tree).role == "text")
            screen.write("5TH")
            assert wait_for_rows(moa, 1)[0].startswith("Lesson the 5th")
            moa.take_picture("library-search")
            screen.press("Return")
            wait_for_title(moa, "Lesson the 5th")


# --- what changes while one looks ---


def test_a_lesson_that_is_copied_in_appears_and_one_that_is_taken_away_goes():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_rows(moa, 2)
            here.install("later", title="Added later")
            row(moa, "Added later")
            shutil.rmtree(here.bundles / "later")
            moa.wait_for_none("list item", starts="Added later")
            assert len(rows(moa)) == 2


def test_a_lesson_that_is_changed_keeps_the_keyboard_and_says_the_new():
    with world() as here:
        folder = here.install("good")
        with here.program() as moa:
            wait_for_focus(moa, BUILT_IN)
            screen.press("Down")
            wait_for_focus(moa, GOOD_TITLE)
            file = folder / "bundle.json"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(f'"{GOOD_TITLE}"', '"Lock and new key"'), encoding="utf-8")
            wait_for_focus(moa, "Lock and new key")


def test_a_lesson_that_changes_behind_the_library_leaves_it_where_it_is():
    with world() as here:
        mine = write_lesson(here.folder / "mine", title="My own lesson")
        file = mine / "bundle.json"
        text = file.read_text(encoding="utf-8")
        with here.program(mine) as moa:
            wait_for_title(moa, "My own lesson")
            moa.activate_application("library")
            wait_for_rows(moa, 1, BEFORE)
            wait_for_focus(moa, BUILT_IN)
            file.write_text("{", encoding="utf-8")
            until_still("the page", lambda: rows(moa, BEFORE), looks=20)
            assert moa.title() == TITLE
            file.write_text(text.replace("My own lesson", "My new lesson"), encoding="utf-8")
            until_still("the page", lambda: rows(moa, BEFORE), looks=20)
            assert moa.title() == TITLE
            screen.press("Escape")
            wait_for_title(moa, "My new lesson")


# --- choosers ---


def test_the_choosers_open_and_close():
    with world() as here, here.program() as moa:
        for action in ("open", "open-folder"):
            moa.activate_application(action)
            moa.expect_window(True)
            screen.press("Escape")
            moa.expect_window(False)


# --- pictures to look at ---


def take(name, language="''", size=(1280, 800), **environment):
    with world() as here:
        here.install("good", subtitle="A lesson for the first hour", status={"state": "investigational"})
        here.install("old", title="How statins work", subtitle="HMG-CoA reductase and the LDL receptor",
                     status={"state": "marketed"}, review={"reviewed": "2023-01-10", "review_by": "2025-01-10"})
        here.install("arabic", language="ar", title="كيف تعمل الستاتينات", subtitle="إنزيم في الكبد",
                     review={"reviewers": ["د. ليلى"]})
        shutil.copytree(BROKEN / "syntax-trailing-comma", here.bundles / "comma")
        mine = write_lesson(here.folder / "mine", title="My own lesson")
        here.set(language=language, window_size=size,
                 recent_lessons=[mine.as_uri(), "file:///media/stick/ward-7/insulin.moa"])
        with here.program(**environment) as moa:
            wait_for_rows_of_any_name(moa, 7)
            moa.take_picture(name)
            wait_for_focus(moa, BUILT_IN)
            screen.press("Down", "Down", "Down", "Down", "Down", "Down")
            wait_for_focus(moa, "insulin.moa")
            until_still("the page to rest", lambda: [found.window_box() for found in moa.tree.find_all("list item")])
            moa.take_picture(f"{name}-end")


def wait_for_rows_of_any_name(moa, count):
    until(f"{count} rows", lambda: len(list(moa.tree.find_all("list item"))) == count)
    until_still("the rows", lambda: [found.name for found in moa.tree.find_all("list item")])


def test_the_library_in_the_light_style():
    take("library-light")


def test_the_library_in_the_dark_style():
    take("library-dark", ADW_DEBUG_COLOR_SCHEME="prefer-dark")


def test_the_library_in_the_high_contrast_style():
    take("library-contrast", ADW_DEBUG_HIGH_CONTRAST="1")


def test_the_library_in_a_window_of_1024_by_768():
    take("library-1024x768", size=(1024, 768))


def test_the_library_in_a_narrow_window():
    take("library-narrow", size=(360, 640))


def test_the_library_from_right_to_left():
    take("library-rtl", language="'ar'")


if __name__ == "__main__":
    tap.run(globals())
