# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand that makes random events for the program's windows: with pointer, keyboard, remote control, assistive
technology, the desktop's settings and an author's editor. Which ones it makes depends on its dice alone, never on what
it meets, so that the same dice make the same events."""

import json

from gi.repository import GLib

from lesson import BUNDLE, SOURCE
from program import APPLICATION_PATH, BUS_NAME
from waiting import until
import screen

TEMPLATE = json.loads((SOURCE / "data" / "bundles" / "template" / "bundle.json").read_text(encoding="utf-8"))
LESSONS = (BUNDLE, TEMPLATE)
PATIENCE = 60  # s that the window may take to answer, under sanitizers on a busy machine
LAST = 60  # events that are remembered
HEADER = 60  # pixels at the top where is clicked less: there the window is closed and moved

LEAVES = {"close", "quit"}  # actions that end the program, as is their purpose
LEAVING = {"Close the window", "Cerrar la ventana"}  # buttons that do
KINDS = {str: "s", bool: "b", int: "i"}

KEYS = (
    ["Tab", "shift+Tab", "Right", "Left", "Up", "Down", "Home", "End", "Return", "space", "Escape"] * 3
    + ["plus", "minus", "0", "1", "shift+Right", "shift+Left", "shift+Up", "shift+Down", "ctrl+Right", "ctrl+Left"]
    + ["Page_Up", "Page_Down", "ctrl+f", "ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+1", "F9", "F6", "F11", "F1", "F10"]
    + ["alt+1", "alt+2", "alt+5", "alt+Left", "alt+Right", "ctrl+comma", "ctrl+question", "ctrl+l", "ctrl+o", "ctrl+s"]
    + ["a", "l", "d", "r", "ctrl+r", "ctrl+k", "alt+Page_Down", "alt+Page_Up", "ctrl+a", "BackSpace", "Delete", "Menu"]
    + ["shift+F10", "ctrl+Return", "ctrl+space", "ctrl+Tab", "ctrl+shift+Tab", "alt+Down", "ctrl+c", "ctrl+v", "ctrl+z"]
)
SIZES = [(1440, 900), (1280, 800), (1024, 768), (700, 500), (360, 640), (900, 420), (360, 294)]
WRITINGS = ["ldl", "apo b", "liver", "why", "hígado", "zzz", "a", "(", "50 %", "mRNA cut", "statin"]


def list_ids(key):
    return [record["id"] for lesson in LESSONS for record in lesson[key]]


def list_parts(lesson):
    edges = [edge.get("id") or f"{edge['from']}-{edge['to']}" for edge in lesson["diagram"]["edges"]]
    return [part["id"] for key in ("nodes", "compartments") for part in lesson["diagram"][key]] + edges


def list_steps(lesson):
    return [f"{tour['id']}/{step['id']}" for tour in lesson["tours"] for step in tour["steps"]]


PARTS = [part for lesson in LESSONS for part in list_parts(lesson)]
# What each action may be asked for; what exists in the other lesson alone is as good as junk.
IDS = {
    "question": list_ids("questions"),
    "part": PARTS,
    "why": PARTS,
    "step": [step for lesson in LESSONS for step in list_steps(lesson)],
    "medicine": list_ids("medicines"),
    "medicine-also": list_ids("medicines"),
    "term": list_ids("glossary"),
    "source": list_ids("sources"),
    "language": ["en", "es"],
    "level": ["plain", "clinical"],
    "page": ["questions", "outline", "glossary", "sources"],
    "comparison": ["off", "one-view", "side-by-side"],
    "help-page": ["index", "diagram", "index#top"],
}
JUNK = ["", "no-such-id", "Ünïcode", "a/b", "x" * 600, "%s%n", "<b>&", "\u202e"]
NUMBERS = [-1, 0, 1, 2, 5, 1000, -(2**31), 2**31 - 1]


class Hand:
    """Makes events for one run of the program and remembers the last of them."""

    def __init__(self, moa, author, set_style):
        """`author` is asked to save() the lesson that is open; `set_style` switches the desktop's style."""
        self.moa = moa
        self.author = author
        self.set_style = set_style
        self.dice = None
        self.place = screen.geometry(moa.window)
        self.seen = []  # what assistive technology has last seen, and may press
        self.trail = []
        self.words = []
        self.count = 0

    def _remember(self, event):
        self.count += 1
        self.trail = [*self.trail[1 - LAST:], f"{self.count} {event}"[:110]]

    def _send(self, *words):
        """Events of pointer and keyboard wait for the next one of another kind, and go to the display together."""
        self._remember(" ".join(map(str, words)))
        self.words += words

    def _flush(self):
        if self.words:
            screen.run("xdotool", *self.words, "keyup", "ctrl", "keyup", "shift")
        self.words = []

    def _point(self, header=False):
        x, y, width, height = self.place
        top = 0 if header else HEADER
        across, down = self.dice.random(), self.dice.random()
        return x + 4 + int(across * max(width - (90 if header else 8), 1)), y + top + int(down * max(height - top - 4, 1))

    # --- pointer and keyboard ---

    def _key(self):
        self._send("key", "--delay", 2, self.dice.choice(KEYS))

    def _write(self):
        self._send("key", "ctrl+f")
        self._flush()
        self._remember(f"write {(text := self.dice.choice(WRITINGS))}")
        screen.write(text)

    def _click(self):
        header = self.dice.random() < 0.1
        x, y = self._point(header)
        button = self.dice.choice([1, 1, 1, 1, 2, 3, 8, 9])
        held = self.dice.choice([None] * 6 + ["ctrl", "shift"])
        words = ["mousemove", x, y, "click", "--repeat", self.dice.choice([1, 1, 1, 2, 3]), "--delay", 4, button]
        self._send(*self._hold(held, words))

    def _scroll(self):
        held = self.dice.choice([None, None, None, "ctrl", "shift"])
        notches, button = self.dice.randrange(1, 6), self.dice.choice([4, 5, 6, 7])
        self._send(*self._hold(held, ["mousemove", *self._point(), "click", "--repeat", notches, "--delay", 2, button]))

    @staticmethod
    def _hold(key, words):
        return words if key is None else ["keydown", key, *words, "keyup", key]

    def _drag(self):
        (x, y), (to_x, to_y) = self._point(), self._point()
        button = self.dice.choice([1, 1, 1, 2])
        words = ["mousemove", x, y, "mousedown", button]
        for share in (0.2, 0.5, 0.8, 1):
            words += ["mousemove", round(x + (to_x - x) * share), round(y + (to_y - y) * share)]
        self._send(*words, "mouseup", button)

    def _resize(self):
        """Stays on the screen: beyond it GTK does not find the monitor of a menu, and says so."""
        self._send("windowmove", self.moa.window, 0, 0, "windowsize", self.moa.window, *self.dice.choice(SIZES))
        self._flush()
        self.place = screen.geometry(self.moa.window) or self.place

    # --- remote control ---

    def activate(self, path, name, *arguments):
        values = [GLib.Variant(KINDS[type(argument)], argument) for argument in arguments]
        self._remember(f"{name} {' '.join(map(repr, arguments))}")
        self._flush()
        self.moa.bus.call_sync(BUS_NAME, path, "org.gtk.Actions", "Activate",
                               GLib.Variant("(sava{sv})", (name, values, {})), None, 0, PATIENCE * 1000, None)

    def _choose(self, *names):
        """An action of the window that chooses something which mostly exists."""
        name = self.dice.choice(names)
        self.activate(self.moa.window_path, name, self._argument(name, "s"))

    def _argument(self, name, kind):
        junk, known = self.dice.choice(JUNK), self.dice.choice(IDS.get(name, JUNK))
        number, truth, luck = self.dice.choice(NUMBERS), self.dice.random() < 0.5, self.dice.random()
        if name == "open-location":
            return str(self.author.choose_place(self.dice)) if luck < 0.8 else junk
        return {"s": known if luck < 0.8 else junk, "i": number, "b": truth}[kind]

    def _act(self, path):
        actions = self.moa._call(path, "DescribeAll", None)[0]
        name = self.dice.choice(sorted(name for name in actions if name not in LEAVES))
        kind = actions[name][1]
        arguments = [self._argument(name, kind)] if kind else []
        self.activate(path, name, *arguments)

    def _window_action(self):
        self._act(self.moa.window_path)

    def _application_action(self):
        self._act(APPLICATION_PATH)

    def _language(self):
        self._choose("language")

    def _medicine(self):
        self._choose("medicine", "medicine-also", "medicine-also", "comparison", "comparison", "why")

    def _playback(self):
        name = self.dice.choice(["step-next", "step-next", "step-previous", "replay", "play", "act-next", "act-previous",
                                 "autoplay"])
        self.activate(self.moa.window_path, name)

    def _file(self):
        """Files are chosen from the desktop's portal."""
        self.activate(*self.dice.choice([(self.moa.window_path, "export")] * 3 + [
            (APPLICATION_PATH, name) for name in ("open", "open-folder", "new-lesson")]))

    # --- what is around the program ---

    def _press(self):
        """What a screen reader's user does: presses anything that can be pressed, wherever it is."""
        luck = self.dice.random()
        found = [thing for thing in self.seen if thing.description not in LEAVING]
        if not found:
            return
        thing = found[int(luck * len(found))]
        self._remember(f"press {thing.role} “{thing.name}”")
        self._flush()
        thing.application.call(thing.application.owner, thing.path, "org.a11y.atspi.Action", "DoAction", "(i)", 0)

    def _style(self):
        dark, contrast = self.dice.random() < 0.5, self.dice.random() < 0.3
        self._remember(f"style dark={dark} contrast={contrast}")
        self._flush()
        self.set_style(dark, contrast)

    def _save_lesson(self):
        self._remember(f"lesson {self.author.save(self.dice)}")
        self._flush()

    WEIGHTS = {_key: 26, _click: 16, _scroll: 9, _drag: 6, _resize: 2, _window_action: 12, _application_action: 2,
               _medicine: 6, _playback: 4, _language: 2, _press: 9, _write: 2, _style: 1, _save_lesson: 1, _file: 1}

    def act(self, dice, count):
        """Makes that many events."""
        self.dice = dice
        self.place = screen.geometry(self.moa.window) or self.place
        screen.run("xdotool", "windowmap", self.moa.window)  # it may have been minimized
        for kind in dice.choices(list(self.WEIGHTS), list(self.WEIGHTS.values()), k=count):
            kind(self)
        self._flush()

    def look(self):
        """Everything that is shown; what of it can be pressed may be pressed by the next events."""
        tree = self.moa.tree
        self.seen = [thing for thing in tree.walk() if "org.a11y.atspi.Action" in thing.interfaces]
        return tree

    @staticmethod
    def _make_active(window):
        """Whether the window has become the active one, which takes the window manager a moment."""
        screen.run("xdotool", "windowactivate", window)
        return screen.run("xdotool", "getactivewindow") == str(window)

    def _close_others(self):
        """Closes the windows besides the main one, which must not get the keys; whether there is none left. One that
        is modal lets no other close before it."""
        others = [window for window in screen.managed_windows() if window != self.moa.window]
        for window in reversed(others):
            if self._make_active(window):
                screen.press("alt+F4")
        return not others

    def open_lesson(self):
        """Shows the author's lesson, without errors, again."""
        self.author.restore()
        self.activate(APPLICATION_PATH, "open-location", str(self.author.folder))

    def put_away(self):
        """Leaves menus, dialogs and other windows, so that the next events meet the diagram again."""
        screen.press("Escape", "Escape")
        until("the other windows to close", self._close_others, PATIENCE)
        screen.run("xdotool", "windowmap", self.moa.window)
        until("the window to be the active one", lambda: self._make_active(self.moa.window), PATIENCE)
        self.moa.bus.call_sync(BUS_NAME, APPLICATION_PATH, "org.gtk.Application", "Activate",
                               GLib.Variant("(a{sv})", ({},)), None, 0, PATIENCE * 1000, None)  # from the library back
