# SPDX-License-Identifier: GPL-3.0-or-later
"""moa-tool as a person runs it: what it prints where, how it ends, what other programs make of its output."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
SMALL = ROOT / "tests" / "unit" / "small-lesson.json"
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from tool import TOOL, contains, equal, run  # noqa: E402

FINDING = re.compile(r"^(?P<file>[^:]+)(:(?P<line>\d+):(?P<column>\d+))?: (error|warning): .+ \[(?P<code>[a-z0-9-]+)\]$")
SPANISH = """
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Reviewed-By: Dr. Example\\n"

msgctxt "title"
msgid "Small lesson"
msgstr "Lección pequeña"

#, fuzzy
msgctxt "subtitle"
msgid "One of everything"
msgstr "Uno de cada"

#, fuzzy
#~ msgctxt "gone"
#~ msgid "No longer there"
#~ msgstr "Ya no está"
"""


class Lesson:
    """The small lesson in a folder named `small`, in a folder of its own; changed before it is used."""

    def __enter__(self):
        self.above = pathlib.Path(tempfile.mkdtemp())
        self.folder = self.above / "small"
        self.folder.mkdir()
        shutil.copy(SMALL, self.folder / "bundle.json")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.above)

    def replace(self, old, new):
        path = self.folder / "bundle.json"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def translate(self, locale, text):
        (self.folder / "po").mkdir(exist_ok=True)
        po = self.folder / "po" / f"{locale}.po"
        po.write_text(text)
        target = self.folder / "locale" / locale / "LC_MESSAGES" / "moa-bundle-small.mo"
        target.parent.mkdir(parents=True)
        subprocess.run(["msgfmt", "-o", target, po], check=True)
        return target


def test_built_in_lesson_has_no_error():
    result = run("check", "kynamro")
    equal(result.returncode, 0)
    contains(result.stderr, "1 lesson checked: 0 errors")


def test_no_error_ends_with_0_and_an_error_with_1():
    with Lesson() as lesson:
        equal(run("check", lesson.folder).returncode, 0)
        lesson.replace('"to": "gamma", "kind": "translation"', '"to": "gama", "kind": "translation"')
        result = run("check", lesson.folder)
        equal(result.returncode, 1)
        contains(result.stdout, '"gama"', 'did you mean "gamma"?', "[unknown-reference]")


def test_findings_are_lines_as_compilers_print_them():
    with Lesson() as lesson:
        lesson.replace('"kind": "lipoprotein"', '"kind": 7')
        lesson.replace('"title": "A page"', '"titel": "A page"')
        result = run("check", "small", cwd=lesson.above)
        lines = result.stdout.splitlines()
        assert len(lines) >= 2, result.stdout
        text = (lesson.folder / "bundle.json").read_text().splitlines()
        for line in lines:
            match = FINDING.match(line)
            assert match, line
            equal(match["file"], "small/bundle.json")
            if match["code"] == "type":
                equal(text[int(match["line"]) - 1][int(match["column"]) - 1], "7")
        contains(result.stdout, "[type]", "[missing]", "[unknown-member]")


def test_every_lesson_is_checked():
    with Lesson() as good, Lesson() as bad:
        bad.replace('"format": 1', '"format": 9')
        result = run("check", bad.folder, good.folder, "kynamro")
        equal(result.returncode, 1)
        contains(result.stderr, "3 lessons checked: 1 error,")


def test_findings_go_to_stdout_and_one_line_to_stderr():
    with Lesson() as lesson:
        lesson.replace('"format": 1', '"format": 9')
        result = run("check", lesson.folder)
        contains(result.stdout, "[unsupported-format]")
        equal(len(result.stderr.splitlines()), 1)


def test_warnings_are_errors_when_asked():
    with Lesson() as lesson:
        lesson.replace('"version": "1.0"', '"version": "1.0", "versoin": 1')
        equal(run("check", lesson.folder).returncode, 0)
        equal(run("check", "--warnings-as-errors", lesson.folder).returncode, 1)


def test_json_has_the_members_of_the_format():
    with Lesson() as lesson:
        lesson.replace('"kind": "lipoprotein"', '"kind": "“lipo”"')
        result = run("check", "--format=json", lesson.folder)
        findings = json.loads(result.stdout)
        members = {"file", "line", "column", "severity", "pointer", "code", "message"}
        assert findings and all(set(finding) == members for finding in findings), result.stdout
        found = next(finding for finding in findings if finding["code"] == "unknown-value")
        equal(found["pointer"], "/diagram/nodes/2/kind")
        equal(found["severity"], "error")
        contains(found["message"], "“lipo”")
        assert found["line"] > 1 and found["column"] > 1


def test_json_of_a_clean_lesson_is_an_empty_list():
    equal(json.loads(run("check", "--format=json", "kynamro").stdout), [])


def test_bad_translation_is_found():
    with Lesson() as lesson:
        lesson.translate("es", SPANISH).write_bytes(b"\xde\x12\x04\x95 and so on")
        result = run("check", "small", cwd=lesson.above)
        equal(result.returncode, 0)
        contains(result.stdout, "small/locale/es/LC_MESSAGES/moa-bundle-small.mo: warning:", "[bad-translation]")


def test_finding_of_a_translation_is_printed_once():
    with Lesson() as lesson:
        lesson.translate("es", SPANISH).write_bytes(b"no catalog")
        lesson.translate("es_MX", SPANISH.replace("Language: es", "Language: es_MX"))
        for command in ("check", "coverage"):
            result = run(command, lesson.folder)
            equal((result.stdout + result.stderr).count("[bad-translation]"), 1)


def test_lesson_is_a_folder_its_json_or_an_id():
    with Lesson() as lesson:
        equal(run("check", lesson.folder).returncode, 0)
        equal(run("check", lesson.folder / "bundle.json").returncode, 0)
        installed = lesson.above / "moa" / "bundles"
        installed.mkdir(parents=True)
        shutil.copytree(lesson.folder, installed / "installed")
        equal(run("check", "installed", XDG_DATA_HOME=str(lesson.above)).returncode, 0)


def test_unreadable_lesson_ends_with_2():
    result = run("check", "/nowhere/lesson")
    equal(result.returncode, 2)
    contains(result.stdout, "/nowhere/lesson/bundle.json: error:", "[unreadable]")
    for command in ("pot", "coverage"):
        result = run(command, "/nowhere/lesson")
        equal((command, result.returncode, result.stdout), (command, 2, ""))
        contains(result.stderr, "[unreadable]")


def test_unknown_id_names_the_near_one():
    result = run("coverage", "kynamor")
    equal(result.returncode, 2)
    equal(len(result.stderr.splitlines()), 1)
    contains(result.stderr, 'no lesson has the id "kynamor"; did you mean "kynamro"?')


def test_finding_speaks_english_wherever_the_program_runs():
    result = run("check", "/nowhere/lesson", LC_ALL="C.UTF-8", LANGUAGE="es")
    equal(result.stdout, "/nowhere/lesson/bundle.json: error: expected a readable file, found none [unreadable]\n")


def test_file_that_may_not_be_read_is_unreadable():
    with Lesson() as lesson:
        file = lesson.folder / "bundle.json"
        file.chmod(0)
        result = run("check", "small", cwd=lesson.above)
        if os.geteuid() != 0:  # root may read everything
            equal(result.returncode, 2)
            contains(result.stdout, "small/bundle.json: error: expected a readable file, found one that may not be read")


def test_two_hyphens_end_the_options():
    with Lesson() as lesson:
        lesson.folder.rename(lesson.above / "-small")
        result = run("check", "--", "-small", cwd=lesson.above)
        equal((result.returncode, result.stdout), (0, ""))
        contains(result.stderr, "1 lesson checked")


def test_wrong_usage_ends_with_2_and_names_what_is_near():
    for arguments, words in [
        ([], "Usage: moa-tool"),
        (["--versoin"], 'no option "--versoin"; did you mean "--version"?'),
        (["-x"], 'no option "-x"; there is: --help, --version'),
        (["no\nsuch"], 'no command "no\\nsuch"; there is: check'),
        (["chekc", "x"], 'no command "chekc"; did you mean "check"?'),
        (["check"], "expected a lesson"),
        (["check", "--fromat=json", "kynamro"], 'no option "--fromat"; did you mean "--format"?'),
        (["check", "--format=jsno", "kynamro"], 'no format "jsno"; did you mean "json"?'),
        (["pot"], "expected one lesson, found 0"),
        (["pot", "kynamro", "kynamro"], "expected one lesson, found 2"),
        (["pot", "--ouput=x", "kynamro"], 'did you mean "--output"?'),
        (["coverage", "--wrong", "kynamro"], 'no option "--wrong"'),
    ]:
        result = run(*arguments)
        equal((arguments, result.returncode, result.stdout), (arguments, 2, ""))
        contains(result.stderr, words)


def test_help_and_version_go_to_stdout():
    result = run("--help")
    equal((result.returncode, result.stderr), (0, ""))
    contains(result.stdout, "check", "pot", "coverage", "export")
    version = re.search(r"version: '([^']+)'", (ROOT / "meson.build").read_text())[1]
    equal(run("--version").stdout, f"moa-tool {version}\n")
    for command, option in [("check", "--format=FORMAT"), ("pot", "--output=FILE"), ("coverage", "--help")]:
        result = run(command, "--help")
        equal((result.returncode, result.stderr), (0, ""))
        contains(result.stdout, f"moa-tool {command} [OPTION…] BUNDLE", option)


def write_template(folder, lesson):
    path = pathlib.Path(folder) / "lesson.pot"
    equal(run("pot", lesson, "-o", path).returncode, 0)
    equal(path.read_text(), run("pot", lesson).stdout)
    return path


def test_template_is_taken_by_msgfmt_and_msginit():
    with tempfile.TemporaryDirectory() as folder:
        template = write_template(folder, "kynamro")
        checked = subprocess.run(
            ["msgfmt", "--check-format", "--check-domain", "--statistics", "-o", "/dev/null", template],
            capture_output=True, text=True, check=False,
        )
        equal(checked.returncode, 0)
        contains(checked.stderr, f"{template.read_text().count(chr(10) + 'msgctxt ')} untranslated messages")
        catalog = pathlib.Path(folder) / "es.po"
        started = subprocess.run(
            ["msginit", "--no-translator", "--locale=es", "-i", template, "-o", catalog],
            capture_output=True, text=True, check=False,
        )
        equal((started.returncode, catalog.exists()), (0, True))
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", catalog], check=True, capture_output=True)


def unwrapped(path):
    """A PO file as gettext reads it, with no line broken, its references and comments kept."""
    return subprocess.run(["msgcat", "--no-wrap", path], check=True, capture_output=True, text=True).stdout


def test_template_says_what_gettext_reads():
    with Lesson() as lesson, tempfile.TemporaryDirectory() as folder:
        long_words = "word “ä” \\\"q\\\" \\\\\\\\ tab\\t" * 8
        lesson.replace("Because.", f"First line\\n{long_words}\\nlast")
        template = write_template(folder, lesson.folder)
        read = unwrapped(template)
        contains(read, "First line\\n", "tab\\t", "#. Question 2: a paragraph of its answer", "#: bundle.json:")
        second = pathlib.Path(folder) / "second.pot"
        second.write_text(read)
        equal(unwrapped(second), read)
        assert all(len(line) <= 79 for line in template.read_text().splitlines() if line.startswith('"'))


def test_template_gives_a_complete_translation():
    """Every message of the template, translated by its own words, is found again by the reader of .mo files."""
    with Lesson() as lesson, tempfile.TemporaryDirectory() as folder:
        template = write_template(folder, lesson.folder)
        filled = subprocess.run(["msgen", template], check=True, capture_output=True, text=True).stdout
        lesson.translate("de", filled.replace("#, fuzzy\n", "", 1))
        line = run("coverage", lesson.folder).stdout.splitlines()[2].split()
        equal((line[0], line[2], line[3]), ("de", "0", "0"))
        equal(run("check", "--warnings-as-errors", lesson.folder).stdout.count("bad-translation"), 0)


def test_output_that_cannot_be_written_ends_with_1():
    result = run("pot", "kynamro", "-o", "/nowhere/at/all.pot")
    equal(result.returncode, 1)
    contains(result.stderr, "/nowhere/at/all.pot")


def test_full_output_ends_with_1():
    with open("/dev/full", "w") as full:
        for arguments in (["check", "/nowhere"], ["check", "--format=json", "kynamro"], ["pot", "kynamro"],
                          ["coverage", "kynamro"], ["--help"], ["--version"], ["check", "--help"]):
            result = subprocess.run([TOOL, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
            equal((arguments, result.returncode), (arguments, 2 if "/nowhere" in arguments else 1))
            contains(result.stderr, "standard output: ")


def test_output_follows_a_link():
    with tempfile.TemporaryDirectory() as folder:
        for name, command in (("x.pot", "pot"), ("x.svg", "export")):
            link, target = pathlib.Path(folder) / name, pathlib.Path(folder) / ("real-" + name)
            target.write_text("old")
            link.symlink_to(target.name)
            equal(run(command, "kynamro", "-o", link).returncode, 0)
            equal((link.is_symlink(), target.read_text()[:3] == "old"), (True, False))


def test_coverage_counts_each_language():
    with Lesson() as lesson:
        lesson.translate("es", SPANISH)
        result = run("coverage", lesson.folder)
        equal(result.returncode, 0)
        head, own, spanish = (line.split() for line in result.stdout.splitlines())
        equal(head, ["language", "translated", "fuzzy", "untranslated", "reviewed"])
        total = int(own[1])
        equal(own, ["en", str(total), "0", "0", "no"])
        equal(spanish, ["es", "1", "1", str(total - 2), "yes"])


def test_export_needs_no_display():
    with tempfile.TemporaryDirectory() as folder:
        picture = pathlib.Path(folder) / "diagram.svg"
        equal(run("export", "kynamro", "-o", picture).returncode, 0)
        contains(picture.read_text()[:1000], "<svg")


def test_export_ends_with_2_and_names_what_is_near():
    for options, hint in {
        ("--medicine", "statn"): 'did you mean "statin"',
        ("--step", "kynamro/what-kynamro-do"): 'did you mean "kynamro/what-kynamro-did"',
        ("--style", "papr"): 'did you mean "paper"',
        ("--scale", "0"): "expected a scale from 0.01 to 100, found 0",
        ("--scale", "1e-9"): "expected a scale from 0.01",
        ("--scale", "nan"): "found nan",
        ("--stlye", "dark"): 'did you mean "--style"',
    }.items():
        result = run("export", "kynamro", "-o", "/nowhere/picture.png", *options)
        equal(result.returncode, 2)
        contains(result.stderr, hint)


def test_export_knows_only_three_endings():
    for name in ("picture.gif", "picture", "svg"):
        result = run("export", "kynamro", "-o", name)
        equal(result.returncode, 2)
        contains(result.stderr, ".svg, .pdf or .png", name)


def test_export_follows_its_options():
    with tempfile.TemporaryDirectory() as folder:
        pictures = {}
        for name, options in {
            "plain": (),
            "dark": ("--style", "dark"),
            "step": ("--step", "kynamro/what-kynamro-did"),
            "medicine": ("--medicine", "statin"),
            "medicines": ("--medicine", "statin", "--medicine", "kynamro"),
            "language": ("--language", "es"),
            "scale": ("--scale", "0.5"),
        }.items():
            # Not as .svg: cairo 1.16 loses a copy of each faded group there, which the sanitizers report.
            path = pathlib.Path(folder) / (name + (".svg" if name == "language" else ".pdf"))
            equal(run("export", "kynamro", "-o", path, *options).returncode, 0)
            pictures[name] = path.read_bytes()
        equal(len(set(pictures.values())), len(pictures))
        contains(pictures["language"].decode(), 'xml:lang="es"', "Cómo actúa Kynamro")


def test_export_shows_what_medicines_do():
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("svg", "png"):
            pictures = set()
            for number, medicines in enumerate(((), ("kynamro",), ("statin",), ("kynamro", "statin"))):
                path = pathlib.Path(folder) / f"{number}.{ending}"
                options = [option for medicine in medicines for option in ("--medicine", medicine)]
                equal(run("export", "kynamro", "-o", path, *options).returncode, 0)
                pictures.add(path.read_bytes())
            equal(len(pictures), 4)
        words = (pathlib.Path(folder) / "3.svg").read_text()
        contains(words, "Less with Kynamro, Statins.", "More at work with Statins.", "Lowered by Kynamro.")


def test_export_replaces_the_medicine_of_a_step():
    with tempfile.TemporaryDirectory() as folder:
        pictures = []
        for medicines in ((), ("--medicine", "kynamro"), ("--medicine", "lomitapide")):
            path = pathlib.Path(folder) / "step.pdf"  # not .svg: see above
            equal(run("export", "kynamro", "-o", path, "--step", "kynamro/what-kynamro-did", *medicines).returncode, 0)
            pictures.append(path.read_bytes())
        equal(pictures[0] == pictures[1], True)
        equal(pictures[0] == pictures[2], False)


def test_export_of_a_language_that_has_no_locale():
    with Lesson() as lesson:
        lesson.replace('"language": "en"', '"language": "x-klingon"')
        for command in ("check", "coverage", "pot"):
            result = run(command, lesson.folder)
            equal((command, result.returncode, "CRITICAL" in result.stderr), (command, 0, False))
        result = run("export", lesson.folder, "-o", lesson.above / "x.svg")
        equal((result.returncode, result.stderr), (0, ""))


def test_export_of_an_absurd_drawing_ends():
    with Lesson() as lesson:
        path = lesson.folder / "bundle.json"
        drawing = json.loads(path.read_text())
        drawing["diagram"]["size"] = [1000000, 1000000]
        drawing["diagram"]["nodes"][0]["size"] = [1000000, 1000000]
        drawing["diagram"]["edges"][0]["via"] = [[i % 2 * 1000000, i] for i in range(2000)]
        path.write_text(json.dumps(drawing))
        for ending in ("svg", "pdf"):
            equal(run("export", lesson.folder, "-o", lesson.above / f"x.{ending}").returncode, 0)


def test_export_gives_the_same_bytes_again():
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("svg", "pdf", "png"):
            first, second = (pathlib.Path(folder) / f"{name}.{ending}" for name in ("first", "second"))
            for path in (first, second):
                equal(run("export", "kynamro", "-o", path).returncode, 0)
            equal(first.read_bytes(), second.read_bytes())


if __name__ == "__main__":
    tap.run(globals())
