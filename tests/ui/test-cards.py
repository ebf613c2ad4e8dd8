# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of every part, field by field, held against the lesson: words at both levels with their citations, the arrows
of a node and the ends of an arrow, sources, questions, and what the chosen medicine changes."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, EDGES, NODES, QUESTIONS, SOURCES, Words, find, source_number  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
PARTS = [*(("node", node) for node in NODES), *(("edge", edge) for edge in EDGES)]
KYNAMRO = find(BUNDLE["medicines"], "kynamro")


def open_card(moa, kind, record, level):
    """The card of a part, when it shows the words of that part."""
    words = WORDS.lesson(f"{kind}/{record['id']}/{level}", record[level])
    moa.choose("part", record["id"])
    text = moa.wait_for("label", starts=words)
    card = text
    while card.find("push button", name="Close the card") is None:
        card = card.trunk
    return card, text


def expect_words(record, text, words):
    numbers = [str(source_number(source)) for source in record["cite"]]
    behind = text.name[len(words):]
    assert all(number in behind for number in numbers), (record["id"], numbers, behind)


def expect_rows(record, names, wanted, what):
    missing = [words for words in wanted if not any(words in name for name in names)]
    assert not missing, f"{what} of {record['id']}: {missing} not in {names}"


def get_ends(kind, record):
    """The nodes at the other ends of a node's arrows, or at both ends of an arrow."""
    if kind == "edge":
        return [record["from"], record["to"]]
    return [edge["to"] if edge["from"] == record["id"] else edge["from"] for edge in EDGES
            if record["id"] in (edge["from"], edge["to"])]


def test_plain_words_arrows_questions_and_sources_of_every_part():
    with Program() as moa:
        for kind, record in PARTS:
            card, text = open_card(moa, kind, record, "plain")
            expect_words(record, text, WORDS.lesson(f"{kind}/{record['id']}/plain", record["plain"]))
            names = [found.name for found in card.walk() if found.role == "push button"]
            expect_rows(record, names, [WORDS.node(end) for end in get_ends(kind, record)], "ends")
            expect_rows(record, names, [find(SOURCES, source)["title"] for source in record["cite"]], "sources")
            asked = [question["id"] for question in QUESTIONS if record["id"] in question["focus"]]
            expect_rows(record, names, [WORDS.question(question) for question in asked], "questions")
            others = [question["id"] for question in QUESTIONS if record["id"] not in str(question)]
            wrong = [other for other in others if any(WORDS.question(other) in name for name in names)]
            assert not wrong, f"questions that do not speak of {record['id']}: {wrong}"


def test_clinical_words_of_every_part_with_their_citations():
    with Program() as moa:
        moa.choose("level", "clinical")
        for kind, record in PARTS:
            _, text = open_card(moa, kind, record, "clinical")
            expect_words(record, text, WORDS.lesson(f"{kind}/{record['id']}/clinical", record["clinical"]))


def test_the_card_says_what_the_chosen_medicine_changes():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        for target in KYNAMRO["acts_on"]:
            record = find(NODES, target["part"])
            card, _ = open_card(moa, "node", record, "plain")
            word = {"-": "less", "+": "more"}[target["change"]]
            until(f"what Kynamro does to {record['id']}",
                  lambda c=card, w=word: c.find("label", starts=f"{KYNAMRO['label']}: {w}"))
        record = find(NODES, "pcsk9")
        card, _ = open_card(moa, "node", record, "plain")
        assert card.find("label", starts=f"{KYNAMRO['label']}: ") is None, "Kynamro does nothing to PCSK9"


if __name__ == "__main__":
    tap.run(globals())
