# SPDX-License-Identifier: GPL-3.0-or-later
"""Lessons whose diagrams nobody would draw, and what a check has to say of each."""

import copy
import json
import os
import pathlib
import tempfile

PATTERN = pathlib.Path(os.environ["MOA_SOURCE_ROOT"], "tests", "data", "bundles", "good", "bundle.json")
MARKS = "o" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}" * 20
N_HUB = 5000


def make_node(name, x, y, **members):
    return {"id": name, "label": name.replace("_", " ").capitalize(), "kind": "protein", "at": [x, y],
            "plain": "It is there.", "cite": ["smith"], **members}


def make_edge(start, end, number=0, **members):
    return {"id": f"{start}-{end}-{number}", "from": start, "to": end, "kind": "stimulation", "cite": ["smith"],
            **members}


def finding(pointer, words, code="geometry"):
    return code, pointer, words


def one_place():
    nodes = [make_node(f"n{i}", 400, 300, size=[140, 60]) for i in range(8)]
    edges = [make_edge(f"n{i}", f"n{i + 1}") for i in range(7)]
    places = [finding(f"/diagram/nodes/{i}/at", "expected a place of its own") for i in range(1, 8)]
    ends = [finding(f"/diagram/edges/{i}/to", "expected two ends on different places") for i in range(7)]
    return nodes, edges, places + ends


def tiny_parts():
    nodes = [make_node(f"n{i}", 200 + 200 * i, 300, size=[1, 1]) for i in range(3)]
    found = [finding(f"/diagram/nodes/{i}/size", "found 1 × 1") for i in range(3)]
    return nodes, [make_edge("n0", "n1"), make_edge("n1", "n2")], found


def huge_part():
    nodes = [make_node("huge", 6000, 5100, size=[10000, 10000]), make_node("small", 11500, 5100, size=[140, 60]),
             make_node("inside", 6000, 5100, size=[200, 80])]
    found = [finding("/diagram/nodes/0/size", "found 10000 × 10000"),
             finding("/diagram/nodes/2/at", "expected a place of its own")]
    return nodes, [make_edge("huge", "small"), make_edge("small", "inside", kind="inhibition")], found


def long_labels():
    nodes = [make_node("words", 250, 300, label=("many words " * 46)[:500].strip() + "."),
             make_node("letters", 600, 300, label="W" * 500), make_node("short", 950, 300)]
    edges = [make_edge("words", "letters", label="arrow " * 83), make_edge("letters", "short", label="M" * 500)]
    return nodes, edges, [finding(f"/diagram/nodes/{i}/label", "expected at most 120 characters") for i in range(2)]


def mark_piles():
    nodes = [make_node("pile", 250, 300, label=MARKS), make_node("word", 600, 300, label=f"A {MARKS} word {MARKS}"),
             make_node("plain", 950, 300)]
    edges = [make_edge("pile", "word", label=MARKS), make_edge("word", "plain")]
    pointers = ("/diagram/nodes/0/label", "/diagram/nodes/1/label", "/diagram/edges/0/label")
    return nodes, edges, [finding(pointer, "combining marks") for pointer in pointers]


def loops():
    nodes = [make_node("first", 400, 300, size=[140, 60]), make_node("second", 800, 300, size=[140, 60])]
    edges = [make_edge("first", "first", i) for i in range(8)] + [make_edge("first", "second"),
                                                                  make_edge("second", "second")]
    return nodes, edges, [finding(f"/diagram/edges/{i}/to", "expected two ends on different places")
                          for i in (*range(8), 9)]


def hub():
    side = 100
    nodes = [make_node("hub", 8500, 4000, size=[400, 200])]
    nodes += [make_node(f"n{i}", 200 + i % side * 170, 80 + i // side * 160 + (200 if i // side > 23 else 0),
                        size=[120, 60]) for i in range(N_HUB)]
    edges = [make_edge(f"n{i}", "hub") if i % 2 else make_edge("hub", f"n{i}") for i in range(N_HUB)]
    return nodes, edges, [finding("/diagram/nodes/0", f"found {N_HUB}")]


def empty():
    return [], [], [finding("/diagram/nodes", "expected at least one node")]


KINDS = {"one-place": one_place, "tiny-parts": tiny_parts, "huge-part": huge_part, "long-labels": long_labels,
         "mark-piles": mark_piles, "loops": loops, "hub": hub, "empty": empty}


def make_lesson(kind):
    """The lesson as JSON has it, and the findings: (code, pointer, words of the message)."""
    nodes, edges, found = KINDS[kind]()
    lesson = copy.deepcopy(json.loads(PATTERN.read_text(encoding="utf-8")))
    places = [node["at"] for node in nodes]
    lesson["title"] = kind.replace("-", " ").capitalize()
    lesson["diagram"] = {"size": [max([at[0] for at in places], default=800) + 600,
                                  max([at[1] for at in places], default=600) + 300],
                         "caption": "A diagram.", "how_to_read": "Read it.", "nodes": nodes, "edges": edges}
    if kind == "huge-part":
        lesson["diagram"]["size"] = [12000, 10300]
    first = [nodes[0]["id"]] if nodes else []
    del lesson["notices"], lesson["medicines"], lesson["measures"], lesson["quiz"], lesson["glossary"]
    lesson["tours"] = [{"id": "main", "title": "A tour", "steps": [
        {"id": "look", "title": "Look", "text": "Look at this.", "focus": first},
        {"id": "again", "title": "Look again", "text": "Look at this again.", "focus": first}]}]
    lesson["questions"] = [{"id": "why", "question": "Why?", "answer": [{"text": "It is so.", "cite": ["smith"]}],
                            "focus": first, "step": "main/look"}]
    return lesson, found


class HostileLesson:
    """`with HostileLesson("hub") as lesson`: the lesson in a folder of its own."""

    def __init__(self, kind):
        self.lesson, self.findings = make_lesson(kind)
        self.above = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.above.name, kind)

    def __enter__(self):
        self.folder.mkdir()
        (self.folder / "bundle.json").write_text(json.dumps(self.lesson, indent=1), encoding="utf-8")
        return self

    def __exit__(self, *_):
        self.above.cleanup()
