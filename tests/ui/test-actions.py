# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action that the program exports on the session bus changes what its name says."""

import os
import random
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, QUESTIONS, STEPS, Words  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


def percent(moa):
    """The zoom that the control over the diagram shows."""
    name = moa.tree.find("push button", starts="Zoom ", contains="%").name
    return int(name.split()[1])


def test_every_promised_action_is_exported():
    window = {"question", "part", "step", "step-next", "step-previous", "medicine", "language", "level", "zoom-in",
              "zoom-out", "zoom-fit", "zoom-reset", "search", "page", "term", "source", "export", "fullscreen",
              "toggle-panel"}
    program = {"open", "quit", "about", "preferences", "help-overlay"}
    with Program() as moa:
        assert not window - set(moa.describe_all()), window - set(moa.describe_all())
        assert not program - set(moa.list_application_actions())


def test_question_opens_its_answer_and_closes_the_one_before():
    with Program() as moa:
        for question in QUESTIONS:
            moa.choose("question", question["id"])
            moa.wait_for("label", starts=WORDS.answer(question["id"]))
            opened = [card.name for card in moa.tree.find_all("push button", lambda name: name.startswith("Question "))
                      if "expanded" in card.states()]
            assert len(opened) == 1 and WORDS.question(question["id"]) in opened[0], opened
        moa.choose("question", "")


def test_part_opens_its_card_and_the_empty_id_closes_it():
    with Program() as moa:
        moa.choose("part", "ldl")
        card = moa.wait_for("panel", name=WORDS.node("ldl"))
        until("the node to be selected",
              lambda: "selected" in moa.tree.find("push button", name=WORDS.node("ldl")).states())
        assert card.description.startswith("lipoprotein"), card.description
        moa.choose("part", "")
        until("the card to close", lambda: moa.tree.find("panel", name=WORDS.node("ldl")) is None)


def test_part_opens_the_card_of_an_arrow_too():
    with Program() as moa:
        arrow = BUNDLE["diagram"]["edges"][0]
        moa.choose("part", arrow.get("id") or f"{arrow['from']}-{arrow['to']}")
        moa.wait_for("push button", name="Close the card")


def test_step_goes_to_that_step():
    with Program() as moa:
        path = STEPS[6][0]
        moa.choose("step", path)
        until("the window's title", lambda: moa.title() == WORDS.window_title(path))


def test_step_next_and_previous_go_one_step_and_stop_at_the_ends():
    with Program() as moa:
        moa.activate("step-next")
        moa.expect_state("step", STEPS[0][0])
        moa.activate("step-previous")
        moa.activate("step-next")
        moa.expect_state("step", STEPS[1][0])
        moa.activate("step-previous")
        moa.expect_state("step", STEPS[0][0])
        moa.choose("step", STEPS[-1][0])
        moa.activate("step-next")
        moa.choose("level", "clinical")
        assert moa.state("step") == STEPS[-1][0]


def test_medicine_checks_its_button_and_speaks_in_the_descriptions():
    with Program() as moa:
        before = moa.tree.find("push button", name=WORDS.node("apob_mrna")).description
        moa.choose("medicine", "kynamro")
        until("the button to be checked", lambda: "checked" in moa.tree.find("radio button", name="Kynamro").states())
        assert "checked" not in moa.tree.find("radio button", name="No medicine").states()
        until("the description to speak of the medicine",
              lambda: moa.tree.find("push button", name=WORDS.node("apob_mrna")).description != before)
        moa.choose("medicine", "")
        until("no medicine to be checked",
              lambda: "checked" in moa.tree.find("radio button", name="No medicine").states())


def test_level_changes_the_words_of_the_open_answer():
    with Program() as moa:
        moa.choose("question", "why-liver")
        moa.wait_for("label", starts=WORDS.answer("why-liver"))
        moa.choose("level", "clinical")
        moa.wait_for("label", starts=WORDS.answer("why-liver", clinical=True))
        assert moa.tree.find("label", starts=WORDS.answer("why-liver")) is None
        moa.choose("level", "plain")
        moa.wait_for("label", starts=WORDS.answer("why-liver"))


def test_language_changes_lesson_and_interface():
    spanish = Words("es")
    with Program() as moa:
        moa.choose("language", "es")
        until("the title in Spanish", lambda: moa.title() == spanish.lesson_title())
        moa.wait_for("push button", name=spanish.interface("Glossary"))


def test_zoom_in_and_out_and_reset_change_the_scale_and_fit_shows_all_again():
    with Program() as moa:
        fitted = until_still("the diagram to rest", lambda: percent(moa))
        moa.activate("zoom-in")
        nearer = until("a larger scale", lambda: percent(moa) > fitted and until_still("rest", lambda: percent(moa)))
        assert abs(nearer / fitted - 1.25) < 0.05, (fitted, nearer)
        moa.activate("zoom-reset")
        until("100 %", lambda: percent(moa) == 100)
        moa.activate("zoom-out")
        until("80 %", lambda: percent(moa) == 80)
        moa.activate("zoom-fit")
        until("the first scale", lambda: percent(moa) == fitted)


def test_search_gives_the_keyboard_to_the_entry():
    with Program() as moa:
        moa.activate("search")
        until("the focus in the entry", lambda: moa.tree.find_focused().role in ("entry", "text"))
        term = BUNDLE["glossary"][0]["term"]
        screen.write(term.split()[0])
        moa.wait_for("push button", starts=term)


