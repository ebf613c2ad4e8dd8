# SPDX-License-Identifier: GPL-3.0-or-later
"""Lessons that are missing, broken or somebody else's, and ids that do not exist: said in the window, never a crash."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, STEPS, Words  # noqa: E402
from program import BROKEN, BUILD, SOURCE, Program, start_and_wait  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
HEADING = WORDS.interface("This lesson cannot be opened")


def list_findings(moa):
    """What the page of findings says, one per line; the page must be there."""
    moa.wait_for("heading", name=HEADING)
    found = moa.tree.find("list", name=WORDS.interface("What was found"))
    return [row.name for row in found.find_all("list item")]


def check(folder):
    """What moa-tool says about the same lesson."""
    result = subprocess.run([str(BUILD / "src" / "tool" / "moa-tool"), "check", str(folder)],
                            capture_output=True, text=True, check=False)
    return [line for line in result.stdout.splitlines() if re.search(r"bundle.json(:\d+:\d+)?: error: ", line)]


def test_a_missing_file_opens_the_page_that_names_it():
    with Program("/nowhere/lesson") as moa:
        assert "/nowhere/lesson" in list_findings(moa)[0]
        moa.take_picture("missing-lesson")


def test_broken_json_names_file_line_and_what_was_expected():
    folder = BROKEN / "syntax-trailing-comma"
    with Program(folder) as moa:
        findings = list_findings(moa)
        assert len(findings) == 1, findings
        assert f"{folder}/bundle.json:14:35: error:" in findings[0] and "expected" in findings[0], findings
        labels = [found.name for found in moa.tree.find_all("label")]
        assert any(f"{folder}/bundle.json:14:35" in label for label in labels), labels
        moa.take_picture("broken-lesson")


def test_the_page_lists_what_the_tool_finds():
    for name in ("missing", "unknown-reference", "type", "duplicate-id"):
        with Program(BROKEN / name) as moa:
            assert list_findings(moa)[: len(check(BROKEN / name))] == check(BROKEN / name)


def test_every_broken_lesson_opens_the_page_and_none_ends_the_program():
    folders = sorted(folder for folder in BROKEN.iterdir() if folder.is_dir() and check(folder))
    assert len(folders) > 20, "the broken lessons are there"
    with Program() as moa:
        for folder in folders:
            assert start_and_wait(folder).returncode == 0
            until(f"the findings of {folder.name}",
                  lambda f=folder: any(f"/{f.name}/" in label.name for label in moa.tree.find_all("label")))


def test_the_built_in_lesson_is_one_click_away():
    with Program(BROKEN / "syntax-empty") as moa:
        moa.wait_for("push button", contains="built-in lesson").click()
        until("the lesson", lambda: moa.title() == WORDS.lesson_title())
        moa.wait_for("push button", starts="Question 1:")


def test_the_page_speaks_spanish():
    spanish = Words("es")
    with Program("--language", "es", "/nowhere/lesson") as moa:
        moa.wait_for("heading", name=spanish.interface("This lesson cannot be opened"))
        moa.choose("language", "en")
        moa.wait_for("heading", name=HEADING)


def test_a_lesson_gives_way_while_its_panel_is_scrolled():
    """GTK 4.8 keeps what went with the keyboard in it, and the timers of its wheel, until the next frame, which is
    late here: the page of as many findings takes its time."""
    with tempfile.TemporaryDirectory() as folder, Program() as moa:
        broken = pathlib.Path(folder, "broken.json")
        broken.write_text(json.dumps({"nodes": [{"id": f"-{number}"} for number in range(5000)]}), encoding="utf-8")
        moa.choose("page", "glossary")
        words = moa.wait_for("list", name=WORDS.interface("Glossary"))
        x, y, width, _height = words.box()
        screen.press("Tab")
        until("the keyboard to be in the lesson", moa.focused_name)
        screen.turn_wheel(x + width / 2, y + 200, screen.WHEEL_DOWN, notches=40)
        with subprocess.Popen(["xdotool", "click", "--repeat", "500", "--delay", "10", str(screen.WHEEL_DOWN)]):
            until_still("the end of the glossary", lambda: words.box()[1])
            moa.activate_application("open-location", broken)
            moa.wait_for("heading", name=HEADING)
        until("the keyboard to be on the page of findings", moa.focused_name)


def test_actions_on_the_page_of_findings_do_no_harm():
    with Program("/nowhere/lesson") as moa:
        for action, argument in (("question", "effect"), ("part", "ldl"), ("step", STEPS[0][0]), ("medicine", "statin"),
                                 ("term", "ldl"), ("source", "l1"), ("page", "outline"), ("step-next", None),
                                 ("step-previous", None), ("zoom-in", None), ("zoom-fit", None), ("search", None),
                                 ("export", None), ("toggle-panel", None)):
            moa.activate(action, argument)
        moa.choose("level", "clinical")
        assert moa.state("question") == moa.state("part") == moa.state("step") == ""
        list_findings(moa)


def test_a_folder_with_a_lesson_opens():
    with Program(BROKEN / "good") as moa:
        assert moa.title() == "Lock and key"
        moa.activate("step-next")
        until("the first step", lambda: moa.state("step") != "")


def test_a_bundle_file_opens_like_its_folder():
    with Program(BROKEN / "good" / "bundle.json") as moa:
        assert moa.title() == "Lock and key"


def test_a_copy_of_the_lesson_opens_from_a_folder_with_spaces():
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "una lección más")
        shutil.copytree(SOURCE / "data" / "bundles" / "kynamro", copy)
        with Program(copy, "--question", "why-liver") as moa:
            assert moa.title() == WORDS.lesson_title()
            moa.expect_state("question", "why-liver")


def test_unknown_ids_over_the_bus_change_nothing_and_are_answered():
    with Program("--question", "effect", "--step", STEPS[1][0]) as moa:
        before = {name: state for name, (_, _, state) in moa.describe_all().items()}
        for action in ("question", "part", "step", "medicine", "language", "level", "page", "term", "source"):
            for value in ("nonsense", "a/b/c", "*" * 10000, "<b>&amp;", "\u202e\u2066"):
                moa.activate(action, value)
        after = {name: state for name, (_, _, state) in moa.describe_all().items()}
        assert after == before, (before, after)
        assert moa.process.poll() is None


def test_an_unknown_id_is_answered_with_the_near_one():
    with Program() as moa:
        moa.activate("part", "ldll")
        moa.wait_for("label", contains="ldll")
        assert "“ldl”" in moa.tree.find("label", contains="ldll").name


def test_rapid_changes_end_where_the_last_one_says():
    parts = [node["id"] for node in BUNDLE["diagram"]["nodes"]]
    with Program() as moa:
        for _ in range(3):
            for path, _, _ in STEPS:
                moa.activate("step", path)
            for part in parts:
                moa.activate("part", part)
            moa.activate("language", "es")
            moa.activate("language", "en")
        moa.expect_state("part", parts[-1])
        moa.expect_state("step", STEPS[-1][0])
        until("the title", lambda: moa.title() == WORDS.window_title(STEPS[-1][0]))


if __name__ == "__main__":
    tap.run(globals())
