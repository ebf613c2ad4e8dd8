# SPDX-License-Identifier: GPL-3.0-or-later
"""What the help says is so: its commands run, its snippets are JSON, its links lead somewhere, nothing is left out."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
import guide  # noqa: E402
import tap  # noqa: E402
from guide import PAGES, SOURCE, TOOL  # noqa: E402

NAMES = sorted(path.stem for path in PAGES.glob("*.md"))
TEXTS = {name: guide.read(name) for name in NAMES}
MODEL = SOURCE / "src" / "model"
TEMPLATE = SOURCE / "data" / "bundles" / "template"
TABLE = re.compile(r"static const char \*const (\w+)\[[^]]*\]\s*=\s*\{(.*?)\};", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
# Commands of a shell that the pages use besides Moa's own.
OTHER_COMMANDS = {"mkdir", "cp", "sudo", "msginit", "msgfmt", "msgmerge"}
# Which section of the reference tells of the members of a table in the reader.
SECTIONS = {
    "lesson": "the top level", "status": "status", "review": "review", "source": "sources", "term": "glossary",
    "notice": "notices", "medicine": "medicines", "target": "medicines", "measure": "measures", "arm": "measures",
    "diagram": "diagram", "compartment": "compartments", "node": "nodes", "edge": "edges", "influence": "edges",
    "tour": "tours", "step": "tours", "question": "questions", "paragraph": "questions", "note": "questions",
    "quiz": "quiz", "choice": "quiz",
}


def demand(offenders):
    assert not offenders, "\n".join(offenders)


def run(*words, folder=None):
    return subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, check=False,
                          timeout=60)


def tables():
    """Every table of words in the reader: name to words."""
    found = {}
    for path in sorted(MODEL.glob("moa-*.c")):
        for match in TABLE.finditer(path.read_text(encoding="utf-8")):
            found[f"{path.stem}:{match.group(1)}"] = re.findall(r'"([^"]+)"', match.group(2))
    return found


def sections(text):
    """The sections of a page by their heading in small letters, each with what stands below its subheadings."""
    found = {}
    headings = list(re.finditer(r"^(#+) (.*)$", guide.BLOCK.sub(lambda m: " " * len(m.group(0)), text), re.MULTILINE))
    for number, heading in enumerate(headings):
        end = headings[number + 1].start() if number + 1 < len(headings) else len(text)
        found[heading.group(2).lower()] = text[heading.end():end]
    return found


def anchors(text):
    """The anchors of a page, as readers of Markdown on the web make them."""
    made = set()
    for heading in re.findall(r"^#+ (.*)$", guide.prose(text), re.MULTILINE):
        kept = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
        made.add(kept.replace(" ", "-"))
    return made


def shell_lines(text):
    return [line for kind, block in guide.blocks(text) if kind == "sh" for line in block.splitlines() if line]


def test_every_page_is_in_the_program_and_in_the_contents():
    manifest = (PAGES.parent / "moa-help.gresource.xml").read_text(encoding="utf-8")
    demand([f"{name}.md is not in the resources" for name in NAMES if f">en/{name}.md<" not in manifest])
    demand([f"{name}.md is not linked from index.md" for name in NAMES
            if name != "index" and f"({name}.md)" not in TEXTS["index"]])


def test_every_snippet_of_json_is_json():
    offenders = []
    for name, text in TEXTS.items():
        for kind, block in guide.blocks(text):
            assert kind in ("json", "sh", "text"), f"{name}: a block in {kind!r}"
            if kind == "json":
                try:
                    json.loads(block)
                except ValueError as reason:
                    offenders.append(f"{name}: {reason}: {block[:80]!r}")
    demand(offenders)


def options_of(command):
    """The options that the help of a command of moa-tool lists."""
    result = run(TOOL, command, "--help")
    assert result.returncode == 0, f"moa-tool {command}: {result.stderr}"
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", result.stdout))


def check_tool_line(words):
    known = re.findall(r"^  (\w+) ", run(TOOL, "--help").stdout, re.MULTILINE)
    if words[1] not in known:
        return [f"moa-tool has no command {words[1]!r}"]
    options = options_of(words[1])
    return [f"moa-tool {words[1]} has no option {word}" for word in words[2:]
            if word.startswith("-") and word.split("=")[0] not in options]


def check_program_line(words):
    """The options of the window are in its manual page; it needs a display to say them itself."""
    manual = (SOURCE / "data" / "moa.1").read_text(encoding="utf-8").replace("\\-", "-")
    return [f"moa has no option {word}" for word in words[1:] if word.startswith("--") and word.split("=")[0] not in manual]


def test_every_command_is_one_with_options_that_there_are():
    offenders = []
    for name, text in TEXTS.items():
        for line in shell_lines(text):
            words = shlex.split(line)
            checks = {"moa-tool": check_tool_line, "moa": check_program_line}
            if words[0] in checks:
                offenders += [f"{name}: {line}: {reason}" for reason in checks[words[0]](words)]
            elif words[0] not in OTHER_COMMANDS:
                offenders.append(f"{name}: {line}: {words[0]} is not known")
    demand(offenders)


def test_every_link_leads_somewhere():
    offenders = []
    for name, text in TEXTS.items():
        for address in LINK.findall(re.sub(r"`[^`]*`", "", guide.prose(text))):
            if address.startswith(("http://", "https://")):
                continue
            page, _, anchor = address.partition("#")
            target = page.removesuffix(".md") if page else name
            if target not in TEXTS or (page and not page.endswith(".md")):
                offenders.append(f"{name}: no page {address}")
            elif anchor and anchor not in anchors(TEXTS[target]):
                offenders.append(f"{name}: no heading {address}")
    demand(offenders)


def test_the_guide_leads_to_what_it_promises():
    offenders = []

    def compare(printed, promised):
        if sorted(printed.splitlines()) != sorted(promised.splitlines()):
            offenders.append(f"promised:\n{promised}\nprinted:\n{printed}")

    with tempfile.TemporaryDirectory() as folder:
        file, whole = guide.follow(TEXTS["first-lesson"], folder, compare)
        demand(offenders)
        assert file == whole, "the whole file is not what the pieces make"
        assert "0 errors, 0 warnings" in guide.check(folder, "--warnings-as-errors")


class Desk:
    """Where an author sits: the folder with the guide's lesson, a home of its own, moa-tool on the path."""

    def __init__(self, folder):
        self.folder = folder
        self.home = pathlib.Path(folder, "home")
        tools = pathlib.Path(folder, "bin")
        for path in (self.home, tools):
            path.mkdir()
        (tools / "moa-tool").symlink_to(TOOL)
        self.environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(self.home)}
        self.environment.pop("XDG_DATA_HOME", None)
        guide.follow(TEXTS["first-lesson"], folder, lambda printed, promised: None)

    def run(self, line, folder=None):
        result = subprocess.run(line, shell=True, cwd=folder or self.folder, env=self.environment, capture_output=True,
                                text=True, check=False, timeout=60)
        assert result.returncode == 0, f"{line}\n{result.stdout}{result.stderr}"
        assert not line.startswith("moa-tool check") or "0 errors, 0 warnings" in result.stdout + result.stderr, line
        return result.stdout


