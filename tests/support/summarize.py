#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what really ran, from the logs that `meson test` leaves in build folders.

A program that speaks TAP counts once for each of its tests, any other counts as one. The last line is
`N passed, N failed, N skipped`; the exit code is 1 when a test failed or was skipped, or none ran.
"""

import json
import pathlib
import re
import sys

LINE = re.compile(r"^(not )?ok\b\s*\d*\s*-?\s*([^#]*)(#\s*(skip|todo)\b(.*))?", re.IGNORECASE)


def count_tap(name, output):
    """Passed, failed and skipped of one TAP output, printing what did not pass."""
    counts = [0, 0, 0]
    for line in output.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        title = f"{name}: {match[2].strip()}"
        if (match[4] or "").lower() == "skip":
            counts[2] += 1
            print(f"skipped  {title} ({match[5].strip()})")
        elif match[1]:
            counts[1] += 1
            print(f"FAILED   {title}")
        else:
            counts[0] += 1
    return counts


def count_test(entry):
    """The counts of one test program."""
    name, result = entry["name"], entry["result"]
    counts = count_tap(name, entry.get("stdout") or "")
    if result in ("SKIP",) and not any(counts):
        print(f"skipped  {name}")
        return [0, 0, 1]
    if result in ("OK", "EXPECTEDFAIL"):
        return counts if any(counts) else [1, 0, 0]
    if result != "SKIP" and counts[1] == 0:
        # It died, ran out of time, or broke its own plan: that is a failure of its own.
        counts[1] += 1
        print(f"FAILED   {name}: {result.lower()}, exit code {entry.get('returncode')}")
    return counts


def main():
    total = [0, 0, 0]
    for folder in sys.argv[1:]:
        log = pathlib.Path(folder, "meson-logs", "testlog.json")
        if not log.exists():
            print(f"FAILED   {folder}: no test log")
            total[1] += 1
            continue
        for line in log.read_text(encoding="utf-8").splitlines():
            total = [a + b for a, b in zip(total, count_test(json.loads(line)))]
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    return 1 if total[1] or total[2] or not total[0] else 0


if __name__ == "__main__":
    sys.exit(main())
