# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with how a thing that the keyboard reaches is called, when one hears it alone."""

import re

from waiting import until_still

CLASS = re.compile(r"\b(Gtk|Adw|Moa)[A-Z]\w+")
MNEMONIC = re.compile(r"(^|\s)_\w")
GROUPS = ("panel", "list", "grouping", "page tab list", "tool bar", "tree", "table")
PAGE = "GtkStackPage"
PRESSED = ("push button", "toggle button", "radio button", "check box", "menu item", "tab", "page tab")


def has_focusable_inside(found):
    return any("focusable" in inner.seen_states for inner in found.walk() if inner is not found)


def is_inside(found, role):
    return found.trunk is not None and (found.trunk.role == role or is_inside(found.trunk, role))


def complain_about(found):
    """What is wrong with the name of something that the keyboard reaches, or None."""
    if found.role in ("scroll pane", "list") and has_focusable_inside(found):
        return None  # GTK gives them the focus only where nothing inside can have it
    if found.role == "text" and found.trunk is not None and found.trunk.role == "entry":
        return None if found.trunk.name else "the entry has no name"
    if not found.name.strip():
        return "no name"
    if CLASS.search(found.name) or any(CLASS.search(label) for label in found.labels()):
        return "the name of a class"
    if MNEMONIC.search(found.name) or (found.role in PRESSED and "_" in found.name):
        return "the mark of a mnemonic, or an id"
    if found.name.endswith("-symbolic"):
        return "the name of an icon"
    if found.description.strip() == found.name.strip():
        return "the description is the name again"
    return None


def where(found):
    names = []
    while found is not None:
        names.insert(0, f"{found.role} {found.name[:40]!r}")
        found = found.trunk
    return " > ".join(names[-5:])


def has_a_class_around(found):
    """Whether it is in a group that a screen reader announces by the name of its class; pages lose that with the
    focus."""
    around = found.trunk
    return around is not None and (around.role in GROUPS and CLASS.search(around.name) and around.name != PAGE or has_a_class_around(around))


def list_offences(moa):
    """Everything focusable that has room on the screen and no good name; a closed list to choose from has none."""
    offences = []
    for found in moa.tree.walk():
        if "focusable" not in found.seen_states or is_inside(found, "combo box"):
            continue
        complaint = complain_about(found) or ("the name of a class around it" if has_a_class_around(found) else None)
        if complaint and found.is_laid_out():
            offences.append(f"{complaint}: {where(found)}")
    return offences


def demand(moa):
    """Once the windows rest, everything in them has a good name."""
    until_still("the window to rest", lambda: len(list(moa.tree.walk())))
    offences = list_offences(moa)
    assert not offences, "\n".join(offences)
