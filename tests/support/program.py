# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program under test: started, remote-controlled over the session bus, looked at, and ended.

GTK's warnings are not made fatal here, which would hide what came before them: the program's messages are read when
it has ended, and each warning fails the test.
"""

import os
import pathlib
import re
import subprocess
import tempfile

import gi

from accessible import Application
from waiting import DEADLINE, until, until_equal, until_still
import screen

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

BUILD = pathlib.Path(os.environ["MOA_BUILD_ROOT"])
SOURCE = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
BROKEN = SOURCE / "tests" / "data" / "bundles"
EXECUTABLE = BUILD / "src" / "app" / "moa"
BUS_NAME = "org.moa.Moa"
APPLICATION_PATH = "/org/moa/Moa"
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|^\(.*\): .*(WARNING|CRITICAL|ERROR)|AddressSanitizer|runtime error")


def environment_of(changes):
    """The test's environment with changes; None takes a variable away."""
    variables = {key: value for key, value in os.environ.items() if key != "G_DEBUG"}
    for key, value in changes.items():
        variables.pop(key, None)
        if value is not None:
            variables[key] = str(value)
    return variables


def complaints(messages, tolerated=()):
    """The first warnings of a program, but for those that hold one of the tolerated texts."""
    lines = [line for line in messages.splitlines() if COMPLAINT.search(line)]
    return [line for line in lines if not any(text in line for text in tolerated)][:8]


def start(*arguments):
    """Starts the program beside a running one, without waiting for it."""
    return subprocess.Popen([str(EXECUTABLE), *map(str, arguments)], env=environment_of({}), text=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def start_and_wait(*arguments, environment=None, executable=EXECUTABLE):
    """Runs the program to its end, as for --version or a start beside a running one."""
    words = [str(executable), *map(str, arguments)]
    result = subprocess.run(words, env=environment_of(environment or {}), capture_output=True, text=True,
                            check=False, timeout=DEADLINE)
    assert not complaints(result.stderr), result.stderr
    return result


class Program:
    """The program from its start to its end: `with Program() as moa`."""

    def __init__(self, *arguments, environment=None, executable=EXECUTABLE, notices=False, tolerated=()):
        """With `notices` the notices of a first visit stay open; else the reader has closed them. A warning that
        holds one of the texts `tolerated` is none."""
        self.tolerated = tolerated
        self.words = [str(executable), *map(str, arguments)]
        self.environment = environment_of(environment or {})
        self.keeps_notices = notices
        self.accessible = None
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)

    def __enter__(self):
        assert not self._has_name(), "the program of another test is still running"
        self.messages = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.words, env=self.environment, stdout=self.messages, stderr=self.messages)
        try:
            until("the program's bus name", lambda: self._is_alive() and self._has_name())
            self.window = until("the program's window", lambda: self._is_alive() and min(self.windows(), default=0))
            until("the window's actions", self._has_actions)
        except BaseException as reason:
            self._kill()
            raise AssertionError(f"{reason}\n{self.read_messages()}") from reason
        if not self.keeps_notices:
            self.close_notices()
        return self

    def __exit__(self, kind, value, trace):
        try:
            if kind is None:
                self.quit()
        finally:
            self._kill()
        if kind is None:
            self.expect_no_complaint()
        elif said := self._complaints():
            print("# " + "\n# ".join(said), flush=True)

    def quit(self):
        """Ends the program as its menu does; it must end by itself and without an error."""
        self.activate_application("quit")
        assert self.process.wait(DEADLINE) == 0, f"exit code {self.process.returncode}\n{self.read_messages()}"
        until("the bus name to be free", lambda: not self._has_name())

    def read_messages(self):
        """What the program has said so far. Without moving the place where the program writes, which both share."""
        file = self.messages.fileno()
        return os.pread(file, os.fstat(file).st_size, 0).decode(errors="replace")

    def _complaints(self):
        return complaints(self.read_messages(), self.tolerated)

    def expect_no_complaint(self):
        said = self._complaints()
        assert not said, "\n".join(said)

    def _kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
            until("the bus name to be free", lambda: not self._has_name())

    def _is_alive(self):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        return True

    # --- the session bus ---

    def _call(self, path, method, arguments):
        return self.bus.call_sync(BUS_NAME, path, "org.gtk.Actions", method, arguments, None,
                                  Gio.DBusCallFlags.NO_AUTO_START, DEADLINE * 1000, None).unpack()

    def _has_name(self):
        question = GLib.Variant("(s)", (BUS_NAME,))
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "NameHasOwner", question, None, 0, DEADLINE * 1000, None).unpack()[0]

    def _has_actions(self):
        try:
            return self.describe_all()
        except GLib.Error:
            return None

    @property
    def window_path(self):
        return f"{APPLICATION_PATH}/window/1"

    def describe_all(self):
        """Every action of the window: name to (enabled, type of the parameter, [state])."""
        return self._call(self.window_path, "DescribeAll", None)[0]

    def list_application_actions(self):
        return self._call(APPLICATION_PATH, "List", None)[0]

    def state(self, action):
        """The state of an action of the window; None for one that has none."""
        state = self._call(self.window_path, "Describe", GLib.Variant("(s)", (action,)))[0][2]
        return state[0] if state else None

    def activate(self, action, argument=None):
        """Activates an action of the window, with a string where it takes one."""
        arguments = [] if argument is None else [GLib.Variant("s", argument)]
        self._call(self.window_path, "Activate", GLib.Variant("(sava{sv})", (action, arguments, {})))

    def activate_application(self, action, argument=None):
        """Activates an action of the program, with a string where it takes one."""
        arguments = [] if argument is None else [GLib.Variant("s", str(argument))]
        self._call(APPLICATION_PATH, "Activate", GLib.Variant("(sava{sv})", (action, arguments, {})))

    def choose(self, action, value):
        """Activates an action that chooses something, and waits for its state to be that."""
        self.activate(action, value)
        self.expect_state(action, value)

    def expect_state(self, action, value):
        until_equal(f"the state of {action}", value, lambda: self.state(action))

    # --- the display ---

    def windows(self):
        return screen.windows(self.process.pid)

    def title(self):
        return screen.run("xdotool", "getwindowname", self.window)

    def expect_window(self, present, count=None):
        """Waits until windows besides the main one are there, or until there is none."""
        others = lambda: [window for window in self.windows() if window != self.window]  # noqa: E731
        return until("another window" if present else "the other windows to go", lambda: bool(others()) == present)

    def take_picture(self, name):
        return screen.take_picture(name, self.window)

    # --- what assistive technology sees ---

    @property
    def tree(self):
        """Everything that is shown, as it is now."""
        if self.accessible is None:
            self.accessible = Application(self.process.pid)
        return self.accessible.look()

    def wait_for(self, role=None, **names):
        """The first object with that role and name, as soon as there is one."""
        return until(f"{role or 'an object'} {names}", lambda: self.tree.find(role, **names))

    def wait_for_none(self, role=None, **names):
        until(f"no {role or 'object'} {names}", lambda: self.tree.find(role, **names) is None)

    def focused_name(self):
        """The name of what has the keyboard; None while nothing has."""
        found = self.tree.find_focused()
        return found.name if found is not None else None

    def close_notices(self):
        """Closes the notices that a visit begins with, by the button that people use."""
        toggle = next((found for found in self.tree.find_all("push button")
                       if {"expanded", "pressed"} <= found.seen_states), None)
        if toggle is not None:
            toggle.act()
            until("the notices to close", lambda: "expanded" not in toggle.states())
            until_still("what is below them to rest", self.wait_for("grouping").window_box)
