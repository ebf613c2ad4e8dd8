# SPDX-License-Identifier: GPL-3.0-or-later
"""A lesson with one of every member, changed in one place at a time, and what a check has to say of each change."""

import copy
import dataclasses
import json
import random

SEED = 20260131
N_CUTS = 120
OF_EACH_TYPE = {"number": 7, "string": "word", "boolean": True, "null": None, "array": [], "object": {}}


class Raw(str):
    """A value as it is to stand in the file, whatever Python thinks of it."""


class Twice:
    """A member's value that is written a second time with the same name."""

    def __init__(self, value):
        self.value = value


def escape(name):
    return name.replace("~", "~0").replace("/", "~1")


class Writer:
    """Writes a document and remembers where each value, and the name before it, begins: line and column from 1."""

    def __init__(self, document):
        self.values = {}
        self.names = {}
        self._lines = [""]
        self._write("", document, 0)
        self.text = "\n".join(self._lines)

    def _place(self):
        return len(self._lines), len(self._lines[-1]) + 1

    def _begin_line(self, end_of_last, depth):
        self._lines[-1] += end_of_last
        self._lines.append(" " * depth)

    def _write(self, pointer, value, depth):
        self.values[pointer] = self._place()
        if isinstance(value, dict):
            self._write_object(pointer, value, depth)
        elif isinstance(value, list):
            self._write_array(pointer, value, depth)
        else:
            self._lines[-1] += value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)

    def _write_array(self, pointer, array, depth):
        for index, value in enumerate(array):
            self._begin_line("[" if index == 0 else ",", depth + 1)
            self._write(f"{pointer}/{index}", value, depth + 1)
        self._lines[-1] += "]" if array else "[]"

    def _write_object(self, pointer, members, depth):
        pairs = []
        for name, value in members.items():
            pairs += [(name, value.value)] * 2 if isinstance(value, Twice) else [(name, value)]
        for index, (name, value) in enumerate(pairs):
            self._begin_line("{" if index == 0 else ",", depth + 1)
            self.names[f"{pointer}/{escape(name)}"] = self._place()
            self._lines[-1] += json.dumps(name, ensure_ascii=False) + ": "
            self._write(f"{pointer}/{escape(name)}", value, depth + 1)
        self._lines[-1] += "}" if pairs else "{}"


@dataclasses.dataclass
class Mutation:
    """A changed lesson and the only finding of a code that it must earn; none of the code when `pointer` is None."""

    what: str
    text: str
    code: str
    pointer: str | None
    place: tuple | None
    hint: str | None = None
    others: bool = False  # the code may be earned elsewhere too


def resolve(schema, part):
    """A part of the schema with what it refers to."""
    merged = dict(part)
    while "$ref" in merged:
        target = schema["$defs"][merged.pop("$ref").rsplit("/", 1)[1]]
        merged = {**target, **merged}
    return merged


def is_reference(part):
    return part.get("$ref", "").endswith("/reference")


class Spot:
    """A value of the lesson and the part of the schema that it answers to."""

    def __init__(self, path, value, part, is_reference_here):
        self.path = path
        self.value = value
        self.part = part
        self.is_reference = is_reference_here

    @property
    def pointer(self):
        return "".join(f"/{escape(str(step))}" for step in self.path)

    @property
    def name(self):
        return self.path[-1] if self.path and isinstance(self.path[-1], str) else None


