# SPDX-License-Identifier: GPL-3.0-or-later
"""moa-tool pack as a person runs it: what goes into the single file, what stays out, and whose its bytes are."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
SMALL = ROOT / "tests" / "unit" / "small-lesson.json"
PICTURE = ROOT / "tests" / "data" / "bundles" / "picture-good" / "images" / "lock.svg"
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from tool import contains, equal, run  # noqa: E402

CATALOG = "locale/es/LC_MESSAGES/moa-bundle-small.mo"
SPANISH = """
msgid ""
msgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"
msgctxt "title"
msgid "Small lesson"
msgstr "Lección pequeña"
"""


class Lesson:
    """The small lesson in a folder named `small`, with a picture and a translation, in a folder of its own."""

    def __enter__(self):
        self.above = pathlib.Path(tempfile.mkdtemp())
        self.folder = self.above / "small"
        self.file = self.above / "small.moa"
        self.write("bundle.json", self.with_picture("images/lock.svg"))
        self.write("images/lock.svg", PICTURE.read_bytes())
        self.write("po/es.po", SPANISH)
        self.write("po/moa-bundle-small.pot", SPANISH)
        (self.folder / CATALOG).parent.mkdir(parents=True)
        subprocess.run(["msgfmt", "-o", self.folder / CATALOG, self.folder / "po" / "es.po"], check=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.above)

    @staticmethod
    def with_picture(path):
        lesson = json.loads(SMALL.read_text())
        lesson["diagram"]["nodes"][0].pop("symbol", None)
        lesson["diagram"]["nodes"][0]["image"] = path
        return json.dumps(lesson, indent=1)

    def write(self, path, content):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def pack(self, what=None, **options):
        """Packs the lesson and returns the bytes of the file."""
        result = run("pack", what or self.folder, "-o", self.file, **options)
        equal((result.returncode, result.stdout), (0, ""))
        self.said = result.stderr
        return self.file.read_bytes()

    def names(self):
        self.pack()
        with zipfile.ZipFile(self.file) as archive:
            equal(archive.testzip(), None)
            return archive.namelist()


WHOLE = ["bundle.json", "images/lock.svg", CATALOG, "po/es.po", "po/moa-bundle-small.pot"]


def test_packed_lesson_is_clean_and_has_its_languages():
    with Lesson() as lesson:
        equal(lesson.names(), WHOLE)
        contains(lesson.said, f"{lesson.file}: 5 files, {lesson.file.stat().st_size} bytes\n")
        checked = run("check", "--warnings-as-errors", lesson.file)
        equal((checked.returncode, checked.stdout), (0, ""))
        for command in (["coverage"], ["pot"]):
            equal(run(*command, lesson.file).stdout, run(*command, lesson.folder).stdout)
        equal([line.split()[0] for line in run("coverage", lesson.file).stdout.splitlines()], ["language", "en", "es"])


def test_built_in_lesson_is_packed_with_all_its_languages():
    with Lesson() as lesson:
        lesson.pack("kynamro")
        equal(run("check", "--warnings-as-errors", lesson.file).returncode, 0)
        equal(run("coverage", lesson.file).stdout, run("coverage", "kynamro").stdout)
        spanish = lesson.above / "es.svg"
        equal(run("export", lesson.file, "-l", "es", "-o", spanish).returncode, 0)
        contains(spanish.read_text(), "Cómo actúa Kynamro")


def test_packing_gives_the_same_bytes_wherever_and_whenever():
    with Lesson() as lesson:
        first = lesson.pack()
        equal(lesson.pack(), first)
        for path in lesson.folder.rglob("*"):
            os.utime(path, (1e9, 1e9))
            path.chmod(0o700)
        equal(lesson.pack(umask=0o077, TZ="Asia/Tokyo", LC_ALL="C.UTF-8", LANGUAGE="es"), first)
        equal(lesson.pack("small", cwd=lesson.above), first)
        equal(lesson.pack(lesson.folder / "bundle.json"), first)
        again = lesson.above / "elsewhere" / "other name"
        # The other way round, for a file system that keeps the order in which files were made.
        for path in sorted((path for path in lesson.folder.rglob("*") if path.is_file()), reverse=True):
            target = again / path.relative_to(lesson.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        equal(lesson.pack(again), first)


def test_repacking_gives_the_same_bytes():
    with Lesson() as lesson:
        first = lesson.pack()
        equal(lesson.pack(lesson.file), first)
        wrapped = lesson.above / "wrapped.moa"
        with zipfile.ZipFile(wrapped, "w") as archive:
            for path in sorted(lesson.folder.rglob("*"), reverse=True):
                archive.write(path, path.relative_to(lesson.above))
        equal(lesson.pack(wrapped), first)


def test_single_file_says_nothing_of_who_made_it():
    with Lesson() as lesson:
        lesson.pack()
        with zipfile.ZipFile(lesson.file) as archive:
            for member in archive.infolist():
                equal((member.date_time, member.external_attr >> 16, member.extra, member.comment),
                      ((1980, 1, 1, 0, 0, 0), 0o100644, b"", b""))


def test_only_the_lesson_is_packed():
    with Lesson() as lesson:
        for path in (".git/config", ".bundle.json.swp", "bundle.json~", "#bundle.json#", "notes.txt", "program.sh",
                     "images/.hidden.svg", "images/lock.svg~", "images/lock.svg.bak", "images/lock.xcf",
                     "images/.DS_Store", "po/es.po~", "po/.#es.po", "po/es.mo", "locale/es/LC_MESSAGES/moa.mo",
                     "locale/es/LC_MESSAGES/es.po", "locale/.fr/LC_MESSAGES/moa-bundle-small.mo",
                     "locale/es/moa-bundle-small.mo", "small.moa"):
            lesson.write(path, "x")
        equal(lesson.names(), WHOLE)
        equal(lesson.said.count("\n"), 1)


def test_rights_are_packed_with_the_lesson():
    with Lesson() as lesson:
        lesson.write("LICENSE", "All may read.")
        lesson.write("README.md", "Read me.")
        equal(lesson.names(), ["LICENSE", "README.md", *WHOLE])


def test_picture_that_lies_elsewhere_is_packed():
    with Lesson() as lesson:
        lesson.write("bundle.json", lesson.with_picture("./art//lock.svg"))
        lesson.write("art/lock.svg", PICTURE.read_bytes())
        lesson.write("images/läber.png", "no picture yet")
        equal(lesson.names(), ["art/lock.svg", "bundle.json", "images/lock.svg", "images/läber.png", *WHOLE[2:]])
        equal(run("check", lesson.file).stdout, "")


def test_links_are_never_packed_as_links():
    with Lesson() as lesson:
        secret = lesson.above / "secret.svg"
        secret.write_text("secret")
        (lesson.folder / "images" / "inside.svg").symlink_to("lock.svg")
        (lesson.folder / "images" / "outside.svg").symlink_to("../../secret.svg")
        (lesson.folder / "images" / "nowhere.svg").symlink_to("nothing")
        (lesson.folder / "LICENSE").symlink_to("/etc/passwd")
        equal(lesson.names(), [WHOLE[0], "images/inside.svg", *WHOLE[1:]])
        contains(lesson.said, "left out: images/outside.svg: expected a path inside the lesson's folder",
                 "left out: LICENSE: ")
        with zipfile.ZipFile(lesson.file) as archive:
            equal(archive.read("images/inside.svg"), PICTURE.read_bytes())
            assert not any(b"secret" in archive.read(name) for name in archive.namelist())


def test_lesson_with_errors_is_not_packed():
    with Lesson() as lesson:
        lesson.file.write_text("the last good one")
        lesson.write("bundle.json", (lesson.folder / "bundle.json").read_text().replace('"format": 1', '"format": 9'))
        result = run("pack", "small", "-o", lesson.file, cwd=lesson.above)
        equal((result.returncode, result.stdout, lesson.file.read_text()), (1, "", "the last good one"))
        contains(result.stderr, "small/bundle.json:", "[unsupported-format]")


def test_warnings_are_said_and_the_lesson_is_packed():
    with Lesson() as lesson:
        lesson.write(CATALOG, "no catalog")
        lesson.pack()
        contains(lesson.said, "small/locale/es/LC_MESSAGES/moa-bundle-small.mo: warning:", "[bad-translation]")


def test_repetitive_lesson_is_packed_so_that_it_opens():
    """What shrinks so far that it looks like a bomb is stored."""
    with Lesson() as lesson:
        text = (lesson.folder / "bundle.json").read_text()
        lesson.write("bundle.json", text + " " * (4 * 1024 * 1024))
        lesson.pack()
        equal(run("check", lesson.file).returncode, 0)


def test_nothing_is_packed_over_the_limits():
    with Lesson() as lesson:
        lesson.file.write_text("the last good one")
        for i in range(17):
            with open(lesson.folder / "images" / f"{i}.png", "wb") as file:
                file.truncate(16 * 1024 * 1024)
        result = run("pack", lesson.folder, "-o", lesson.file)
        equal((result.returncode, lesson.file.read_text()), (1, "the last good one"))
        contains(result.stderr, f"expected at most {256 * 1024 * 1024} bytes unpacked in all, found more")


def test_file_is_written_whole_or_not_at_all():
    with Lesson() as lesson:
        result = run("pack", lesson.folder, "-o", "/nowhere/at/all.moa")
        equal(result.returncode, 1)
        contains(result.stderr, "/nowhere/at/all.moa")
        lesson.pack()
        equal(sorted(os.listdir(lesson.above)), ["small", "small.moa"])


def test_wrong_usage_ends_with_2():
    for arguments, words in (
        (["pack"], "expected where to write: -o FILE.moa"),
        (["pack", "kynamro"], "expected where to write: -o FILE.moa"),
        (["pack", "kynamro", "-o", "x.zip"], 'expected a file that ends in .moa, found "x.zip"'),
        (["pack", "-o", "x.moa"], "expected one lesson, found 0"),
        (["pack", "kynamro", "kynamro", "-o", "x.moa"], "expected one lesson, found 2"),
        (["pack", "--ouput=x.moa", "kynamro"], 'did you mean "--output"?'),
        (["pakc"], 'did you mean "pack"?'),
        (["pack", "/nowhere", "-o", "x.moa"], "[unreadable]"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            result = run(*arguments, cwd=folder)
            equal((arguments, result.returncode, result.stdout, os.listdir(folder)), (arguments, 2, "", []))
            contains(result.stderr, words)
    contains(run("pack", "--help").stdout, "moa-tool pack [OPTION…] FOLDER", "--output=FILE")
    contains(run("--help").stdout, "pack      FOLDER -o FILE")


if __name__ == "__main__":
    tap.run(globals())
