# SPDX-License-Identifier: GPL-3.0-or-later
"""From a question to its answer, its source and its parts in the diagram, and back."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import QUESTIONS, Words, find, source_number  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
WHY = "why-liver"


def is_in_sight(moa, found):
    """Whether its middle is inside of the window; AT-SPI also tells places that are scrolled away."""
    x, y = found.centre()
    left, top, width, height = screen.geometry(moa.window)
    return left < x < left + width and top < y < top + height


def names(moa, group):
    """The buttons of a search: the results of all groups, and those for more."""
    results = moa.tree.find("heading", name=WORDS.interface(group)).parent()
    return [button.name for button in results.find_all("push button")]


def click_citation(moa, paragraph):
    """Clicks the raised number at the end of a paragraph: from the right along its last line, until something opens."""
    until_still("the answer to unfold", paragraph.window_box)
    assert is_in_sight(moa, paragraph), paragraph.box()
    x, y, width, height = paragraph.box()
    for offset in range(2, round(width), 4):
        screen.click(x + width - offset, y + height - 12)
        if moa.state("page") == "sources":
            return
    until("the sources to open", lambda: moa.state("page") == "sources")


def test_a_click_on_a_question_opens_its_answer_in_place():
    with Program() as moa:
        moa.wait_for("push button", starts="Question 2:").click()
        moa.expect_state("question", "target")
        answer = moa.wait_for("label", starts=WORDS.answer("target"))
        until("the answer to unfold", lambda: answer.window_box()[3] > 20)
        moa.tree.find("push button", starts="Question 2:").click()
        moa.expect_state("question", "")


def test_alt_and_its_number_opens_a_question():
    with Program() as moa:
        screen.press("alt+4")
        moa.expect_state("question", QUESTIONS[3]["id"])


def test_an_answer_shows_every_paragraph_and_the_note_of_the_reviewer():
    with Program() as moa:
        for question in QUESTIONS:
            moa.choose("question", question["id"])
            for number in range(1, len(question["answer"]) + 1):
                moa.wait_for("label", starts=WORDS.answer(question["id"], number))
            if "note" in question:
                note = WORDS.lesson(f"question/{question['id']}/note", question["note"]["text"])
                moa.wait_for("label", contains=note[:60])


def test_typing_in_the_search_shows_results_of_each_kind():
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("ldl")
        for group in ("Questions and answers", "Parts of the diagram", "Glossary", "Steps"):
            moa.wait_for("heading", name=WORDS.interface(group))
        screen.press("Escape")
        moa.wait_for("push button", starts="Question 1:")


def test_a_search_that_finds_much_offers_the_rest():
    group = "Parts of the diagram"
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("ldl")
        more = moa.wait_for("push button", starts=f"{WORDS.interface(group)}: ")
        rest = int(re.search(r"(\d+) more$", more.name)[1])
        before = names(moa, group)
        place = before.index(more.name)
        more.act()
        until("the rest", lambda: more.name not in names(moa, group))
        rows = names(moa, group)
        assert rows[:place] + rows[place + rest:] == before[:place] + before[place + 1:], (before, rows)
        assert len(rows) == len(before) - 1 + rest, (before, rows)
        until_equal("the keyboard", rows[place], moa.focused_name)
        until("it to be in sight", lambda: is_in_sight(moa, moa.tree.find_focused()))
        moa.take_picture("search-more")


def test_a_search_without_a_result_says_so_and_offers_words_that_find_something():
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("zzzzzz")
        moa.wait_for("label", contains="zzzzzz")
        moa.wait_for("heading", name=WORDS.interface("Try one of these"))


def test_why_the_liver_finds_its_answer_and_the_source_of_it():
    question = find(QUESTIONS, WHY)
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("why the liver?")
        results = moa.wait_for("heading", name=WORDS.interface("Questions and answers")).parent()
        row = results.find("push button")
        assert row.name.startswith(WORDS.question(WHY)), f"the first result is {row.name!r}"
        row.click()
        moa.expect_state("question", WHY)
        paragraph = moa.wait_for("label", starts=WORDS.answer(WHY))
        click_citation(moa, paragraph)
        numbers = [f"Source {source_number(cited)}:" for cited in question["answer"][0]["cite"]]
        until("the source to be marked",
              lambda: (moa.focused_name() or "").startswith(tuple(numbers)))
        shown = moa.tree.find_focused()
        until("the source to be in sight", lambda: is_in_sight(moa, shown))
        moa.take_picture("source-of-an-answer")


def test_the_first_result_opens_by_enter():
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("why the liver?")
        moa.wait_for("push button", starts=WORDS.question(WHY))
        screen.press("Return")
        moa.expect_state("question", WHY)


def test_citations_are_spoken_with_their_numbers():
    question = find(QUESTIONS, WHY)
    numbers = ", ".join(map(str, sorted(source_number(cited) for cited in question["answer"][0]["cite"])))
    with Program("--question", WHY) as moa:
        name = moa.wait_for("label", starts=WORDS.answer(WHY)).name
        assert name.endswith(f"(sources {numbers})"), name


def test_a_question_frames_its_parts_in_the_diagram():
    with Program() as moa:
        node = moa.tree.find("push button", name=WORDS.node("k_in_hepatocyte"))
        before = until_still("the diagram to rest", node.window_box)
        moa.choose("question", WHY)
        until("the camera to go there", lambda: node.window_box() != before)
        until_still("the diagram to rest", node.window_box)
        view = moa.tree.find("push button", name=WORDS.node("apob_gene"))
        assert view is not None
        for part in find(QUESTIONS, WHY)["focus"]:
            assert is_in_sight(moa, moa.tree.find("push button", name=WORDS.node(part))), part
        moa.take_picture("question")


def test_a_chip_of_an_answer_opens_the_card_of_its_part():
    with Program("--question", WHY) as moa:
        chips = moa.wait_for("panel", name="Parts that the answer speaks of")
        chip = next(chips.find_all("push button", lambda name: WORDS.node("k_in_hepatocyte") in name))
        chip.act()
        moa.expect_state("part", "k_in_hepatocyte")


def test_a_part_lists_its_questions_and_opens_them():
    with Program("--question", "effect") as moa:
        moa.choose("part", "k_in_hepatocyte")
        card = moa.wait_for("panel", name=WORDS.node("k_in_hepatocyte"))
        link = until("the question on the card",
                     lambda: next(card.find_all("push button", lambda name: WORDS.question(WHY) in name), None))
        link.act()
        moa.expect_state("question", WHY)
        moa.wait_for("label", starts=WORDS.answer(WHY))


def test_a_source_lists_the_answers_that_rest_on_it_and_leads_back():
    with Program() as moa:
        moa.activate("source", "t11")
        number = source_number("t11")
        row = moa.wait_for("list item", starts=f"Source {number}:")
        link = until("the question on the source",
                     lambda: next(row.find_all("push button", lambda name: "Question 3" in name), None))
        link.act()
        moa.expect_state("question", WHY)


if __name__ == "__main__":
    tap.run(globals())
