# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what PathVisio and WikiPathways draw: GPML of 2013, and the pvjson that gpml2pvjson makes of it.

A drawing has more than a lesson: lines that end on other lines, on groups, or beside what they mean. A line that
ends on another is an arrow to what that one leads to; one that begins there comes from where that one does. A group
with a heading is stood for by its heading, one without by its nearest member, and a loose end by what is beside it.
"""

import dataclasses
import json
import math
import xml.etree.ElementTree as ElementTree

from pathway_model import Box, Edge, Node, Pathway, Unreadable

LICENCE = "WikiPathways, CC0 1.0"
SCALE = 2.0  # a label of 10 px in a box of 20 becomes one that is read from a distance
NEAR = 25.0  # a loose end is that close to what it means
TOUCH = 3.0  # and that close to another line that goes on there

NODE_KINDS = {"geneproduct": "protein", "protein": "protein", "metabolite": "small-molecule", "rna": "rna",
              "complex": "complex", "pathway": "process", "gene": "gene", "dna": "gene", "disease": "phenotype",
              "event": "process", "biologicalprocess": "process", "drug": "medicine"}
LIPOPROTEINS = ("Chylomicron", "Chylomicrons", "HDL", "IDL", "LDL", "VLDL")
EDGE_KINDS = {"conversion": "conversion", "catalysis": "catalysis", "inhibition": "inhibition", "tbar": "inhibition",
              "stimulation": "stimulation", "necessarystimulation": "stimulation", "modification": "stimulation",
              "binding": "binding", "cleavage": "cleavage", "translocation": "transport",
              "transcriptiontranslation": "transcription"}
PLACES = {"nucleus": "nucleus", "cell": "cell", "extracellularregion": "outside", "mitochondria": "organelle",
          "endoplasmicreticulum": "organelle", "golgiapparatus": "organelle", "vesicle": "organelle",
          "lysosome": "organelle", "organelle": "organelle"}


@dataclasses.dataclass
class Thing:
    """A box, label or shape of the drawing; x and y are its upper left corner."""

    element: str  # DataNode, Label, Shape
    label: str
    type: str
    x: float
    y: float
    width: float
    height: float
    group: str = ""
    shape: str = ""
    place: str = ""
    about: str = ""
    cite: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Line:
    points: list  # (x, y)
    ends: list  # what the first and the last point are attached to; ""
    heads: list  # the arrow heads there
    cite: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Drawing:
    pathway: Pathway
    things: dict = dataclasses.field(default_factory=dict)
    lines: dict = dataclasses.field(default_factory=dict)
    anchors: dict = dataclasses.field(default_factory=dict)  # id to the line that it is on
    groups: dict = dataclasses.field(default_factory=dict)  # id to whether it is a complex


def fold(word):
    return "".join(c for c in (word or "").lower() if c.isalnum()).removeprefix("mim")


def flatten(text):
    return " ".join((text or "").split())


def read_paper(key_type, key, title, container, year, authors):
    record = {"kind": "database", "title": flatten(title) or f"{key_type} {key}", "container": flatten(container),
              "authors": ", ".join(flatten(author) for author in authors if author)}
    if str(year or "").isdigit():
        record["year"] = int(year)
    if key_type == "PubMed" and str(key).isdigit():
        record["pmid"] = str(key)
    return {name: value for name, value in record.items() if value}


# --- pvjson ---

def place_of(entities, entity):
    """Where the coordinates of an entity begin: a group's members are placed inside it."""
    x = y = 0.0
    above, depth = entity.get("isPartOf"), 0
    while above in entities and depth < 32:
        x += entities[above].get("x", 0.0)
        y += entities[above].get("y", 0.0)
        above, depth = entities[above].get("isPartOf"), depth + 1
    return x, y


def read_pvjson_line(drawing, entity, x, y):
    points = entity["points"]
    drawing.lines[entity["id"]] = Line(
        [(point["x"] + x, point["y"] + y) for point in points],
        [points[0].get("isAttachedTo", ""), points[-1].get("isAttachedTo", "")],
        [fold(entity.get("markerStart")), fold(entity.get("markerEnd"))],
        entity.get("citations", []))


