# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who sees nothing and has no pointer gets to every part of the mechanism, by keys and what is said alone.

The way is that of a careful listener: on each node onto its arrows, through all of them, and on to the nodes that
were not heard of yet. How many arrows a node has is taken from the lesson; where a key leads is heard from the
program. Each burst of keys ends where the focus has to come to rest, so that nothing is waited for that never comes.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from accessible import FocusListener  # noqa: E402
from lesson import EDGES, NODES, QUESTIONS, SOURCES, Words, find  # noqa: E402
from program import Program  # noqa: E402
from waiting import until  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()
FIRST_CAUSE = "apob_gene"
OUT = {node["id"]: [edge["id"] for edge in EDGES if edge["from"] == node["id"]] for node in NODES}
IN = {node["id"]: [edge["id"] for edge in EDGES if edge["to"] == node["id"]] for node in NODES}
ENDS = {edge["id"]: (edge["from"], edge["to"]) for edge in EDGES}
OPENED = {"ldl", "apob_mrna", "apob_gene-apob_mrna", "ldl-artery_wall"}


def arrow_name(edge):
    ends = f"{WORDS.node(edge['from'])} → {WORDS.node(edge['to'])}"
    return ends + (": " + WORDS.lesson(f"edge/{edge['id']}/label", edge["label"]) if "label" in edge else "")


PARTS = {**{WORDS.node(node["id"]): node["id"] for node in NODES}, **{arrow_name(edge): edge["id"] for edge in EDGES}}


class Reader:
    """Presses keys and hears what the focus comes to."""

    def __init__(self, moa):
        self.moa = moa
        first = WORDS.node(FIRST_CAUSE)
        moa.wait_for("push button", name=first)  # GTK tells only of what somebody has looked at
        until("the focus on the first cause", lambda: screen.press("Home") or moa.focused_name() == first)
        self.listener = FocusListener(moa.accessible)
        self.heard = {FIRST_CAUSE: moa.tree.find_focused()}
        self.orders = {}

    def listen(self):
        """The parts that the focus came to since the last time, in their order."""
        found = [(PARTS[found.name], found) for found in self.listener.take()
                 if found.name in PARTS and found.role == "push button"]  # a card is called as its part
        self.heard.update(found)
        return [part for part, _ in found]

    def go(self, keys, end):
        """Presses keys of which the last leads to a part; returns what the focus came to before that."""
        way = []
        screen.press(*keys)
        until(f"{' '.join(keys)} to lead to {end}", lambda: end in (way.extend(self.listen()) or way))
        assert way.index(end) == len(way) - 1, (keys, way)
        return way[:-1]

    def hear_arrows(self, node, forward):
        """Goes onto each arrow to or from a node, and remembers them from the top to the bottom of the page."""
        arrows = (OUT if forward else IN)[node]
        if arrows and (node, forward) not in self.orders:
            onto, back = ("ctrl+Right", "Left") if forward else ("ctrl+Left", "Right")
            rest = len(arrows) - 1
            way = self.go([onto, *["Up"] * rest, *["Down"] * rest, back], node)
            assert set(way) == set(arrows), (node, way, arrows)
            self.orders[node, forward] = way[len(way) - len(arrows):]
        return self.orders.get((node, forward), [])

    def step_onto(self, node, forward, arrow):
        """Keys from a node to one of its arrows."""
        order = self.hear_arrows(node, forward)
        onto = "ctrl+Right" if forward else "ctrl+Left"
        return [onto, *["Up"] * (len(order) - 1), *["Down"] * order.index(arrow)]

    def cross(self, node, forward, arrow):
        """Goes from a node over an arrow to the node at its other end."""
        other = ENDS[arrow][1 if forward else 0]
        self.go([*self.step_onto(node, forward, arrow), "Right" if forward else "Left"], other)
        return other


def explore(reader, node, visited, look):
    """Hears a node's arrows and all that can be reached over them, and comes back; `look` is told of each node."""
    visited.add(node)
    look(reader, node)
    for forward in (True, False):
        for arrow in reader.hear_arrows(node, forward):
            if ENDS[arrow][1 if forward else 0] not in visited:
                other = reader.cross(node, forward, arrow)
                explore(reader, other, visited, look)
                reader.hear_arrows(other, not forward)
                reader.cross(other, not forward, arrow)


def test_keys_reach_every_node_and_every_arrow():
    with Program() as moa:
        reader = Reader(moa)
        explore(reader, FIRST_CAUSE, set(), lambda *node: None)
        missing = sorted(set(PARTS.values()) - set(reader.heard))
        assert not missing, missing
        for part, found in reader.heard.items():
            assert found.description and not found.description.startswith(found.name), (part, found.description)


def expect_card(moa, part):
    """The open card says the part's words, its sources and the questions whose answers speak of it."""
    kind, records = ("node", NODES) if part in OUT else ("edge", EDGES)
    record = find(records, part)
    text = moa.wait_for("label", starts=WORDS.lesson(f"{kind}/{part}/plain", record["plain"])[:40])
    card = text
    while card.find("push button", name="Close the card") is None:
        card = card.trunk
    assert card.role != "frame", part
    names = [found.name for found in card.walk() if found.role == "push button"]
    wanted = [find(SOURCES, source)["title"] for source in record.get("cite", [])]
    wanted += [WORDS.question(question["id"]) for question in QUESTIONS if part in question["focus"]]
    assert wanted, part
    for words in wanted:
        assert any(words in name for name in names), (part, words, names)


def open_and_close(reader, part):
    """Enter opens the card of the part that has the focus, and Esc gives the focus back to the part."""
    reader.listen()
    screen.press("Return")
    reader.moa.expect_state("part", part)
    expect_card(reader.moa, part)
    reader.go(["Escape"], part)
    reader.moa.expect_state("part", "")


def test_enter_opens_cards_that_can_be_read():
    opened = set()

    def look(reader, node):
        if node in OPENED:
            open_and_close(reader, node)
            opened.add(node)
        for arrow in OPENED.intersection(OUT[node]):
            way = reader.step_onto(node, True, arrow)
            screen.press(*way)
            until(f"the focus on {arrow}", lambda: reader.moa.focused_name() == reader.heard[arrow].name)
            open_and_close(reader, arrow)
            reader.go(["Left"], node)
            opened.add(arrow)

    with Program() as moa:
        reader = Reader(moa)
        explore(reader, FIRST_CAUSE, set(), look)
        assert opened == OPENED, OPENED - opened


if __name__ == "__main__":
    tap.run(globals())
