# SPDX-License-Identifier: GPL-3.0-or-later
"""The motion of a step: it plays once, rests, and obeys."""

import contextlib
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


@contextlib.contextmanager
def stills():
    """The environment of a desktop that asks for reduced motion."""
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder) / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir()
        settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
        yield {"XDG_CONFIG_HOME": folder}


def test_with_reduced_motion_the_acts_are_stills_that_follow_each_other():
    with stills() as environment, Program("--step", CUT, environment=environment) as moa:
        until_rest(moa)
        moa.activate("replay")
        for number in range(1, 6):
            until(f"still {number}", lambda: caption(moa).startswith(f"{number} of 5"))
            moa.take_picture(f"motion-still-{number}")
        until_rest(moa)
        assert caption(moa) == ""
        moa.take_picture("motion-still-over")


def differs(one, other, box):
    """Whether two pictures of the window differ within a box of it."""
    x, y, width, height = map(int, box)
    mean = screen.run("convert", one, other, "-crop", f"{width}x{height}+{x}+{y}", "+repage", "-compose", "difference",
                      "-composite", "-format", "%[fx:mean]", "info:")
    return float(mean) > 0


def test_acts_are_shown_in_both_views_side_by_side():
    with stills() as environment, Program("--step", CUT, environment=environment) as moa:
        until_rest(moa)
        moa.activate("medicine-also", "statin")
        moa.choose("comparison", "side-by-side")
        views = [moa.wait_for("panel", name=name) for name in ("Kynamro", "Statins")]
        pictures = []
        for number in (1, 3):  # what is shown of one has to differ from what is shown of the other
            while not caption(moa).startswith(f"{number} of 5"):
                words = caption(moa)
                moa.activate("act-next")
                until("the next act", lambda: caption(moa) != words)
            until_rest(moa)
            pictures.append(until_still("the picture", lambda: moa.take_picture(f"motion-side-by-side-{number}")))
        for view in views:
            assert differs(*pictures, view.window_box()), f"acts in the view of {view.name}"


def step_of(moa):
    return moa.describe_all()["step"][2][0]


def test_nothing_goes_on_unasked():
    with Program("--step", STEPS[0][0]) as moa:
        until_rest(moa)
        assert moa.describe_all()["autoplay"][2] == [False]
        until_still("the program to rest", lambda: processor_time(moa), looks=25)  # to ask it for its step costs time
        assert step_of(moa) == STEPS[0][0]


def test_autoplay_goes_on_and_ends_at_the_last_step():
    with Program("--autoplay=1", "--step", STEPS[-2][0]) as moa:
        moa.expect_state("step", STEPS[-1][0])
        until("the end", lambda: moa.describe_all()["autoplay"][2] == [False])
        moa.expect_state("step", STEPS[-1][0])


def test_autoplay_that_is_no_number_is_refused():
    result = start_and_wait("--autoplay=soon")
    assert result.returncode == 1 and "soon" in result.stderr, result


def enabled_actions(moa):
    """Which actions of window and program can be used, but for those that follow where the camera was."""
    program = moa._call("/org/moa/Moa", "DescribeAll", None)[0]
    return {name: described[0] for name, described in [*moa.describe_all().items(), *program.items()]
            if not name.startswith("camera-")}


def expect_first_view(moa, step):
    moa.expect_state("step", step[0])
    for action, nothing in (("question", ""), ("part", ""), ("medicine", "")):
        moa.expect_state(action, nothing)


def test_kiosk_starts_over_when_nobody_is_there():
    with Program("--kiosk=3", "--autoplay=600", "--step", STEPS[0][0]) as moa:
        until_rest(moa)
        moa.activate("medicine", "kynamro")
        moa.expect_state("medicine", "kynamro")
        moa.choose("step", STEPS[3][0])
        moa.activate("part", "ldl")
        moa.activate("question", "effect")
        until_rest(moa)
        screen.press("Right")
        expect_first_view(moa, STEPS[0])
        until("the motion", lambda: plays(moa))


def test_a_pointer_that_only_passes_does_not_stop_a_kiosk():
    with Program("--kiosk=600", "--autoplay=1", "--step", STEPS[0][0]) as moa:
        for x in (200, 500, 800):
            screen.run("xdotool", "mousemove", str(x), "400")
        moa.expect_state("step", STEPS[2][0])


def test_a_touched_kiosk_closes_what_was_opened():
    with Program("--kiosk=4", "--autoplay=600", "--step", STEPS[0][0]) as moa:
        legend = moa.wait_for("push button", name="How to read this picture")
        legend.click()
        moa.expect_window(True)
        moa.expect_window(False)
        notices = moa.wait_for("push button", name="All notices about this lesson")
        notices.click()
        until("the notices", lambda: "expanded" in notices.states())
        until("the notices to close", lambda: "expanded" not in notices.states())


def test_leaving_the_kiosk_gives_back_every_action():
    with Program("--step", STEPS[0][0]) as moa:
        until_rest(moa)
        # GTK 4.8 stumbles when a window changes its frame under a tooltip.
        screen.run("xdotool", "mousemove", "0", "0")
        before = enabled_actions(moa)
        moa.wait_for("push button", name="Side panel")
        assert start_and_wait("--kiosk", "--step", STEPS[0][0]).returncode == 0
        moa.wait_for_none("push button", name="Side panel")
        assert moa.describe_all()["autoplay"][2] == [True]
        assert start_and_wait("--step", STEPS[0][0]).returncode == 0
        moa.wait_for("push button", name="Side panel")
        moa.expect_state("fullscreen", False)
        moa.expect_state("autoplay", False)
        until("every action", lambda: enabled_actions(moa) == before)
        screen.press("ctrl+w")
        until("the window to close", lambda: moa.process.poll() is not None)
        moa.quit = lambda: None


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
