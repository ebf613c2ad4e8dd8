# SPDX-License-Identifier: GPL-3.0-or-later
"""What the options of a start do, and what wrong ones are answered with."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from program import SOURCE, Program, start_and_wait  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
VERSION = re.search(r"version: '([^']+)'", (SOURCE / "meson.build").read_text(encoding="utf-8"))[1]


def expect_refusal(arguments, *parts):
    """The start fails with exit code 1 and one sentence that says all of these; no window opens."""
    result = start_and_wait(*arguments)
    assert result.returncode == 1, f"exit code {result.returncode}\n{result.stderr}"
    assert result.stderr.startswith("moa: "), result.stderr
    for part in parts:
        assert part in result.stderr, f"{part!r} is not in {result.stderr!r}"


def test_version_is_printed_without_a_display():
    result = start_and_wait("--version", environment={"DISPLAY": None, "DBUS_SESSION_BUS_ADDRESS": None})
    assert (result.returncode, result.stdout) == (0, f"moa {VERSION}\n"), result


def test_help_names_every_option():
    result = start_and_wait("--help")
    assert result.returncode == 0
    for option in ("--question", "--step", "--language", "--fullscreen", "--version"):
        assert option in result.stdout, option


def test_question_opens_that_question():
    with Program("--question", "why-liver") as moa:
        moa.expect_state("question", "why-liver")
        moa.wait_for("label", starts=WORDS.answer("why-liver"))


def test_step_begins_at_that_step():
    path = STEPS[4][0]
    with Program("--step", path) as moa:
        moa.expect_state("step", path)
        until("the title", lambda: moa.title() == WORDS.window_title(path))


def test_fullscreen_fills_the_screen():
    with Program("--fullscreen") as moa:
        until("the window to fill the screen", lambda: screen.geometry(moa.window) == (0, 0, 1440, 900))
        moa.expect_state("fullscreen", True)


def test_the_built_in_lesson_is_opened_by_its_name():
    with Program("kynamro") as moa:
        assert moa.title() == WORDS.lesson_title()


def test_an_unknown_question_is_an_error_that_names_the_near_one():
    expect_refusal(["--question", "why-livr"], "why-livr", "why-liver")


def test_an_unknown_step_is_an_error_that_names_the_near_one():
    expect_refusal(["--step", "kynamro/meet-ldll"], "kynamro/meet-ldll", "kynamro/meet-ldl”")


def test_an_id_near_to_none_is_answered_with_all_there_are():
    expect_refusal(["--question", "qqqqqqqqqqqq"], "how-it-works", "target", "why-liver", "effect", "difference")


def test_an_unknown_language_is_an_error_that_names_those_offered():
    expect_refusal(["--language", "tlh"], "tlh", "en", "es")


def test_two_lessons_at_once_are_an_error():
    expect_refusal(["kynamro", "another"], "another")


def test_an_unknown_option_is_an_error():
    result = start_and_wait("--nonsense")
    assert result.returncode == 1 and "--nonsense" in result.stderr, result


if __name__ == "__main__":
    tap.run(globals())