def read_pvjson_thing(drawing, entity, x, y):
    drawing.things[entity["id"]] = Thing(
        entity["gpmlElementName"], flatten(entity.get("textContent")), fold(entity.get("wpType")),
        entity["x"] + x, entity["y"] + y, entity["width"], entity["height"], entity.get("isPartOf", ""),
        fold(entity.get("drawAs")), fold(entity.get("cellularComponent")),
        flatten(f"{entity.get('xrefDataSource', '')} {entity.get('xrefIdentifier', '')}"), entity.get("citations", []))


def read_pvjson(text):
    data = json.loads(text)
    head, entities = data["pathway"], data["entitiesById"]
    words = [comment.get("content", "") for comment in head.get("comments", [])
             if comment.get("source") == "WikiPathways-description"]
    drawing = Drawing(Pathway(flatten(head["name"]), "\n".join(words), head.get("organism", ""), "WikiPathways", LICENCE,
                              SCALE))
    for entity in entities.values():
        element = entity["gpmlElementName"]
        if element in ("DataNode", "Label", "Shape"):
            read_pvjson_thing(drawing, entity, *place_of(entities, entity))
        elif element in ("Interaction", "GraphicalLine"):
            read_pvjson_line(drawing, entity, *place_of(entities, entity))
        elif element == "Anchor":
            drawing.anchors[entity["id"]] = entity["isAttachedTo"]
        elif element == "Group":
            drawing.groups[entity["id"]] = "Complex" in entity["type"]
        elif element == "PublicationXref":
            drawing.pathway.sources[entity["id"]] = read_paper(
                entity.get("xrefDataSource"), entity.get("xrefIdentifier"), entity.get("standardName"),
                entity.get("source"), entity.get("year"), entity.get("authors", []))
    return finish(drawing)


# --- GPML ---

def read_gpml_thing(drawing, element, name):
    def find(tag):
        return element.find(f"{{*}}{tag}")

    graphics, xref = find("Graphics").attrib, find("Xref")
    width, height = float(graphics["Width"]), float(graphics["Height"])
    places = {attribute.get("Key"): attribute.get("Value") for attribute in element.findall("{*}Attribute")}
    about = "" if xref is None else flatten(f"{xref.get('Database', '')} {xref.get('ID', '')}")
    drawing.things[element.get("GraphId") or f"thing-{len(drawing.things)}"] = Thing(
        name, flatten(element.get("TextLabel")), fold(element.get("Type")),
        float(graphics["CenterX"]) - width / 2, float(graphics["CenterY"]) - height / 2, width, height,
        element.get("GroupRef", ""), fold(graphics.get("ShapeType")),
        fold(places.get("org.pathvisio.CellularComponentProperty")), about,
        [found.text for found in element.findall("{*}BiopaxRef")])


def read_gpml_line(drawing, element):
    points = element.findall("{*}Graphics/{*}Point")
    name = element.get("GraphId") or f"line-{len(drawing.lines)}"
    drawing.lines[name] = Line(
        [(float(point.get("X")), float(point.get("Y"))) for point in points],
        [points[0].get("GraphRef", ""), points[-1].get("GraphRef", "")],
        [fold(points[0].get("ArrowHead")), fold(points[-1].get("ArrowHead"))],
        [found.text for found in element.findall("{*}BiopaxRef")])
    for anchor in element.findall("{*}Graphics/{*}Anchor"):
        drawing.anchors[anchor.get("GraphId", "")] = name


def read_gpml_papers(drawing, root):
    for element in root.iter():
        if element.tag.endswith("}PublicationXref"):
            words = {}
            for child in element:
                words.setdefault(child.tag.split("}")[1].upper(), []).append(child.text or "")
            name = next(value for key, value in element.attrib.items() if key.endswith("id"))
            one = {key: values[0] for key, values in words.items()}
            drawing.pathway.sources[name] = read_paper(one.get("DB"), one.get("ID"), one.get("TITLE"),
                                                       one.get("SOURCE"), one.get("YEAR"), words.get("AUTHORS", []))


