# SPDX-License-Identifier: GPL-3.0-or-later
"""What the built-in lesson and the interface say, read from their sources, to be compared with what is shown."""

import gettext
import json
import os
import pathlib
import re

BUILD = pathlib.Path(os.environ["MOA_BUILD_ROOT"])
SOURCE = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
BUNDLE = json.loads((SOURCE / "data" / "bundles" / "kynamro" / "bundle.json").read_text(encoding="utf-8"))
LINK = re.compile(r"\[([^\]]*)\]\((?:term|part):[^)]*\)")

NODES = BUNDLE["diagram"]["nodes"]
EDGES = BUNDLE["diagram"]["edges"]
COMPARTMENTS = BUNDLE["diagram"]["compartments"]
QUESTIONS = BUNDLE["questions"]
SOURCES = BUNDLE["sources"]
STEPS = [(f"{tour['id']}/{step['id']}", step, tour) for tour in BUNDLE["tours"] for step in tour["steps"]]


def find(records, wanted):
    return next(record for record in records if record["id"] == wanted)


def source_number(wanted):
    return [source["id"] for source in SOURCES].index(wanted) + 1


def strip(text):
    """A text without its links."""
    return LINK.sub(r"\1", text)


def load_catalog(path):
    assert path.exists(), f"no catalogue {path}"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


class Words:
    """The words of the lesson and of the interface in one language."""

    def __init__(self, language="en"):
        self.language = language
        self.lesson_catalog = self.interface_catalog = None
        if language != "en":
            self.lesson_catalog = load_catalog(BUILD / "po" / "kynamro" / f"kynamro-{language}.mo")
            self.interface_catalog = load_catalog(BUILD / "po" / language / "LC_MESSAGES" / "moa.mo")

    def lesson(self, context, english):
        """A text of the lesson, without links."""
        if self.lesson_catalog is None:
            return strip(english)
        assert f"{context}\x04{english}" in self.lesson_catalog._catalog, f"{context} is not translated"  # pylint: disable=W0212
        return strip(self.lesson_catalog.pgettext(context, english))

    def interface(self, english, context=None):
        """A word of the interface; it must be translated."""
        catalog = self.interface_catalog
        if catalog is None:
            return english
        translated = catalog.pgettext(context, english) if context else catalog.gettext(english)
        key = f"{context}\x04{english}" if context else english
        assert key in catalog._catalog, f"{english!r} is not translated into {self.language}"  # pylint: disable=W0212
        return translated

    def lesson_title(self):
        return self.lesson("title", BUNDLE["title"])

    def question(self, wanted):
        return self.lesson(f"question/{wanted}/question", find(QUESTIONS, wanted)["question"])

    def answer(self, wanted, paragraph=1, clinical=False):
        text = find(QUESTIONS, wanted)["answer"][paragraph - 1]["clinical" if clinical else "text"]
        suffix = "/clinical" if clinical else ""
        return self.lesson(f"question/{wanted}/answer/{paragraph}{suffix}", text)

    def node(self, wanted):
        return self.lesson(f"node/{wanted}/label", find(NODES, wanted)["label"])

    def step_title(self, path):
        step = next(step for known, step, _ in STEPS if known == path)
        return self.lesson(f"step/{path}/title", step["title"])

    def step_text(self, path):
        step = next(step for known, step, _ in STEPS if known == path)
        return self.lesson(f"step/{path}/text", step["text"])

    def window_title(self, path):
        """The title of the main window at a step, or before the first."""
        if not path:
            return self.lesson_title()
        number = next(step["id"] for known, step, _ in STEPS if known == path)
        tour = next(tour for known, _, tour in STEPS if known == path)
        index = [step["id"] for step in tour["steps"]].index(number) + 1
        frame = self.interface("Step %u of %u – %s – %s")
        filled = re.sub(r"%(?:\d\$)?u", "%s", frame)
        return filled % (index, len(tour["steps"]), self.step_title(path), self.lesson_title())
