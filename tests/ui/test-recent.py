# SPDX-License-Identifier: GPL-3.0-or-later
"""The lessons that were opened before: what is kept of them, their list, and what has gone from it or from the disk."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import Words  # noqa: E402
from library import BEFORE, BUILT_IN, GOOD, GOOD_TITLE, TITLE, row, rows, wait_for_focus, wait_for_rows  # noqa: E402
from library import wait_for_title, world, write_lesson  # noqa: E402
from program import BROKEN, BUILD  # noqa: E402
from waiting import until, until_equal  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


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


if __name__ == "__main__":
    tap.run(globals())
