# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: opened by its key, read and walked without a pointer, found by words, and led to from a finding."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
import guide  # noqa: E402
from lesson import BUNDLE, Words  # noqa: E402
from program import BROKEN, Program  # noqa: E402
from waiting import until, until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
PAGES = re.findall(r"\]\(([\w-]+)\.md\)", guide.read("index"))
TITLES = {page: re.search(r"^# (.*)$", guide.read(page), re.MULTILINE).group(1) for page in ["index", *PAGES]}


def help_window(moa):
    """The help's part of the accessible tree."""
    frames = [found for found in moa.tree.find_all("frame") if found.name.endswith("– Help")]
    return frames[0] if frames else None


def title(moa):
    """The title of the page that is shown, or None."""
    frame = help_window(moa)
    return frame.name.removesuffix(" – Help") if frame else None


def expect_page(moa, page):
    until_equal("the page of the help", TITLES[page], lambda: title(moa))


@contextlib.contextmanager
def opened(*arguments, **environment):
    with Program(*arguments, environment=environment) as moa:
        screen.press("F1")
        expect_page(moa, "index")
        until_equal("the focus", TITLES["index"], moa.focused_name)
        yield moa


def xid(moa):
    """The help's window on the display."""
    return next(window for window, name in moa.windows().items() if name.endswith("– Help"))


def names(moa, role):
    return [found.name for found in help_window(moa).find_all(role)]


def rows(moa):
    """The titles in the list of pages."""
    return [found.name for found in help_window(moa).find("list", name="Pages of the help").find_all("list item")]


def test_f1_opens_the_first_page_with_the_keyboard_in_it():
    with opened() as moa:
        assert moa.tree.find_focused().role == "heading"
        assert TITLES["index"] in names(moa, "heading")
        assert rows(moa) == list(TITLES.values()), rows(moa)


def test_an_unknown_place_is_the_top_of_its_page():
    with opened() as moa:
        moa.activate_application("help-page", f"{PAGES[0]}#nowhere")
        expect_page(moa, PAGES[0])
        until_equal("the focus", TITLES[PAGES[0]], moa.focused_name)


def test_f1_a_second_time_keeps_the_page():
    with opened() as moa:
        screen.press("Tab", "Return")
        expect_page(moa, PAGES[0])
        screen.press("F1")
        until_still("the help", lambda: title(moa))
        expect_page(moa, PAGES[0])
        assert len([found for found in moa.tree.find_all("frame") if found.name.endswith("– Help")]) == 1


def test_links_are_followed_and_left_again_with_the_keyboard():
    with opened() as moa:
        screen.press("Tab", "Tab", "Return")
        expect_page(moa, PAGES[1])
        until_equal("the focus", TITLES[PAGES[1]], moa.focused_name)
        screen.press("alt+Left")
        expect_page(moa, "index")
        screen.press("alt+Right")
        expect_page(moa, PAGES[1])


def test_the_search_leaves_the_pages_with_the_words_and_enter_opens_the_first():
    with opened() as moa:
        screen.press("ctrl+f")
        screen.write("msgmerge")
        until_equal("the rows of the list", [TITLES["translating"]], lambda: rows(moa))
        screen.press("Return")
        expect_page(moa, "translating")
        until_equal("the section with the word", "2. Begin the translation", moa.focused_name)


def test_the_search_says_when_nothing_has_the_words_and_escape_takes_them_away():
    with opened() as moa:
        screen.press("ctrl+f")
        screen.write("zebra")
        moa.wait_for("label", name="No page has these words.")
        screen.press("Escape")
        moa.wait_for_none("label", name="No page has these words.")
        screen.press("Escape")
        until("the help to close", lambda: help_window(moa) is None)


def test_the_list_is_walked_with_the_arrow_keys():
    with opened() as moa:
        screen.press("ctrl+f")
        until_equal("the focus", "Search the help", moa.focused_name)
        screen.press("Tab")
        until_equal("the focus", TITLES["index"], moa.focused_name)
        for page in PAGES:
            screen.press("Down")
            expect_page(moa, page)
            until_equal("the focus", TITLES[page], moa.focused_name)
            assert moa.tree.find_focused().role == "list item", "the list keeps the keyboard"


def test_a_page_is_scrolled_with_the_keys():
    with opened() as moa:
        screen.press(*["Tab"] * (PAGES.index("first-lesson") + 1), "Return")
        expect_page(moa, "first-lesson")
        heading = help_window(moa).find("heading", name="What next?")
        before = until_still("the page to rest", heading.window_box)
        for key in ("Page_Down", "space", "Down"):
            screen.press(key)
            after = until(f"{key} to scroll", lambda b=before: heading.window_box()[1] < b[1] and heading.window_box())
            before = until_still("the page to rest", heading.window_box) or after
        screen.press("End")
        until("the end", lambda: heading.window_box()[1] < 760)
        screen.press("Home")
        until("the beginning", lambda: help_window(moa).find("heading", name=TITLES["first-lesson"]).window_box()[1] > 0)


