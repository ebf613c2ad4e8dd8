# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology sees of the program, over the accessibility bus, and where on the screen it is.

The bus is spoken to directly, because libatspi asks for one property of one object at a time: the program hands over
all objects that anybody has asked for in one answer, so that a look at the whole window costs a few calls. A GTK
widget is not among them before its parent was asked for its children, and stays among them while it is hidden, when its
parent does not count it, hence the rounds in Application.look().
"""

import gi

from waiting import DEADLINE, until, until_still
import screen

gi.require_version("Atspi", "2.0")
gi.require_version("Gio", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
COORDINATES_OF_WINDOW = 1
MOST_ROUNDS = 60


def role_name(number):
    """The name of a role as libatspi 2.46 has it; since 2.56 a push button is a button there."""
    name = Atspi.Role(number).value_nick.replace("-", " ")
    return "push button" if name == "button" else name


def state_names(words):
    """The names of the states whose bits are set in two words of 32 bits."""
    bits = words[0] | words[1] << 32
    return {Atspi.StateType(bit).value_nick for bit in range(64) if bits >> bit & 1}


def is_visible(item):
    return bool(item[9][0] >> int(Atspi.StateType.VISIBLE) & 1)


def connect():
    """A connection to the accessibility bus."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0,
                                DEADLINE * 1000, None).unpack()[0]
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Application:
    """A program on the accessibility bus, found by its process; it announces itself a moment after its start."""

    def __init__(self, pid):
        self.pid = pid
        self.bus = connect()
        self.owner = until("the program on the accessibility bus", self._find_owner)

    def call(self, owner, path, interface, method, signature=None, *arguments):
        """The answer of a method, or None where the object has gone or does not know it."""
        packed = GLib.Variant(signature, arguments) if signature else None
        try:
            return self.bus.call_sync(owner, path, interface, method, packed, None, 0, DEADLINE * 1000, None).unpack()
        except GLib.Error:
            return None

    def _find_owner(self):
        answer = self.call("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")
        for owner, _ in answer[0] if answer else []:
            process = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                "GetConnectionUnixProcessID", "(s)", owner)
            if process and process[0] == self.pid:
                return owner
        return None

    def look(self):
        """Everything that the program shows now, as a tree."""
        asked = set()
        exact = {}
        for _ in range(MOST_ROUNDS):
            answer = self.call(self.owner, CACHE, "org.a11y.atspi.Cache", "GetItems")
            items = {item[0][1]: item for item in answer[0]} if answer else {}
            known = {}
            for path, item in items.items():
                if is_visible(item):
                    known.setdefault(item[2][1], []).append(path)
            unknown = [path for path, item in items.items()
                       if item[4] != len(known.get(path, [])) and path != ROOT and (path, item[4]) not in asked]
            if not unknown and items:
                return self._grow(items, {**known, **exact})
            for path in unknown or [ROOT]:
                answer = self.call(self.owner, path, ACCESSIBLE, "GetChildren")
                exact[path] = [child for _, child in answer[0]] if answer else []
                asked.add((path, items[path][4] if path in items else 0))
        raise AssertionError("the accessible tree changes without end")

    def _grow(self, items, known):
        def grow(path, depth):
            item = items[path]
            branch = Object(self, path, item, depth)
            if is_visible(item) or path == ROOT:
                paths = [child for child in known.get(path, []) if child in items]
                paths.sort(key=lambda child: items[child][3])
                branch.branches = [child for child in (grow(child, depth + 1) for child in paths) if child]
                for child in branch.branches:
                    child.trunk = branch
                return branch
            return None

        root = Object(self, ROOT, None, 0)
        tops = [grow(path, 1) for path, item in items.items() if item[2][1] in (ROOT, "/org/a11y/atspi/null")
                and path != ROOT and role_name(item[6 + 1]) in ("frame", "window", "dialog", "filler")]
        root.branches = [top for top in tops if top]
        for top in root.branches:
            top.trunk = root
        return root


