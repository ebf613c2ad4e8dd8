# SPDX-License-Identifier: GPL-3.0-or-later
"""Random keys, clicks, scrolls, drags, actions, resizes and language switches against the real window.

Whatever a person or a remote control does, in whatever order: the program stays, warns of nothing, answers, and its
actions tell of one state that is possible. Run by hand, with a program that was built with sanitizers or without:
MOA_RANDOM_EVENTS sets how many events there are, MOA_RANDOM_SEED repeats a game.
"""

import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from gi.repository import GLib  # noqa: E402
from lesson import BUNDLE, EDGES, NODES, QUESTIONS, SOURCES, STEPS  # noqa: E402
from program import Program  # noqa: E402
from waiting import until, until_equal  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

EVENTS = int(os.environ.get("MOA_RANDOM_EVENTS", "20000"))
SEED = int(os.environ.get("MOA_RANDOM_SEED", "11"))
BATCH = 40  # events between two looks at the state
PATIENCE = 60  # s that the window may take to answer after a batch, under sanitizers on a busy machine
# GTK miscounts pressed buttons where a list or a menu of its own closes under the pointer (AdwComboRow, GtkDropDown).
GTK_FAULT = "Broken accounting of active state"
HEADER = 60  # pixels at the top that are not clicked: there the window is closed and moved

IDS = {
    "question": [question["id"] for question in QUESTIONS],
    "part": [part["id"] for part in NODES + EDGES + BUNDLE["diagram"]["compartments"]],
    "step": [path for path, _, _ in STEPS],
    "medicine": [medicine["id"] for medicine in BUNDLE["medicines"]],
    "term": [term["id"] for term in BUNDLE["glossary"]],
    "source": [source["id"] for source in SOURCES],
    "language": ["en", "es"],
    "level": ["plain", "clinical"],
    "page": ["questions", "outline", "glossary", "sources"],
    "comparison": ["off", "one-view", "side-by-side"],
}
IDS["medicine-also"] = IDS["medicine"]
JUNK = ["", "no-such-id", "Ünïcode", "a/b", "x" * 600]
LEAVES = {"close", "quit"}  # actions that end the program, as is their purpose
OPENS_DIALOG = {"export"}  # its file dialog is GTK's, with faults of its own; test-actions drives it

KEYS = (
    ["Tab", "shift+Tab", "Right", "Left", "Up", "Down", "Home", "End", "Return", "space", "Escape"] * 3
    + ["plus", "minus", "0", "1", "shift+Right", "shift+Left", "shift+Up", "shift+Down", "ctrl+Right", "ctrl+Left"]
    + ["Page_Up", "Page_Down", "ctrl+f", "ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+1", "F9", "F6", "F11", "F1", "F10"]
    + ["alt+1", "alt+2", "alt+5", "alt+Left", "alt+Right", "ctrl+comma", "ctrl+question", "ctrl+l", "Menu"]
    + ["a", "l", "d", "r", "ctrl+r", "ctrl+k", "alt+Page_Down", "alt+Page_Up", "ctrl+a", "BackSpace", "Delete", "shift+F10", "ctrl+Return", "ctrl+Tab"]
)


