# SPDX-License-Identifier: GPL-3.0-or-later
"""The X display that a test runs on: windows, pictures of them, and real events of pointer and keyboard."""

import os
import pathlib
import re
import subprocess

PICTURES = pathlib.Path(os.environ["MOA_BUILD_ROOT"], "tests", "ui", "screenshots")
LEFT, MIDDLE, WHEEL_UP, WHEEL_DOWN = 1, 2, 4, 5


def run(*command):
    """What a command of the display prints; "" when it fails, as for a window that has just gone."""
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60).stdout.strip()


def windows(pid):
    """The windows of a process that can be seen, as name by id."""
    ids = run("xdotool", "search", "--onlyvisible", "--pid", pid).split()
    return {int(window): run("xdotool", "getwindowname", window) for window in ids}


def managed_windows():
    """The windows of all programs that the window manager knows: no tooltips and no menus."""
    return [int(word, 16) for word in re.findall("0x[0-9a-f]+", run("xprop", "-root", "_NET_CLIENT_LIST"))]


def geometry(window):
    """Where a window is on the screen: x, y, width, height in pixels; None when it has gone."""
    lines = run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
    values = dict(line.split("=") for line in lines if "=" in line)
    return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")) if "WIDTH" in values else None


def take_picture(name, window="root"):
    """Keeps a picture of a window, or of the whole screen with its menus, as an artefact."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    subprocess.run(["import", "-silent", "-window", str(window), str(path)], check=True, timeout=60)
    return path


def click(x, y, button=LEFT):
    run("xdotool", "mousemove", round(x), round(y), "click", button)


def double_click(x, y):
    run("xdotool", "mousemove", "--sync", round(x), round(y), "click", "--repeat", 2, "--delay", 80, LEFT)


def turn_wheel(x, y, button, notches=1):
    run("xdotool", "mousemove", round(x), round(y), "click", "--repeat", notches, "--delay", 30, button)


def begin_to_turn_wheel(x, y, button, notches):
    """Turns the wheel fast, and returns while it turns."""
    words = ["xdotool", "mousemove", round(x), round(y), "click", "--repeat", notches, "--delay", 1, button]
    return subprocess.Popen([str(word) for word in words])


def drag(x, y, dx, dy, button=LEFT, fling=False):
    """Presses at a point, moves away in small steps as a hand does, and releases: after a rest, or in full swing."""
    words = ["mousemove", round(x), round(y), "mousedown", button]
    for step in range(1, 11):
        words += ["mousemove", round(x + dx * step / 10), round(y + dy * step / 10)]
        words += ["sleep", "0.01"] if fling else []
    words += [] if fling else ["sleep", "0.2"]
    run("xdotool", *words, "mouseup", button)


def pull(x, y, dx, dy, button=LEFT):
    """Presses at a point and moves away, as drag(), but holds on until let_go()."""
    words = ["mousemove", round(x), round(y), "mousedown", button]
    for step in range(1, 11):
        words += ["mousemove", round(x + dx * step / 10), round(y + dy * step / 10), "sleep", "0.01"]
    run("xdotool", *words)


def let_go(button=LEFT):
    run("xdotool", "mouseup", button)


def press(*keys):
    """Presses keys one after the other, as xdotool names them: "Tab", "shift+Tab", "ctrl+f"."""
    run("xdotool", "key", "--delay", 20, *keys)


def write(text):
    run("xdotool", "type", "--delay", 15, "--", text)