def test_the_commands_of_the_translators_page_work_in_their_order():
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        for line in shell_lines(TEXTS["translating"]):
            printed = desk.run(line)
            if "coverage" in line:
                assert re.search(r"^es\s+0\s", printed, re.MULTILINE), printed


def test_the_commands_of_the_page_on_passing_on_work_in_their_order():
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        for line in shell_lines(TEXTS["passing-on"]):
            if shlex.split(line)[0] not in ("sudo", "moa"):
                desk.run(line)
        desk.run("moa-tool check soap.moa")
        desk.run("moa-tool check soap", folder=desk.home)


def codes():
    text = (MODEL / "moa-diagnostic.c").read_text(encoding="utf-8")
    return re.findall(r'\[MOA_CODE_\w+\] = "([^"]+)"', text)


def test_every_code_has_its_section_and_says_how_bad_it_is():
    known = codes()
    assert len(known) > 30, known
    found = sections(TEXTS["findings"])
    demand([f"no section {code}" for code in known if code not in found])
    text = (MODEL / "moa-diagnostic.c").read_text(encoding="utf-8")
    listed = re.search(r"moa_code_get_severity.*?return MOA_SEVERITY_WARNING", text, re.DOTALL).group(0)
    warnings = {name.lower().replace("_", "-") for name in re.findall(r"case MOA_CODE_(\w+):", listed)}
    demand([f"{code}: expected {'a warning' if code in warnings else 'an error'}" for code in known
            if ("*Warning.*" if code in warnings else "*Error.*") not in found[code]])


