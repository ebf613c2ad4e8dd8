# SPDX-License-Identifier: GPL-3.0-or-later
"""A small lesson with as many pictures as wanted, in a folder that goes when it is no longer needed."""

import json
import os
import pathlib
import shutil
import tempfile

DECODER = pathlib.Path(os.environ["MOA_BUILD_ROOT"], "src", "decoder", "moa-picture-decoder")
PATTERN = pathlib.Path(os.environ["MOA_SOURCE_ROOT"], "tests", "data", "bundles", "picture-good", "bundle.json")


class PictureLesson:
    """`with PictureLesson({"a.svg": bytes, …}) as lesson`: a node for each picture, with its name as label."""

    def __init__(self, pictures, changes=None):
        """`changes` may alter the lesson as it is read from JSON, before it is written."""
        self.above = pathlib.Path(tempfile.mkdtemp())
        self.folder = self.above / "lesson"
        self.pictures = pictures
        self.changes = changes

    def __enter__(self):
        (self.folder / "images").mkdir(parents=True)
        for name, data in self.pictures.items():
            (self.folder / "images" / name).write_bytes(data)
        lesson = json.loads(PATTERN.read_text())
        lock = lesson["diagram"]["nodes"].pop()
        del lock["compartment"]
        lesson["diagram"]["nodes"] += [self.make_node(lock, i, name) for i, name in enumerate(self.pictures)]
        if self.changes:
            self.changes(lesson)
        self.text = json.dumps(lesson, indent=1)
        (self.folder / "bundle.json").write_text(self.text)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.above)

    @staticmethod
    def make_node(pattern, i, name):
        node = {**pattern, "label": name, "image": f"images/{name}", "at": [120 + i % 5 * 140, 40 + i // 5 * 70]}
        return {**node, "id": "lock" if i == 0 else f"lock-{i}"}

    def wrap_decoder(self, seconds=0):
        """A decoder that notes in a file when it starts, after some time, and when it ends; and that file."""
        script, log = self.above / "decoder", self.above / "log"
        script.write_text(f'#!/bin/sh\nsleep {seconds}\necho + >> "{log}"\n"{DECODER}" "$@"\necho - >> "{log}"\n')
        script.chmod(0o700)
        return script, log

    def find_image(self, name):
        """Line and column of the first value that names a picture, both from 1."""
        for line, text in enumerate(self.text.splitlines(), 1):
            if f'"image": "images/{name}"' in text:
                return line, text.index('"images/') + 1
        raise AssertionError(name)
