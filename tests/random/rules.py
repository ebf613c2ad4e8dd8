# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be so after any events: rules about the actions' states and what assistive technology sees, which hold at
once or as soon as the window has come to rest."""

import re

from author import SHORT_STEPS, SHORT_TITLE
from hand import IDS, PATIENCE
from lesson import STEPS, Words
from waiting import until
import screen

ENGLISH, SPANISH = Words(), Words("es")
MOST_PERCENT = 800
MOST_STOPS = 100  # of an explanation
ZOOM = re.compile(r"(?:Zoom|Ampliación) (\d+)[\s\u00a0]*%")


def names(word):
    """A word of the interface in each language."""
    return {ENGLISH.interface(word), SPANISH.interface(word)}


def read_states(moa):
    return {name: state[0] if state else None for name, (_, _, state) in moa.describe_all().items()}


def expect_known_choices(states):
    """The actions speak of records that exist."""
    for name in ("question", "part", "step", "medicine", "why"):
        assert states[name] in ["", *IDS[name]], f"{name} is {states[name]!r}"
    for name in ("level", "page", "comparison", "language"):
        assert states[name] in IDS[name], f"{name} is {states[name]!r}"


def expect_possible_combination(states):
    """The actions agree with each other."""
    taken = states["medicine-also"]
    assert len(set(taken)) == len(taken) and set(taken) <= set(IDS["medicine"]), taken
    assert states["medicine"] == (taken[0] if taken else ""), f"{states['medicine']} is not the first of {taken}"
    assert states["comparison"] == "off" or len(taken) == 2, f"{taken} are compared {states['comparison']}"
    assert states["why"] or states["why-stop"] == -1, f"stop {states['why-stop']} on no way"
    assert states["why"] == "" or taken, f"{states['why']} is explained by no medicine"
    assert -1 <= states["why-stop"] < MOST_STOPS, states["why-stop"]


def find_toasts(tree):
    return [thing for thing in tree.walk() if thing.name == "AdwToastWidget"]


def find_dots(tree):
    """The dots of the steps; None where no lesson is shown."""
    return next((tabs for tabs in tree.find_all("page tab list") if tabs.name in names("Steps")), None)


def steps_agree(tree, states):
    """Exactly the step that the action names is the current one of the dots; before the first there is none."""
    tabs = find_dots(tree)
    dots = list(tabs.find_all("page tab")) if tabs is not None else []
    current = [index for index, dot in enumerate(dots) if "selected" in dot.seen_states]
    position = next((index for index, (path, _, _) in enumerate(STEPS) if path == states["step"]), None)
    if len(dots) != len(STEPS):  # of another lesson, or of none
        return len(current) <= 1
    return current == ([] if position is None else [position])


def find_selected(tree):
    return [thing for thing in tree.find_all("push button") if {"selectable", "selected"} <= thing.seen_states]


def parts_agree(tree, states):
    """No more is selected than the part that the action names, in each of the views."""
    views = 2 if states["comparison"] == "side-by-side" else 1
    return len(find_selected(tree)) <= (views if states["part"] else 0)


def find_focused(tree):
    """What has the keyboard in the main window, while that is used. The windows that GTK makes forget it at times."""
    frames = [frame for frame in tree.find_all("frame")
              if "active" in frame.seen_states and frame.find(name="MoaDropArea") is not None]
    return [[thing for thing in frame.walk() if "focused" in thing.seen_states] for frame in frames]


def is_in_menu_of_gtk(moa):
    """Whether a popover is open: the menu that GTK 4.8 gives an entry is nowhere in the accessible tree."""
    return bool(set(screen.windows(moa.process.pid)) - set(screen.managed_windows()))


def focus_is_somewhere(moa, tree):
    """The keyboard is at one thing, which is on screen."""
    return all(things[0].is_laid_out() if len(things) == 1 else not things and is_in_menu_of_gtk(moa)
               for things in find_focused(tree))


def zoom_is_possible(tree):
    shown = [int(found[1]) for thing in tree.find_all("push button") if (found := ZOOM.match(thing.name))]
    return all(1 <= percent <= MOST_PERCENT for percent in shown)


def find_broken(moa, tree, states):
    """The names of the rules that do not hold."""
    return [name for name, holds in (
        ("one page", sum(1 for thing in tree.walk() if thing.name == "MoaMainPage") <= 1),
        ("the current step", steps_agree(tree, states)),
        ("the selected part", parts_agree(tree, states)),
        ("the keyboard", focus_is_somewhere(moa, tree)),
        ("the zoom", zoom_is_possible(tree)),
        ("the messages", len(find_toasts(tree)) <= 2),
    ) if not holds]


def expect_rules(moa, hand):
    """The rules that hold as soon as the last events have been dealt with; looks for longer only where they do not."""
    expect_known_choices(read_states(moa))
    expect_possible_combination(read_states(moa))
    try:
        until("every rule to hold", lambda: not find_broken(moa, hand.look(), read_states(moa)), PATIENCE)
    except AssertionError:
        states, tree = read_states(moa), hand.look()
        evidence = [thing.write().strip() for things in [find_selected(tree), *find_focused(tree)] for thing in things]
        raise AssertionError(f"{find_broken(moa, tree, states)} do not hold: {evidence}, {states}") from None


def expect_title_of_step(moa):
    """While a lesson is shown, the window's title says the step that the action names; one that became shorter shows
    none of the steps that it had."""
    def title_fits():
        step, title = moa.state("step"), moa.title()
        position = next((index for index, (path, _, _) in enumerate(STEPS) if path == step), None)
        exists = position is None or SHORT_TITLE not in title or position < SHORT_STEPS
        return exists and (position is None or str(position + 1) in title) or find_dots(moa.tree) is None

    try:
        until("the title to name the step", title_fits, PATIENCE)
    except AssertionError:
        raise AssertionError(f"the title is {moa.title()!r} at the step {moa.state('step')!r}") from None


def expect_no_messages(moa):
    """Messages that wait come to an end, however many were asked for."""
    screen.run("xdotool", "mousemove", 0, 0)  # a message under the pointer stays
    until("the messages to have gone", lambda: not find_toasts(moa.tree), PATIENCE)


def read_memory(pid):
    """Megabytes of memory that the process has in use."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024
