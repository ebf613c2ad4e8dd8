# SPDX-License-Identifier: GPL-3.0-or-later
"""moa-tool as the tests run it, and what they say when it does otherwise than expected."""

import os
import pathlib
import resource
import subprocess

TOOL = pathlib.Path(os.environ["MOA_BUILD_ROOT"]) / "src" / "tool" / "moa-tool"
IS_SANITIZED = b"__asan_init" in TOOL.read_bytes()


def run(*arguments, cwd=None, umask=-1, memory=None, **environment):
    """Runs moa-tool without a display and without a locale; with no more memory than that many bytes, if told."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory and not IS_SANITIZED else None
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LANG")}
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, encoding="utf-8", cwd=cwd, umask=umask, preexec_fn=limit,
                          env={**clean, "LC_ALL": "C", **environment}, timeout=120, check=False)


def equal(found, expected):
    assert found == expected, f"expected {expected!r}\nfound    {found!r}"


def contains(text, *words):
    for word in words:
        assert word in text, f"expected {word!r} in\n{text}"
