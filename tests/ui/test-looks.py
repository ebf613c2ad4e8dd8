# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at the sizes and in the styles that people have; each leaves a picture to look at."""

import contextlib
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import NODES, STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
HIGH_CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}


@contextlib.contextmanager
def program(width, height, *arguments, **environment):
    """The program in a window of that size, as if it had been left so the last time."""
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder, "glib-2.0", "settings", "keyfile")
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[org/moa/Moa]\nwindow-size=({width}, {height})\n", encoding="utf-8")
        environment.update(GSETTINGS_BACKEND="keyfile", XDG_CONFIG_HOME=folder)
        with Program(*arguments, environment=environment) as moa:
            until_equal("the size of the window", (width, height), lambda: screen.geometry(moa.window)[2:])
            node = moa.wait_for("push button", contains="LDL")
            until_still("the diagram to rest", node.window_box)
            yield moa


@contextlib.contextmanager
def resolution(dpi):
    """Text of another size on the whole display, as a desktop's setting makes it; 96 is usual."""
    screen.run("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", f"Xft.dpi:\t{dpi}\n")
    try:
        yield
    finally:
        screen.run("xprop", "-root", "-remove", "RESOURCE_MANAGER")


def expect_room(moa):
    """What there is to see has room: the diagram the largest part, the step bar and the header all of theirs."""
    left, top, width, height = screen.geometry(moa.window)
    view = moa.tree.find("push button", name=WORDS.node("ldl")).parent().parent().box()
    for name in ("Menu", "Zoom in"):
        x, y, w, h = moa.tree.find("push button", name=name).box()
        assert left <= x and x + w <= left + width and top <= y and y + h <= top + height, name
    assert view[3] > height * 0.3 and view[2] > width * 0.3, view


def take(name, width, height, *arguments, **environment):
    with program(width, height, *arguments, **environment) as moa:
        expect_room(moa)
        moa.take_picture(name)


def test_first_start_shows_the_notices():
    with Program(notices=True) as moa:
        moa.wait_for("heading", contains="BOXED WARNING")
        until_still("the window to rest", moa.wait_for("push button", contains="LDL").window_box)
        moa.take_picture("first-start")


def test_a_window_of_1024_by_600():
    take("size-1024x600", 1024, 600, "--step", STEPS[3][0])


def test_a_window_of_1280_by_800():
    take("size-1280x800", 1280, 800, "--step", STEPS[6][0], "--question", "how-it-works")


def test_a_window_of_1440_by_900():
    take("size-1440x900", 1440, 900, "--step", STEPS[6][0], "--question", "how-it-works")


def test_a_window_of_3840_by_2160():
    take("size-3840x2160", 3840, 2160, "--step", STEPS[6][0], "--question", "how-it-works")


def test_a_window_that_is_made_narrow_and_wide_again_folds_its_panel():
    with program(1280, 800, "--question", "effect") as moa:
        for width in (1024, 800, 640, 480, 360, 900, 1280):
            screen.run("xdotool", "windowsize", moa.window, width, 800)
            until_still("the window to rest", lambda: screen.geometry(moa.window))
            if width == 480:
                moa.take_picture("narrow")
        assert moa.state("question") == "effect"


def list_pages(moa):
    """The buttons of the side panel's pages, as height on the screen and width."""
    buttons = [moa.tree.find("push button", name=WORDS.interface(name)) for name in ("Questions", "Outline", "Glossary", "Sources")]
    return [(box[1], box[2]) for box in (button.box() for button in buttons)]


def test_the_names_of_the_pages_are_whole_in_the_header_or_move_to_the_panel():
    with program(1440, 800) as moa:
        whole = list_pages(moa)
        for width in (1280, 1100, 1024, 960, 900):
            screen.run("xdotool", "windowsize", moa.window, width, 800)
            until_equal("the width of the window", width, lambda: screen.geometry(moa.window)[2])
            until_still("the header to rest", lambda: list_pages(moa))
            for (top, room), (header, wanted) in zip(list_pages(moa), whole):
                assert top > header or room >= wanted, f"{room} px for what needs {wanted} in a window of {width}"


def test_the_narrowest_window_cuts_nothing():
    for language in ("en", "es"):
        words = Words(language)
        with program(370, 640, "--language", language, "--step", STEPS[6][0]) as moa:
            left, _top, width, _height = screen.geometry(moa.window)
            for name in ("Menu", "Zoom in", "Next step", "How to read this picture"):
                x, _y, w, _h = moa.tree.find("push button", name=words.interface(name)).box()
                assert left <= x and x + w <= left + width, f"{name} in {language}: {x} to {x + w} of {width}"


def test_the_dark_style():
    take("dark", 1440, 900, "--step", STEPS[6][0], "--question", "why-liver", **DARK)


def test_the_high_contrast_style():
    take("high-contrast", 1440, 900, "--step", STEPS[6][0], "--question", "why-liver", **HIGH_CONTRAST)


def test_the_dark_high_contrast_style():
    take("dark-high-contrast", 1440, 900, "--step", STEPS[6][0], **DARK, **HIGH_CONTRAST)


def test_large_text_keeps_everything_in_the_window():
    def width_of_a_word(moa):
        return moa.tree.find("label", name=WORDS.interface("Glossary")).window_box()[2]

    with program(1440, 900) as moa:
        usual = width_of_a_word(moa)
    with resolution(144), program(1440, 900, "--step", STEPS[6][0]) as moa:
        assert width_of_a_word(moa) > usual, "the text is not larger"
        expect_room(moa)
        moa.take_picture("large-text")


def test_the_card_of_a_part():
    with program(1440, 900, "--question", "why-liver") as moa:
        moa.choose("medicine", "kynamro")
        moa.choose("part", "ldl")
        card = moa.wait_for("push button", name="Close the card")
        until_still("the card to rest", card.window_box)
        moa.take_picture("part-card")


def test_the_pages_of_the_side_panel():
    with program(1440, 900) as moa:
        for page in ("outline", "glossary", "sources"):
            moa.choose("page", page)
            until_still("the page to rest", lambda: len(list(moa.tree.walk())))
            moa.take_picture(f"page-{page}")


def test_every_node_is_shown_in_every_style():
    for style in ({}, DARK, HIGH_CONTRAST, DARK | HIGH_CONTRAST):
        with program(1440, 900, **style) as moa:
            names = {found.name for found in moa.tree.find_all("push button")}
            assert {WORDS.node(node["id"]) for node in NODES} <= names


if __name__ == "__main__":
    tap.run(globals())
