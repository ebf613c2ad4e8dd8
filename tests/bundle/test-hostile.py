# SPDX-License-Identifier: GPL-3.0-or-later
"""Diagrams that nobody would draw: a check reports each, and each becomes a picture within bounds of memory and size."""

import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from hostile import KINDS, HostileLesson  # noqa: E402
from lesson_checks import findings  # noqa: E402
from tool import contains, equal, run  # noqa: E402
import tap  # noqa: E402

MEMORY = 1 << 30  # bytes of address space
FILE_SIZE = {"png": 8 << 20, "svg": 32 << 20, "pdf": 4 << 20}
PNG_SCALE = 0.25
DESCRIPTION = "{http://www.w3.org/2000/svg}desc"


def export(lesson, ending):
    """The picture in a file, made within the bounds and without a word."""
    path = lesson.folder / f"picture.{ending}"
    scale = ("--scale", PNG_SCALE) if ending == "png" else ()
    result = run("export", lesson.folder, "-o", path, *scale, memory=MEMORY)
    equal((result.returncode, result.stderr), (0, ""))
    assert path.stat().st_size < FILE_SIZE[ending], path.stat().st_size
    return path


def poppler(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=120).stdout


def pdf_size(path):
    """Width and height of the page in diagram units."""
    found = re.search(r"Page size:\s+([\d.e+]+) x ([\d.e+]+) pts", poppler("pdfinfo", path))
    return tuple(float(side) / 0.75 for side in found.groups())


def test_a_check_reports_each():
    for kind in KINDS:
        with HostileLesson(kind) as lesson:
            found = findings([kind], lesson.above.name)[kind]
            equal(sorted((f["code"], f["pointer"], f["severity"]) for f in found),
                  sorted((code, pointer, "warning") for code, pointer, _ in lesson.findings))
            for code, pointer, words in lesson.findings:
                contains(next(f["message"] for f in found if (f["code"], f["pointer"]) == (code, pointer)), words)


def test_each_is_a_pdf_whose_words_can_be_read():
    for kind in KINDS:
        with HostileLesson(kind) as lesson:
            path = export(lesson, "pdf")
            words = poppler("pdftotext", "-raw", path, "-").replace("\n", " ")
            contains(words, lesson.lesson["title"], "A diagram.")
            assert all(side > want for side, want in zip(pdf_size(path), lesson.lesson["diagram"]["size"])), kind
            labels = [node["label"] for node in lesson.lesson["diagram"]["nodes"]]
            if kind in ("loops", "hub"):
                contains(words, labels[0], labels[-1])
            if kind == "long-labels":
                contains(words, "many words many words", "Short")


def test_each_is_an_svg_that_says_what_it_shows():
    for kind in KINDS:
        with HostileLesson(kind) as lesson:
            description = xml.etree.ElementTree.parse(export(lesson, "svg")).find(DESCRIPTION).text
            contains(description, *(node["label"] for node in lesson.lesson["diagram"]["nodes"]))


def test_each_is_a_png_of_the_size_of_the_pdf():
    for kind in KINDS:
        with HostileLesson(kind) as lesson:
            size = struct.unpack(">II", export(lesson, "png").read_bytes()[16:24])
            expected = [side * PNG_SCALE for side in pdf_size(export(lesson, "pdf"))]
            assert all(abs(a - b) < 1 for a, b in zip(size, expected)), (kind, size, expected)


def test_a_png_has_at_most_67_million_pixels():
    with HostileLesson("huge-part") as lesson:
        path = lesson.folder / "picture.png"
        result = run("export", lesson.folder, "-o", path, memory=MEMORY, LC_ALL="C.UTF-8")
        equal((result.returncode, path.exists()), (1, False))
        wanted = re.search(r"(\d+) × (\d+) pixels, (\d+) million; at most 67 million", result.stderr)
        width, height, millions = map(int, wanted.groups())
        assert width > 12000 and height > 10300 and abs(width * height / 1e6 - millions) < 1, result.stderr
        contains(result.stderr, "SVG or PDF")
        scale = re.search(r"--scale ([\d.]+)", result.stderr)[1]
        equal(run("export", lesson.folder, "-o", path, "--scale", scale, memory=MEMORY).returncode, 0)
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert 0.99 * (1 << 26) < width * height <= 1 << 26, (width, height)


if __name__ == "__main__":
    tap.run(globals())
