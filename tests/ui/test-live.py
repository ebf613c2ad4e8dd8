# SPDX-License-Identifier: GPL-3.0-or-later
"""A lesson that is open follows its folder: what is saved is shown, and errors are listed over what was good before."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, STEPS, Words  # noqa: E402
from program import BROKEN, SOURCE, Program, complaints, start, start_and_wait  # noqa: E402
from waiting import DEADLINE, until, until_equal  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
NOTHING_OPENS = WORDS.interface("This lesson cannot be opened")
FOUND = WORDS.interface("What was found")


class Folder:
    """A copy of a lesson that a test may change as an author does."""

    def __init__(self, path):
        self.path = path
        self.main = path / "bundle.json"
        self.lesson = json.loads(self.main.read_text(encoding="utf-8"))

    def save(self):
        """In place, as an editor without care does."""
        self.main.write_text(json.dumps(self.lesson, ensure_ascii=False, indent=2), encoding="utf-8")

    def save_by_rename(self):
        """Whole or not at all, as an editor with care does."""
        new = self.main.with_name(".bundle.json.new")
        new.write_text(json.dumps(self.lesson, ensure_ascii=False, indent=2), encoding="utf-8")
        new.rename(self.main)

    def break_off(self):
        """What is left when the disk is full."""
        whole = self.main.read_text(encoding="utf-8")
        self.main.write_text(whole[: len(whole) // 2], encoding="utf-8")


@contextlib.contextmanager
def copy_of(lesson):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "lesson")
        shutil.copytree(lesson, path)
        yield Folder(path)


def kynamro():
    return copy_of(SOURCE / "data" / "bundles" / "kynamro")


def zoom_label(moa):
    """The scale as the button between the zoom buttons says it."""
    return next(found.name for found in moa.tree.find_all("push button") if re.search(r"\d+ ?%", found.name))


def test_what_is_saved_is_shown_at_once():
    with kynamro() as folder, Program(folder.path) as moa:
        for number, save in enumerate((folder.save, folder.save_by_rename) * 2):
            folder.lesson["title"] = f"Title {number}"
            save()
            saved = time.monotonic()
            until("the new title", lambda n=number: moa.title() == f"Title {n}")
            print(f"# shown {(time.monotonic() - saved) * 1000:.0f} ms after the file was closed", flush=True)


def test_the_place_is_kept():
    path, step, _ = STEPS[3]
    with kynamro() as folder, Program(folder.path, "--step", path, "--question", "why-liver") as moa:
        moa.choose("medicine", "statin")
        moa.choose("part", "ldl")
        moa.activate("zoom-reset")
        until("100 %", lambda: "100" in zoom_label(moa))
        for _ in range(2):
            moa.activate("zoom-in")
        until("the zoom to rest", lambda: "156" in zoom_label(moa))
        before = {name: moa.state(name) for name in ("step", "question", "part", "medicine", "level", "page")}

        node = next(node for node in folder.lesson["diagram"]["nodes"] if node["id"] == "ldl")
        node["label"] = "LDL, renamed"
        node["at"][0] += 10
        folder.save()
        moa.wait_for("push button", starts="LDL, renamed")
        after = {name: moa.state(name) for name in before}
        assert after == before, (before, after)
        assert "156" in zoom_label(moa), zoom_label(moa)


def test_what_no_longer_exists_is_let_go():
    path, step, tour = STEPS[2]
    with kynamro() as folder, Program(folder.path, "--step", path) as moa:
        steps = next(found for found in folder.lesson["tours"] if found["id"] == tour["id"])["steps"]
        steps[:] = [found for found in steps if found["id"] != step["id"]]
        for question in folder.lesson["questions"]:
            if question.get("step") == path:
                del question["step"]
        folder.save()
        moa.expect_state("step", "")


def test_errors_are_listed_over_the_last_good_lesson():
    with kynamro() as folder, Program(folder.path, "--step", STEPS[1][0]) as moa:
        title = moa.title()
        folder.lesson["diagram"]["edges"][0]["to"] = "nowhere"
        folder.save()
        found = moa.wait_for("list", name=FOUND)
        rows = [row.name for row in found.find_all("list item")]
        assert len(rows) == 1 and "[unknown-reference]" in rows[0] and f"{folder.main}:" in rows[0], rows
        moa.wait_for("status bar", starts="The file has 1 error")
        until("the title to say so", lambda: "Errors in the file" in moa.title() and title in moa.title())
        moa.take_picture("live-errors")

        moa.activate("step-next")
        moa.expect_state("step", STEPS[2][0])
        moa.wait_for("push button", starts="Question 1:")
        assert moa.tree.find("heading", name=NOTHING_OPENS) is None

        folder.lesson["diagram"]["edges"][0]["to"] = BUNDLE["diagram"]["edges"][0]["to"]
        folder.save()
        moa.wait_for_none("list", name=FOUND)
        until_equal("the usual title", WORDS.window_title(STEPS[2][0]), moa.title)
        moa.expect_state("step", STEPS[2][0])


def test_the_list_of_errors_can_be_hidden_and_comes_back_with_the_next_errors():
    with kynamro() as folder, Program(folder.path) as moa:
        folder.break_off()
        moa.wait_for("list", name=FOUND)
        moa.wait_for("push button", name=WORDS.interface("Hide List")).act()
        moa.wait_for_none("list", name=FOUND)
        moa.wait_for("status bar", starts="The file has 1 error")
        folder.save()
        moa.wait_for_none("status bar", starts="The file has 1 error")
        folder.break_off()
        moa.wait_for("list", name=FOUND)


def test_a_file_that_is_taken_away_comes_back():
    with kynamro() as folder, Program(folder.path) as moa:
        hidden = folder.main.with_name("elsewhere.json")
        folder.main.rename(hidden)
        moa.wait_for("status bar", starts="The file has 1 error")
        hidden.rename(folder.main)
        moa.wait_for_none("status bar", starts="The file has 1 error")
        assert moa.title() == WORDS.lesson_title()


def test_a_lesson_that_opened_with_errors_opens_when_it_is_repaired():
    with copy_of(BROKEN / "good") as folder:
        folder.break_off()
        with Program(folder.path) as moa:
            moa.wait_for("heading", name=NOTHING_OPENS)
            folder.save()
            until("the lesson", lambda: moa.title() == "Lock and key")
            moa.wait_for_none("heading", name=NOTHING_OPENS)


def test_warnings_are_shown_to_authors_only_when_asked_for():
    with copy_of(BROKEN / "no-action") as folder, Program(folder.path) as moa:
        moa.wait_for("status bar", starts="1 thing in this lesson")
        assert moa.tree.find("list", name=FOUND) is None
        moa.wait_for("push button", name=WORDS.interface("Show List")).act()
        rows = [row.name for row in moa.wait_for("list", name=FOUND).find_all("list item")]
        assert len(rows) == 1 and "[no-action]" in rows[0], rows
        moa.take_picture("live-warnings")


def test_authors_are_told_of_pictures_and_translations_too():
    with copy_of(BROKEN / "good") as folder:
        folder.lesson["diagram"]["nodes"][0]["image"] = "images/key.svg"
        folder.save()
        picture = folder.path / "images" / "key.svg"
        picture.parent.mkdir()
        picture.write_text("<svg", encoding="utf-8")
        catalogue = folder.path / "locale" / "es" / "LC_MESSAGES" / f"moa-bundle-{folder.lesson['id']}.mo"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_bytes(b"no catalogue")
        with Program(folder.path) as moa:
            moa.wait_for("status bar", starts="2 things in this lesson")
            moa.wait_for("push button", name=WORDS.interface("Show List")).act()
            rows = [row.name for row in moa.wait_for("list", name=FOUND).find_all("list item")]
            assert "[picture]" in rows[0] and "[bad-translation]" in rows[1], rows
            picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>'
                               '</svg>', encoding="utf-8")
            moa.wait_for("status bar", starts="1 thing in this lesson")
            catalogue.unlink()
            moa.wait_for_none("status bar", contains="in this lesson")


def test_the_list_survives_a_change_of_language():
    spanish = Words("es")
    with kynamro() as folder, Program(folder.path) as moa:
        folder.break_off()
        moa.wait_for("list", name=FOUND)
        moa.choose("language", "es")
        moa.wait_for("list", name=spanish.interface("What was found"))
        folder.save()
        moa.wait_for_none("list", name=spanish.interface("What was found"))


def test_another_lesson_opens_without_the_errors_of_the_one_before():
    with kynamro() as folder, Program(folder.path) as moa:
        folder.break_off()
        moa.wait_for("list", name=FOUND)
        assert start_and_wait(BROKEN / "good").returncode == 0
        until("the other lesson", lambda: moa.title() == "Lock and key")
        assert moa.tree.find("list", name=FOUND) is None
        folder.save()
        time.sleep(0.5)
        assert moa.title() == "Lock and key"


def test_many_changes_end_with_the_last():
    with kynamro() as folder, Program(folder.path) as moa:
        for number in range(30):
            folder.lesson["title"] = f"Title {number}"
            (folder.save if number % 2 else folder.save_by_rename)()
            if number % 7 == 0:
                folder.break_off()
            time.sleep(0.03)
        until("the last title", lambda: moa.title() == "Title 29")
        assert moa.tree.find("list", name=FOUND) is None


def heavy():
    """A lesson that takes a while to read."""
    lesson = json.loads((BROKEN / "good" / "bundle.json").read_text(encoding="utf-8"))
    lesson["title"] = "A heavy lesson"
    definition = "It turns in the lock. " * 43
    lesson["glossary"] += [{"id": f"term-{number}", "term": f"Word {number}", "definition": definition}
                           for number in range(60000)]
    return lesson


def bytes_read(moa):
    """How much the program has read from files until now."""
    lines = pathlib.Path(f"/proc/{moa.process.pid}/io").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("rchar:")))


def begin_to_open(moa, path):
    """Has a running program read a lesson, and returns while it does: half of the file is read then."""
    before = bytes_read(moa)
    opening = start(path)
    until("the lesson to be read", lambda: bytes_read(moa) - before > path.stat().st_size / 2)
    return opening


def test_the_window_answers_while_a_lesson_is_read():
    with tempfile.TemporaryDirectory() as folder, Program() as moa:
        main = pathlib.Path(folder, "bundle.json")
        main.write_text(json.dumps(heavy()), encoding="utf-8")
        opening = start(main)
        waits = []
        while opening.poll() is None:
            began = time.monotonic()
            moa.state("step")
            waits.append(time.monotonic() - began)
        assert opening.returncode == 0 and moa.title() == "A heavy lesson", moa.title()
        print(f"# {len(waits)} answers while {main.stat().st_size >> 20} MiB were read, "
              f"the slowest after {max(waits) * 1000:.0f} ms", flush=True)
        assert len(waits) > 10 and max(waits) < 1, max(waits)


def test_what_is_asked_for_last_is_shown():
    with tempfile.TemporaryDirectory() as folder, Program() as moa:
        main = pathlib.Path(folder, "bundle.json")
        main.write_text(json.dumps(heavy()), encoding="utf-8")
        first = begin_to_open(moa, main)
        assert start_and_wait(BROKEN / "good").returncode == 0
        first.wait(DEADLINE)
        assert moa.title() == "Lock and key", moa.title()
        moa.wait_for_none("progress bar")
        assert not complaints(first.stderr.read())


def test_a_start_after_the_window_was_closed_during_reading_has_a_lesson():
    with tempfile.TemporaryDirectory() as folder, Program(BROKEN / "good") as moa:
        main = pathlib.Path(folder, "bundle.json")
        main.write_text(json.dumps(heavy()), encoding="utf-8")
        first = begin_to_open(moa, main)
        screen.press("ctrl+w")
        until("the window to close", lambda: not moa.windows())
        assert start_and_wait().returncode == 0
        until("a window", moa.windows)
        first.wait(DEADLINE)


def test_a_wheel_turns_the_outline_while_lessons_change():
    with Program() as moa:
        moa.activate("page", "outline")
        place = until("the list", lambda: moa.tree.find("list", name="Parts in the order of cause and effect")).centre()
        for turn in range(40):
            wheel = screen.begin_to_turn_wheel(*place, (screen.WHEEL_UP, screen.WHEEL_DOWN)[turn % 2], 60)
            while wheel.poll() is None:
                moa.activate_application("open-built-in")
                moa.activate("page", "outline")
            moa.expect_no_complaint()


if __name__ == "__main__":
    tap.run(globals())