def read_gpml(text):
    root = ElementTree.fromstring(text)
    words = [found.text or "" for found in root.findall("{*}Comment") if found.get("Source") == "WikiPathways-description"]
    drawing = Drawing(Pathway(flatten(root.get("Name")), "\n".join(words), root.get("Organism", ""), "WikiPathways",
                              LICENCE, SCALE))
    for element in root:
        name = element.tag.split("}")[1]
        if name in ("DataNode", "Label", "Shape"):
            read_gpml_thing(drawing, element, name)
        elif name in ("Interaction", "GraphicalLine"):
            read_gpml_line(drawing, element)
        elif name == "Group":  # members name it by one, lines by the other
            drawing.groups[element.get("GroupId")] = element.get("Style") == "Complex"
            if element.get("GraphId"):
                drawing.anchors[element.get("GraphId")] = element.get("GroupId")
    read_gpml_papers(drawing, root)
    return finish(drawing)


# --- from the drawing to the pathway ---

def distance(node, x, y):
    """From a point to the edge of a node; 0 inside."""
    return math.hypot(max(abs(x - node.x) - node.width / 2, 0), max(abs(y - node.y) - node.height / 2, 0))


def length_to(point, start, end):
    """From a point to a straight piece of a line."""
    along = (end[0] - start[0], end[1] - start[1])
    square = along[0] ** 2 + along[1] ** 2
    share = 0 if square == 0 else ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / square
    share = min(max(share, 0), 1)
    return math.dist(point, (start[0] + along[0] * share, start[1] + along[1] * share))


