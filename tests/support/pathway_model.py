# SPDX-License-Identifier: GPL-3.0-or-later
"""A pathway as every reader gives it to pathway_to_lesson.py: parts, arrows, boxes around them, and where it is from."""

import dataclasses


class Unreadable(Exception):
    """A file that is none of the known formats, or says nothing that can be drawn."""


@dataclasses.dataclass
class Node:
    """One thing; x and y are its middle, in units of the file."""

    label: str
    kind: str
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    about: str = ""  # for clinicians: where a database has it, or a reaction's equation
    cite: list = dataclasses.field(default_factory=list)  # keys of Pathway.sources
    box: object = None  # the group that it was put into


@dataclasses.dataclass
class Edge:
    source: Node
    target: Node
    kind: str
    via: list = dataclasses.field(default_factory=list)
    label: str = ""
    about: str = ""
    cite: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class Box:
    """What holds parts; x and y are its upper left corner."""

    label: str
    kind: str = ""  # "" for a group of parts, which is no place
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    shape: str = "rounded"

    def holds(self, x, y, width=0.0, height=0.0):
        """Whether a rectangle with that upper left corner lies inside."""
        return (self.x <= x and self.y <= y and x + width <= self.x + self.width
                and y + height <= self.y + self.height)

    def holds_node(self, node):
        return self.holds(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)


@dataclasses.dataclass
class Pathway:
    title: str
    description: str = ""
    organism: str = ""
    publisher: str = ""
    licence: str = ""
    scale: float = 1.0  # diagram units to one of the file
    nodes: list = dataclasses.field(default_factory=list)
    edges: list = dataclasses.field(default_factory=list)
    boxes: list = dataclasses.field(default_factory=list)
    sources: dict = dataclasses.field(default_factory=dict)  # key to what a lesson says of a source, but for its id
    left_out: dict = dataclasses.field(default_factory=dict)  # what a lesson has no place for, to how many there were

    def leave_out(self, what):
        self.left_out[what] = self.left_out.get(what, 0) + 1
