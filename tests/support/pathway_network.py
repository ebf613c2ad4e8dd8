# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads networks of reactions that nobody has drawn: SBML level 3 and the JSON of COBRA; and lays them out.

A reaction is a part, as in SBGN, between what it takes and what it makes. What takes part in nearly everything (water,
ATP) is named in a reaction's equation only. Each subsystem is a box in which causes are left of their effects.
"""

import json
import math
import xml.etree.ElementTree as ElementTree

from pathway_model import Box, Edge, Node, Pathway, Unreadable

HUB = 20  # a substance of more reactions than that is in none of the boxes
ROWS = 14  # of parts in a column
COLUMN, ROW = 230.0, 84.0
MARGIN, HEADING = 60.0, 50.0
SIZES = {"process": (150.0, 56.0), "small-molecule": (130.0, 56.0)}
PROPORTION = 1.6  # width of the whole / its height


def read_cobra(text):
    data = json.loads(text)
    pathway = Pathway(data.get("name") or data["id"], data.get("notes", {}).get("description", ""), "", "BiGG Models",
                      data.get("notes", {}).get("licence", "see the file"))
    names = tell_apart({record["id"]: (record.get("name") or record["id"], record.get("compartment"))
                        for record in data["metabolites"]})
    reactions = [(record.get("name") or record["id"], record.get("subsystem") or "Other reactions",
                  record["metabolites"]) for record in data["reactions"]]
    return build(pathway, names, reactions)


def read_sbml(text):
    root = ElementTree.fromstring(text)
    model = root.find("{*}model")
    pathway = Pathway(model.get("name") or model.get("id"), "", "", "SBML", "see the file")
    names = tell_apart({species.get("id"): (species.get("name") or species.get("id"), species.get("compartment"))
                        for species in model.iter() if species.tag.endswith("}species")})
    subsystems = {}
    for group in model.iter():
        if group.tag.endswith("}group"):
            title = next((value for key, value in group.attrib.items() if key.endswith("name")), "")
            for member in group.iter():
                for key, value in member.attrib.items():
                    if key.endswith("idRef"):
                        subsystems[value] = title
    reactions = []
    for reaction in model.findall("{*}listOfReactions/{*}reaction"):
        amounts = {}
        for place, sign in (("listOfReactants", -1), ("listOfProducts", 1)):
            for found in reaction.findall(f"{{*}}{place}/{{*}}speciesReference"):
                amounts[found.get("species")] = sign * float(found.get("stoichiometry", 1))
        name = reaction.get("id")
        reactions.append((reaction.get("name") or name, subsystems.get(name) or "Reactions", amounts))
    return build(pathway, names, reactions)


def tell_apart(named):
    """The names of substances, with the place where there are several of one name: id to (name, place)."""
    count = {}
    for name, _ in named.values():
        count[name] = count.get(name, 0) + 1
    return {key: f"{name} [{place}]" if count[name] > 1 else name for key, (name, place) in named.items()}


def write_side(amounts, names, sign):
    return " + ".join(f"{abs(amount):g} {names.get(key, key)}" if abs(amount) != 1 else names.get(key, key)
                      for key, amount in amounts.items() if amount * sign > 0)


def build(pathway, names, reactions):
    """The parts and arrows of a network; each substance is in the subsystem that has most to do with it."""
    uses = {}
    for _, subsystem, amounts in reactions:
        for key in amounts:
            uses.setdefault(key, []).append(subsystem)
    substances, members = {}, {}
    for key, subsystems in uses.items():
        if len(subsystems) > HUB:
            pathway.leave_out(f"substances of more than {HUB} reactions")
            continue
        node = Node(names.get(key, key), "small-molecule", about=key)
        substances[key] = node
        members.setdefault(max(sorted(set(subsystems)), key=subsystems.count), []).append(node)
    for name, subsystem, amounts in reactions:
        kind = "transport" if "transport" in subsystem.lower() else "conversion"
        node = Node(name, "process", about=f"{write_side(amounts, names, -1)} → {write_side(amounts, names, 1)}")
        members.setdefault(subsystem, []).append(node)
        for key, amount in amounts.items():
            if key in substances:
                ends = (substances[key], node) if amount < 0 else (node, substances[key])
                pathway.edges.append(Edge(*ends, kind))
    if not members:
        raise Unreadable("the network has no reaction")
    lay_out(pathway, members)
    return pathway


def find_layers(nodes, edges):
    """The layer of each node by its place in the list: one more than its causes, but for what leads back."""
    index = {id(node): i for i, node in enumerate(nodes)}
    after = [[] for _ in nodes]
    before = [0] * len(nodes)
    for edge in edges:
        if id(edge.source) in index and id(edge.target) in index:
            after[index[id(edge.source)]].append(index[id(edge.target)])
            before[index[id(edge.target)]] += 1
    layer, waiting, done = [0] * len(nodes), [i for i, count in enumerate(before) if count == 0], 0
    seen = set(waiting)
    while done < len(nodes):
        if done == len(waiting):  # only circles are left: break one open where least leads to it
            opened = min((i for i in range(len(nodes)) if i not in seen), key=lambda i: before[i])
            waiting.append(opened)
            seen.add(opened)
        i = waiting[done]
        done += 1
        for j in after[i]:
            before[j] -= 1
            if j not in seen:
                layer[j] = max(layer[j], layer[i] + 1)
                if before[j] == 0:
                    waiting.append(j)
                    seen.add(j)
    return layer


def fill_box(box, nodes, edges):
    """Places nodes from the box's upper left corner in columns of at most ROWS, a layer after the other."""
    layers = {}
    for node, layer in zip(nodes, find_layers(nodes, edges)):
        layers.setdefault(layer, []).append(node)
    column = 0
    deepest = min(ROWS, max(len(found) for found in layers.values()))
    for _, found in sorted(layers.items()):
        for i, node in enumerate(found):
            node.box = box
            node.width, node.height = SIZES[node.kind]
            node.x = MARGIN + (column + i // ROWS) * COLUMN + COLUMN / 2
            node.y = HEADING + (i % ROWS) * ROW + ROW / 2 + (deepest - min(ROWS, len(found))) * ROW / 2
        column += math.ceil(len(found) / ROWS)
    box.width = 2 * MARGIN + column * COLUMN
    box.height = HEADING + deepest * ROW + MARGIN / 2


def lay_out(pathway, members):
    """Fills a box for each subsystem and sets the boxes side by side in rows."""
    inside = {}
    for subsystem, nodes in members.items():
        for node in nodes:
            inside[id(node)] = subsystem
    links = {subsystem: [] for subsystem in members}
    for edge in pathway.edges:
        if inside[id(edge.source)] == inside[id(edge.target)]:
            links[inside[id(edge.source)]].append(edge)
    filled = []
    for subsystem, nodes in members.items():
        box = Box(subsystem)
        fill_box(box, nodes, links[subsystem])
        filled.append((box, nodes))
    filled.sort(key=lambda pair: -pair[0].height)
    widest = max(math.sqrt(sum(box.width * box.height for box, _ in filled) * PROPORTION),
                 max(box.width for box, _ in filled))
    x = y = deepest = 0.0
    for box, nodes in filled:
        if x > 0 and x + box.width > widest:
            x, y, deepest = 0.0, y + deepest + MARGIN, 0.0
        box.x, box.y = x, y
        for node in nodes:
            node.x, node.y = node.x + x, node.y + y
        x, deepest = x + box.width + MARGIN, max(deepest, box.height)
        pathway.boxes.append(box)
        pathway.nodes.extend(nodes)