def test_code_is_copied_with_its_button():
    with opened() as moa:
        screen.press("Tab", "Tab", "Return")
        expect_page(moa, PAGES[1])
        first = guide.blocks(guide.read(PAGES[1]))[0][1]
        labels = names(moa, "label")
        assert first.rstrip("\n") in labels, labels[:8]
        assert "Copy this text" in names(moa, "push button")


def test_a_finding_leads_to_its_section():
    with Program(BROKEN / "quiz-answer") as moa:
        button = moa.wait_for("push button", name="What “quiz-answer” means")
        button.act()
        expect_page(moa, "findings")
        until_equal("the focus", "quiz-answer", moa.focused_name)
        heading = help_window(moa).find("heading", name="quiz-answer")
        until("the section in sight", lambda: 0 <= heading.window_box()[1] < 300)
        screen.take_picture("help-finding", xid(moa))


def title_in(page, language):
    return re.search(r"^# (.*)$", guide.read(page, language), re.MULTILINE).group(1)


def test_another_language_shows_its_own_pages():
    spanish = Words("es")
    with opened() as moa:
        moa.choose("language", "es")
        until("the title in Spanish", lambda: moa.title() == spanish.lesson_title())
        moa.wait_for("heading", name=title_in("index", "es"))
        assert not [found for found in moa.tree.find_all("label") if "English" in found.name]


def write_catalog(folder):
    """A lesson that can be shown in Arabic, so that the window is."""
    lesson = pathlib.Path(folder, BUNDLE["id"])
    catalog = lesson / "locale" / "ar" / "LC_MESSAGES" / f"moa-bundle-{BUNDLE['id']}.mo"
    catalog.parent.mkdir(parents=True)
    (lesson / "bundle.json").write_text(json.dumps(BUNDLE), encoding="utf-8")
    words = f'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n' \
            f'msgctxt "title"\nmsgid "{BUNDLE["title"]}"\nmsgstr "عنوان"\n'
    subprocess.run(["msgfmt", "-o", str(catalog), "-"], input=words, text=True, check=True)
    return lesson


def test_a_language_without_pages_shows_english_ones_and_says_so():
    with tempfile.TemporaryDirectory() as folder:
        with opened(write_catalog(folder), "--language", "ar") as moa:
            moa.wait_for("label", contains="English")
            assert TITLES["index"] in names(moa, "heading")


def test_an_english_page_keeps_its_direction_in_a_mirrored_window():
    with tempfile.TemporaryDirectory() as folder:
        with opened(write_catalog(folder), "--language", "ar") as moa:
            listed = help_window(moa).find("list", name="Pages of the help").window_box()
            width = screen.geometry(xid(moa))[2]
            assert listed[0] > width / 2, "the list of pages is on the right"
            item = next(help_window(moa).find("heading", name=TITLES["index"]).parent().find_all("list item"))
            sign, words = item.window_box(), next(item.find_all("label")).window_box()
            assert words[0] > sign[0], "the bullet is on the left of its words"
            screen.take_picture("help-rtl", xid(moa))


def test_every_style_and_size():
    styles = {"light": {}, "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"}}
    for name, environment in styles.items():
        with opened(**environment) as moa:
            screen.press("Tab", "Tab", "Return")
            expect_page(moa, PAGES[1])
            for width in (1024, 480):
                screen.run("xdotool", "windowsize", xid(moa), width, 768)
                until(f"a width of {width}", lambda w=width: abs(screen.geometry(xid(moa))[2] - w) < 40)
                heading = help_window(moa).find("heading", name=TITLES[PAGES[1]])
                x, _, wide, _ = until_still("the page to rest", heading.window_box)
                assert 0 <= x and x + wide <= width, (x, wide, width)
                screen.take_picture(f"help-{name}-{width}", xid(moa))


def test_the_help_goes_with_the_main_window():
    with Program() as moa:
        screen.press("F1")
        expect_page(moa, "index")
        screen.run("xdotool", "windowactivate", "--sync", moa.window)
        screen.press("ctrl+w")
        until("the program to end", lambda: moa.process.poll() is not None)
        assert moa.process.returncode == 0
        moa.quit = lambda: None  # it has ended by itself


if __name__ == "__main__":
    tap.run(globals())
