# SPDX-License-Identifier: GPL-3.0-or-later
"""The page with the lessons that one can choose from, and a person who has some of them."""

import contextlib
import json
import pathlib
import shutil
import tempfile

from lesson import Words
from program import BROKEN, Program
from waiting import until, until_equal

TITLE = "Lessons – Moa"
HERE = "Lessons on this computer"
BEFORE = "Lessons opened before"
BUILT_IN = Words().lesson_title()
GOOD = BROKEN / "good"
GOOD_TITLE = "Lock and key"


def write_lesson(folder, **changes):
    """A small lesson with other facts."""
    shutil.copytree(GOOD, folder)
    file = folder / "bundle.json"
    lesson = json.loads(file.read_text(encoding="utf-8"))
    for key, value in changes.items():
        lesson[key] = {**lesson[key], **value} if isinstance(value, dict) else value
    file.write_text(json.dumps(lesson, ensure_ascii=False), encoding="utf-8")
    return folder


class World:
    """The data and the settings of one person, which outlive the program."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.bundles = self.folder / "data" / "moa" / "bundles"
        self.settings = self.folder / "glib-2.0" / "settings" / "keyfile"
        self.environment = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": self.folder,
                            "XDG_DATA_HOME": self.folder / "data"}

    def install(self, name, **changes):
        self.bundles.mkdir(parents=True, exist_ok=True)
        return write_lesson(self.bundles / name, **changes)

    def set(self, **values):
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key.replace('_', '-')}={value}\n" for key, value in values.items())
        self.settings.write_text(f"[org/moa/Moa]\n{lines}", encoding="utf-8")

    def remember(self, *paths):
        self.set(recent_lessons=[pathlib.Path(path).as_uri() for path in paths])

    def remembered(self):
        """The paths that the settings name."""
        text = self.settings.read_text(encoding="utf-8") if self.settings.exists() else ""
        line = next((line for line in text.splitlines() if line.startswith("recent-lessons=")), "recent-lessons=[]")
        value = line.partition("=")[2].removeprefix("@as ")
        return [uri.removeprefix("file://") for uri in json.loads(value.replace("'", '"'))]

    def known_to_the_desktop(self):
        """The desktop's own list of recent files, which other programs show."""
        path = self.folder / "data" / "recently-used.xbel"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def program(self, *arguments, **environment):
        return Program(*arguments, environment={**self.environment, **environment})


@contextlib.contextmanager
def world():
    with tempfile.TemporaryDirectory() as folder:
        yield World(folder)


def rows(moa, name=HERE):
    """What the rows of a list say, in their order."""
    found = moa.tree.find("list", name=name)
    return [row.name for row in found.find_all("list item")] if found is not None else []


def wait_for_rows(moa, count, name=HERE):
    until(f"{count} rows", lambda: len(rows(moa, name)) == count)
    return rows(moa, name)


def row(moa, starts):
    return moa.wait_for("list item", starts=starts)


def wait_for_focus(moa, starts):
    until(f"the focus on {starts!r}", lambda: (moa.focused_name() or "").startswith(starts))


def wait_for_title(moa, title):
    until_equal("the title", title, moa.title)
