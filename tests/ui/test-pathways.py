# SPDX-License-Identifier: GPL-3.0-or-later
"""Public pathways in the real window: opened, walked by keyboard, zoomed, searched, and told in the outline's order."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from program import SOURCE, Program  # noqa: E402
from waiting import until, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

CONVERTER = SOURCE / "tests" / "support" / "pathway_to_lesson.py"
PATHWAYS = SOURCE / "tests" / "data" / "pathways"
MOST_TABS = 40
LEAST_HEIGHT = 18  # pixels, of a part whose name can be read in it


class Opened:
    """`with Opened(name) as (moa, lesson)`: the program with a converted pathway, the first visit's notices closed."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.above = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.above.name, self.name)
        subprocess.run([sys.executable, CONVERTER, PATHWAYS / f"{self.name}.json", folder], check=True,
                       capture_output=True)
        self.program = Program(folder, notices=True)
        moa = self.program.__enter__()
        moa.wait_for("push button", name="I have read this").act()
        moa.wait_for_none("push button", name="I have read this")
        return moa, json.loads((folder / "bundle.json").read_text(encoding="utf-8"))

    def __exit__(self, *reason):
        self.program.__exit__(*reason)
        self.above.cleanup()


def focus_after(moa, key, before):
    """Presses a key and returns where the focus is when it has moved; None when it stays."""
    screen.press(key)
    try:
        return until("the focus to move", lambda: moa.focused_name() not in (before, None) and moa.focused_name(),
                     deadline=3)
    except AssertionError:
        return None


def enter_diagram(moa, labels):
    for _ in range(MOST_TABS):
        name = moa.focused_name()
        if name in labels:
            return name
        screen.press("Tab")
        until_still("the focus to rest", moa.focused_name, looks=3)
    raise AssertionError("the diagram was not reached with Tab")


def labels_of(lesson):
    return {node["label"] for node in lesson["diagram"]["nodes"]}


def joined_by_arrow(lesson, first, second):
    labels = {node["id"]: node["label"] for node in lesson["diagram"]["nodes"]}
    return any({labels[edge["from"]], labels[edge["to"]]} == {first, second} for edge in lesson["diagram"]["edges"])


def walk(moa, lesson, most):
    """Walks forward as far as arrows lead, each time to another part; returns the parts."""
    labels = labels_of(lesson)
    way = [enter_diagram(moa, labels)]
    while len(way) < most:
        following = focus_after(moa, "Right", way[-1])
        if following is None or following in way:
            break
        assert joined_by_arrow(lesson, way[-1], following), f"no arrow joins {way[-1]!r} and {following!r}"
        way.append(following)
    return way


def test_a_pathway_is_walked_along_its_arrows():
    with Opened("wp1-statin-pathway") as (moa, lesson):
        way = walk(moa, lesson, 8)
        assert len(way) >= 3, way
        assert focus_after(moa, "Left", way[-1]) == way[-2]
        screen.press("Return")
        until("its card", lambda: moa.state("part") != "")
        moa.take_picture("pathway-small-card")


def test_a_large_pathway_is_walked_zoomed_and_searched():
    with Opened("wp1818-fibrin-clot") as (moa, lesson):
        moa.take_picture("pathway-large")
        way = walk(moa, lesson, 8)
        assert len(way) >= 4, way
        part = moa.tree.find("push button", name=way[-1])
        canvas = part.parent()
        before = until_still("the diagram to rest", part.box)
        assert before[3] > LEAST_HEIGHT, "what one has walked to cannot be read"
        moa.activate("zoom-fit")
        until("the part to shrink", lambda: part.box()[2] < before[2])
        before = until_still("the diagram to rest", part.box)
        screen.press("plus", "plus", "plus")
        until("the part to grow", lambda: part.box()[2] > before[2])
        until_still("the diagram to rest", part.box)
        moa.take_picture("pathway-large-near")
        screen.press("ctrl+f")
        screen.write("bradykinin")
        heading = moa.wait_for("heading", name="Parts of the diagram")
        rows = [found.name for found in heading.parent().find_all("push button")]
        assert rows[0] == "Bradykinin", rows
        screen.press("Down")
        until("the first result in focus", lambda: moa.focused_name() == rows[0])
        screen.press("Return")
        moa.expect_state("part", next(node["id"] for node in lesson["diagram"]["nodes"]
                                      if node["label"] == "Bradykinin"))
        found = until("it in the diagram", lambda: next(
            (child for child in canvas.children() if child.name == "Bradykinin"), None))
        assert until_still("the diagram to rest", found.box)[3] > LEAST_HEIGHT, "what was looked for cannot be read"
        moa.take_picture("pathway-large-found")


def test_its_steps_are_shown():
    with Opened("wp1818-fibrin-clot") as (moa, lesson):
        first = lesson["tours"][0]["steps"][0]
        moa.activate("step-next")
        until("the first step", lambda: first["title"] in moa.title())
        moa.take_picture("pathway-large-step")


tap.run(globals())
