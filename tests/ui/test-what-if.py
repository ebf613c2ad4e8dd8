# SPDX-License-Identifier: GPL-3.0-or-later
"""What if: one medicine, several, why a part changes, two compared, and what studies found."""

import os
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import BUNDLE, Words, find, source_number  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_equal, until_still  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

WORDS = Words()


def label(wanted, words=WORDS):
    """The name of a medicine."""
    return words.lesson(f"medicine/{wanted}/label", find(BUNDLE["medicines"], wanted)["label"])


def chosen(moa):
    """The names of the buttons over the diagram that are on."""
    return {found.name for found in moa.tree.find_all("radio button") if "checked" in found.seen_states}


def expect_medicines(moa, *wanted):
    moa.expect_state("medicine-also", list(wanted))
    until_equal("the buttons that are on", {label(medicine) for medicine in wanted} or {"No medicine"},
                lambda: chosen(moa))


def walk_to(moa, key, name):
    """Presses a key until what it leads to has the keyboard."""
    seen = [until("a focus", moa.focused_name)]
    while seen[-1] != name:
        screen.press(key)
        seen.append(until("another focus", lambda: changed_from(moa.focused_name(), seen[-1])))
        assert seen.count(seen[-1]) < 3, f"{key} leads in a circle: {seen}"


def changed_from(name, before):
    return name if name != before else None


# --- several medicines ---


def test_one_medicine_takes_the_place_of_another():
    with Program() as moa:
        expect_medicines(moa)
        moa.choose("medicine", "kynamro")
        expect_medicines(moa, "kynamro")
        moa.choose("medicine", "statin")
        expect_medicines(moa, "statin")


def test_control_and_a_click_add_and_take_away():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        screen.run("xdotool", "keydown", "ctrl")
        try:
            moa.wait_for("radio button", name=label("statin")).click()
            expect_medicines(moa, "kynamro", "statin")
            moa.wait_for("radio button", name=label("kynamro")).click()
            expect_medicines(moa, "statin")
        finally:
            screen.run("xdotool", "keyup", "ctrl")


def test_control_and_space_add_where_the_keyboard_is():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.wait_for("radio button", name=label("statin")).click()
        expect_medicines(moa, "statin")
        screen.press("Left")
        until_equal("the focus", label("kynamro"), moa.focused_name)
        screen.press("ctrl+space")
        expect_medicines(moa, "statin", "kynamro")


def test_the_list_of_medicines_has_check_marks():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.wait_for(name="Show several medicines").act()
        check = moa.wait_for("check box", name=label("ezetimibe"))
        assert "checked" in moa.wait_for("check box", name=label("kynamro")).states()
        assert "checked" not in check.states()
        walk_to(moa, "Tab", label("ezetimibe"))
        screen.press("space")
        moa.expect_state("medicine-also", ["kynamro", "ezetimibe"])
        until("the mark", lambda: "checked" in check.states())
        screen.press("space")
        moa.expect_state("medicine-also", ["kynamro"])


def test_a_plain_click_leaves_exactly_one():
    with Program() as moa:
        for medicine in ("kynamro", "statin", "bempedoic"):
            moa.activate("medicine-also", medicine)
        expect_medicines(moa, "kynamro", "statin", "bempedoic")
        moa.wait_for("radio button", name=label("kynamro")).click()
        expect_medicines(moa, "kynamro")
        moa.choose("medicine", "")
        expect_medicines(moa)


def test_a_medicine_that_does_not_exist_changes_nothing():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.activate("medicine-also", "aspirin")
        moa.wait_for("label", contains="aspirin")
        expect_medicines(moa, "kynamro")


# --- why ---

WHY = "Why is there less LDL (“bad” cholesterol packet)?"
FIRST = "With Kynamro: more Kynamro inside the liver cell."
LAST = "With more Kynamro stuck to apo B mRNA at work: less LDL (“bad” cholesterol packet)."


def open_why(moa, *medicines):
    for medicine in medicines:
        moa.activate("medicine-also", medicine)
    moa.choose("part", "ldl")
    moa.wait_for("push button", name=WHY).act()
    moa.expect_state("why", "ldl")


def marked(moa):
    return [found.name for found in moa.tree.find_all("push button", lambda name: name.startswith("With "))
            if "selected" in found.seen_states]


def test_the_card_asks_why_only_of_what_changes():
    with Program() as moa:
        moa.choose("part", "ldl")
        moa.wait_for("push button", name="Close the card")
        assert moa.tree.find("push button", contains="Why is there") is None
        moa.choose("medicine", "kynamro")
        moa.wait_for("push button", name=WHY)
        moa.wait_for("label", contains="Kynamro: less LDL")
        moa.choose("part", "pcsk9")
        moa.wait_for_none("push button", contains="Why is there")


