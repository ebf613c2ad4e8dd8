# SPDX-License-Identifier: GPL-3.0-or-later
"""A good lesson with one mistake: the check finds it, by its code, at its pointer, line and column."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import lesson_checks  # noqa: E402
import lesson_mutations  # noqa: E402
import tap  # noqa: E402

SCHEMA = json.loads((lesson_checks.ROOT / "data" / "bundle.schema.json").read_text())
LESSON = json.loads((lesson_checks.BUNDLES / "complete" / "bundle.json").read_text())
MUTATOR = lesson_mutations.Mutator(SCHEMA, LESSON)


def describe_fault(mutation, found):
    same = [finding for finding in found if finding["code"] == mutation.code]
    at = [finding for finding in same if finding["pointer"] == mutation.pointer]
    if mutation.pointer is None:
        return f"expected no {mutation.code}, found {same}" if same else None
    if not at or (len(same) > 1 and not mutation.others):
        return f"expected {mutation.code} at {mutation.pointer}, found {found}"
    if not any((finding["line"], finding["column"]) == mutation.place for finding in at):
        return f"expected the place {mutation.place}, found {at}"
    if mutation.hint is not None and not any(mutation.hint in finding["message"] for finding in at):
        return f"expected {mutation.hint}, found {at}"
    return None


def demand(mutations):
    mutations = list(mutations)
    assert mutations
    faults = []
    for mutation, found in zip(mutations, lesson_checks.findings_of_texts([mutation.text for mutation in mutations])):
        fault = describe_fault(mutation, found)
        if fault is not None:
            faults.append(f"{mutation.what}: {fault}")
    assert not faults, f"{len(faults)} of {len(mutations)}:\n" + "\n".join(faults[:20])


def test_lesson_has_every_member_and_no_finding_but_a_missing_picture():
    def owners(part):
        for name, member in part.get("properties", {}).items():
            yield id(lesson_mutations.resolve(SCHEMA, part)), name, member

    seen = {(spot.part.get("title"), name) for spot in MUTATOR.spots if isinstance(spot.value, dict) for name in spot.value}
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    wanted = {(part.get("title"), name) for part in parts for _, name, _ in owners(part)}
    assert seen == wanted, seen ^ wanted
    (found,) = lesson_checks.findings_of_texts([lesson_mutations.Writer(LESSON).text])
    assert [finding["code"] for finding in found] == ["picture"], found


def test_missing_member_is_found():
    demand(MUTATOR.deletions())


def test_wrong_type_is_found():
    demand(MUTATOR.types())


def test_misspelt_member_is_found_and_the_right_one_named():
    demand(MUTATOR.misspelt_members())


def test_strange_member_is_found():
    demand(MUTATOR.strange_members())


def test_double_member_is_found():
    demand(MUTATOR.doubled_members())


def test_misspelt_value_is_found_and_the_right_one_named():
    demand(MUTATOR.misspelt_values())


def test_misspelt_reference_is_found_and_the_right_one_named():
    demand(MUTATOR.misspelt_references())


def test_bad_id_is_found():
    demand(MUTATOR.bad_ids())


def test_double_id_is_found():
    demand(MUTATOR.doubled_ids())


def test_bad_date_is_found():
    demand(MUTATOR.bad_dates())


def test_bad_language_is_found():
    demand(MUTATOR.bad_languages())


def test_bad_text_is_found():
    demand(MUTATOR.texts())


def test_escape_that_is_no_text_is_found():
    demand(MUTATOR.no_texts())


def test_number_out_of_range_is_found():
    demand(MUTATOR.numbers())


def test_list_of_a_wrong_length_is_found():
    demand(MUTATOR.lists())


def test_other_format_is_found():
    demand(MUTATOR.formats())


def test_cut_off_lesson_is_refused_where_it_ends():
    cuts = list(MUTATOR.cuts())
    for (text, end), found in zip(cuts, lesson_checks.findings_of_texts([text for text, _ in cuts])):
        assert [finding["code"] for finding in found] == ["syntax"], (text[-40:], found)
        # A word that is cut off, as "tru", is refused where it begins.
        line, column = found[0]["line"], found[0]["column"]
        is_word = text[-(end[1] - column):].isalpha() if column < end[1] else False
        assert (line, column) == end or (line == end[0] and is_word), (text[-40:], end, found)


if __name__ == "__main__":
    tap.run(globals())
