# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the help in another language says what the English one says, so what is tested there holds here, too."""

import collections
import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
import guide  # noqa: E402
import tap  # noqa: E402
from guide import HELP, PAGES, SOURCE  # noqa: E402

ENGLISH = {path.stem: guide.read(path.stem) for path in sorted(PAGES.glob("*.md"))}
LANGUAGES = sorted(path.name for path in HELP.iterdir() if path.is_dir() and path != PAGES)
TRANSLATED = {(path.parent.name, path.stem): guide.read(path.stem, path.parent.name)
              for language in LANGUAGES for path in sorted((HELP / language).glob("*.md"))}
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*([^*`]+)\*\*")
# What stands below the title: that nobody has read the page yet, or who has.
READERS = {"es": re.compile(r"> (Traducción automática, sin revisar\.|Revisada por .+\.)")}
# How bad a finding is, as the page on the findings says it.
SEVERITIES = {"es": {"*Error.*": "*Error.*", "*Warning.*": "*Advertencia.*"}}


def demand(offenders):
    assert not offenders, "\n".join(offenders)


def sections(text):
    """What stands before the first heading, and below each one, without the fenced blocks."""
    return re.split(r"^#+ .*$", guide.prose(text), flags=re.MULTILINE)


def headings(text):
    return HEADING.findall(guide.prose(text))


def anchors(text):
    return {re.sub(r"[^\w\- ]", "", words.replace("`", "").lower()).replace(" ", "-") for _, words in headings(text)}


def links(text):
    return LINK.findall(CODE.sub("", guide.prose(text)))


def find(name, language):
    """The page as a reader of the language sees it."""
    return TRANSLATED.get((language, name), ENGLISH[name])


def pairs():
    """Every translated page: what to call it, its language, the English page and its own text."""
    assert TRANSLATED
    return [(f"{language}/{name}", language, ENGLISH.get(name, ""), text)
            for (language, name), text in TRANSLATED.items()]


def differences(english, translated, pattern):
    """The sections, by their number, in which the two pages differ in what the pattern finds."""
    both = zip(sections(english), sections(translated))
    for number, (one, other) in enumerate(both):
        counts = [collections.Counter(pattern.findall(section)) for section in (one, other)]
        if counts[0] != counts[1]:
            yield f"section {number}: missing {dict(counts[0] - counts[1])}, spare {dict(counts[1] - counts[0])}"


def test_every_page_is_in_the_program_and_is_installed():
    manifest = (HELP / "moa-help.gresource.xml").read_text(encoding="utf-8")
    build = (HELP / "meson.build").read_text(encoding="utf-8")
    demand([f"{language}/{name}.md is not in the resources" for language, name in TRANSLATED
            if f">{language}/{name}.md<" not in manifest])
    demand([f"{language} is not installed" for language in LANGUAGES if f"'{language}'" not in build])


def test_every_page_is_one_that_there_is_in_english():
    demand([f"{language}/{name}.md" for language, name in TRANSLATED if name not in ENGLISH])


def test_every_page_says_below_its_title_who_has_read_it():
    demand([page for page, language, _, text in pairs() if not READERS[language].fullmatch(text.splitlines()[3])])


def test_every_page_has_the_headings_of_the_english_one():
    offenders = []
    for page, _, english, text in pairs():
        levels = [[marks for marks, _ in headings(each)] for each in (english, text)]
        if levels[0] != levels[1]:
            offenders.append(f"{page}: {levels[1]} instead of {levels[0]}")
    demand(offenders)


def test_commands_json_and_answers_are_those_of_the_english_page():
    offenders = []
    for page, _, english, text in pairs():
        if guide.blocks(text) != guide.blocks(english):
            offenders.append(f"{page}: the blocks differ")
        elif guide.steps(text) != guide.steps(english):
            offenders.append(f"{page}: what the reader is to replace differs")
    demand(offenders)


def test_every_section_names_the_same_members_values_and_files():
    demand([f"{page}: {reason}" for page, _, english, text in pairs()
            for reason in differences(english, text, CODE)])


def test_every_section_leads_to_the_same_places():
    demand([f"{page}: {reason}" for page, _, english, text in pairs()
            for reason in differences(english, text, LINK)])


def shape(section):
    """What each line of a section is: a point, a remark or a paragraph."""
    return [line[:2] if line[:2] in ("- ", "> ") else "paragraph" for line in section.splitlines() if line]


def without_readers(text):
    lines = text.splitlines()
    return "\n".join(lines[:2] + lines[4:])


def test_every_section_has_the_points_and_paragraphs_of_the_english_one():
    offenders = []
    for page, _, english, text in pairs():
        both = zip(sections(english), sections(without_readers(text)))
        offenders += [f"{page}: section {number}: {shape(other)} instead of {shape(one)}"
                      for number, (one, other) in enumerate(both) if shape(one) != shape(other)]
    demand(offenders)


def test_every_link_leads_to_a_heading_in_whichever_language_the_page_is_shown():
    offenders = []
    for language in LANGUAGES:
        for name in ENGLISH:
            for address in links(find(name, language)):
                page, _, anchor = address.partition("#")
                target = page.removesuffix(".md") if page else name
                if anchor and anchor not in anchors(find(target, language)):
                    offenders.append(f"{language}/{name}: no heading {address}")
    demand(offenders)


def test_every_code_has_its_heading_and_says_how_bad_it_is():
    offenders = []
    for page, language, english, text in pairs():
        if not page.endswith("/findings"):
            continue
        for (_, code), one, other in zip(headings(english), sections(english)[1:], sections(text)[1:]):
            severity = re.match(r"\s*(\*\w+\.\*)", one)
            wanted = SEVERITIES[language][severity.group(1)] if severity else ""
            if not other.strip().startswith(wanted) or (severity and f"### {code}\n" not in text):
                offenders.append(f"{page}: {code}: expected {wanted}")
    demand(offenders)


def load_interface(language):
    """The words of the interface in a language, without the marks of their keys: English to all translations."""
    with tempfile.TemporaryDirectory() as folder:
        compiled = pathlib.Path(folder, "moa.mo")
        subprocess.run(["msgfmt", f"--output-file={compiled}", SOURCE / "po" / f"{language}.po"], check=True)
        with compiled.open("rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog  # pylint: disable=protected-access
    words = collections.defaultdict(set)
    for english, translated in catalog.items():
        if isinstance(english, str):
            words[english.split("\x04")[-1].replace("_", "")].add(translated.replace("_", ""))
    return words


def test_every_page_calls_buttons_and_menus_as_the_interface_does():
    seen = 0
    offenders = []
    for page, language, english, text in pairs():
        words = load_interface(language)
        for label in filter(words.__contains__, BOLD.findall(guide.prose(english))):
            seen += 1
            if not words[label] & set(BOLD.findall(guide.prose(text))):
                offenders.append(f"{page}: {label!r} is {words[label]} in the interface")
    assert seen > 3, seen
    demand(offenders)


if __name__ == "__main__":
    tap.run(globals())
