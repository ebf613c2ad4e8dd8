# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard goes round the whole window, in an order that follows the eye, and is never caught."""

import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, EDGES, NODES, STEPS, Words, find  # noqa: E402
from program import SOURCE, Program  # noqa: E402
from waiting import until, until_equal  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

ARROW = "apob_gene-apob_mrna"
MOST_STOPS = 90


def stop_of(moa):
    """What has the focus, as (role, name); None while nothing has."""
    found = moa.tree.find_focused()
    return (found.role, found.name) if found is not None else None


def go(moa, key):
    before = stop_of(moa)
    screen.press(key)
    return until(f"{key} to go on from {before}", lambda: stop_of(moa) not in (None, before) and stop_of(moa))


def walk_round(moa, key):
    """The stops of one round, without repetitions."""
    stops = [go(moa, key)]
    for _ in range(MOST_STOPS):
        stop = go(moa, key)
        if stop == stops[0] and len(stops) > 5:
            return stops
        if stop != stops[-1]:
            stops.append(stop)
    raise AssertionError(f"no end after {MOST_STOPS} stops; the last: {stops[-5:]}")


def regions(stops, words):
    """The parts of the window in the order of the round."""
    nodes = {words.node(node["id"]) for node in NODES}
    marks = [
        ("header", lambda role, name: name in ("Side panel", "Menu") or name.startswith("Language:")),
        ("search", lambda role, name: role in ("entry", "text")),
        ("questions", lambda role, name: name.startswith("Question ")),
        ("medicine", lambda role, name: role == "radio button"),
        ("diagram", lambda role, name: name in nodes),
        ("zoom", lambda role, name: name in ("Zoom in", "Zoom out")),
        ("steps", lambda role, name: name in ("Next step", "Previous step") or name.startswith("Step ")),
    ]
    order = []
    for role, name in stops:
        for region, fits in marks:
            if fits(role, name) and region not in order:
                order.append(region)
    return order


def test_tab_visits_every_region_and_comes_round():
    with Program("--step", STEPS[1][0]) as moa:
        stops = walk_round(moa, "Tab")
        order = regions(stops, Words())
        assert set(order) == {"header", "search", "questions", "medicine", "diagram", "zoom", "steps"}, (order, stops)
        print("# " + " > ".join(name for _, name in stops).replace("\n", " "), flush=True)


def test_the_order_is_that_of_the_eye():
    with Program("--step", STEPS[1][0]) as moa:
        order = regions(walk_round(moa, "Tab"), Words())
        start = order.index("search")
        following = order[start:] + order[:start]
        assert following.index("search") < following.index("questions") < following.index("diagram"), order
        assert following.index("diagram") < following.index("steps"), order


def test_shift_tab_goes_the_same_way_back():
    with Program("--step", STEPS[1][0]) as moa:
        until("the motion to end, whose button has another name then", lambda: not moa.state("play"))
        forward, back = walk_round(moa, "Tab"), walk_round(moa, "shift+Tab")
        assert set(forward) == set(back), set(forward) ^ set(back)


def test_the_steps_are_a_list_of_tabs_with_one_stop():
    with Program("--step", STEPS[1][0]) as moa:
        tabs = moa.wait_for("page tab list", name="Steps").children()
        assert [tab.role for tab in tabs] == ["page tab"] * len(STEPS), tabs
        for index, (tab, (path, _, _)) in enumerate(zip(tabs, STEPS)):
            assert tab.name == f"Step {index + 1}: {Words().step_title(path)}", tab.name
            assert ("selected" in tab.states()) == (index == 1), (tab.name, tab.states())
        stops = [name for role, name in walk_round(moa, "Tab") if role == "page tab"]
        assert stops == [tabs[1].name], stops