def test_every_member_stands_in_its_section():
    found = sections(TEXTS["bundle"])
    offenders = []
    seen = set()
    for table, words in tables().items():
        name = table.split(":")[1].removesuffix("_members")
        if not (table.endswith("_members") and table.startswith("moa-bundle-reader")):
            continue
        assert name in SECTIONS, f"no section is known for the members in {table}"
        seen.add(name)
        offenders += [f"{SECTIONS[name]}: no `{word}`" for word in words if f"`{word}`" not in found[SECTIONS[name]]]
    demand(offenders)
    assert seen == set(SECTIONS), sorted(set(SECTIONS) - seen)


def test_every_value_that_may_be_chosen_is_named():
    known = {table: words for table, words in tables().items() if table.endswith("_names") and "code" not in table}
    assert sum(map(len, known.values())) > 50, known
    demand([f"{table}: no `{word}`" for table, words in known.items() for word in words
            if table.split(":")[0].startswith(("moa-bundle-reader", "moa-node", "moa-edge", "moa-compartment", "moa-source"))
            and f"`{word}`" not in TEXTS["bundle"]])


def test_every_symbol_is_named():
    symbols = [path.stem for path in (SOURCE / "data" / "symbols").glob("*.svg")]
    assert symbols
    demand([f"no `{name}`" for name in symbols if f"`{name}`" not in TEXTS["pictures"]])


def test_the_template_is_without_any_finding():
    result = run(TOOL, "check", "--warnings-as-errors", TEMPLATE)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_template_has_what_an_author_needs_to_see():
    lesson = json.loads((TEMPLATE / "bundle.json").read_text(encoding="utf-8"))
    diagram = lesson["diagram"]
    assert 5 <= len(diagram["nodes"]) <= 8 and len(diagram["compartments"]) == 2
    assert len({edge["kind"] for edge in diagram["edges"]}) >= 5
    assert {measure["about"] for measure in lesson["measures"]} == {"benefit", "harm"}
    assert 3 <= len(lesson["tours"][0]["steps"]) <= 5 and len(lesson["questions"]) == 3
    assert all(lesson[name] for name in ("glossary", "quiz", "actions", "notices", "medicines"))
    pictures = [node["image"] for node in diagram["nodes"] if "image" in node]
    assert pictures and all((TEMPLATE / picture).exists() for picture in pictures)


def test_the_template_for_translators_is_current():
    fresh = run(TOOL, "pot", TEMPLATE).stdout
    kept = (TEMPLATE / "po" / "moa-bundle-template.pot").read_text(encoding="utf-8")
    assert fresh == kept, "run `meson compile template-pot`"


def test_the_translation_of_the_template_is_whole_and_without_any_finding():
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "template")
        shutil.copytree(TEMPLATE, copy)
        catalog = copy / "locale" / "es" / "LC_MESSAGES" / "moa-bundle-template.mo"
        catalog.parent.mkdir(parents=True)
        assert run("msgfmt", "--check", f"--output-file={catalog}", copy / "po" / "es.po").returncode == 0
        result = run(TOOL, "check", "--warnings-as-errors", copy)
        assert result.returncode == 0, result.stdout + result.stderr
        assert re.search(r"^es\s+\d+\s+0\s+0\s", run(TOOL, "coverage", copy).stdout, re.MULTILINE)


if __name__ == "__main__":
    tap.run(globals())
