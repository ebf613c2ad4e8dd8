# SPDX-License-Identifier: GPL-3.0-or-later
"""One program per desktop session: a second start hands its options over; a restart finds what was left."""

import contextlib
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from program import BROKEN, Program, start_and_wait  # noqa: E402
from waiting import until, until_equal  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


@contextlib.contextmanager
def remembered():
    """Settings in a file of their own, which outlive the program."""
    with tempfile.TemporaryDirectory() as folder:
        yield {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}


def test_a_second_start_ends_at_once_and_opens_no_second_window():
    with Program() as moa:
        screen.run("xdotool", "mousemove", "0", "0")  # a tooltip is a window too
        assert start_and_wait().returncode == 0
        until_equal("the program's windows", [moa.window], lambda: list(moa.windows()))
        assert moa.process.poll() is None


def test_a_second_start_raises_the_window_of_the_first():
    with Program() as moa:
        screen.run("xdotool", "windowminimize", "--sync", moa.window)
        until("the window to be away", lambda: moa.window not in moa.windows())
        assert start_and_wait().returncode == 0
        until("the window to come back", lambda: moa.window in moa.windows())
        until_equal("the active window", str(moa.window), lambda: screen.run("xdotool", "getactivewindow"))


def test_a_second_start_applies_its_options_to_the_first():
    path = STEPS[2][0]
    with Program() as moa:
        assert start_and_wait("--question", "effect", "--step", path, "--language", "es").returncode == 0
        for action, value in {"question": "effect", "step": path, "language": "es"}.items():
            moa.expect_state(action, value)
        until("the title in Spanish", lambda: moa.title() == Words("es").window_title(path))


def test_a_second_start_keeps_what_it_does_not_name():
    with Program("--question", "effect", "--step", STEPS[2][0]) as moa:
        moa.choose("medicine", "statin")
        assert start_and_wait("--question", "target").returncode == 0
        moa.expect_state("question", "target")
        place = moa.state("step"), moa.state("medicine")
        assert place == (STEPS[2][0], "statin"), place


def test_a_second_start_with_a_wrong_id_changes_nothing():
    with Program("--question", "effect") as moa:
        result = start_and_wait("--question", "targt")
        assert result.returncode == 1 and "target" in result.stderr, result
        assert moa.state("question") == "effect"


def test_a_second_start_opens_another_lesson_in_the_window():
    with Program() as moa:
        assert start_and_wait(BROKEN / "good").returncode == 0
        until("the other lesson's title", lambda: moa.title() == "Lock and key")
        assert start_and_wait("kynamro").returncode == 0
        until("the first lesson's title", lambda: moa.title() == WORDS.lesson_title())


def test_a_relative_folder_is_that_of_the_second_start():
    with Program() as moa:
        before = os.getcwd()
        os.chdir(BROKEN)
        try:
            assert start_and_wait("good").returncode == 0
        finally:
            os.chdir(before)
        until("the other lesson's title", lambda: moa.title() == "Lock and key")


def test_a_restart_finds_language_level_page_and_step():
    path = STEPS[5][0]
    with remembered() as environment:
        with Program(environment=environment) as moa:
            moa.choose("language", "es")
            moa.choose("level", "clinical")
            moa.choose("page", "glossary")
            moa.choose("step", path)
        with Program(environment=environment) as moa:
            left = {"language": "es", "level": "clinical", "page": "glossary", "step": path}
            assert {action: moa.state(action) for action in left} == left
            until("the title of the step", lambda: moa.title() == Words("es").window_title(path))


def test_a_restart_finds_the_size_of_the_window():
    with remembered() as environment:
        with Program(environment=environment) as moa:
            screen.run("xdotool", "windowsize", moa.window, 1104, 700)
            until("the new size", lambda: screen.geometry(moa.window)[2:] == (1104, 700))
            size = moa.tree.find("frame").window_box()[2:]
        with Program(environment=environment) as moa:
            until_equal("the size of the window", size, lambda: moa.tree.find("frame").window_box()[2:])


def test_a_restart_finds_the_side_panel_hidden():
    with remembered() as environment:
        with Program(environment=environment) as moa:
            moa.activate("toggle-panel")
            moa.expect_state("toggle-panel", False)
        with Program(environment=environment) as moa:
            moa.expect_state("toggle-panel", False)


def test_options_go_before_what_is_remembered():
    with remembered() as environment:
        with Program("--language", "es", "--step", STEPS[5][0], environment=environment):
            pass
        with Program("--language", "en", "--step", STEPS[1][0], environment=environment) as moa:
            assert (moa.state("language"), moa.state("step")) == ("en", STEPS[1][0])


if __name__ == "__main__":
    tap.run(globals())