def test_each_link_of_a_text_has_its_own_name_while_it_has_the_focus():
    path = STEPS[0][0]
    words = Words()
    with Program("--step", path) as moa:
        moa.wait_for("page tab list", name="Steps").children()[0].click()
        until("the focus on the dot", lambda: (stop_of(moa) or ("", ""))[0] == "page tab")
        assert go(moa, "Tab") == ("push button", "Next step")
        forward = [go(moa, "Tab") for _ in range(4)]
        names = [name for _, name in forward]
        assert names[:2] == ["LDL", "plaque"] and all(name.startswith("Source ") for name in names[2:]), names
        assert moa.tree.find_focused().description.startswith(words.step_text(path)), "the text is not said with the link"
        back = [go(moa, "shift+Tab") for _ in range(3)]
        assert back == forward[2::-1], back
        go(moa, "shift+Tab")
        moa.wait_for("label", starts=words.step_text(path))


def test_no_page_of_the_side_panel_holds_the_keyboard():
    entry = ("entry", Words().interface("Search questions, terms, parts"))
    for page in ("questions", "outline", "glossary", "sources"):
        with Program() as moa:
            moa.choose("page", page)
            screen.press("ctrl+f")
            until("the focus in the search", lambda: stop_of(moa) == entry)
            assert go(moa, "Tab") != entry, page
            assert go(moa, "shift+Tab") == entry, page
            assert go(moa, "shift+Tab") != entry, page


def test_the_focus_is_never_lost_by_a_change_of_the_step():
    with Program("--step", STEPS[-2][0]) as moa:
        moa.wait_for("push button", name="Next step").click()
        moa.expect_state("step", STEPS[-1][0])
        until("the focus on something else", lambda: stop_of(moa) not in (None, ("push button", "Next step")))


def test_the_focus_is_never_lost_by_a_change_of_the_language():
    with Program() as moa:
        screen.press("ctrl+f")
        until("the focus", lambda: stop_of(moa) is not None)
        moa.choose("language", "es")
        until("the title in Spanish", lambda: moa.title() == Words("es").lesson_title())
        until("the focus on something", lambda: stop_of(moa) is not None)


def arrow_name():
    edge = find(EDGES, ARROW)
    label = Words().lesson(f"edge/{ARROW}/label", edge["label"])
    return f"{Words().node(edge['from'])} → {Words().node(edge['to'])}: {label}"


def go_onto_an_arrow(moa):
    moa.wait_for("push button", name=arrow_name())
    until("the focus in the diagram", lambda: screen.press("Home") or moa.focused_name() == Words().node("apob_gene"))
    screen.press("ctrl+Right")
    until_equal("what has the focus", arrow_name(), moa.focused_name)


def test_an_arrow_keeps_the_focus_when_the_language_changes():
    with Program() as moa:
        go_onto_an_arrow(moa)
        moa.choose("language", "es")
        until("the title in Spanish", lambda: moa.title() == Words("es").lesson_title())
        spanish = Words("es").node("apob_gene") + " → "
        until("the focus on the arrow", lambda: (moa.focused_name() or "").startswith(spanish))
        screen.press("Right")
        until_equal("what has the focus", Words("es").node("apob_mrna"), moa.focused_name)


def test_an_arrow_keeps_the_focus_in_each_step():
    with Program() as moa:
        go_onto_an_arrow(moa)
        for path, _, _ in STEPS:
            screen.press("Next")
            moa.expect_state("step", path)
            until_equal("what has the focus", arrow_name(), moa.focused_name)


def test_an_arrow_keeps_the_focus_when_the_lesson_is_read_again():
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(SOURCE / "data" / "bundles" / "kynamro", pathlib.Path(folder, "lesson"))
        with Program(copy) as moa:
            go_onto_an_arrow(moa)
            text = (copy / "bundle.json").read_text(encoding="utf-8")
            (copy / "bundle.json").write_text(text.replace(BUNDLE["title"], "Another title"), encoding="utf-8")
            until_equal("the title", "Another title", moa.title)
            until_equal("what has the focus", arrow_name(), moa.focused_name)
            screen.press("Right")
            until_equal("what has the focus", Words().node("apob_mrna"), moa.focused_name)


def test_escape_leaves_the_search_with_the_focus_in_its_entry():
    with Program() as moa:
        screen.press("ctrl+f")
        screen.write("ldl")
        moa.wait_for("heading", name="Glossary")
        screen.press("Down", "Escape")
        until("the focus in the entry", lambda: (stop_of(moa) or ("",))[0] in ("entry", "text"))


if __name__ == "__main__":
    tap.run(globals())