def test_why_is_walked_arrow_by_arrow_with_the_keyboard():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.choose("part", "ldl")
        moa.wait_for("push button", name=WHY)
        moa.activate("why", "ldl")
        moa.wait_for("heading", name=WHY)
        walk_to(moa, "Tab", "Next arrow")
        for stop, part in enumerate(("k_injection-k_in_hepatocyte", "k_in_hepatocyte-k_duplex", "k_duplex-ldl")):
            screen.press("Return")
            moa.expect_state("why-stop", stop)
            moa.expect_state("part", part)
        until_equal("the marked row", [LAST], lambda: marked(moa))
        until_equal("the focus after the last arrow", "Previous arrow", moa.focused_name)
        assert moa.tree.find_focused().description == LAST
        screen.press("Return")
        moa.expect_state("why-stop", 1)
        walk_to(moa, "shift+Tab", "Back")
        screen.press("Return")
        moa.expect_state("why", "")
        moa.expect_state("part", "ldl")
        until("the card to have the keyboard", lambda: "LDL" in (moa.focused_name() or ""))


def test_a_click_on_a_row_goes_to_its_arrow_and_its_sources_open():
    with Program() as moa:
        open_why(moa, "kynamro")
        moa.wait_for("push button", name=LAST).click()
        moa.expect_state("part", "k_duplex-ldl")
        moa.wait_for("push button", name=FIRST).click()
        moa.expect_state("why-stop", 0)
        number = source_number(find(BUNDLE["diagram"]["edges"], "k_injection-k_in_hepatocyte")["cite"][0])
        moa.wait_for("push button", name=f"Source {number}").click()
        moa.expect_state("page", "sources")


def test_why_tells_the_path_of_each_medicine():
    with Program() as moa:
        open_why(moa, "kynamro", "statin")
        moa.wait_for("label", name="Kynamro: less")
        moa.wait_for("label", name="Statins: less")
        moa.activate("medicine-also", "kynamro")
        moa.wait_for_none("push button", name=FIRST)
        moa.expect_state("why", "ldl")


def test_a_contested_reason_says_so():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.choose("part", "vldl")
        moa.activate("why", "vldl")
        moa.wait_for("push button", contains="but this is contested.")


def test_escape_closes_the_card_and_why_with_it():
    with Program() as moa:
        open_why(moa, "kynamro")
        walk_to(moa, "Tab", "Next arrow")
        screen.press("Escape")
        moa.expect_state("part", "")
        moa.expect_state("why", "")


def test_why_of_what_does_not_change_says_so():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        moa.activate("why", "pcsk9")
        moa.wait_for("label", name="No medicine that is switched on changes this part")
        moa.expect_state("why", "")


# --- two compared ---


def compare(moa, how):
    for medicine in ("kynamro", "statin"):
        moa.activate("medicine-also", medicine)
    moa.choose("comparison", how)


def diagrams(moa):
    """The places on the screen of LDL, once for each diagram."""
    return [found.box() for found in moa.tree.find_all("push button", lambda name: name == WORDS.node("ldl"))]


def test_the_comparison_is_offered_for_exactly_two():
    with Program() as moa:
        moa.choose("medicine", "kynamro")
        assert moa.tree.find(name="Two medicines") is None
        moa.activate("medicine-also", "statin")
        moa.wait_for(name="Two medicines")
        moa.wait_for("push button", name="Compare").click()
        moa.expect_state("comparison", "one-view")
        moa.activate("medicine-also", "ezetimibe")
        moa.wait_for_none(name="Two medicines")
        moa.expect_state("comparison", "off")
        moa.activate("comparison", "side-by-side")
        moa.wait_for("label", contains="switch on exactly two")
        moa.expect_state("comparison", "off")


def test_one_view_says_whose_letter_is_which_and_how_much_they_share():
    with Program() as moa:
        compare(moa, "one-view")
        moa.wait_for("label", contains="A Kynamro: only 9 · B Statins: only 3 · A+B: 2")
        assert len(diagrams(moa)) == 1


def test_side_by_side_two_diagrams_look_at_one_place():
    with Program() as moa:
        compare(moa, "side-by-side")
        moa.wait_for("heading", name=label("kynamro"))
        moa.wait_for("heading", name=label("statin"))
        until("two diagrams", lambda: len(diagrams(moa)) == 2)
        for action in ("zoom-in", "zoom-in", "zoom-fit"):
            moa.activate(action)
            until_still("the diagrams to rest", lambda: diagrams(moa))
            first, second = diagrams(moa)
            assert first[1] == second[1] and first[2:] == second[2:], (first, second)
            assert second[0] > first[0]
        moa.choose("comparison", "off")
        until("one diagram", lambda: len(diagrams(moa)) == 1)


