# SPDX-License-Identifier: GPL-3.0-or-later
"""An author at work while the program is used: saves a lesson that is open, with and without errors, and chooses files."""

import copy
import json
import pathlib
import shutil

from lesson import SOURCE

SHORT_TITLE = "A shorter lesson"
SHORT_STEPS = 4


class Author:
    """Works in a folder of its own, on a copy of the built-in lesson."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.folder = self.home / "lesson"
        shutil.copytree(SOURCE / "data" / "bundles" / "kynamro", self.folder, dirs_exist_ok=True)
        self.main = self.folder / "bundle.json"
        self.whole = self.main.read_text(encoding="utf-8")
        self.short = self._shorten(json.loads(self.whole))
        self.made = 0

    @staticmethod
    def _shorten(whole):
        """Without its last steps and its last question: who is there has to go elsewhere."""
        lesson = copy.deepcopy(whole)
        lesson["title"] = SHORT_TITLE
        del lesson["tours"][0]["steps"][SHORT_STEPS:]
        del lesson["questions"][-1]
        for question in lesson["questions"]:
            question.pop("step", None)
        return json.dumps(lesson, ensure_ascii=False)

    def _write(self, text, by_renaming=False):
        target = self.main.with_name(".new") if by_renaming else self.main
        target.write_text(text, encoding="utf-8")
        if by_renaming:
            target.rename(self.main)

    def save(self, dice):
        """Saves one of the versions; tells which."""
        name, by_renaming = dice.choice(["whole", "short", "broken", "empty"]), dice.random() < 0.5
        self._write({"whole": self.whole, "short": self.short, "broken": self.whole[:9000], "empty": ""}[name], by_renaming)
        return f"{name}{' by renaming' if by_renaming else ''}"

    def restore(self):
        self._write(self.whole)

    def choose_place(self, dice):
        """A place that a lesson may be opened from, and some that hold none."""
        return dice.choice([self.folder, self.main, self.folder.as_uri(), "kynamro", "template", self.home / "none",
                            self.folder / "locale", "http://localhost/x"])

    def choose_file(self, dice, is_save, options):
        """What a person chooses in a file dialog: a place, or None to cancel it."""
        self.made += 1
        pick = dice.random()
        if is_save:
            name = dice.choice(["picture.svg", "picture.pdf", "picture.png", "picture", "ä ö.svg"])
            return None if pick < 0.2 else self.home / ("nowhere" if pick < 0.4 else "") / name
        if options.get("directory"):
            empty = self.home / f"new-{self.made}"
            empty.mkdir(exist_ok=True)
            return None if pick < 0.2 else dice.choice([self.folder, empty, self.home / "none"])
        return None if pick < 0.2 else dice.choice([self.main, self.folder / "symbols", self.home / "none.moa"])
