# SPDX-License-Identifier: GPL-3.0-or-later
"""The lessons that one can choose from: installed, built in and opened before; opening, dropping, forgetting."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from program import BROKEN, BUILD, Program, environment_of, start_and_wait  # noqa: E402
from waiting import until, until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
TITLE = "Lessons – Moa"
HERE = "Lessons on this computer"
BEFORE = "Lessons opened before"
BUILT_IN = WORDS.lesson_title()
GOOD = BROKEN / "good"
GOOD_TITLE = "Lock and key"


def write_lesson(folder, **changes):
    """A small lesson with other facts."""
    shutil.copytree(GOOD, folder)
    file = folder / "bundle.json"
    lesson = json.loads(file.read_text(encoding="utf-8"))
    for key, value in changes.items():
        lesson[key] = {**lesson[key], **value} if isinstance(value, dict) else value
    file.write_text(json.dumps(lesson, ensure_ascii=False), encoding="utf-8")
    return folder


class World:
    """The data and the settings of one person, which outlive the program."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.bundles = self.folder / "data" / "moa" / "bundles"
        self.settings = self.folder / "glib-2.0" / "settings" / "keyfile"
        self.environment = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": self.folder,
                            "XDG_DATA_HOME": self.folder / "data"}

    def install(self, name, **changes):
        self.bundles.mkdir(parents=True, exist_ok=True)
        return write_lesson(self.bundles / name, **changes)

    def set(self, **values):
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key.replace('_', '-')}={value}\n" for key, value in values.items())
        self.settings.write_text(f"[org/moa/Moa]\n{lines}", encoding="utf-8")

    def remember(self, *paths):
        self.set(recent_lessons=[pathlib.Path(path).as_uri() for path in paths])

    def remembered(self):
        """The paths that the settings name."""
        text = self.settings.read_text(encoding="utf-8") if self.settings.exists() else ""
        line = next((line for line in text.splitlines() if line.startswith("recent-lessons=")), "recent-lessons=[]")
        value = line.partition("=")[2].removeprefix("@as ")
        return [uri.removeprefix("file://") for uri in json.loads(value.replace("'", '"'))]

    def known_to_the_desktop(self):
        """The desktop's own list of recent files, which other programs show."""
        path = self.folder / "data" / "recently-used.xbel"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def program(self, *arguments, **environment):
        return Program(*arguments, environment={**self.environment, **environment})


@contextlib.contextmanager
def world():
    with tempfile.TemporaryDirectory() as folder:
        yield World(folder)


def rows(moa, name=HERE):
    """What the rows of a list say, in their order."""
    found = moa.tree.find("list", name=name)
    return [row.name for row in found.find_all("list item")] if found is not None else []


def wait_for_rows(moa, count, name=HERE):
    until(f"{count} rows", lambda: len(rows(moa, name)) == count)
    return rows(moa, name)


def row(moa, starts):
    return moa.wait_for("list item", starts=starts)


def wait_for_focus(moa, starts):
    until(f"the focus on {starts!r}", lambda: (moa.focused_name() or "").startswith(starts))


def wait_for_title(moa, title):
    until_equal("the title", title, moa.title)


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


def pack(folder, path):
    """The folder of a lesson as a single file."""
    words = [str(BUILD / "src" / "tool" / "moa-tool"), "pack", str(folder), "-o", str(path)]
    subprocess.run(words, check=True, timeout=60)
    return path


def test_a_single_file_is_listed_opened_and_remembered_like_a_folder():
    with world() as here:
        here.bundles.mkdir(parents=True)
        pack(write_lesson(here.folder / "one", title="Packed and installed"), here.bundles / "packed.moa")
        stick = pack(write_lesson(here.folder / "two", title="Packed on a stick"), here.folder / "stick.moa")
        with here.program() as moa:
            row(moa, "Packed and installed").click()
            wait_for_title(moa, "Packed and installed")
            moa.activate_application("open-location", stick)
            wait_for_title(moa, "Packed on a stick")
            moa.activate_application("library")
            said = row(moa, "Packed on a stick").name
            assert str(stick) in said, said
        assert here.remembered() == [str(stick)]
        assert stick.as_uri() in here.known_to_the_desktop()


