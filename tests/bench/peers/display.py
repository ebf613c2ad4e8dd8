# SPDX-License-Identifier: GPL-3.0-or-later
"""The X display as any program on it is measured: when pixels change (XDamage), and real events of a pointer (XTest).

The times are the server's, so that a program is judged by what reaches the screen, whatever it says of its frames.
"""

import ctypes
import ctypes.util
import select
import threading
import time

RAW_RECTANGLES = 0
DAMAGE_NOTIFY = 0
LEAST_AREA = 2000  # pixels; less is a blinking cursor
SAME_FRAME = 4  # ms: a frame may reach the screen in several rectangles
CENTRE_WHEEL_UP, CENTRE_WHEEL_DOWN = 4, 5


class Damage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("drawable", ctypes.c_ulong), ("damage", ctypes.c_ulong),
                ("level", ctypes.c_int), ("more", ctypes.c_int), ("timestamp", ctypes.c_ulong),
                ("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort),
                ("height", ctypes.c_ushort), ("geometry", ctypes.c_short * 4)]


class Event(ctypes.Union):
    _fields_ = [("type", ctypes.c_int), ("damage", Damage), ("room", ctypes.c_long * 24)]


def load(name):
    found = ctypes.util.find_library(name)
    if found is None:
        raise OSError(f"the library {name} of X is not installed")
    return ctypes.CDLL(found)


class Display:
    """Watches everything that is drawn from its creation on, in a thread of its own."""

    def __init__(self):
        self.x, self.damage, self.test = load("X11"), load("Xdamage"), load("Xtst")
        self.x.XInitThreads()
        for function in (self.x.XOpenDisplay, self.x.XDefaultRootWindow, self.damage.XDamageCreate):
            function.restype = ctypes.c_void_p if function is self.x.XOpenDisplay else ctypes.c_ulong
        self.watched = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.pointer = ctypes.c_void_p(self.x.XOpenDisplay(None))
        base, error = ctypes.c_int(), ctypes.c_int()
        if not self.damage.XDamageQueryExtension(self.watched, ctypes.byref(base), ctypes.byref(error)):
            raise OSError("the display has no DAMAGE extension")
        self.notify = base.value + DAMAGE_NOTIFY
        root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.watched))
        self.damage.XDamageCreate(self.watched, root, RAW_RECTANGLES)
        self.x.XSync(self.watched, False)
        self.seen = []  # (time of the server in ms, x, y, width, height)
        self.lock = threading.Lock()
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        event = Event()
        number = self.x.XConnectionNumber(self.watched)
        while True:
            while self.x.XPending(self.watched):
                self.x.XNextEvent(self.watched, ctypes.byref(event))
                found = event.damage
                if event.type == self.notify and found.width * found.height >= LEAST_AREA:
                    with self.lock:
                        self.seen.append((found.timestamp, found.x, found.y, found.width, found.height))
            select.select([number], [], [], 0.05)

    def forget(self):
        with self.lock:
            self.seen.clear()

    def changes(self):
        with self.lock:
            return list(self.seen)

    def wait_for_rest(self, quiet, deadline):
        """Waits until nothing has been drawn for `quiet` seconds; returns the seconds to the last change, or None."""
        begin = changed = time.monotonic()
        count = 0
        while time.monotonic() - begin < deadline:
            now = len(self.changes())
            if now != count:
                count, changed = now, time.monotonic()
            elif count > 0 and time.monotonic() - changed > quiet:
                return changed - begin
            time.sleep(0.01)
        return None

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.pointer, -1, round(x), round(y), 0)
        self.x.XFlush(self.pointer)

    def press(self, button, down):
        self.test.XTestFakeButtonEvent(self.pointer, button, down, 0)
        self.x.XFlush(self.pointer)

    def turn(self, up):
        for down in (True, False):
            self.press(CENTRE_WHEEL_UP if up else CENTRE_WHEEL_DOWN, down)


def frames(changes):
    """The times at which frames reached the screen, ms."""
    times = []
    for change in changes:
        if not times or change[0] - times[-1] > SAME_FRAME:
            times.append(change[0])
    return times


def largest(changes):
    """The largest rectangle that changed at once: x, y, width, height."""
    return max((change[1:] for change in changes), key=lambda found: found[2] * found[3], default=None)
