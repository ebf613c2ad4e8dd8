# SPDX-License-Identifier: GPL-3.0-or-later
"""The motion of a step: it plays once, rests, and obeys."""

import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import STEPS  # noqa: E402
from program import Program, start_and_wait  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

CUT = "kynamro/what-kynamro-did"


def plays(moa):
    return moa.describe_all()["play"][2][0]


def until_rest(moa):
    until("the motion to end", lambda: not plays(moa))


def processor_time(moa):
    """What the program has used of the processor, in clock ticks."""
    fields = open(f"/proc/{moa.process.pid}/stat", encoding="ascii").read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def caption(moa):
    found = moa.tree.find("label", contains=" of 5 · ")
    return found.name if found is not None else ""


def test_entering_a_step_plays_once_and_ends():
    with Program("--step", STEPS[0][0]) as moa:
        until_rest(moa)
        moa.choose("step", CUT)
        until("the motion", lambda: plays(moa))
        until_rest(moa)
        assert caption(moa) == ""
        moa.expect_state("step", CUT)


def test_replay_plays_again():
    with Program("--step", CUT) as moa:
        until_rest(moa)
        screen.press("ctrl+r")
        until("the motion", lambda: plays(moa))


def test_pause_stays_where_it_is_and_rests():
    with Program("--step", CUT) as moa:
        moa.activate("replay")
        until("the first words", lambda: caption(moa).startswith("1 of 5"))
        screen.press("ctrl+k")
        until_rest(moa)
        words = caption(moa)
        until_still("the program to rest", lambda: processor_time(moa), looks=25)
        assert caption(moa) == words, caption(moa)
        screen.press("ctrl+k")
        until("the motion", lambda: plays(moa))


def test_rest_after_the_motion_costs_nothing():
    with Program("--step", CUT) as moa:
        until_rest(moa)
        until_still("the program to rest", lambda: processor_time(moa), looks=25)


def test_single_acts_are_told_in_words():
    with Program("--step", CUT) as moa:
        # What plays on entering the step may not have begun, or be over already.
        moa.activate("replay")
        until("the motion", lambda: plays(moa))
        until_rest(moa)
        for number in range(1, 6):
            screen.press("alt+Page_Down")
            until(f"act {number}", lambda: caption(moa).startswith(f"{number} of 5"))
            until_rest(moa)
        button = moa.tree.find("push button", name="Next motion")
        assert button.description == caption(moa), button.description
        screen.press("alt+Page_Up")
        until("the act before", lambda: caption(moa).startswith("4 of 5"))


def test_controls_go_where_nothing_moves():
    with Program() as moa:
        moa.wait_for_none("push button", name="Show the motion again")
        assert not moa.describe_all()["replay"][0]
        moa.choose("step", CUT)
        moa.wait_for("push button", name="Show the motion again")


def test_with_reduced_motion_the_acts_are_stills_that_follow_each_other():
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
        with Program("--step", CUT, environment={"XDG_CONFIG_HOME": folder}) as moa:
            until_rest(moa)
            moa.activate("replay")
            for number in range(1, 6):
                until(f"still {number}", lambda: caption(moa).startswith(f"{number} of 5"))
                moa.take_picture(f"motion-still-{number}")
            until_rest(moa)
            assert caption(moa) == ""
            moa.take_picture("motion-still-over")


def step_of(moa):
    return moa.describe_all()["step"][2][0]


def test_nothing_goes_on_unasked():
    with Program("--step", STEPS[0][0]) as moa:
        until_rest(moa)
        assert moa.describe_all()["autoplay"][2] == [False]
        until_still("the program to rest", lambda: (step_of(moa), processor_time(moa)), looks=25)
        assert step_of(moa) == STEPS[0][0]


def test_autoplay_goes_on_and_ends_at_the_last_step():
    with Program("--autoplay=1", "--step", STEPS[-2][0]) as moa:
        moa.expect_state("step", STEPS[-1][0])
        until("the end", lambda: moa.describe_all()["autoplay"][2] == [False])
        moa.expect_state("step", STEPS[-1][0])


def test_autoplay_that_is_no_number_is_refused():
    result = start_and_wait("--autoplay=soon")
    assert result.returncode == 1 and "soon" in result.stderr, result


def test_kiosk_loops_and_leads_nowhere_else():
    with Program("--kiosk", "--autoplay=1", "--step", STEPS[-1][0]) as moa:
        moa.expect_state("step", STEPS[0][0])
        moa.wait_for_none("push button", name="Close")
        actions = moa.describe_all()
        assert not any(actions[name][0] for name in ("toggle-panel", "fullscreen", "search", "export"))
        screen.press("ctrl+w", "F11", "Escape")
        step = step_of(moa)
        until_still("the touched kiosk to wait", lambda: (step_of(moa), plays(moa)), looks=60)
        assert step_of(moa) == step


if __name__ == "__main__":
    tap.run(globals())