def walk(schema, value, part=None, path=()):
    """Every value of a lesson, the lesson first."""
    raw = schema if part is None else part
    part = resolve(schema, raw)
    yield Spot(path, value, part, is_reference(raw) or (path and path[-1] == "medicine" and isinstance(value, str)))
    if isinstance(value, dict):
        for name, member in value.items():
            yield from walk(schema, member, part["properties"][name], (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            prefix = part.get("prefixItems", [])
            yield from walk(schema, item, prefix[index] if index < len(prefix) else part["items"], (*path, index))


def changed(lesson, path, change):
    """A copy of the lesson in which `change` has replaced the value at a path; it gets the container and the key."""
    lesson = copy.deepcopy(lesson)
    container = lesson
    for step in path[:-1]:
        container = container[step]
    change(container, path[-1])
    return lesson


def put(value):
    def change(container, key):
        container[key] = value

    return change


def rename(new):
    def change(container, key):
        members = [(new if name == key else name, value) for name, value in container.items()]
        container.clear()
        container.update(members)

    return change


def remove(container, key):
    del container[key]


class Mutator:
    def __init__(self, schema, lesson):
        self.schema = schema
        self.lesson = lesson
        self.spots = list(walk(schema, lesson))
        self.parents = {spot.path: spot for spot in self.spots}

    def make(self, what, lesson, code, pointer, at_name=False, **more):
        writer = Writer(lesson)
        place = None if pointer is None else (writer.names if at_name else writer.values)[pointer]
        return Mutation(f"{what} {pointer}", writer.text, code, pointer, place, **more)

    def replaced(self, what, spot, value, code, pointer=None, **more):
        lesson = changed(self.lesson, spot.path, put(value))
        return self.make(what, lesson, code, spot.pointer if pointer is None else pointer, **more)

    def is_required(self, spot):
        owner = self.parents[spot.path[:-1]]
        if owner.path[-2:-1] == ("arms",) and spot.name == "text":
            return "text" not in self.parents[spot.path[:-3]].value
        if spot.path[:1] == ("measures",) and len(spot.path) == 3 and spot.name == "text":
            return False
        return spot.name in owner.part.get("required", [])

    def members(self):
        return [spot for spot in self.spots if spot.name is not None]

    def deletions(self):
        for spot in self.members():
            owner = self.parents[spot.path[:-1]].pointer if self.is_required(spot) else None
            is_all_words = spot.pointer == "/measures/1/text"
            owner = "/measures/1/arms/0" if is_all_words else owner
            yield self.make(f"deleted {spot.pointer}", changed(self.lesson, spot.path, remove), "missing", owner)

    def types(self):
        for spot in self.spots[1:]:
            allowed = spot.part.get("type")
            allowed = allowed if isinstance(allowed, list) else [allowed]
            for name, value in OF_EACH_TYPE.items():
                if name not in allowed:
                    yield self.replaced(f"made {name}", spot, value, "type")

    def misspelt_members(self):
        for spot in self.members():
            wrong = spot.name[:-1] + "q" + spot.name[-1:]
            pointer = f"{self.parents[spot.path[:-1]].pointer}/{wrong}"
            lesson = changed(self.lesson, spot.path, rename(wrong))
            yield self.make("misspelt", lesson, "unknown-member", pointer, True, hint=f'did you mean "{spot.name}"?')

    def strange_members(self):
        for spot in self.spots:
            if isinstance(spot.value, dict):
                lesson = changed(self.lesson, (*spot.path, "x-strange/~"), put(1))
                yield self.make("added", lesson, "unknown-member", f"{spot.pointer}/x-strange~1~0", True)

    def doubled_members(self):
        for spot in self.members():
            yield self.make("doubled", changed(self.lesson, spot.path, put(Twice(spot.value))), "duplicate-member",
                            spot.pointer, True)

    def misspelt_values(self):
        for spot in self.spots:
            for value in spot.part.get("enum", []):
                wrong = value + "q"
                yield self.replaced(f"misspelt {value}", spot, wrong, "unknown-value", hint=f'did you mean "{value}"?')

    def misspelt_references(self):
        for spot in self.spots:
            if spot.is_reference:
                yield self.replaced("misspelt", spot, spot.value + "q", "unknown-reference",
                                    hint=f'did you mean "{spot.value}"?')
                yield self.replaced("led nowhere", spot, "0", "unknown-reference")

    def bad_ids(self):
        for spot in self.spots:
            if spot.name == "id":
                for wrong in ("", "Key", "1key", "-key", "key!", "schlüssel", "key key", "k" * 65):
                    yield self.replaced(f"spoilt as {wrong}", spot, wrong, "bad-id")

    def doubled_ids(self):
        for spot in self.spots:
            if isinstance(spot.value, list) and isinstance(spot.value[0], dict) and "id" in spot.value[0]:
                lesson = changed(self.lesson, spot.path, put([*spot.value, copy.deepcopy(spot.value[0])]))
                yield self.make("doubled", lesson, "duplicate-id", f"{spot.pointer}/{len(spot.value)}/id", others=True)
        for path in (("diagram", "nodes", 0, "id"), ("diagram", "edges", 0, "id")):
            pointer = "/" + "/".join(map(str, path))
            yield self.make("shared", changed(self.lesson, path, put("door")), "duplicate-id", pointer)

    def bad_dates(self):
        for spot in self.spots:
            if "YYYY-MM-DD" in spot.part.get("description", "") and spot.part.get("pattern"):
                for wrong in ("", "2026-1-31", "31.01.2026", "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01",
                              "2026-00-10", "2026-01-00", "0000-01-01", "2026-01-31 ", "2026/01/31", "２026-01-31"):
                    yield self.replaced(f"spoilt as {wrong}", spot, wrong, "bad-date")

    def bad_languages(self):
        spot = next(spot for spot in self.spots if spot.path == ("language",))
        for wrong in ("", "e", "english language", "en_GB", "en-", "-en", "en--GB", "en-x", "en-a", "a-b", "e" * 9,
                      "en" + "-abcde" * 11):
            yield self.replaced(f"spoilt as {wrong}", spot, wrong, "unknown-value")

    def texts(self):
        for spot in self.spots:
            if not isinstance(spot.value, str) or "maxLength" not in spot.part:
                continue
            limit = spot.part["maxLength"]
            long_text = "w " * (limit // 2)
            yield self.replaced("lengthened", spot, long_text + "w", "string-too-long")
            longest = changed(self.lesson, spot.path, put(long_text))
            yield self.make(f"filled {spot.pointer}", longest, "string-too-long", None)
            if "minLength" in spot.part or (self.is_required(spot) if spot.name == "text" else False):
                yield self.replaced("emptied", spot, "", "missing")
            if "translatable" in resolve_description(self.schema, spot):
                for wrong in ("See [it](term:nothing).", "See [it](part:nothing).", "See [it](url:door).", "\\w",
                              "a\x07b"):
                    yield self.replaced(f"spoilt as {wrong!r}", spot, wrong, "bad-markup")

    def no_texts(self):
        """Escapes that the grammar of JSON allows and that are no text, in front of every string."""
        for spot in self.spots:
            for wrong in ("\\u0000", "\\ud83d") if isinstance(spot.value, str) else ():
                raw = Raw(f'"{wrong}{json.dumps(spot.value, ensure_ascii=False)[1:]}')
                mutation = self.replaced(f"put {wrong} into", spot, raw, "bad-markup", others=spot.name == "id")
                mutation.place = (mutation.place[0], mutation.place[1] + 1)
                yield mutation

    def numbers(self):
        for spot in self.spots:
            if not isinstance(spot.value, (int, float)) or isinstance(spot.value, bool):
                continue
            yield self.replaced("made infinite", spot, Raw("1e400"), "number-range", others=True)
            yield self.replaced("made unsafe", spot, Raw("9007199254740993"), "number-range", others=True)
            if "exclusiveMinimum" in spot.part:
                owner = self.parents[spot.path[:-1]].pointer
                for wrong in (0, -1):
                    yield self.replaced(f"made {wrong}", spot, wrong, "number-range", owner)
            elif "minimum" in spot.part:
                yield self.replaced("made small", spot, -1000001, "number-range")
            if "maximum" in spot.part:
                yield self.replaced("made large", spot, 1000001, "number-range")

    def lists(self):
        for spot in self.spots:
            if not isinstance(spot.value, list):
                continue
            if "prefixItems" in spot.part:
                yield self.replaced("shortened", spot, spot.value[:-1], "type")
                yield self.replaced("lengthened", spot, [*spot.value, 1], "type")
            elif spot.name == "choices":
                wrong = {"text": "No"}
                yield self.replaced("shortened", spot, spot.value[:1], "limit")
                yield self.replaced("lengthened", spot, spot.value + [wrong] * 4, "limit")
                yield self.replaced("none right", spot, [wrong, wrong], "quiz-answer")
                yield self.replaced("two right", spot, [spot.value[0]] * 2, "quiz-answer")
            elif "minItems" in spot.part:
                code = "no-source" if spot.name == "sources" else "missing"
                yield self.replaced("emptied", spot, [], code, others=True)

    def formats(self):
        for wrong in (0, 2, 1.5, -1, 100):
            yield self.make(f"made {wrong}", {**self.lesson, "format": wrong}, "unsupported-format", "/format")

    def all(self):
        for kind in (self.deletions, self.types, self.misspelt_members, self.strange_members, self.doubled_members,
                     self.misspelt_values, self.misspelt_references, self.bad_ids, self.doubled_ids, self.bad_dates,
                     self.bad_languages, self.texts, self.no_texts, self.numbers, self.lists, self.formats):
            yield from kind()

    def cuts(self):
        """The lesson cut off at places of a seeded choice: the text, and the line and column where it ends."""
        text = Writer(self.lesson).text
        for length in sorted(random.Random(SEED).sample(range(1, len(text)), N_CUTS)):
            head = text[:length]
            yield head, (head.count("\n") + 1, len(head) - head.rfind("\n"))


def resolve_description(schema, spot):
    """What the definition behind a member says of it; the member's own description stands before that."""
    part = spot.part
    for name in ("label", "requiredLabel", "text", "requiredText"):
        definition = schema["$defs"][name]
        keys = ("minLength", "maxLength")
        if all(part.get(key) == definition.get(key) for key in keys) and spot.name in TRANSLATABLE:
            return definition["description"]
    return ""


# The members that the format marks as translatable; `title` of a source is not one of them.
TRANSLATABLE = {
    "subtitle", "purpose", "audience", "main_message", "text", "policy", "funding", "term", "definition", "caption",
    "how_to_read", "label", "plain", "clinical", "class", "population", "period", "notes", "question", "why",
}
