# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of lessons that come from anywhere: what moa-tool says about hostile ones, what they cost, what it draws."""

import os
import pathlib
import re
import resource
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(os.environ["MOA_SOURCE_ROOT"]) / "tests" / "support"))
import pictures  # noqa: E402
import tap  # noqa: E402
from picture_lesson import PictureLesson  # noqa: E402
from tool import IS_SANITIZED, TOOL, run  # noqa: E402

FINDING = re.compile(r"^[^:]+:(\d+):(\d+): (error|warning): (\S+): (.+) \[([a-z0-9-]+)\]$")
SLOW = ["nested-use", "nested-opacity", "huge-filter", "many-filters"]


def check(lesson, **environment):
    """The findings as (line, column, severity, pointer, message, code)."""
    result = run("check", lesson.folder, **environment)
    found = [FINDING.match(line) for line in result.stdout.splitlines()]
    assert all(found) and result.returncode in (0, 1), result.stdout + result.stderr
    return [(int(match[1]), int(match[2]), *match.groups()[2:]) for match in found]


def find(findings, lesson, name):
    """The one finding about a picture: a warning at its value."""
    place = lesson.find_image(name)
    found = [finding for finding in findings if finding[:2] == place]
    assert len(found) == 1, f"{name}: {found} of {findings}"
    assert found[0][2] == "warning" and found[0][5] == "picture" and found[0][3].endswith("/image"), found
    return found[0][4]


def demand(messages, wanted):
    wrong = [f"{name}: expected {words!r} in {messages[name]!r}" for name, words in wanted.items()
             if words not in messages[name]]
    assert not wrong, "\n".join(wrong)


def without_sanitizer(test):
    """A sanitizer takes time and memory of its own: what is about them is a test of the plain build alone."""
    return None if IS_SANITIZED else test


def test_good_pictures_have_no_finding():
    good = {"drawing.svg": pictures.GOOD_SVG, "photograph.png": pictures.png(), "large.png": pictures.large_png(),
            "words.svg": pictures.svg('<text y="80" font-size="90">M</text>'), "inside.svg": pictures.embedded(),
            "doctype.svg": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
                           + pictures.GOOD_SVG,
            "font.svg": pictures.svg("<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>"
                                     '<rect width="9" height="9"/>'),
            "mark.svg": b"\xef\xbb\xbf" + pictures.GOOD_SVG, "comment.png": pictures.text_bomb_png()}
    if IS_SANITIZED:
        del good["large.png"]  # not within its two seconds
    with PictureLesson(good) as lesson:
        found = check(lesson)
        assert found == [], found


def test_every_hostile_picture_is_a_warning_at_its_value():
    found = {}
    for name, (suffix, make, _) in pictures.BOMBS.items():
        if IS_SANITIZED and name in SLOW:
            continue  # the library that they keep busy is not sanitized
        with PictureLesson({name + suffix: make(), "good.svg": pictures.GOOD_SVG}) as lesson:
            findings = check(lesson)
            assert len(findings) == 1, findings
            found[name] = find(findings, lesson, name + suffix)
    demand(found, {name: pictures.BOMBS[name][2] for name in found})


def test_every_reference_out_of_a_drawing_is_found():
    made = {f"{name}.svg": data for name, (data, _) in pictures.REFERENCES.items()}
    with PictureLesson(made) as lesson:
        findings = check(lesson)
        messages = {name: find(findings, lesson, name) for name in made}
        demand(messages, {f"{name}.svg": f'found "{target[:40]}' for name, (_, target) in pictures.REFERENCES.items()})
        demand(messages, {name: "refers to nothing outside of it" for name in made})


@without_sanitizer
def test_a_packed_gigabyte_costs_two_seconds():
    with PictureLesson({"unpacking.png": pictures.unpacking_png()}) as lesson:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        check(lesson)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 4


def test_files_over_their_limit_are_not_decoded():
    made = {"long.svg": pictures.GOOD_SVG + b" " * (1 << 20), "long.png": pictures.png() + b" " * (16 << 20)}
    with PictureLesson(made) as lesson:
        script, log = lesson.wrap_decoder()
        findings = check(lesson, MOA_PICTURE_DECODER=str(script))
        assert not log.exists()
        demand({name: find(findings, lesson, name) for name in made},
               {"long.svg": "at most 1048576 bytes", "long.png": "at most 16777216 bytes"})


def test_a_picture_of_many_nodes_is_decoded_once():
    def add_nodes(lesson):
        nodes = lesson["diagram"]["nodes"]
        nodes += [{**nodes[-1], "id": f"more-{i}", "at": [20 + i * 30, 500]} for i in range(20)]

    with PictureLesson({"cut.png": pictures.truncated_png()}, add_nodes) as lesson:
        script, log = lesson.wrap_decoder()
        findings = check(lesson, MOA_PICTURE_DECODER=str(script))
        assert len([finding for finding in findings if finding[5] == "picture"]) == 21, findings
        assert log.read_text().count("+") == 1


def test_two_pictures_are_decoded_at_a_time():
    with PictureLesson({f"{i}.png": pictures.png(100 + i) for i in range(12)}) as lesson:
        script, log = lesson.wrap_decoder()
        assert check(lesson, MOA_PICTURE_DECODER=str(script)) == []
        level, highest = 0, 0
        for sign in log.read_text().split():
            level += 1 if sign == "+" else -1
            highest = max(highest, level)
        assert level == 0 and 1 <= highest <= 2, log.read_text()