def test_what_is_removed_is_forgotten_by_the_desktop_too():
    with world() as here:
        here.install("good")
        stick = pack(write_lesson(here.folder / "two", title="Packed on a stick"), here.folder / "stick.moa")
        with here.program(stick) as moa:
            until("the desktop to know", lambda: stick.as_uri() in here.known_to_the_desktop())
            moa.activate_application("library")
            moa.wait_for("push button", contains="Remove “Packed on a stick”").click()
            until_equal("the settings", [], here.remembered)
            until("the desktop to forget", lambda: stick.as_uri() not in here.known_to_the_desktop())


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


# --- lessons opened before ---


def test_a_folder_that_was_opened_is_listed_with_its_path():
    with world() as here:
        mine = write_lesson(here.folder / "mine", title="My own lesson")
        with here.program() as moa:
            moa.activate_application("open-location", mine / "bundle.json")
            wait_for_title(moa, "My own lesson")
            moa.activate_application("library")
            said = wait_for_rows(moa, 1, BEFORE)[0]
            assert "My own lesson" in said and str(mine) in said, said
        assert here.remembered() == [str(mine)]


def test_the_last_lesson_is_the_first_and_twelve_are_kept():
    with world() as here:
        folders = [write_lesson(here.folder / f"lesson-{number}", title=f"Number {number}") for number in range(14)]
        with here.program() as moa:
            for number, folder in enumerate([*folders, folders[5]]):
                moa.activate_application("open-location", folder)
                wait_for_title(moa, f"Number {number if number < 14 else 5}")
        expected = [folders[5], *(folder for folder in reversed(folders) if folder != folders[5])]
        assert here.remembered() == [str(folder) for folder in expected[:12]], here.remembered()


def test_what_is_installed_built_in_or_broken_is_not_remembered():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            for argument, title in ((here.bundles / "good", GOOD_TITLE), ("kynamro", BUILT_IN)):
                moa.activate_application("open-location", argument)
                wait_for_title(moa, title)
            moa.activate_application("open-location", BROKEN / "type")
            moa.wait_for("heading", name=WORDS.interface("This lesson cannot be opened"))
        assert here.remembered() == []


def test_nothing_is_kept_when_visits_are_not_remembered():
    with world() as here:
        here.set(remember_state="false", recent_lessons=[GOOD.as_uri()])
        with here.program() as moa:
            moa.activate_application("open-location", GOOD)
            wait_for_title(moa, GOOD_TITLE)
            moa.activate_application("library")
            wait_for_rows(moa, 1)
            assert rows(moa, BEFORE) == []


def test_a_lesson_that_has_gone_says_so_and_opens_nothing():
    with world() as here:
        here.install("good")
        here.remember("/nowhere/gone.moa")
        with here.program() as moa:
            said = wait_for_rows(moa, 1, BEFORE)[0]
            until("the row to say it", lambda: "No longer there" in rows(moa, BEFORE)[0])
            assert said.startswith("gone.moa") and "/nowhere/gone.moa" in said, said
            row(moa, "gone.moa").click()
            moa.wait_for("label", name="“gone.moa” is no longer there")
            assert moa.title() == TITLE


def test_delete_takes_a_lesson_out_of_the_list_and_it_can_be_undone():
    with world() as here:
        here.install("good")
        first, second = "/nowhere/first.moa", "/nowhere/second.moa"
        here.remember(first, second)
        with here.program() as moa:
            wait_for_rows(moa, 2)
            wait_for_focus(moa, BUILT_IN)
            screen.press("Down", "Down")
            wait_for_focus(moa, "first.moa")
            screen.press("Delete")
            wait_for_focus(moa, "second.moa")
            until_equal("the settings", [second], here.remembered)
            screen.press("ctrl+z")
            wait_for_focus(moa, "first.moa")
            until_equal("the settings", [first, second], here.remembered)
            moa.wait_for("push button", contains="Remove “second.moa”").click()
            until_equal("the settings", [first], here.remembered)
            # The message of the first leaves before that of the second comes.
            moa.wait_for("label", contains="second.moa” is no longer")
            until("a message that takes clicks",
                  lambda: "sensitive" in moa.tree.find("push button", starts="Undo").states())
            moa.wait_for("push button", starts="Undo").click()
            until_equal("the settings", [first, second], here.remembered)
            assert [name.split(".")[0] for name in wait_for_rows(moa, 2, BEFORE)] == ["first", "second"]


