# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody who sees nothing hears from the real Orca: enough, once, and the news first.

Nobody looks at the program here but Orca, because GTK tells of things in another order when somebody else has asked
for them before. Orca speaks of events in their order: what was said twice was said before what the next key leads to.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, COMPARTMENTS, EDGES, QUESTIONS, STEPS, Words, find  # noqa: E402
from program import Program  # noqa: E402
from screen_reader import ScreenReader  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
TITLE = WORDS.lesson_title()
DIAGRAM = WORDS.lesson("diagram/caption", BUNDLE["diagram"]["caption"])
ORCA = ScreenReader()


def place(wanted):
    return WORDS.lesson(f"compartment/{wanted}/label", find(COMPARTMENTS, wanted)["label"])


def arrow(wanted):
    edge = find(EDGES, wanted)
    return f"{WORDS.node(edge['from'])} → {WORDS.node(edge['to'])}: {WORDS.lesson(f'edge/{wanted}/label', edge['label'])}"


GENE = [f"{WORDS.node('apob_gene')} push button.", f"gene in {place('nucleus')}."]
MRNA = [f"{WORDS.node('apob_mrna')} push button.", f"RNA in {place('liver_cell')}."]
IS_COPIED = [f"{arrow('apob_gene-apob_mrna')} push button.", "transcription."]
INTO_DIAGRAM = f"{DIAGRAM} panel."


class Listener:
    """Moa from its start, and what somebody at its keys hears."""

    def __init__(self, *arguments):
        self.program = Program(*arguments, notices=True, tolerated=["Screen coordinates not supported"])
        self.wanted = []

    def __enter__(self):
        self.start = ORCA.mark()
        self.moa = self.program.__enter__()
        try:
            self.hear(f"{TITLE} frame.", INTO_DIAGRAM, *GENE)
        except BaseException:
            self.program.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, kind, value, trace):
        self.program.__exit__(kind, value, trace)

    def hear(self, *utterances):
        """Waits until these were said, each from its begin on, after what was heard before and nothing else."""
        self.wanted += utterances

        def compare():
            said = ORCA.said_since(self.start)
            for begin, utterance in zip(self.wanted, said):
                assert utterance.startswith(begin), f"expected {begin!r} in {said[-8:]}"
            return len(said) >= len(self.wanted) and ORCA.is_done()

        try:
            until(f"{utterances} to be said", compare)
        except AssertionError as reason:
            raise AssertionError(f"{reason} in {ORCA.said_since(self.start)[-8:]}") from None
        return ORCA.said_since(self.start)[len(self.wanted) - 1]

    def press(self, key, *utterances):
        """Presses a key; what it leads to is said, and no more: that is seen with the next key."""
        screen.press(key)
        return self.hear(*utterances)


def test_opening_says_the_lesson_and_where_the_focus_is():
    with Listener() as listener:
        listener.press("Right", *MRNA)


def test_a_part_is_said_once_when_tab_enters_the_diagram():
    with Listener() as listener:
        listener.press("Tab", "Start push button.")
        listener.press("shift+Tab", INTO_DIAGRAM, *GENE)
        listener.press("Right", *MRNA)


def test_arrow_keys_say_parts_and_arrows_once():
    with Listener() as listener:
        listener.press("ctrl+Right", *IS_COPIED)
        listener.press("Right", *MRNA)
        listener.press("ctrl+Left", *IS_COPIED)
        listener.press("Left", *GENE)
        listener.press("Right", *MRNA)


def test_a_step_is_said_once_by_number_and_title():
    with Listener() as listener:
        listener.press("Next", WORDS.window_title(STEPS[0][0]))
        listener.press("Next", WORDS.window_title(STEPS[1][0]))
        listener.press("Prior", WORDS.window_title(STEPS[0][0]))
        listener.press("Next", WORDS.window_title(STEPS[1][0]))
        assert "Part 2 of" in listener.press("Right", *MRNA)
        assert "Part 1 of" in listener.press("Left", *GENE), "its place in the step, which came while it had the focus"
        listener.press("Right", *MRNA)


def test_a_step_that_takes_the_focused_button_away_gives_the_focus_to_the_next():
    with Listener() as listener:
        listener.press("Tab", "Start push button.")
        listener.press("Next", WORDS.window_title(STEPS[0][0]), "Next step push button.")
        listener.press("Next", WORDS.window_title(STEPS[1][0]))
        listener.press("space", WORDS.window_title(STEPS[2][0]))


def test_a_menu_is_said_without_names_of_classes():
    with Listener() as listener:
        listener.press("F10", "expanded", "menu", "Lessons.")
        listener.press("Down", "Open Lesson…")
        listener.press("Escape", "Menu push button.", "F10.")


def test_questions_are_said_once_with_whether_they_are_open():
    def name(number):
        return f"Question {number}: {WORDS.question(QUESTIONS[number - 1]['id'])}"

    with Listener() as listener:
        listener.press("ctrl+f", "form", "Search questions, terms, parts entry.")
        listener.press("Tab", "Questions.", "List with ", f"{name(1)} collapsed push button.")
        listener.press("Tab", f"{name(2)} collapsed push button.")
        listener.press("space", "expanded")
        listener.press("shift+Tab", f"{name(1)} collapsed push button.")


def test_a_medicine_is_said_once_and_first():
    with Listener() as listener:
        listener.press("Right", *MRNA)
        listener.moa.activate("medicine", "kynamro")
        listener.hear(f"Lowered by Kynamro. {MRNA[1]}")
        listener.press("Left", *GENE)


def test_the_news_are_said_where_everything_was_looked_at():
    with Listener() as listener:
        assert listener.moa.tree.find("push button", name=WORDS.node("ldl"))
        listener.press("Right", *MRNA)
        listener.press("Next", WORDS.window_title(STEPS[0][0]))
        listener.moa.activate("medicine", "kynamro")
        listener.hear(f"Lowered by Kynamro. {MRNA[1]}")
        listener.press("Left", *GENE)


def test_a_card_is_said_once_as_it_opens_and_the_part_as_it_closes():
    with Listener() as listener:
        listener.press("Return", f"{WORDS.node('apob_gene')} panel.", f"gene · {place('nucleus')}.")
        listener.press("Tab", "Close the card push button.", "Esc")
        listener.press("Escape", INTO_DIAGRAM, *GENE)
        listener.press("ctrl+Right", *IS_COPIED)
        listener.press("Return", f"{arrow('apob_gene-apob_mrna')} panel.", "transcription.")
        listener.press("Escape", INTO_DIAGRAM, *IS_COPIED)
        listener.press("Right", *MRNA)


if __name__ == "__main__":
    with ORCA:
        tap.run(globals())
