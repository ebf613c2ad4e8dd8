# SPDX-License-Identifier: GPL-3.0-or-later
"""moa-tool check on many lessons at once."""

import json
import os
import pathlib
import tempfile

import tool

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
BUNDLES = ROOT / "tests" / "data" / "bundles"


def run(names, folder, *options):
    """Runs a check in a folder on lessons that are in it."""
    return tool.run("check", *options, *names, cwd=folder)


def findings(names, folder):
    """The findings as JSON has them, a list for each lesson."""
    result = run(names, folder, "--format=json")
    assert result.returncode in (0, 1, 2), result.stderr
    assert "CRITICAL" not in result.stderr and "WARNING" not in result.stderr, result.stderr
    by_lesson = {name: [] for name in names}
    for finding in json.loads(result.stdout):
        by_lesson.setdefault(finding["file"].split("/")[0], []).append(finding)
    return by_lesson


def findings_of_texts(texts):
    """The findings about each of the files, in their order; a text may be bytes."""
    names = [f"l{number}" for number in range(len(texts))]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(names, texts):
            path = pathlib.Path(folder) / name
            path.mkdir()
            (path / "bundle.json").write_bytes(text if isinstance(text, bytes) else text.encode())
        found = findings(names, folder)
    return [found[name] for name in names]