class Finisher:
    def __init__(self, drawing):
        self.drawing = drawing
        self.pathway = drawing.pathway
        self.nodes = {}
        self.members = {}
        self.edges = {}  # by the ids of both ends: a line that is drawn in pieces is one arrow
        ends = {end for line in drawing.lines.values() for end in line.ends}
        self.attached = (ends | {drawing.anchors.get(end) for end in ends}) - {"", None}

    def add_nodes(self):
        for name, thing in self.drawing.things.items():
            heading = thing.element == "Label" and thing.group in self.attached
            if thing.element != "DataNode" and not (thing.label and (name in self.attached or heading)):
                continue
            kind = NODE_KINDS.get(thing.type, "process" if thing.element == "DataNode" else "phenotype")
            if thing.label in LIPOPROTEINS:
                kind = "lipoprotein"
            node = Node(thing.label or "?", kind, thing.x + thing.width / 2, thing.y + thing.height / 2, thing.width,
                        thing.height, thing.about, [key for key in thing.cite if key in self.pathway.sources])
            self.nodes[name] = node
            self.pathway.nodes.append(node)

    def add_group(self, name, is_complex):
        things = [thing for thing in self.drawing.things.values() if thing.group == name]
        nodes = [self.nodes[key] for key, thing in self.drawing.things.items()
                 if thing.group == name and key in self.nodes]
        self.members[name] = nodes
        if len(nodes) < 2:
            return
        headings = [thing.label for thing in things if thing.element == "Label" and thing.label]
        box = Box(headings[0] if headings else "Complex" if is_complex else "Group")
        box.x = min(node.x - node.width / 2 for node in nodes) - 8
        box.y = min(node.y - node.height / 2 for node in nodes) - 18
        box.width = max(node.x + node.width / 2 for node in nodes) + 8 - box.x
        box.height = max(node.y + node.height / 2 for node in nodes) + 8 - box.y
        self.pathway.boxes.append(box)
        for node in nodes:
            node.box = box

    def add_places(self):
        """Shapes that are a part of a cell, or that a label names, and hold something."""
        things = self.drawing.things.values()
        labels = [thing for thing in things if thing.element == "Label" and thing.label]
        for thing in things:
            if thing.element != "Shape" or thing.shape not in ("rect", "rectangle", "roundedrectangle", "ellipse", "oval"):
                continue
            box = Box(thing.label, PLACES.get(thing.place, ""), thing.x, thing.y, thing.width, thing.height,
                      "oval" if thing.shape in ("ellipse", "oval") else "rounded")
            if sum(box.holds_node(node) for node in self.pathway.nodes) < 2:
                continue
            inside = [label for label in labels if box.holds(label.x, label.y)]
            box.label = box.label or (thing.place and thing.place.capitalize()) or (inside[0].label if inside else "Area")
            self.pathway.boxes.append(box)

    def find_end(self, name, point, at_target, line, depth=0):
        """The part that a line means by one of its ends; None when there is none."""
        if name in self.nodes:
            return self.nodes[name]
        owner = self.drawing.anchors.get(name, name)
        other = self.drawing.lines.get(owner)
        if other is not None:
            return self.follow(other, -1 if at_target else 0, at_target, depth)
        members = self.members.get(owner)
        if members:
            headings = [node for node in members if node.kind == "phenotype"]
            return headings[0] if headings else min(members, key=lambda node: distance(node, *point))
        joint = self.find_joint(point, at_target, line)
        if joint is not None:
            return self.follow(*joint, at_target, depth)
        nearest = min(self.pathway.nodes, key=lambda node: distance(node, *point))
        return nearest if distance(nearest, *point) <= NEAR else None

    def follow(self, line, last, at_target, depth):
        if depth >= 16:
            return None
        return self.find_end(line.ends[last], line.points[last], at_target, line, depth + 1)

    def find_joint(self, point, at_target, line):
        """Another line that goes on at a loose end, with which of its ends to go to; one of the same sense first."""
        found = []
        for other in self.drawing.lines.values():
            if other is line or min(length_to(point, *piece) for piece in zip(other.points, other.points[1:])) > TOUCH:
                continue
            at_first, at_last = (math.dist(point, other.points[i]) <= TOUCH for i in (0, -1))
            onward = -1 if at_first or (at_target and not at_last) else 0
            found.append((2 if at_first and at_last else int((at_first, at_last) != (at_target, not at_target)),
                          other, onward))
        return min(found, key=lambda one: one[0])[1:] if found else None

    def choose_kind(self, line, head, source, target):
        if head in EDGE_KINDS:
            return EDGE_KINDS[head]
        on_line = any(self.drawing.anchors.get(end) in self.drawing.lines for end in line.ends)
        if source.label == target.label and head:
            return "transport"
        if on_line or (head and source.kind == target.kind == "small-molecule"):
            return "conversion"
        return "stimulation" if head not in ("", "line", "none", "undirected") else "association"

    def add_edge(self, line):
        heads, ends, points = line.heads, line.ends, line.points
        if heads[0] and not heads[1]:
            heads, ends, points = heads[::-1], ends[::-1], points[::-1]
        source, target = (self.find_end(ends[i], points[i], i != 0, line) for i in (0, -1))
        if source is None or target is None:
            self.pathway.leave_out("lines with a loose end")
        elif source is target:
            self.pathway.leave_out("lines from a part to itself")
        else:
            kind = self.choose_kind(line, heads[1], source, target)
            edge = self.edges.setdefault((id(source), id(target)), Edge(source, target, kind))
            edge.kind = kind if edge.kind == "association" else edge.kind
            edge.cite += [key for key in line.cite if key in self.pathway.sources and key not in edge.cite]

    def count_rest(self):
        named = {box.label for box in self.pathway.boxes}
        for name, thing in self.drawing.things.items():
            if name not in self.nodes and thing.element == "Label" and thing.label not in named:
                self.pathway.leave_out("labels that nothing is attached to")
            elif name not in self.nodes and thing.element == "Shape":
                self.pathway.leave_out("shapes")


def finish(drawing):
    finisher = Finisher(drawing)
    finisher.add_nodes()
    if not drawing.pathway.nodes:
        raise Unreadable("the drawing has no parts")
    for name, is_complex in drawing.groups.items():
        finisher.add_group(name, is_complex)
    finisher.add_places()
    for line in drawing.lines.values():
        finisher.add_edge(line)
    drawing.pathway.edges = list(finisher.edges.values())
    finisher.count_rest()
    return drawing.pathway
