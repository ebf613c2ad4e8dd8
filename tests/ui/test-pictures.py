# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a lesson in the window: they come by themselves, and a hostile one costs nothing but its place."""

import os
import pathlib
import sys
import time

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import Words  # noqa: E402
from picture_lesson import DECODER, PictureLesson  # noqa: E402
from program import Program  # noqa: E402
from tool import run  # noqa: E402
from waiting import until  # noqa: E402
import pictures  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

ANSWER = 1.0  # s in which a window answers that does not wait for anything, on a busy machine
BOMBS = {"use.svg": pictures.nested_use, "filter.svg": pictures.huge_filter, "packed.png": pictures.unpacking_png,
         "huge.png": pictures.huge_png, "cut.png": pictures.truncated_png, "opacity.svg": pictures.nested_opacity,
         "outside.svg": lambda: pictures.REFERENCES["image"][0]}


def count(moa, name):
    """How much of the good pictures is to be seen."""
    return pictures.count_color(moa.take_picture(name))


def wait_for_picture(moa, name):
    return until(f"the picture ({name})", lambda: count(moa, name) > 150)


def read_memory(pid):
    """The most that a process has kept in memory, MiB; 0 when it has ended."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


def is_decoder(pid):
    """Whether the process is one yet, and still: right after its start it is the window's own memory once more."""
    try:
        return os.readlink(f"/proc/{pid}/exe") == str(DECODER)
    except OSError:
        return False


def list_decoders(pid):
    children = pathlib.Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in children for child in path.read_text().split() if is_decoder(child)]


def has_role(found, role):
    return found is not None and found.role == role


def test_pictures_appear_by_themselves():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson, Program(lesson.folder) as moa:
        wait_for_picture(moa, "picture-drawing")
    with PictureLesson({"a.png": pictures.png()}) as lesson, Program(lesson.folder) as moa:
        wait_for_picture(moa, "picture-photograph")


def test_the_window_answers_while_bombs_are_decoded():
    made = {"good.svg": pictures.GOOD_SVG, **{name: make() for name, make in BOMBS.items()}}
    with PictureLesson(made) as lesson, Program(lesson.folder) as moa:
        idle = read_memory(moa.process.pid)
        longest, most, together = 0, 0, 0
        end = time.monotonic() + 5
        while time.monotonic() < end or list_decoders(moa.process.pid):
            start = time.monotonic()
            moa.choose("level", "clinical" if moa.state("level") == "plain" else "plain")
            longest = max(longest, time.monotonic() - start)
            decoders = [read_memory(pid) for pid in list_decoders(moa.process.pid)]
            most = max([most, *decoders])
            together = max(together, read_memory(moa.process.pid) - idle + sum(decoders))
            assert len(decoders) <= 2, decoders
        print(f"# slowest answer {longest * 1000:.0f} ms, largest decoder {most:.0f} MiB, all {together:.0f} MiB more")
        assert longest < ANSWER, longest
        assert together < 256, together
        wait_for_picture(moa, "picture-among-bombs")
        for name in made:
            moa.wait_for(name=name)


def test_another_language_and_style_find_the_picture_decoded():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson:
        script, log = lesson.wrap_decoder()
        # A single file: whoever opens a folder may be writing it, and has its pictures looked at once more.
        single = lesson.above / "lesson.moa"
        assert run("pack", lesson.folder, "-o", single).returncode == 0
        with Program(single, environment={"MOA_PICTURE_DECODER": script}) as moa:
            wait_for_picture(moa, "picture-language")
            moa.choose("language", "es")
            moa.wait_for("push button", name=Words("es").interface("Glossary"))
            wait_for_picture(moa, "picture-language")
            moa.choose("language", "en")
            moa.wait_for("push button", name=Words("en").interface("Glossary"))
            wait_for_picture(moa, "picture-language")
        assert log.read_text().count("+") == 1, log.read_text()


def test_a_saved_picture_waits_for_the_pictures():
    with PictureLesson({"a.svg": pictures.GOOD_SVG}) as lesson:
        script, _ = lesson.wrap_decoder(seconds=2)
        target = lesson.above / "saved.png"
        with Program(lesson.folder, environment={"MOA_PICTURE_DECODER": script}) as moa:
            moa.activate("export")
            moa.expect_window(True)
            until("the name to have the keyboard", lambda: has_role(moa.tree.find_focused(), "text"))
            screen.press("ctrl+a")
            screen.write(str(target))
            screen.press("Return")
            until("the file", target.exists)
            assert pictures.count_color(target) > 1000


def test_the_window_closes_while_a_bomb_is_decoded():
    with PictureLesson({"use.svg": pictures.nested_use()}) as lesson, Program(lesson.folder) as moa:
        until("the decoder", lambda: list_decoders(moa.process.pid))


if __name__ == "__main__":
    tap.run(globals())