def test_delete_leaves_an_installed_lesson_alone():
    with world() as here:
        here.install("good")
        with here.program() as moa:
            wait_for_focus(moa, BUILT_IN)
            screen.press("Delete", "Down")
            wait_for_focus(moa, GOOD_TITLE)
            screen.press("Delete")
            assert len(rows(moa)) == 2 and (here.bundles / "good").exists()


def test_an_address_of_this_computer_is_shown_as_a_path():
    with world() as here:
        folder = here.folder / "mit Leerzeichen"
        shutil.copytree(BROKEN / "syntax-trailing-comma", folder)
        with here.program(folder.as_uri()) as moa:
            found = moa.wait_for("list", name=WORDS.interface("What was found"))
            said = next(found.find_all("list item")).name
            assert said.startswith(f"{folder}/bundle.json:14:35"), said


# --- choosers ---


def test_the_choosers_open_and_close():
    with world() as here, here.program() as moa:
        for action in ("open", "open-folder"):
            moa.activate_application(action)
            moa.expect_window(True)
            screen.press("Escape")
            moa.expect_window(False)


# --- dropping ---


@contextlib.contextmanager
def drag_source(*files):
    """A window beside the program's from which files are dragged."""
    words = [str(BUILD / "tests" / "ui" / "moa-drag-source"), *map(str, files)]
    with subprocess.Popen(words, env=environment_of({"GTK_A11Y": "none"})) as process:
        try:
            window = until("the window to drag from", lambda: min(screen.windows(process.pid), default=0))
            screen.run("xdotool", "windowmove", "--sync", window, 1200, 600)
            yield until_still("it to stand still", lambda: screen.geometry(window))
        finally:
            process.kill()


def middle(box):
    x, y, width, height = box
    return x + width / 2, y + height / 2


def drop(moa, *files, look, picture=None):
    """Drags the files into the middle of the program's window, as a hand does, until it looks as it should. Until
    then the files are with the one who gives them."""
    screen.run("xdotool", "windowsize", "--sync", moa.window, 1000, 700, "windowmove", "--sync", moa.window, 20, 20)
    until_still("the window to rest", lambda: screen.geometry(moa.window))
    with drag_source(*files) as box:
        (x, y), (end_x, end_y) = middle(box), middle(screen.geometry(moa.window))
        screen.run("xdotool", "mousemove", round(x), round(y), "mousedown", screen.LEFT)
        for step in range(1, 21):
            screen.run("xdotool", "mousemove", round(x + (end_x - x) * step / 20), round(y + (end_y - y) * step / 20))
        moa.wait_for("label", name="Drop to open the lesson")
        if picture is not None:
            until_still("the hint to rest", lambda: screen.geometry(moa.window))
            moa.take_picture(picture)
        screen.run("xdotool", "mouseup", screen.LEFT)
        moa.wait_for_none("label", name="Drop to open the lesson")
        until("the drop to have its effect", look)


def test_a_lesson_is_dropped_onto_the_library():
    with world() as here:
        here.install("other", title="Another")
        with here.program() as moa:
            wait_for_rows(moa, 2)
            drop(moa, GOOD, look=lambda: moa.title() == GOOD_TITLE, picture="library-drop")


def test_a_lesson_is_dropped_onto_a_lesson_and_onto_findings():
    heading = WORDS.interface("This lesson cannot be opened")
    with Program() as moa:
        drop(moa, GOOD / "bundle.json", look=lambda: moa.title() == GOOD_TITLE, picture="lesson-drop")
        drop(moa, BROKEN / "type", look=lambda: moa.tree.find("heading", name=heading))
        drop(moa, GOOD, look=lambda: moa.title() == GOOD_TITLE)


def test_of_several_files_the_first_lesson_opens_and_that_is_said():
    with world() as here:
        notes = here.folder / "notes.txt"
        notes.write_text("none", encoding="utf-8")
        with here.program() as moa:
            drop(moa, notes, GOOD, BROKEN / "type", look=lambda: moa.title() == GOOD_TITLE)
            moa.wait_for("label", name="One lesson at a time: “good” is opened")


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
