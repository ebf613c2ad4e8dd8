# SPDX-License-Identifier: GPL-3.0-or-later
"""Public pathways as lessons: what pathway_to_lesson.py makes of each format, and that Moa checks and exports it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
SUPPORT = ROOT / "tests" / "support"
PATHWAYS = ROOT / "tests" / "data" / "pathways"
sys.path.insert(0, str(SUPPORT))
import tap  # noqa: E402
from tool import contains, equal, run  # noqa: E402

GPML = """<?xml version="1.0" encoding="UTF-8"?>
<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="Braking" Organism="Homo sapiens">
  <Comment Source="WikiPathways-description">A drug stops it.</Comment>
  <BiopaxRef>p1</BiopaxRef>
  <DataNode TextLabel="Brake" GraphId="a1" Type="Metabolite"><BiopaxRef>p1</BiopaxRef>
    <Graphics CenterX="50" CenterY="50" Width="80" Height="20"/><Xref Database="DrugBank" ID="DB1"/></DataNode>
  <DataNode TextLabel="Enzyme [E]" GraphId="a2" Type="Protein">
    <Graphics CenterX="200" CenterY="50" Width="80" Height="20"/><Xref Database="" ID=""/></DataNode>
  <DataNode TextLabel="From" GraphId="a3" Type="Metabolite">
    <Graphics CenterX="50" CenterY="150" Width="80" Height="20"/></DataNode>
  <DataNode TextLabel="Into" GraphId="a4" Type="Metabolite" GroupRef="g">
    <Graphics CenterX="350" CenterY="150" Width="80" Height="20"/></DataNode>
  <DataNode TextLabel="Beside" GraphId="a5" Type="Metabolite" GroupRef="g">
    <Graphics CenterX="350" CenterY="190" Width="80" Height="20"/></DataNode>
  <Interaction GraphId="i1"><Graphics>
    <Point X="90" Y="150" GraphRef="a3"/><Point X="310" Y="150" GraphRef="a4" ArrowHead="mim-conversion"/>
    <Anchor GraphId="k" Position="0.5"/></Graphics></Interaction>
  <Interaction GraphId="i2"><Graphics>
    <Point X="200" Y="60" GraphRef="a2"/><Point X="200" Y="150" GraphRef="k" ArrowHead="mim-catalysis"/>
    </Graphics></Interaction>
  <Interaction GraphId="i3"><Graphics>
    <Point X="90" Y="50"/><Point X="160" Y="50" ArrowHead="TBar"/></Graphics></Interaction>
  <Group GroupId="g" GraphId="gg" Style="Complex"/>
  <Biopax><bp:PublicationXref xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:id="p1">
    <bp:ID>123</bp:ID><bp:DB>PubMed</bp:DB><bp:TITLE>On brakes</bp:TITLE><bp:SOURCE>J Brakes</bp:SOURCE>
    <bp:YEAR>2001</bp:YEAR><bp:AUTHORS>Smith A</bp:AUTHORS></bp:PublicationXref></Biopax>
</Pathway>
"""

SBML = """<?xml version="1.0"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"><model id="m" name="Two steps">
  <listOfSpecies><species id="a" name="A" compartment="in"/><species id="b" name="B" compartment="in"/>
    <species id="b2" name="B" compartment="out"/></listOfSpecies>
  <listOfReactions>
    <reaction id="r1" name="makes B"><listOfReactants><speciesReference species="a" stoichiometry="2"/></listOfReactants>
      <listOfProducts><speciesReference species="b"/></listOfProducts></reaction>
    <reaction id="r2" name="moves B"><listOfReactants><speciesReference species="b"/></listOfReactants>
      <listOfProducts><speciesReference species="b2"/></listOfProducts></reaction>
  </listOfReactions></model></sbml>
