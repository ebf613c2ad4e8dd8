# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the help as an author follows them: their blocks in order, and the lesson that the guide builds up."""

import os
import pathlib
import re
import subprocess

from tool import TOOL

SOURCE = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
HELP = SOURCE / "data" / "help"
PAGES = HELP / "en"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDIT = re.compile(r"(?:replace|sustituya) `([^`]+)` (?:with|por) `([^`]+)`")


def read(page, language="en"):
    return (HELP / language / f"{page}.md").read_text(encoding="utf-8")


def blocks(text):
    """Every fenced block of a page: what it is written in, and what stands in it."""
    return [(found.group(1), found.group(2)) for found in BLOCK.finditer(text)]


def prose(text):
    """A page without its fenced blocks."""
    return BLOCK.sub("", text)


def steps(text):
    """What a reader of the guide does, in order: ("json", piece), ("sh", commands), ("text", answer), ("edit", a, b)."""
    found = [(match.start(), (match.group(1), match.group(2))) for match in BLOCK.finditer(text)]
    masked = BLOCK.sub(lambda match: " " * len(match.group(0)), text)
    found += [(match.start(), ("edit", match.group(1), match.group(2))) for match in EDIT.finditer(masked)]
    return [step for _, step in sorted(found)]


def add_piece(file, piece):
    """Puts what stands between a piece's braces before the last brace of the file, as the guide says."""
    body = file.rstrip().removesuffix("}").rstrip()
    inner = piece.strip().removeprefix("{").removesuffix("}").strip("\n").rstrip()
    return f"{body},\n{inner}\n}}\n"


def check(folder, *options):
    """What moa-tool says about the lesson `soap` in a folder."""
    result = subprocess.run([str(TOOL), "check", *options, "soap"], cwd=folder, capture_output=True, text=True,
                            check=False, timeout=60)
    return result.stdout + result.stderr


def follow(text, folder, answer):
    """Does what the guide says in `folder`; `answer` is called with what the tool prints and what the guide promises.

    Returns the file as it is at the end, and the whole file that the guide shows there.
    """
    path = pathlib.Path(folder, "soap", "bundle.json")
    path.parent.mkdir()
    file = printed = whole = ""
    for kind, *rest in steps(text):
        if kind == "json" and file and rest[0].lstrip("{ \n").startswith('"format"'):
            whole = rest[0]
        elif kind == "json":
            file = add_piece(file, rest[0]) if file else rest[0]
        elif kind == "edit":
            assert file.count(rest[0]) == 1, f"{rest[0]!r} stands {file.count(rest[0])} times in the file"
            file = file.replace(*rest)
        elif kind == "sh" and "moa-tool check" in rest[0]:
            path.write_text(file, encoding="utf-8")
            printed = check(folder)
        elif kind == "text":
            answer(printed, rest[0])
    return file, whole
