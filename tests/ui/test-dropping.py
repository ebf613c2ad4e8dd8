# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are dropped onto the window, whatever it shows."""

import contextlib
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import Words  # noqa: E402
from library import GOOD, GOOD_TITLE, wait_for_rows, world  # noqa: E402
from program import BROKEN, BUILD, Program, environment_of  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


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


if __name__ == "__main__":
    tap.run(globals())