def test_side_by_side_goes_one_above_the_other_where_it_is_narrow():
    with Program() as moa:
        compare(moa, "side-by-side")
        screen.run("xdotool", "windowsize", moa.window, 480, 900)
        until("the diagrams one above the other", lambda: len(diagrams(moa)) == 2
              and diagrams(moa)[1][1] > diagrams(moa)[0][1] + 100)


def test_what_two_share_is_listed_in_words():
    with Program() as moa:
        compare(moa, "one-view")
        moa.wait_for(name="What both change, and what only one does").act()
        moa.wait_for("heading", name="Both, the same way")
        moa.wait_for("heading", name="Only Kynamro")
        moa.wait_for("push button", contains="Both Kynamro and Statins: less LDL")
        moa.wait_for("push button", contains="Only Statins: ")


def test_everything_can_be_said_in_spanish():
    with Program(environment={"LANGUAGE": "es"}) as moa:
        moa.choose("language", "es")
        compare(moa, "side-by-side")
        moa.choose("comparison", "one-view")
        moa.choose("part", "ldl")
        moa.choose("why", "ldl")
        moa.activate("why-next")
        moa.expect_state("why-stop", 0)
        moa.choose("step", "kynamro/risks-and-today")
        moa.expect_state("why", "")


# --- what studies found ---

LDL = "Benefit: LDL cholesterol in the main study. Kynamro: −24.7\u00a0%; Placebo: −3.3\u00a0%. People with HoFH: 34 on " \
      "Kynamro, 17 on placebo · 26 weeks."
ALT = "Harm: High liver test (ALT at 3 times the limit or more). Kynamro: 4 of 34 people; Placebo: 0 of 17 people. " \
      "People with HoFH: 34 on Kynamro, 17 on placebo · 26 weeks."


def test_a_step_shows_the_numbers_that_it_speaks_of():
    with Program("--step", "kynamro/what-changed") as moa:
        moa.wait_for(name=LDL)
        figures = [moa.wait_for(name=name).box() for name in ("Kynamro: −24.7\u00a0%", "Placebo: −3.3\u00a0%")]
        assert figures[0][2:] == figures[1][2:], figures
        moa.activate("step-next")
        moa.wait_for(name=ALT)
        assert moa.wait_for(name="Kynamro: 4 of 34 people").box()[2:] == figures[0][2:]
        moa.activate("step-next")
        moa.wait_for_none(name=ALT)


def test_the_numbers_of_a_step_cover_none_of_its_parts():
    with Program("--step", "kynamro/what-changed") as moa:
        numbers = moa.wait_for(name=LDL)
        step = next(step for step in BUNDLE["tours"][0]["steps"] if step["id"] == "what-changed")
        nodes = [part for part in step["focus"] if part in {node["id"] for node in BUNDLE["diagram"]["nodes"]}]
        until("the parts beside the numbers", lambda: all(
            is_apart(numbers.box(), moa.wait_for("push button", name=WORDS.node(node)).box()) for node in nodes))


def is_apart(one, other):
    return (one[0] >= other[0] + other[2] or other[0] >= one[0] + one[2]
            or one[1] >= other[1] + other[3] or other[1] >= one[1] + one[3])


def test_the_numbers_of_a_step_can_be_closed():
    with Program("--step", "kynamro/what-changed") as moa:
        moa.wait_for("push button", name="Close the numbers").act()
        moa.wait_for_none(name=LDL)
        moa.activate("step-next")
        moa.wait_for(name=ALT)
        moa.activate("step-previous")
        moa.wait_for(name=LDL)


def test_a_card_shows_what_was_found_about_its_part():
    with Program() as moa:
        moa.choose("part", "ldl")
        moa.wait_for("label", contains="bad")
        assert moa.tree.find(name=LDL) is None
        moa.choose("medicine", "kynamro")
        moa.wait_for(name=LDL)
        moa.choose("part", "liver_fat")
        moa.wait_for(name=ALT)
        moa.wait_for_none(name=LDL)


def test_a_medicine_shows_all_that_was_found_with_it():
    with Program() as moa:
        moa.choose("part", "k_injection")
        medicine = find(BUNDLE["medicines"], "kynamro")
        for measure in medicine["measures"]:
            moa.wait_for(contains=f": {find(BUNDLE['measures'], measure)['label']}. ")


def test_the_numbers_say_their_sources():
    with Program("--step", "kynamro/what-changed") as moa:
        numbers = moa.wait_for(name=LDL)
        sources = [source_number(source) for source in find(BUNDLE["measures"], "ldl-hofh")["cite"]]
        text = numbers.find("label", contains="fell by about 25%")
        assert all(str(number) in text.name for number in sources), text.name


if __name__ == "__main__":
    tap.run(globals())
