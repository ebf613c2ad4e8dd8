# SPDX-License-Identifier: GPL-3.0-or-later
"""A new lesson from the template: into an empty folder and nowhere else, and open at once."""

import contextlib
import json
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import SOURCE, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
TEMPLATE = SOURCE / "data" / "bundles" / "template"
TITLE = json.loads((TEMPLATE / "bundle.json").read_text(encoding="utf-8"))["title"]


@contextlib.contextmanager
def chosen(before):
    """The program after a folder was chosen in which `before` has already put what it wanted."""
    with tempfile.TemporaryDirectory() as name, Program() as moa:
        folder = pathlib.Path(name)
        before(folder)
        moa.activate_application("new-lesson")
        moa.expect_window(True)
        moa.wait_for(contains="Create Here")
        screen.write(str(folder))
        screen.press("Return")
        moa.expect_window(False)
        yield moa, folder


def test_the_copy_is_whole_and_opens():
    with chosen(lambda folder: None) as (moa, folder):
        until("the new lesson", lambda: moa.title() == TITLE)
        for path in TEMPLATE.rglob("*"):
            if path.is_file() and path.name != "meson.build":
                copy = folder / path.relative_to(TEMPLATE)
                assert copy.read_bytes() == path.read_bytes(), copy
        assert (folder / "locale" / "es" / "LC_MESSAGES" / "moa-bundle-template.mo").exists()


def test_a_folder_with_something_in_it_stays_as_it_is():
    def put(folder):
        (folder / "notes.txt").write_text("mine", encoding="utf-8")

    with chosen(put) as (moa, folder):
        moa.wait_for("label", contains=str(folder))
        assert [path.name for path in folder.iterdir()] == ["notes.txt"]
        assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
        assert moa.title() == WORDS.lesson_title()


def test_escape_makes_nothing():
    with Program() as moa:
        moa.activate_application("new-lesson")
        moa.expect_window(True)
        screen.press("Escape")
        moa.expect_window(False)
        assert moa.title() == WORDS.lesson_title()


if __name__ == "__main__":
    tap.run(globals())