def test_page_shows_each_page_of_the_side_panel():
    first = {"questions": ("push button", "Question 1"), "outline": ("list item", WORDS.node("apob_gene")),
             "glossary": ("entry", "Filter words"), "sources": ("list item", "Source 1:")}
    with Program() as moa:
        for page in ("outline", "glossary", "sources", "questions"):
            moa.choose("page", page)
            role, name = first[page]
            until(f"the page {page}", lambda r=role, n=name: moa.tree.find(r, starts=n).is_laid_out())
            pressed = [button for button in moa.tree.find("panel", name="Side panel page").children()
                       if "pressed" in button.states()]
            assert [button.name.lower() for button in pressed] == [page]


def test_term_shows_the_glossary_at_that_term():
    term = BUNDLE["glossary"][-1]
    with Program() as moa:
        moa.activate("term", term["id"])
        moa.expect_state("page", "glossary")
        name = WORDS.lesson(f"term/{term['id']}/term", term["term"])
        until("the focus at the term", lambda: name in (moa.focused_name() or ""))


def test_source_shows_the_sources_at_that_source():
    source = BUNDLE["sources"][20]
    with Program() as moa:
        moa.activate("source", source["id"])
        moa.expect_state("page", "sources")
        until("the focus at the source",
              lambda: (moa.focused_name() or "").startswith("Source 21:"))


def test_toggle_panel_hides_and_shows_the_side_panel():
    with Program() as moa:
        width = lambda: moa.tree.find("grouping", name="Medicine").window_box()[0]  # noqa: E731
        shown = until_still("the window to rest", width)
        moa.activate("toggle-panel")
        until("the diagram to take the room", lambda: width() < shown - 100)
        assert moa.state("toggle-panel") is False
        moa.activate("toggle-panel")
        until("the panel to come back", lambda: width() == shown)


def test_fullscreen_fills_the_screen_and_gives_it_back():
    with Program() as moa:
        before = screen.geometry(moa.window)
        moa.activate("fullscreen")
        until("the window to fill the screen", lambda: screen.geometry(moa.window) == (0, 0, 1440, 900))
        moa.expect_state("fullscreen", True)
        moa.activate("fullscreen")
        until("the window's old size", lambda: screen.geometry(moa.window)[2:] == before[2:])


def opens_and_closes(action):
    with Program() as moa:
        moa.activate_application(action)
        moa.expect_window(True)
        screen.press("Escape")
        moa.expect_window(False)
        assert moa.title() == WORDS.lesson_title()


def test_about_opens_a_window_and_escape_closes_it():
    opens_and_closes("about")


def test_preferences_open_a_window_and_escape_closes_it():
    opens_and_closes("preferences")


def test_help_overlay_opens_a_window_and_escape_closes_it():
    opens_and_closes("help-overlay")


def test_the_list_of_keys_fits_on_a_small_screen():
    for language in ("en", "es"):
        with Program("--language", language) as moa:
            moa.activate_application("help-overlay")
            keys = moa.expect_window(True) and next(window for window in moa.windows() if window != moa.window)
            place = until_still("the size of the window", lambda window=keys: screen.geometry(window))
            assert place[2] <= 1024 and place[3] <= 600, place
            screen.take_picture(f"keys-{language}", keys)
            screen.press("Escape")
            moa.expect_window(False)


def play_with_messages(moa, dice, x, y):
    """Clicks and keys where messages come and go; their order, which the dice tell, once brought the program down."""
    left, right, top, bottom, button = x + 660, x + 975, y + 605, y + 652, (x + 950, y + 629)  # of a message, pixels
    words = []
    for _ in range(8):
        kind = dice.random()
        if kind < 0.5:
            place = dice.randrange(left, right), dice.randrange(top, bottom)
            words += ["mousemove", *place, "click", "--repeat", dice.randrange(1, 4), "--delay", 4,
                      dice.choice([1, 1, 1, 2, 3])]
        elif kind < 0.7:
            words += ["mousemove", *button, "click", "--repeat", dice.randrange(1, 4), "--delay", 20, screen.LEFT]
        elif kind < 0.8:
            words += ["key", "F9"]
        elif kind < 0.9:
            words += ["windowsize", moa.window, dice.choice([900, 1280, 700]), 800]
        else:
            words += ["key", dice.choice(["Tab", "shift+Tab", "space", "Return", "F11"])]
    screen.run("xdotool", *words)


def test_a_message_that_is_clicked_as_it_comes_can_still_be_closed():
    with Program() as moa:
        x, y = screen.geometry(moa.window)[:2]
        shown = lambda: [label for label in moa.tree.find_all("label") if "nothing-" in label.name]  # noqa: E731
        moa.activate("part", "nothing-1")
        until("a message", shown)
        for _ in range(12):
            screen.click(x + 950, y + 629)
        until("the message to go", lambda: not shown())
        moa.activate("part", "nothing-2")
        until("the next message", lambda: [label.name for label in shown() if "nothing-2" in label.name])


def test_messages_do_not_pile_up():
    with Program() as moa:
        for number in range(30):
            moa.activate("part", f"nothing-{number}")
        moa.wait_for("label", contains="nothing-29")


def test_a_message_that_leaves_takes_no_more_clicks():
    dice = random.Random(2)
    with Program() as moa:
        x, y = screen.geometry(moa.window)[:2]
        for turn in range(60):
            for _ in range(dice.randrange(3)):
                moa.activate("part", f"nothing-{turn}")
            play_with_messages(moa, dice, x, y)
            moa.state("part")


if __name__ == "__main__":
    tap.run(globals())
