# SPDX-License-Identifier: GPL-3.0-or-later
"""An installed tree works by itself: nothing of it comes from the build folder."""

import atexit
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from lesson import Words  # noqa: E402
from program import BROKEN, BUILD, Program, start_and_wait  # noqa: E402
from waiting import until  # noqa: E402
import tap  # noqa: E402

SPANISH = Words("es")


class Tree:
    """The program installed below a folder of its own, found as a desktop finds programs."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, self.root, ignore_errors=True)
        command = [shutil.which("meson"), "install", "-C", str(BUILD), "--no-rebuild", "--destdir", str(self.root)]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert result.returncode == 0, result.stdout + result.stderr
        self.executable = next(self.root.rglob("bin/moa"))
        self.share = self.executable.parent.parent / "share"
        subprocess.run(["glib-compile-schemas", str(self.share / "glib-2.0" / "schemas")], check=True, timeout=60)
        self.environment = {
            "XDG_DATA_DIRS": f"{self.share}:/usr/local/share:/usr/share",
            "MOA_LOCALEDIR": self.share / "locale",
            "LC_ALL": None, "LANG": "C", "LANGUAGE": "es",
        }


TREE = None


def get_tree():
    global TREE  # pylint: disable=global-statement
    TREE = TREE or Tree()
    return TREE


def test_every_file_that_a_desktop_expects_is_installed():
    share = get_tree().share
    for name in ("applications/org.moa.Moa.desktop", "metainfo/org.moa.Moa.metainfo.xml",
                 "dbus-1/services/org.moa.Moa.service", "glib-2.0/schemas/org.moa.Moa.gschema.xml",
                 "icons/hicolor/scalable/apps/org.moa.Moa.svg", "mime/packages/org.moa.Moa.mime.xml",
                 "icons/hicolor/scalable/mimetypes/application-vnd.moa.lesson+zip.svg", "man/man1/moa.1", "man/man1/moa-tool.1",
                 "locale/es/LC_MESSAGES/moa.mo"):
        assert (share / name).exists(), name
    assert (get_tree().executable.parent / "moa-tool").exists()
    assert list(get_tree().root.rglob("libexec/moa/moa-picture-decoder"))


def query(*command, tree):
    """What a tool of the desktop says that knows of nothing but the installed tree and the system."""
    home = tree.root / "home"
    home.mkdir(exist_ok=True)
    environment = {**os.environ, "XDG_DATA_DIRS": tree.environment["XDG_DATA_DIRS"], "XDG_DATA_HOME": str(home),
                   "XDG_CONFIG_HOME": str(home), "LC_ALL": "C.UTF-8",
                   "PATH": f"{tree.executable.parent}:{os.environ['PATH']}"}
    result = subprocess.run([str(word) for word in command], env=environment, capture_output=True, text=True,
                            check=False, timeout=60)
    assert result.returncode == 0, (command, result.stdout, result.stderr)
    return result.stdout


def write_archive(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bundle.json", "{}")
    return path


def test_a_moa_file_is_a_lesson_and_the_program_opens_it():
    tree = get_tree()
    query("update-mime-database", tree.share / "mime", tree=tree)
    query("update-desktop-database", tree.share / "applications", tree=tree)
    for name in ("lesson.moa", "LESSON.MOA"):
        said = query("gio", "info", "-a", "standard::content-type,standard::icon", write_archive(tree.root / name),
                     tree=tree)
        assert "standard::content-type: application/vnd.moa.lesson+zip" in said, said
        assert "application-vnd.moa.lesson+zip" in said and "x-office-presentation" in said, said
    said = query("gio", "mime", "application/vnd.moa.lesson+zip", tree=tree)
    assert "org.moa.Moa.desktop" in said, said


def test_an_archive_of_another_kind_stays_what_it_is():
    tree = get_tree()
    query("update-mime-database", tree.share / "mime", tree=tree)
    said = query("gio", "info", "-a", "standard::content-type", write_archive(tree.root / "other.zip"), tree=tree)
    assert "standard::content-type: application/zip" in said, said


def test_the_desktop_entry_opens_a_file_with_a_space_in_its_name():
    tree = get_tree()
    folder = tree.root / "two words"
    shutil.copytree(BROKEN / "good", folder)
    entry = (tree.share / "applications" / "org.moa.Moa.desktop").read_text(encoding="utf-8")
    command = re.search(r"^Exec=(.*)$", entry, re.MULTILINE)[1].split()
    assert command == ["moa", "%u"], command
    with Program(folder.as_uri(), executable=tree.executable, environment=tree.environment) as moa:
        until("the lesson", lambda: moa.title() == "Lock and key")


def test_nothing_but_the_program_is_installed():
    root = get_tree().root
    strangers = [str(path) for path in root.rglob("*") if path.suffix in (".a", ".h", ".c", ".py", ".o")]
    assert not strangers, strangers


def test_the_installed_program_opens_in_spanish():
    tree = get_tree()
    with Program("--question", "why-liver", executable=tree.executable, environment=tree.environment) as moa:
        assert moa.state("language") == "es"
        until("the title in Spanish", lambda: moa.title() == SPANISH.lesson_title())
        moa.wait_for("push button", name=SPANISH.interface("Glossary"))
        moa.wait_for("label", starts=SPANISH.answer("why-liver"))


def test_the_installed_program_remembers_by_its_own_schema():
    tree = get_tree()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**tree.environment, "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}
        with Program(executable=tree.executable, environment=environment) as moa:
            moa.choose("level", "clinical")
        with Program(executable=tree.executable, environment=environment) as moa:
            assert moa.state("level") == "clinical"


def test_the_installed_tool_checks_the_lesson():
    tool = get_tree().executable.parent / "moa-tool"
    result = start_and_wait("check", "kynamro", executable=tool)
    assert result.returncode == 0, result.stdout + result.stderr


if __name__ == "__main__":
    tap.run(globals())
