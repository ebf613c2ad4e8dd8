# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever opens, a menu, a card, a list, a window, has a good name for all that the keyboard reaches in it."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from naming import demand  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402


def open_by(moa, name):
    """Opens the menu or the list of a button."""
    moa.wait_for("push button", name=name).act()
    until(f"{name} to open", lambda: is_open(moa, name))


def close(moa, name):
    screen.press("Escape")
    until(f"{name} to close", lambda: not is_open(moa, name))


def is_open(moa, name):
    return bool({"pressed", "expanded"} & moa.tree.find("push button", name=name).seen_states)


def test_everything_of_the_menus_has_a_name():
    with Program() as moa:
        for name in ("Show several medicines", "More medicines", "How to read this picture", "Menu"):
            open_by(moa, name)
            demand(moa)
            close(moa, name)
        moa.tree.find("push button", starts="Language:").click()
        moa.wait_for("list", name="Languages")
        demand(moa)


def test_everything_of_a_medicine_its_reasons_and_its_numbers_has_a_name():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.choose("part", "ldl")
        moa.wait_for("push button", name="Close the card")
        demand(moa)
        moa.activate("why", "ldl")
        moa.wait_for("heading", starts="Why is there less LDL")
        demand(moa)
        moa.choose("part", "k_injection")
        demand(moa)
    with Program("--step", "kynamro/what-changed") as moa:
        moa.wait_for("push button", name="Close the numbers")
        demand(moa)


def test_everything_of_a_comparison_has_a_name():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.activate("medicine-also", "statin")
        moa.choose("comparison", "one-view")
        open_by(moa, "What both change, and what only one does")
        demand(moa)
        close(moa, "What both change, and what only one does")
        moa.choose("comparison", "side-by-side")
        demand(moa)


def test_everything_beside_a_large_diagram_has_a_name():
    with Program() as moa:
        while moa.tree.find(name="Overview of the diagram") is None:
            moa.activate("zoom-in")
        demand(moa)


def test_everything_of_the_other_windows_has_a_name():
    with Program() as moa:
        for action in ("help-overlay", "about", "help", "library"):
            moa.activate_application(action)
            if action != "library":
                moa.expect_window(True)
            demand(moa)
            until("it to close", lambda: screen.press("Escape") or set(moa.windows()) == {moa.window})


def test_a_button_of_a_dialog_of_gtk_is_said_without_the_mark_of_its_mnemonic():
    with Program() as moa:
        moa.activate("export")
        moa.expect_window(True)
        moa.wait_for("push button", contains="Cancel")
        until("the focus on Cancel", lambda: screen.press("shift+Tab") or (moa.focused_name() or "").endswith("Cancel"))
        assert moa.focused_name() == "Cancel", moa.focused_name()


if __name__ == "__main__":
    tap.run(globals())
