# SPDX-License-Identifier: GPL-3.0-or-later
"""Tooltips of the diagram: for who points at something, and not in the way of anything else."""

import os
import sys
import time

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
GENE = WORDS.node("apob_gene")  # what the second step is about
PATIENCE = 1.5  # s; GTK shows a tooltip half a second after the pointer has come to rest


def place_in_second_step(moa):
    """Where the gene is on the screen while the second step is shown."""
    gene = moa.wait_for("push button", name=GENE)
    until_still("the diagram to rest", gene.window_box)
    return gene.centre()


def point_at(x, y):
    """A hand that comes to rest at a point; a pointer that jumps there would not have moved in the window."""
    for distance in (9, 6, 3, 0):
        screen.run("xdotool", "mousemove", round(x) - distance, round(y), "sleep", "0.05")


def surfaces(moa):
    """The windows of the program without the main one: tooltips and popovers."""
    return set(moa.windows()) - {moa.window}


def expect_no_tooltip(moa, others=frozenset()):
    time.sleep(PATIENCE)
    assert surfaces(moa) == set(others), "there is a tooltip"


def test_a_tooltip_goes_with_the_step():
    with Program("--step", STEPS[1][0]) as moa:
        point_at(*place_in_second_step(moa))
        moa.expect_window(True)
        moa.activate("step-next")
        moa.expect_window(False)
        moa.expect_state("step", STEPS[2][0])
        expect_no_tooltip(moa)


def test_a_part_that_comes_below_the_pointer_says_nothing():
    with Program("--step", STEPS[1][0]) as moa:
        place = place_in_second_step(moa)
        for step_on in (lambda: screen.press("Page_Down"), lambda: moa.activate("step-next")):
            moa.choose("step", STEPS[0][0])
            point_at(*place)
            moa.choose("step", STEPS[9][0])
            moa.choose("step", STEPS[0][0])
            step_on()
            moa.expect_state("step", STEPS[1][0])
            assert place_in_second_step(moa) == place
            expect_no_tooltip(moa)
            point_at(place[0] + 3, place[1])
            moa.expect_window(True)


def test_nothing_is_said_over_an_open_menu():
    with Program("--step", STEPS[1][0]) as moa:
        place = place_in_second_step(moa)
        screen.press("F10")
        moa.expect_window(True)
        menu = surfaces(moa)
        point_at(*place)
        expect_no_tooltip(moa, menu)
        screen.press("Escape")
        moa.expect_window(False)
        point_at(place[0] + 3, place[1])
        moa.expect_window(True)


if __name__ == "__main__":
    tap.run(globals())
