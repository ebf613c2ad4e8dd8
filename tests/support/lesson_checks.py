# SPDX-License-Identifier: GPL-3.0-or-later
"""moa-tool check on many lessons at once."""

import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
TOOL = pathlib.Path(os.environ["MOA_BUILD_ROOT"]) / "src" / "tool" / "moa-tool"
BUNDLES = ROOT / "tests" / "data" / "bundles"


def run(names, folder, *options):
    """Runs a check in a folder on lessons that are in it; without a display, without a locale."""
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LANG")}
    return subprocess.run(
        [TOOL, "check", *options, *names], capture_output=True, cwd=folder, env={**clean, "LC_ALL": "C"}, timeout=120,
        check=False,
    )


def findings(names, folder):
    """The findings as JSON has them, a list for each lesson."""
    result = run(names, folder, "--format=json")
    assert result.returncode in (0, 1, 2), result.stderr.decode()
    assert b"CRITICAL" not in result.stderr and b"WARNING" not in result.stderr, result.stderr.decode()
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
