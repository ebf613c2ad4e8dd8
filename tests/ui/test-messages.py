# SPDX-License-Identifier: GPL-3.0-or-later
"""A message at the foot of the window: it goes by itself, waits for who reads it, and has names."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from naming import demand  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402


def find_message(moa):
    return moa.tree.find(name="Two medicines can be compared: switch on exactly two")


def show_message(moa):
    """Asks for a comparison while no medicine is on; the pointer is elsewhere."""
    screen.run("xdotool", "mousemove", 0, 0)
    moa.activate("comparison", "one-view")
    message = until("the message", lambda: find_message(moa))
    until_still("the message to stand still", message.window_box)
    return message


def wait_for_its_end(moa):
    screen.run("xdotool", "mousemove", 0, 0)
    until("the message to go", lambda: find_message(moa) is None)


def test_a_message_goes_by_itself():
    with Program() as moa:
        show_message(moa)
        wait_for_its_end(moa)


def test_a_message_goes_when_a_press_on_it_was_interrupted():
    with Program() as moa:
        x, y = show_message(moa).centre()
        screen.run("xdotool", "mousemove", x, y, "mousedown", screen.LEFT)
        screen.press("F10")
        until("the menu to open", lambda: moa.expect_window(True))
        screen.let_go()
        screen.press("Escape")
        moa.expect_window(False)
        wait_for_its_end(moa)


def test_everything_of_a_message_has_a_name():
    with Program() as moa:
        message = show_message(moa)
        screen.run("xdotool", "mousemove", *map(round, message.centre()))  # it stays as long as the pointer is there
        until("the button that closes it", lambda: moa.tree.find("push button", name="Close the message"))
        demand(moa)
        moa.tree.find("push button", name="Close the message").act()
        until("the message to go", lambda: find_message(moa) is None)


if __name__ == "__main__":
    tap.run(globals())
