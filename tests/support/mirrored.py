# SPDX-License-Identifier: GPL-3.0-or-later
"""The program from right to left."""

import contextlib
import json
import pathlib
import subprocess
import tempfile

from lesson import BUNDLE
from program import Program


@contextlib.contextmanager
def mirrored(*arguments):
    """The lesson in Arabic, so that the window is mirrored; its parts keep their names."""
    words = f'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n' \
            f'msgctxt "title"\nmsgid "{BUNDLE["title"]}"\nmsgstr "عنوان"\n'
    with tempfile.TemporaryDirectory() as folder:
        catalog = pathlib.Path(folder, "locale", "ar", "LC_MESSAGES", f"moa-bundle-{BUNDLE['id']}.mo")
        catalog.parent.mkdir(parents=True)
        pathlib.Path(folder, "bundle.json").write_text(json.dumps(BUNDLE), encoding="utf-8")
        subprocess.run(["msgfmt", "-o", str(catalog), "-"], input=words, text=True, check=True)
        with Program(folder, "--language", "ar", *arguments) as moa:
            yield moa