class Object:
    """One accessible object as it was when looked at; what begins with a verb asks or does something now."""

    def __init__(self, application, path, item, depth):
        self.application = application
        self.path = path
        self.depth = depth
        self.branches = []
        self.trunk = None
        self.interfaces = item[5] if item else []
        self.name = item[6] if item else ""
        self.role = role_name(item[7]) if item else "application"
        self.description = item[8] if item else ""
        self.seen_states = state_names(item[9]) if item else set()

    def _call(self, interface, method, signature=None, *arguments):
        return self.application.call(self.application.owner, self.path, interface, method, signature, *arguments)

    def states(self):
        answer = self._call(ACCESSIBLE, "GetState")
        return state_names(answer[0]) if answer else set()

    def flows_to(self):
        """The names of what the mechanism goes on to from here."""
        return self._list_related(Atspi.RelationType.FLOWS_TO)

    def labels(self):
        """The names of what it is labelled by."""
        return self._list_related(Atspi.RelationType.LABELLED_BY)

    def _list_related(self, relation):
        answer = self._call(ACCESSIBLE, "GetRelationSet")
        paths = [path for kind, targets in (answer[0] if answer else []) if kind == int(relation) for _, path in targets]
        return [self._read_name(path) for path in paths]

    def _read_name(self, path):
        answer = self.application.call(self.application.owner, path, "org.freedesktop.DBus.Properties", "Get", "(ss)",
                                       ACCESSIBLE, "Name")
        return answer[0] if answer else ""

    def children(self):
        return self.branches

    def parent(self):
        return self.trunk

    def walk(self):
        """This object and all below it."""
        yield self
        for branch in self.branches:
            yield from branch.walk()

    def find_all(self, role=None, test=lambda name: True):
        return (found for found in self.walk() if (role is None or found.role == role) and test(found.name))

    def find(self, role=None, name=None, starts=None, contains=None):
        """The first object below that is named so, or None."""

        def fits(text):
            return (
                (name is None or text == name)
                and (starts is None or text.startswith(starts))
                and (contains is None or contains in text)
            )

        return next(self.find_all(role, fits), None)

    def find_focused(self):
        return next((found for found in self.walk() if "focused" in found.seen_states), None)

    def window_box(self):
        """Its content in the window: x, y, width, height in pixels; no size where it was never given room."""
        answer = self._call(COMPONENT, "GetExtents", "(u)", COORDINATES_OF_WINDOW)
        return answer[0] if answer else (0, 0, 0, 0)

    def is_laid_out(self):
        x, y, width, height = self.window_box()
        return width > 0 and height > 0

    def find_window(self):
        """Where the window that this is the content of stands on the screen, or None."""
        title = self._read_name(self.path)
        places = [screen.geometry(window) for window, known in screen.windows(self.application.pid).items()
                  if known == title]
        return places[0] if places else None

    def box(self):
        """Its content on the screen. The window's content stands in the middle of the window, inside of its border."""
        frame = self
        while frame.trunk is not None and frame.trunk.trunk is not None:
            frame = frame.trunk
        left, top, width, height = until("the window on the screen", frame.find_window)
        _, _, inner_width, inner_height = frame.window_box()
        x, y, own_width, own_height = self.window_box()
        return left + (width - inner_width) / 2 + x, top + (height - inner_height) / 2 + y, own_width, own_height

    def centre(self):
        x, y, width, height = self.box()
        return x + width / 2, y + height / 2

    def click(self):
        """A real click with the pointer in its middle, once it stands still."""
        until_still(f"{self.role} {self.name!r} to stand still", self.window_box)
        screen.click(*self.centre())

    def act(self):
        """What assistive technology does to press it."""
        answer = self._call("org.a11y.atspi.Action", "DoAction", "(i)", 0)
        assert answer and answer[0], f"{self.role} {self.name!r} has no action"

    def write(self):
        """One line of a readable text of the tree."""
        line = f"{'  ' * self.depth}{self.role}"
        line += f" “{self.name}”" if self.name else ""
        line += f" ({self.description})" if self.description and self.description != self.name else ""
        states = sorted(self.seen_states - {"sensitive", "visible", "horizontal", "vertical"})
        line += f" [{' '.join(states)}]" if states else ""
        targets = self.flows_to() if "focusable" in states else []
        return line + (f" → {', '.join(targets)}" if targets else "")


class FocusListener:
    """Hears what the focus comes to, as a screen reader does, from events of what somebody has looked at before."""

    def __init__(self, application):
        self.application = application
        self.paths = []
        application.bus.signal_subscribe(application.owner, "org.a11y.atspi.Event.Object", "StateChanged", None,
                                         "focused", Gio.DBusSignalFlags.NONE, self._on_state_changed)

    def _on_state_changed(self, bus, owner, path, interface, member, event):
        if event.unpack()[1]:
            self.paths.append(path)

    def take(self):
        """What the focus came to since the last time, each with its name, description and role."""
        while GLib.MainContext.default().iteration(False):
            pass
        paths, self.paths = self.paths, []
        return [self._read(path) for path in paths]

    def _read(self, path):
        found = Object(self.application, path, None, 0)
        answer = self.application.call(self.application.owner, path, "org.freedesktop.DBus.Properties", "GetAll",
                                       "(s)", ACCESSIBLE)
        properties = answer[0] if answer else {}
        role = self.application.call(self.application.owner, path, ACCESSIBLE, "GetRole")
        found.name, found.description = properties.get("Name", ""), properties.get("Description", "")
        found.role = role_name(role[0]) if role else ""
        return found


class AnnouncementListener:
    """Hears what the program asks a screen reader to say, which it does since GTK 4.14."""

    def __init__(self, application):
        self.texts = []
        application.bus.signal_subscribe(application.owner, "org.a11y.atspi.Event.Object", "Announcement", None, None,
                                         Gio.DBusSignalFlags.NONE, self._on_announcement)

    def _on_announcement(self, bus, owner, path, interface, member, event):
        self.texts.append(event.unpack()[3])

    def heard(self):
        """All of it until now, the oldest first."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.texts
