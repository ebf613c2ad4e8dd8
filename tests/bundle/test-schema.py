# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema says the same as the reader: the same codes at the same pointers, as far as a schema can see."""

import copy
import json
import pathlib
import random
import re
import sys

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import lesson_checks  # noqa: E402
import lesson_mutations  # noqa: E402
import tap  # noqa: E402

ROOT = lesson_checks.ROOT
SCHEMA = json.loads((ROOT / "data" / "bundle.schema.json").read_text())
LESSON = json.loads((lesson_checks.BUNDLES / "complete" / "bundle.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# What a schema sees of a lesson, and it sees all of it.
VISIBLE = {
    "type", "missing", "unknown-member", "unknown-value", "bad-id", "bad-date", "string-too-long", "number-range", "limit",
    "no-source", "quiz-answer", "unsupported-format",
}
# What only the reader sees: bytes, other files, the calendar of today, and what one place says of another.
READER_ALONE = {
    "unreadable", "too-large", "not-utf8", "syntax", "too-deep", "duplicate-member", "duplicate-id", "unknown-reference",
    "outside-bundle", "archive", "picture", "geometry", "unused-source", "out-of-date", "bad-markup", "uncited",
    "bad-translation", "long-step", "unexplained-term", "no-action", "no-summary", "harm-benefit", "reading-grade",
}
# After these the reader judges nothing else: what nests too deep is not read, and another format is unknown to it.
STOPS = {"too-deep", "unsupported-format"}
# A schema knows no numbers that a double cannot hold, nor the digits of a number.
OF_DIGITS = ("expected a number that a double can hold", "expected a whole number from")
CODES = {
    "type": "type", "required": "missing", "minLength": "missing", "enum": "unknown-value", "const": "unsupported-format",
    "maxLength": "string-too-long", "minimum": "number-range", "maximum": "number-range", "exclusiveMinimum": "number-range",
    "contains": "quiz-answer", "maxContains": "quiz-answer", "additionalProperties": "unknown-member",
}
CODES_OF_PATTERNS = {
    SCHEMA["$defs"]["id"]["pattern"]: "bad-id",
    SCHEMA["$defs"]["date"]["pattern"]: "bad-date",
    SCHEMA["properties"]["language"]["pattern"]: "unknown-value",
}
# The reader's list of the members of each part: which part of the schema it belongs to.
MEMBER_LISTS = {
    "lesson": None, "status": "status", "review": "review", "source": "source", "term": "term", "notice": "notice",
    "medicine": "medicine", "target": "target", "measure": "measure", "arm": "arm", "diagram": "diagram",
    "compartment": "compartment", "node": "node", "edge": "edge", "influence": "influence", "tour": "tour", "step": "step",
    "question": "question", "paragraph": "paragraph", "note": "note", "quiz": "quizItem", "choice": "choice",
}


def code_of(error):
    if error.validator == "pattern":
        return CODES_OF_PATTERNS[error.validator_value]
    if error.validator in ("minItems", "maxItems"):
        if "prefixItems" in error.schema:
            return "type"
        if error.validator == "maxItems" or error.validator_value > 1:
            return "limit"
        return "no-source" if error.absolute_path[-1] == "sources" else "missing"
    return CODES[error.validator]


def to_pointer(path):
    """The pointer as the reader writes it: U+0000, which no text can hold, is U+FFFD."""
    return "".join(f"/{lesson_mutations.escape(str(step))}" for step in path).replace("\0", "\ufffd")


def places_of(error):
    """The pointers that the reader blames where the schema blames one."""
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        return [to_pointer([*path, name]) for name in error.instance if name not in error.schema["properties"]]
    if error.validator == "exclusiveMinimum":
        path.pop()
    return [to_pointer(path)]


def seen_by_schema(document):
    seen = {(code_of(error), pointer) for error in VALIDATOR.iter_errors(document) for pointer in places_of(error)}
    wrong_types = {pointer for code, pointer in seen if code == "type"}
    # The reader judges no value that is of a wrong type, and no size as a whole in which a number is wrong by itself.
    wrong_items = {
        pointer for code, pointer in seen if code in ("type", "number-range") and re.search(r"/[0-9]+$", pointer)
    }
    silent = wrong_types | {pointer.rpartition("/")[0] for pointer in wrong_items}
    return {
        (code, pointer) for code, pointer in seen
        if code == "type" or not (pointer in wrong_types or (code == "number-range" and pointer in silent))
    }


def seen_by_reader(findings):
    return {
        (finding["code"], finding["pointer"]) for finding in findings
        if finding["code"] in VISIBLE and not finding["message"].startswith(OF_DIGITS)
    }


def compare(document, findings):
    """What only one of the two has seen."""
    by_schema, by_reader = seen_by_schema(document), seen_by_reader(findings)
    if not STOPS.isdisjoint(finding["code"] for finding in findings):
        return by_reader - by_schema
    return by_schema ^ by_reader


def test_schema_is_valid_draft_2020_12():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert re.match(r"[a-z][a-z0-9+.-]*:", SCHEMA["$id"])


def test_every_member_is_explained():
    for part in [SCHEMA, *SCHEMA["$defs"].values()]:
        for name, member in part.get("properties", {}).items():
            member = lesson_mutations.resolve(SCHEMA, member)
            assert member.get("title") and member.get("description", "").endswith((".", ".\"")), (part.get("title"), name)
        if "properties" in part:
            assert part.get("title") and part.get("description") and part["additionalProperties"] is False


def test_every_definition_is_used():
    used = set(re.findall(r'"#/\$defs/([a-zA-Z]+)"', json.dumps(SCHEMA)))
    assert used == set(SCHEMA["$defs"]), used ^ set(SCHEMA["$defs"])


def test_labels_titles_and_terms_are_the_short_texts():
    """A translation is held to the length of its text by the name of the member."""
    short = {"label", "title", "term"}
    for part in [SCHEMA, *SCHEMA["$defs"].values()]:
        for name, member in part.get("properties", {}).items():
            kind = member.get("$ref", "").rsplit("/", 1)[-1]
            if kind in ("label", "requiredLabel", "text", "requiredText"):
                assert (name in short) == (kind in ("label", "requiredLabel")), (part.get("title"), name)


def test_every_code_is_seen_by_one_of_the_two():
    text = (ROOT / "src" / "model" / "moa-diagnostic.c").read_text()
    codes = set(re.findall(r'\[MOA_CODE_[A-Z_0-9]+\] = "([a-z0-9-]+)"', text))
    assert codes and VISIBLE | READER_ALONE == codes, codes ^ (VISIBLE | READER_ALONE)
    assert not VISIBLE & READER_ALONE


def test_examples_of_the_schema_are_lessons():
    examples = SCHEMA["examples"]
    for example, found in zip(examples, lesson_checks.findings_of_texts([json.dumps(example) for example in examples])):
        assert found == [], found
        assert not list(VALIDATOR.iter_errors(example))
    for spot in lesson_mutations.walk(SCHEMA, LESSON):
        for example in spot.part.get("examples", []) if spot.path else []:
            errors = list(VALIDATOR.evolve(schema={**spot.part, "$defs": SCHEMA["$defs"]}).iter_errors(example))
            assert not errors, (spot.pointer, errors)


def test_reader_and_schema_agree_on_every_bundle():
    names = []
    for path in sorted(lesson_checks.BUNDLES.glob("*/bundle.json")):
        try:
            json.loads(path.read_bytes())
        except (OSError, ValueError):
            continue
        names.append(path.parent.name)
    assert len(names) > 30
    for name, found in lesson_checks.findings(names, lesson_checks.BUNDLES).items():
        document = json.loads((lesson_checks.BUNDLES / name / "bundle.json").read_bytes())
        difference = compare(document, found)
        assert not difference, f"{name}: {difference}"


def test_reader_and_schema_agree_on_the_built_in_lesson():
    document = json.loads((ROOT / "data" / "bundles" / "kynamro" / "bundle.json").read_text())
    assert compare(document, lesson_checks.findings(["kynamro"], ROOT / "data" / "bundles")["kynamro"]) == set()
    assert not list(VALIDATOR.iter_errors(document))


def test_reader_and_schema_agree_on_every_mutation():
    alone = ("duplicate-member",)
    everything = lesson_mutations.Mutator(SCHEMA, LESSON).all()
    mutations = [m for m in everything if m.code not in alone and "1e400" not in m.text]
    found = lesson_checks.findings_of_texts([mutation.text for mutation in mutations])
    faults = []
    for mutation, findings in zip(mutations, found):
        difference = compare(json.loads(mutation.text), findings)
        if difference:
            faults.append(f"{mutation.what}: {sorted(difference)}")
    assert not faults, f"{len(faults)} of {len(mutations)}:\n" + "\n".join(faults[:20])


def spoil(lesson, paths, choice):
    """Takes a few values of a lesson away or puts others into their places."""
    strange = [
        1, -5, 0, 2e6, "", "x", "door", "smith", True, False, None, [], {}, [1], [1, 2], ["a", 1], [0, 5], [{}], [None],
        {"id": "q"}, {"text": "t"}, [[1, 2]], "2026-01-01", [{"id": "z"}], [{"text": "a", "right": True}, {"text": "b"}],
    ]
    for path in choice.sample(paths, choice.randint(1, 4)):
        change = lesson_mutations.put(copy.deepcopy(choice.choice(strange)))
        try:
            lesson = lesson_mutations.changed(lesson, path, lesson_mutations.remove if choice.random() < 0.3 else change)
        except (KeyError, IndexError, TypeError):
            continue  # what was there has gone
    return lesson


def test_reader_and_schema_agree_on_lessons_spoilt_at_random():
    choice = random.Random(lesson_mutations.SEED)
    paths = [spot.path for spot in lesson_mutations.walk(SCHEMA, LESSON) if spot.path]
    texts = [json.dumps(spoil(LESSON, paths, choice)) for _ in range(500)]
    for text, found in zip(texts, lesson_checks.findings_of_texts(texts)):
        difference = compare(json.loads(text), found)
        assert not difference, f"{difference} in {text}"


def test_reader_and_schema_agree_on_languages_and_days():
    """Tags put together from subtags of all kinds, and digits that may be days, by a seeded choice."""
    choice = random.Random(lesson_mutations.SEED)
    subtags = ["en", "abc", "Latn", "GB", "419", "rozaj", "1996", "a", "x", "u", "co", "abcdefgh", "abcdefghi", "1", "", "é"]
    tags = ["-".join(choice.choices(subtags, k=choice.randint(1, 6))) for _ in range(400)]
    years = (0, 4, 1900, 1999, 2000, 2024, 2100, 9999)
    days = [f"{choice.choice(years):04}-{choice.randint(0, 13):02}-{choice.randint(0, 32):02}" for _ in range(400)]
    documents = [lesson_mutations.changed(LESSON, ("language",), lesson_mutations.put(tag)) for tag in tags]
    documents += [lesson_mutations.changed(LESSON, ("status", "as_of"), lesson_mutations.put(day)) for day in days]
    refused = 0
    for value, document, found in zip(
        tags + days, documents, lesson_checks.findings_of_texts([json.dumps(document) for document in documents])
    ):
        assert not compare(document, found), (value, compare(document, found))
        refused += bool(seen_by_reader(found))
    assert 100 < refused < 700, refused


def test_reader_knows_the_values_of_the_schema_and_no_others():
    """The reader names all values that it knows when it meets one that it does not."""
    spots = [spot for spot in lesson_mutations.walk(SCHEMA, LESSON) if "enum" in spot.part]
    texts = [
        lesson_mutations.Writer(lesson_mutations.changed(LESSON, spot.path, lesson_mutations.put("no such value"))).text
        for spot in spots
    ]
    for spot, found in zip(spots, lesson_checks.findings_of_texts(texts)):
        (message,) = [finding["message"] for finding in found if finding["code"] == "unknown-value"]
        known = re.findall(r'"([^"]+)"', message.split(", found")[0])
        assert known == spot.part["enum"], f"{spot.pointer}: the reader knows {known}, the schema {spot.part['enum']}"


def test_reader_knows_the_members_of_the_schema_and_no_others():
    lists = {}
    for path in (ROOT / "src" / "model").glob("moa-bundle-reader*.c"):
        for name, members in re.findall(r"\b(\w+)_members\[\] = \{([^}]*)\}", path.read_text()):
            lists[name] = set(re.findall(r'"(\w+)"', members))
    assert set(lists) == set(MEMBER_LISTS), set(lists) ^ set(MEMBER_LISTS)
    for name, definition in MEMBER_LISTS.items():
        part = SCHEMA if definition is None else SCHEMA["$defs"][definition]
        assert lists[name] == set(part["properties"]), f"{name}: {lists[name] ^ set(part['properties'])}"


if __name__ == "__main__":
    tap.run(globals())
