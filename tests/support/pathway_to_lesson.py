#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A public pathway as a lesson.

    pathway_to_lesson.py FILE FOLDER [--id ID] [--url URL] [--licence TEXT] [--date YYYY-MM-DD]

Reads GPML (PathVisio, WikiPathways), pvjson, SBML and the JSON of COBRA, tells them apart by what is in them, and
writes FOLDER/bundle.json. Places are those of the file; where it has none, parts are laid out in layers. What a lesson
has no place for is left out, and counted on standard error.
"""

import argparse
import datetime
import json
import pathlib
import re
import sys
import unicodedata

import pathway_drawing
import pathway_network
from pathway_model import Unreadable

MARGIN = 40.0
LEAST, MOST = 24.0, 3600.0  # of a node, in diagram units
LETTERS = 120  # of a label; more do not fit into a part
STEPS = 9
VERBS = {"conversion": "{} becomes {}.", "transport": "{} is moved to {}.", "catalysis": "{} speeds up {}.",
         "inhibition": "{} holds back {}.", "stimulation": "{} sets off {}.", "binding": "{} sticks to {}.",
         "cleavage": "{} cuts {}.", "transcription": "{} is read into {}.", "association": "{} goes with {}."}
SINGULAR = {"protein": "A protein", "small-molecule": "A small molecule", "rna": "An RNA", "complex": "A complex",
            "process": "A process", "gene": "A gene", "phenotype": "An outcome or a state", "medicine": "A medicine",
            "lipoprotein": "A lipoprotein"}


def read(text):
    """The pathway in a file's text, whatever format it is."""
    if text.lstrip().startswith("{"):
        data = json.loads(text)
        if "entitiesById" in data:
            return pathway_drawing.read_pvjson(text)
        if "reactions" in data:
            return pathway_network.read_cobra(text)
    elif re.search(r"<Pathway\b[^>]*GPML", text[:4000]):
        return pathway_drawing.read_gpml(text)
    elif re.search(r"<sbml\b", text[:4000]):
        return pathway_network.read_sbml(text)
    raise Unreadable("expected GPML, pvjson, SBML or the JSON of COBRA")


def escape(text):
    return re.sub(r"([\[\]\\])", r"\\\1", text)


def shorten(text, most=60):
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class Names:
    """Ids that are made of words, each once."""

    def __init__(self):
        self.taken = set()

    def make(self, words, fallback):
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].rstrip("-")
        if not stem or not stem[0].isalpha():
            stem = f"{fallback}-{stem}".rstrip("-")
        name, number = stem, 2
        while name in self.taken:
            name, number = f"{stem}-{number}", number + 1
        self.taken.add(name)
        return name