"""


def make_network(n_reactions):
    """The JSON of COBRA: a chain of reactions with a circle at its end, and water in each."""
    reactions = [{"id": f"r{i}", "name": f"Reaction {i}", "subsystem": f"System {i * 4 // n_reactions}",
                  "metabolites": {f"m{i}": -1, f"m{i + 1}": 1, "water": -1}} for i in range(n_reactions)]
    reactions[-1]["metabolites"][f"m{n_reactions - 3}"] = 1
    names = [f"m{i}" for i in range(n_reactions + 1)] + ["water"]
    return json.dumps({"id": "net", "metabolites": [{"id": name} for name in names], "reactions": reactions})


class Converted:
    """`with Converted(path) as lesson`: the lesson that is made of a file, or of a text."""

    def __init__(self, source, *options):
        self.source, self.options = source, options

    def __enter__(self):
        self.above = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.above.name, "lesson")
        source = self.source
        if isinstance(source, str):
            source = pathlib.Path(self.above.name, "pathway")
            source.write_text(self.source, encoding="utf-8")
        self.result = subprocess.run([sys.executable, SUPPORT / "pathway_to_lesson.py", source, self.folder, "--date",
                                      "2026-01-31", *self.options], capture_output=True, text=True, check=False)
        if self.result.returncode == 0:
            self.lesson = json.loads((self.folder / "bundle.json").read_text(encoding="utf-8"))
            self.diagram = self.lesson["diagram"]
            self.labels = {node["id"]: node["label"] for node in self.diagram["nodes"]}
        return self

    def __exit__(self, *_):
        self.above.cleanup()

    def arrows(self):
        return {(self.labels[edge["from"]], edge["kind"], self.labels[edge["to"]]) for edge in self.diagram["edges"]}

    def check(self):
        result = run("check", self.folder)
        assert result.returncode == 0, result.stdout
        return result.stdout


def test_gpml_keeps_places_arrows_and_sources():
    with Converted(GPML) as made:
        assert "warning" not in made.check().replace("0 warnings", ""), made.check()
        equal(made.arrows(), {("Brake", "inhibition", "Enzyme \\[E\\]"), ("Enzyme \\[E\\]", "catalysis", "Into"),
                              ("From", "conversion", "Into")})
        brake, enzyme = made.diagram["nodes"][:2]
        equal((enzyme["at"][0] - brake["at"][0], enzyme["at"][1] - brake["at"][1]), (300.0, 0.0))
        equal(brake["cite"], ["smith-a"])
        equal((made.lesson["sources"][1]["pmid"], made.lesson["sources"][1]["year"]), ("123", 2001))
        equal([box["label"] for box in made.diagram["compartments"]], ["Complex"])


def test_sbml_is_laid_out_from_cause_to_effect():
    with Converted(SBML) as made:
        made.check()
        places = {node["label"]: node["at"][0] for node in made.diagram["nodes"]}
        order = ["A", "makes B", "B \\[in\\]", "moves B", "B \\[out\\]"]
        equal(sorted(places, key=places.get), order)
        contains(next(node["clinical"] for node in made.diagram["nodes"] if node["label"] == "makes B"), "2 A → B")


def test_a_network_of_thousands_keeps_its_parts_apart():
    with Converted(make_network(2000), "--id", "net") as made:
        equal((len(made.diagram["nodes"]), len(made.diagram["compartments"])), (4001, 4))
        assert "water" not in made.labels.values(), "what takes part in everything is no part"
        made.check()
        cells = set()
        for node in made.diagram["nodes"]:
            cell = (node["at"][0] // 160, node["at"][1] // 60)
            assert cell not in cells, f"{node['id']} is on another part"
            cells.add(cell)


def test_what_is_no_pathway_is_refused():
    for text in ("{}", "<svg xmlns='http://www.w3.org/2000/svg'/>", "gene\tprotein\n"):
        with Converted(text) as made:
            assert made.result.returncode == 1, made.result
            contains(made.result.stderr, "expected GPML, pvjson, SBML or the JSON of COBRA")


def test_public_pathways_are_checked_and_exported():
    for name, n_nodes, n_edges in (("wp1-statin-pathway", 33, 32), ("wp1818-fibrin-clot", 220, 94)):
        with Converted(PATHWAYS / f"{name}.json", "--url", "https://www.wikipathways.org") as made:
            equal((len(made.diagram["nodes"]), len(made.diagram["edges"])), (n_nodes, n_edges))
            made.check()
            for kind, magic in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
                picture = made.folder / f"picture.{kind}"
                result = run("export", made.folder, "-o", picture)
                equal((result.returncode, result.stderr), (0, ""))
                assert picture.read_bytes().startswith(magic), kind
            words = subprocess.run(["pdftotext", "-raw", made.folder / "picture.pdf", "-"], capture_output=True,
                                   text=True, check=True).stdout
            contains(words, made.lesson["title"], "Cholesterol" if n_nodes == 33 else "Bradykinin")


tap.run(globals())
