# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdicts on whole files as moa-tool check prints them, in words and as JSON."""

import json
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import lesson_checks  # noqa: E402
import tap  # noqa: E402

CASES = lesson_checks.ROOT / "tests" / "data" / "json" / "cases.txt"
LESSONS = sorted(path.name for path in lesson_checks.BUNDLES.iterdir() if path.suffix != ".txt")
# What concerns a file as a whole has no place in words, and the first character as JSON.
WHOLE_FILE = {"unreadable", "too-large", "archive", "bad-translation"}
# What the scan alone says; the rest is about the JSON as a lesson.
SCAN_CODES = {"not-utf8", "syntax", "too-deep", "duplicate-member", "number-range", "bad-markup"}
MADE_BY_TESTS = {"too-large"}


def verdicts():
    lines = (lesson_checks.BUNDLES / "verdicts.txt").read_text().splitlines()
    return sorted(line for line in lines if not line.startswith("#") and line.split("/")[0] not in MADE_BY_TESTS)


def in_words(finding):
    """A finding of the JSON as it is printed in words."""
    place = f":{finding['line']}:{finding['column']}"
    if finding["code"] in WHOLE_FILE:
        assert place == ":1:1" and finding["pointer"] == "", finding
        place = ""
    pointer = re.sub(r"[\x00-\x1f]", lambda match: json.dumps(match[0])[1:-1], finding["pointer"])
    pointer = f"{pointer}: " if pointer else ""
    return f"{finding['file']}{place}: {finding['severity']}: {pointer}{finding['message']} [{finding['code']}]"


def test_check_prints_the_verdicts():
    printed = lesson_checks.run(LESSONS, lesson_checks.BUNDLES).stdout.splitlines()
    assert sorted(printed) == verdicts(), sorted(set(printed) ^ set(verdicts()))


def test_json_says_the_same_as_the_words():
    found = lesson_checks.findings(LESSONS, lesson_checks.BUNDLES)
    said = sorted(in_words(finding) for findings in found.values() for finding in findings)
    assert said == verdicts(), sorted(set(said) ^ set(verdicts()))


def test_exit_status_follows_the_worst_finding():
    for name in LESSONS:
        worst = 0
        for line in verdicts():
            if line.startswith((f"{name}/", f"{name}:")):
                is_error = re.match(r"[^:]+(:\d+:\d+)?: error: ", line)
                worst = max(worst, 2 if line.endswith("[unreadable]") else 1 if is_error else 0)
        status = lesson_checks.run([name], lesson_checks.BUNDLES).returncode
        assert status == worst, f"{name}: expected {worst}, found {status}"


def cases():
    for line in CASES.read_text().splitlines():
        if line and not line.startswith("#"):
            name, verdict, document = line.split("\t")
            yield name, verdict, urllib.parse.unquote_to_bytes(document)


def test_json_that_is_no_lesson_is_blamed_as_such_and_other_files_for_their_syntax():
    listed = list(cases())
    for (name, verdict, _), found in zip(listed, lesson_checks.findings_of_texts([case[2] for case in listed])):
        of_scan = [f"{f['code']} {f['line']}:{f['column']} {f['pointer']}" for f in found if f["code"] in SCAN_CODES]
        assert of_scan == ([] if verdict == "ok" else [verdict]), f"{name}: expected {verdict}, found {found}"
        assert any(finding["severity"] == "error" for finding in found), name
        assert all("\0" not in finding["message"] + finding["pointer"] for finding in found), name


if __name__ == "__main__":
    tap.run(globals())