class Writer:
    def __init__(self, pathway, options):
        self.pathway = pathway
        self.options = options
        self.names = Names()
        self.node_ids = {id(node): self.names.make(node.label, "part") for node in pathway.nodes}
        self.box_ids = {id(box): self.names.make(box.label, "place") for box in pathway.boxes}
        self.edge_ids = {id(edge): self.names.make(f"{self.node_ids[id(edge.source)][:22]}-"
                                                   f"{self.node_ids[id(edge.target)][:22]}", "arrow")
                         for edge in pathway.edges}
        cited = {key for part in pathway.nodes + pathway.edges for key in part.cite}
        sources = Names()
        sources.make("origin", "source")
        self.source_ids = {key: sources.make(record.get("authors", "").split(",")[0] or record["title"][:24], "source")
                           for key, record in pathway.sources.items() if key in cited}
        self.measure()

    def measure(self):
        """Where the drawing begins, and how large it is."""
        rooms = [(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)
                 for node in self.pathway.nodes]
        rooms += [(box.x, box.y, box.width, box.height) for box in self.pathway.boxes]
        self.left, self.top = min(room[0] for room in rooms), min(room[1] for room in rooms)
        scale = self.pathway.scale
        self.size = [round((max(room[0] + room[2] for room in rooms) - self.left) * scale + 2 * MARGIN),
                     round((max(room[1] + room[3] for room in rooms) - self.top) * scale + 2 * MARGIN)]

    def place(self, x, y):
        scale = self.pathway.scale
        return [round((x - self.left) * scale + MARGIN, 1), round((y - self.top) * scale + MARGIN, 1)]

    def cite(self, keys):
        return [self.source_ids[key] for key in dict.fromkeys(keys) if key in self.source_ids] or ["origin"]

    # --- the diagram ---

    def find_parent(self, box):
        around = [other for other in self.pathway.boxes if other is not box and other.holds(box.x, box.y, box.width, box.height)
                  and (other.width, other.height) > (box.width, box.height)]
        return min(around, key=lambda other: other.width * other.height, default=None)

    def write_box(self, box):
        left, top = self.place(box.x, box.y)
        scale = self.pathway.scale
        record = {"id": self.box_ids[id(box)], "label": escape(shorten(box.label, 100))}
        if box.kind:
            record["kind"] = box.kind
        record |= {"box": [left, top, round(box.width * scale, 1), round(box.height * scale, 1)], "shape": box.shape}
        parent = self.find_parent(box)
        if parent is not None:
            record["parent"] = self.box_ids[id(parent)]
        return record

    def write_node(self, node):
        around = [box for box in self.pathway.boxes if box.holds_node(node)]
        box = node.box or min(around, key=lambda found: found.width * found.height, default=None)
        label = shorten(node.label, LETTERS)
        about = node.about if label == node.label else " ".join(filter(None, (f"{node.label}.", node.about)))
        record = {"id": self.node_ids[id(node)], "label": escape(label), "kind": node.kind}
        if box is not None:
            record["compartment"] = self.box_ids[id(box)]
        scale = self.pathway.scale
        record |= {"at": self.taken.take(self.place(node.x, node.y)),
                   "size": [round(min(max(size * scale, LEAST), MOST), 1) for size in (node.width, node.height)],
                   "plain": f"{SINGULAR.get(node.kind, 'A part')} of this pathway."}
        if about:
            record["clinical"] = escape(about[:7900])
        return record | {"cite": self.cite(node.cite)}

    def write_edge(self, edge):
        record = {"id": self.edge_ids[id(edge)], "from": self.node_ids[id(edge.source)],
                  "to": self.node_ids[id(edge.target)], "kind": edge.kind}
        return record | {"cite": self.cite(edge.cite)}

    def write_diagram(self):
        self.taken = Places()
        return {"size": self.size, "caption": escape(self.pathway.title),
                "how_to_read": "Follow the arrows from a cause to its effect.",
                "compartments": [self.write_box(box) for box in self.pathway.boxes],
                "nodes": [self.write_node(node) for node in self.pathway.nodes],
                "edges": [self.write_edge(edge) for edge in self.pathway.edges]}

    # --- what is taught ---

    def find_way(self):
        """Arrows one after the other, as many as there are steps, from the part that most depends on."""
        after = {}
        for edge in self.pathway.edges:
            after.setdefault(id(edge.source), []).append(edge)
        best = []
        for start in sorted(after, key=lambda key: -len(after[key]))[:50]:
            way, seen, at = [], {start}, start
            while len(way) < STEPS:
                onward = [edge for edge in after.get(at, []) if id(edge.target) not in seen]
                if not onward:
                    break
                way.append(max(onward, key=lambda edge: len(after.get(id(edge.target), []))))
                at = id(way[-1].target)
                seen.add(at)
            best = max(best, way, key=len)
        return best

    def write_step(self, edge):
        source, target = (escape(shorten(node.label)) for node in (edge.source, edge.target))
        return {"id": self.edge_ids[id(edge)], "title": f"{source} → {target}",
                "text": VERBS.get(edge.kind, "{} leads to {}.").format(source, target),
                "focus": [self.node_ids[id(edge.source)], self.edge_ids[id(edge)], self.node_ids[id(edge.target)]],
                "cite": self.cite(edge.cite)}

    def write_tours(self):
        steps = [self.write_step(edge) for edge in self.find_way()]
        steps = steps or [{"id": "parts", "title": "The parts", "text": "These are its parts.",
                           "focus": list(self.node_ids.values())[:12], "cite": ["origin"]}]
        return [{"id": "way", "title": "One way through it", "steps": steps}]

    def write_medicines(self):
        """The drugs of the drawing that act on something."""
        records = []
        for node in self.pathway.nodes:
            acts = {self.node_ids[id(edge.target)]: "-" if edge.kind == "inhibition" else "+"
                    for edge in self.pathway.edges if edge.source is node}
            if node.kind == "medicine" and acts:
                records.append({"id": self.node_ids[id(node)], "label": escape(shorten(node.label)),
                                "node": self.node_ids[id(node)], "plain": "A medicine of this pathway.",
                                "acts_on": [{"part": part, "change": change} for part, change in acts.items()],
                                "cite": self.cite(node.cite)})
        return records

    def write_questions(self):
        text = re.sub(r"\r", "", self.pathway.description)
        paragraphs = [escape(" ".join(part.split())[:7900]) for part in text.split("\n\n") if part.strip()]
        organism = f" It was drawn for {self.pathway.organism}." if self.pathway.organism else ""
        paragraphs.append(escape(f"It is from {self.pathway.publisher}, and was turned into a lesson by a "
                                 f"program.{organism} Licence: {self.licence}."))
        return [{"id": "what", "question": "What is this?",
                 "answer": [{"text": paragraph, "cite": ["origin"]} for paragraph in paragraphs]}]

    def write_sources(self):
        origin = {"id": "origin", "kind": "database", "title": self.pathway.title, "publisher": self.pathway.publisher}
        if self.options.url:
            origin |= {"url": self.options.url, "accessed": self.options.date}
        return [origin] + [{"id": name, **self.pathway.sources[key]} for key, name in self.source_ids.items()]

    def write(self):
        self.licence = self.options.licence or self.pathway.licence
        title = escape(self.pathway.title)
        lesson = {"format": 1, "id": self.options.id or Names().make(self.pathway.title, "pathway"), "version": "1",
                  "language": "en", "title": title,
                  "purpose": "You will see which part acts on which.",
                  "main_message": "Each arrow leads from a cause to its effect.",
                  "status": {"state": "not-applicable", "text": "A pathway that a program has converted.",
                             "as_of": self.options.date},
                  "review": {"reviewed": self.options.date, "review_by": "2096-12-31"},
                  "actions": ["Ask your doctor what it means for you."],
                  "sources": self.write_sources(), "diagram": self.write_diagram()}
        medicines = self.write_medicines()
        if medicines:
            lesson["medicines"] = medicines
        return lesson | {"tours": self.write_tours(), "questions": self.write_questions()}


class Places(set):
    """Where parts are; two of one place would hide each other."""

    def take(self, place):
        """A place that is still free: this one or the next beside it."""
        while tuple(place) in self:
            place = [place[0] + 6.0, place[1] + 6.0]
        self.add(tuple(place))
        return place


def main():
    parser = argparse.ArgumentParser(description="Makes a lesson of a public pathway.")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--id")
    parser.add_argument("--url")
    parser.add_argument("--licence")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    options = parser.parse_args()
    try:
        pathway = read(options.file.read_text(encoding="utf-8"))
    except (Unreadable, ValueError, SyntaxError) as reason:  # JSON is faulty, XML is
        sys.exit(f"{options.file}: {reason}")
    lesson = Writer(pathway, options).write()
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "bundle.json").write_text(json.dumps(lesson, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(pathway.nodes)} parts, {len(pathway.edges)} arrows, {len(pathway.boxes)} boxes")
    for what, count in pathway.left_out.items():
        print(f"left out: {count} {what}", file=sys.stderr)


if __name__ == "__main__":
    main()