class Hand:
    """Makes random events for one window and remembers the last of them."""

    def __init__(self, moa, dice):
        self.moa = moa
        self.dice = dice
        self.place = screen.geometry(moa.window)
        self.trail = []
        self.done = 0

    def _point(self):
        x, y, width, height = self.place
        return x + self.dice.randrange(4, max(width - 4, 5)), y + self.dice.randrange(HEADER, max(height - 4, HEADER + 1))

    def _do_key(self):
        return ["key", "--delay", 2, self.dice.choice(KEYS)]

    def _do_click(self):
        x, y = self._point()
        button = self.dice.choice([1, 1, 1, 1, 2, 3, 8, 9])
        return ["mousemove", x, y, "click", "--repeat", self.dice.choice([1, 1, 1, 2, 3]), "--delay", 4, button]

    def _do_scroll(self):
        x, y = self._point()
        held = self.dice.choice([None, None, None, "ctrl", "shift"])
        words = ["mousemove", x, y, "click", "--repeat", self.dice.randrange(1, 6), "--delay", 2,
                 self.dice.choice([4, 5, 6, 7])]
        return words if held is None else ["keydown", held, *words, "keyup", held]

    def _do_drag(self):
        (x, y), (to_x, to_y) = self._point(), self._point()
        button = self.dice.choice([1, 1, 1, 2])
        words = ["mousemove", x, y, "mousedown", button]
        for share in (0.2, 0.5, 0.8, 1):
            words += ["mousemove", round(x + (to_x - x) * share), round(y + (to_y - y) * share)]
        return [*words, "mouseup", button]

    def _do_resize(self):
        width, height = self.dice.choice([(1440, 900), (1280, 800), (1024, 768), (700, 500), (360, 640), (900, 420)])
        return ["windowsize", self.moa.window, width, height]

    def _do_action(self):
        actions = {name: kind for name, (_, kind, _) in self.moa.describe_all().items() if name not in LEAVES | OPENS_DIALOG}
        name = self.dice.choice(sorted(actions))
        if actions[name] not in ("", "s", "b"):
            return None
        argument = {"": None, "s": self._argument(name), "b": self.dice.random() < 0.5}[actions[name]]
        self._activate(name, argument)
        self.trail.append(f"{name} {argument!r}"[:60])
        return None

    def _argument(self, name):
        return self.dice.choice(IDS.get(name, []) * 4 + JUNK) if name in IDS else self.dice.choice(JUNK)

    def _activate(self, name, argument):
        kinds = {str: "s", bool: "b"}
        values = [] if argument is None else [GLib.Variant(kinds[type(argument)], argument)]
        self.moa.bus.call_sync("org.moa.Moa", self.moa.window_path, "org.gtk.Actions", "Activate",
                               GLib.Variant("(sava{sv})", (name, values, {})), None, 0, PATIENCE * 1000, None)

    def _do_language(self):
        language = self.dice.choice(IDS["language"])
        self._activate("language", language)
        self.trail.append(f"language {language}")
        return None

    KINDS = [(_do_key, 40), (_do_click, 18), (_do_scroll, 12), (_do_drag, 6), (_do_resize, 1), (_do_action, 20),
             (_do_language, 3)]

    def act(self, count):
        """Makes that many events, those of pointer and keyboard in one go."""
        words = []
        self.place = screen.geometry(self.moa.window) or self.place
        kinds, weights = zip(*self.KINDS)
        for kind in self.dice.choices(kinds, weights, k=count):
            event = kind(self)
            if event is not None:
                words += event
                self.trail.append(" ".join(map(str, event)))
        screen.run("xdotool", *words, "keyup", "ctrl", "keyup", "shift")
        del self.trail[:-BATCH]

    def put_away(self):
        """Leaves menus, dialogs and other windows, so that the next events meet the diagram again."""
        screen.press("Escape", "Escape")
        for _ in range(20):
            others = [window for window in self.moa.windows() if window != self.moa.window]
            if not others:
                break
            screen.run("xdotool", "windowactivate", others[-1], "key", "Escape", "key", "alt+F4")
        screen.run("xdotool", "windowactivate", self.moa.window)
        self.moa.bus.call_sync("org.moa.Moa", "/org/moa/Moa", "org.gtk.Application", "Activate",
                               GLib.Variant("(a{sv})", ({},)), None, 0, PATIENCE * 1000, None)  # from the library back


def expect_possible_state(moa):
    """The actions speak of records that exist, and of combinations that can be."""
    states = {name: state[0] if state else None for name, (_, _, state) in moa.describe_all().items()}
    for name in ("question", "part", "step", "medicine"):
        assert states[name] in ["", *IDS[name]], f"{name} is {states[name]!r}"
    for name in ("level", "page"):
        assert states[name] in IDS[name] + ["quiz"], f"{name} is {states[name]!r}"
    assert states["language"] in IDS["language"], states["language"]
    taken = states["medicine-also"].split() if isinstance(states["medicine-also"], str) else states["medicine-also"]
    assert set(taken) <= set(IDS["medicine"]), taken
    assert states["medicine"] == (taken[0] if taken else ""), f"{states['medicine']} is not the first of {taken}"
    assert states["comparison"] == "off" or len(taken) == 2, f"{taken} are compared {states['comparison']}"


def expect_title_of_step(moa):
    """What the window's title says is the step that the action names."""
    def title_fits():
        wanted = moa.state("step")
        position = next((index for index, (path, _, _) in enumerate(STEPS) if path == wanted), None)
        return position is None or str(position + 1) in moa.title()

    until("the title to name the step", title_fits, PATIENCE)


def expect_selected_part(moa):
    """What is selected for assistive technology is the part that the action names."""
    moa.activate("part", "ldl")
    until_equal("the chosen part", "ldl", lambda: moa.state("part"), PATIENCE)
    until("one selected part", lambda: any("selected" in found.states() for found in moa.tree.find_all("push button")),
          PATIENCE)


def play(moa, hand, events):
    """Makes events until that many are done; tells how many were."""
    for done in range(BATCH, events + BATCH, BATCH):
        hand.act(BATCH)
        expect_possible_state(moa)
        if done % (BATCH * 5) == 0:
            hand.put_away()
            expect_title_of_step(moa)
        hand.done = done
    hand.put_away()
    expect_selected_part(moa)


def has_ended_well(moa):
    """Whether one of the events has ended the program, as a key or a menu may, and without an error."""
    try:
        return moa.process.wait(10) == 0
    except subprocess.TimeoutExpired:
        return False


def run_for(events, dice):
    """Plays until that many events are done or the program was ended by one of them; tells how many were."""
    with Program(tolerated=GTK_FAULT) as moa:
        hand = Hand(moa, dice)
        try:
            play(moa, hand, events)
        except BaseException:
            if has_ended_well(moa):
                moa.quit = lambda: None
                return hand.done + BATCH
            print(f"# exit code {moa.process.poll()}; the last events:\n#   " + "\n#   ".join(hand.trail), flush=True)
            raise
    return events


def test_random_events_neither_break_nor_confuse_the_window():
    os.chdir(os.environ["HOME"])  # where dialogs save what they are told to
    print(f"# {EVENTS} events, MOA_RANDOM_SEED={SEED}", flush=True)
    dice = random.Random(SEED)
    done = 0
    while done < EVENTS:
        done += run_for(EVENTS - done, dice)


if __name__ == "__main__":
    tap.run(globals())