@without_sanitizer
def test_a_folder_full_of_bombs_ends_in_time():
    bomb = pictures.nested_use()
    with PictureLesson({f"{i}.svg": bomb + b" " * i for i in range(60)}) as lesson:
        start = time.monotonic()
        findings = [finding for finding in check(lesson) if finding[5] == "picture"]
        # Ten seconds, and what was begun then: five at most when the machine is busy.
        assert time.monotonic() - start < 18
        assert len(findings) == 60
        assert any("10 seconds all together" in finding[4] for finding in findings), findings[-1]
        # A quick machine reaches librsvg's own limit first.
        assert "within 2 seconds" in findings[0][4] or "referenced elements" in findings[0][4], findings[0]


def test_findings_of_pictures_stand_in_the_order_of_the_file():
    def add_mistakes(lesson):
        lesson["diagram"]["nodes"][1]["colour"] = "red"
        lesson["questions"][0]["focus"] = ["lokc"]

    with PictureLesson({"a.png": pictures.truncated_png(), "b.png": pictures.huge_png()}, add_mistakes) as lesson:
        findings = check(lesson)
        assert findings == sorted(findings, key=lambda finding: finding[:2])
        codes = [finding[5] for finding in findings]
        assert codes == ["picture", "unknown-member", "picture", "unknown-reference"], findings


def test_a_missing_decoder_is_said():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson:
        findings = check(lesson, MOA_PICTURE_DECODER="/nowhere/decoder")
        assert "/nowhere/decoder" in find(findings, lesson, "a.svg")


def test_what_stands_in_the_place_of_a_picture_is_said():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson:
        picture = lesson.folder / "images" / "a.svg"
        picture.unlink()
        assert find(check(lesson), lesson, "a.svg").endswith('at "images/a.svg", found none')
        picture.mkdir()
        assert find(check(lesson), lesson, "a.svg").endswith('at "images/a.svg", found a folder')
        picture.rmdir()
        os.mkfifo(picture)
        assert find(check(lesson), lesson, "a.svg").endswith('at "images/a.svg", found a pipe or a device')
        picture.unlink()
        picture.symlink_to("a.svg")
        assert "found symbolic links that form a circle" in find(check(lesson), lesson, "a.svg")


def test_pictures_are_drawn_whatever_is_closed():
    """As a service or a script may start the program: without any of its three standard streams."""
    with PictureLesson({"a.svg": pictures.GOOD_SVG, "b.png": pictures.truncated_png()}) as lesson:
        for closed in ("<&-", "2>&-", "<&- 2>&-"):
            result = subprocess.run(["sh", "-c", f'exec "$0" check "$1" {closed}', TOOL, lesson.folder],
                                    stdout=subprocess.PIPE, encoding="utf-8", timeout=100, check=False)
            assert result.returncode == 0 and result.stdout.count("\n") == 1, (closed, result.stdout)
            assert "it ends too early" in result.stdout, (closed, result.stdout)
        result = subprocess.run(["sh", "-c", 'exec "$0" check "$1" <&- >&-', TOOL, lesson.folder],
                                stderr=subprocess.PIPE, encoding="utf-8", timeout=100, check=False)
        assert result.returncode == 1 and "standard output: " in result.stderr, result.stderr


@without_sanitizer
def test_no_picture_takes_more_than_its_share_of_memory():
    made = {"a.png": pictures.heavy_png(), "b.png": pictures.heavy_png() + b" ",
            "huge-filter.svg": pictures.huge_filter(), "many-filters.svg": pictures.many_filters(), "nested.svg": pictures.nested_pattern(),
            "opacity.svg": pictures.nested_opacity()}
    with PictureLesson(made) as lesson:
        check(lesson)
        # Of the largest process of all so far, in KiB, with the pages that it shares with others; two of them and the
        # pictures that are kept stay within 256 MiB.
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 110 * 1024


def export(lesson, name):
    path = lesson.above / name
    result = run("export", lesson.folder, "-o", path, "--scale", "2")
    assert result.returncode == 0 and not result.stderr, result.stderr
    return path


def test_an_exported_picture_shows_the_pictures():
    for name, data, least in (("a.svg", pictures.GOOD_SVG, 2000), ("a.png", pictures.png(), 1500)):
        with PictureLesson({name: data}) as lesson:
            assert pictures.count_color(export(lesson, "x.png")) > least
    with PictureLesson({"a.png": pictures.truncated_png()}) as lesson:
        assert pictures.count_color(export(lesson, "x.png")) == 0


def test_exported_vectors_hold_the_pictures():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson:
        assert b"<image" in export(lesson, "x.svg").read_bytes()
        assert b"/Subtype /Image" in export(lesson, "x.pdf").read_bytes()


@without_sanitizer
def test_an_export_with_a_bomb_is_one_with_its_label():
    with PictureLesson({"a.svg": pictures.nested_use(), "b.svg": pictures.GOOD_SVG}) as lesson:
        start = time.monotonic()
        assert pictures.count_color(export(lesson, "x.png")) > 2000
        assert time.monotonic() - start < 10


if __name__ == "__main__":
    tap.run(globals())
