# SPDX-License-Identifier: GPL-3.0-or-later
"""Single-file lessons: hostile ones are refused for what they are, honest ones of every maker open."""

import contextlib
import io
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
SMALL = (ROOT / "tests" / "unit" / "small-lesson.json").read_bytes()
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from tool import IS_SANITIZED, TOOL, equal, run  # noqa: E402
from zips import (  # noqa: E402
    DEVICE, ENCRYPTED, FILE, FOLDER, LENGTH_AT_END, SYMBOLIC_LINK, Member, build, deflate,
    deflate_zeros, write_end, write_large_end,
)

MIB = 1024 * 1024


@contextlib.contextmanager
def written(archive, name="x.moa"):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_bytes(archive)
        yield folder


def check(archive, *arguments, name="x.moa"):
    with written(archive, name) as folder:
        return run("check", *arguments, name, cwd=folder)


def refused(archive, message, code="archive", file="x.moa", status=1):
    """One finding and no other, word for word."""
    result = check(archive)
    equal((result.stdout, result.returncode), (f"{file}: error: {message} [{code}]\n", status))


def refused_member(member, message):
    """Refused wherever the member stands."""
    lesson = Member("bundle.json", SMALL)
    for members in ([lesson, member], [member, lesson]):
        refused(build(*members), f'the member "{member.name.decode(errors="replace")}": {message}')


def opens(archive, **options):
    result = check(archive, **options)
    equal((result.stdout, result.returncode), ("", 0))


LESSON = Member("bundle.json", SMALL)


# What opens


def test_lesson_opens_stored_and_deflated():
    opens(build(LESSON))
    opens(build(Member("bundle.json", SMALL, stored=True)))
    opens(build(Member("images/", mode=FOLDER, stored=True), Member("bundle.json", SMALL, mode=FILE)))


def test_lesson_of_python_opens():
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            archive.writestr("bundle.json", SMALL)
            archive.writestr("images/läber.txt", b"")
            archive.comment = b"a comment"
        opens(file.getvalue())


def test_lesson_of_a_pipe_opens():
    """Who writes to a pipe puts sizes and checksums after the bytes, and their 64-bit field before."""
    class Pipe(io.RawIOBase):
        def __init__(self):
            self.data = b""

        def writable(self):
            return True

        def write(self, data):
            self.data += bytes(data)
            return len(data)

    for is_large in (False, True):
        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive, \
                archive.open("bundle.json", "w", force_zip64=is_large) as member:
            member.write(SMALL)
        opens(pipe.data)


def test_large_archive_record_is_read():
    body = LESSON.write_local() + LESSON.packed
    directory = LESSON.write_entry(0)
    at = len(body) + len(directory)
    opens(body + directory + write_large_end(1, len(directory), len(body), at))
    agreeing = write_large_end(1, len(directory), len(body), at)[:-22] + write_end(1, len(directory), len(body))
    opens(body + directory + agreeing)
    other = write_large_end(1, len(directory), len(body), at)[:-22] + write_end(2, len(directory), len(body))
    refused(body + directory + other,
            "expected the two records that end the ZIP archive to agree, found different ones")


def test_only_folder_of_an_archive_is_its_root():
    inner = Member("small/bundle.json", SMALL)
    opens(build(inner))
    opens(build(Member("small/", stored=True), inner, Member("__MACOSX/small/._bundle.json"), Member(".DS_Store")))
    opens(build(Member("./"), Member("./bundle.json", SMALL)))
    for members, found in (([inner, Member("zoo/bundle.json", SMALL)], "small/bundle.json"),
                           ([inner, Member("readme.txt", b"")], "small/bundle.json"),
                           ([Member("a/b/bundle.json", SMALL)], "a/b/bundle.json")):
        refused(build(*members),
                f'expected a file at the top of the archive or in its only folder, found "{found}"', "unreadable",
                "x.moa/bundle.json", 2)


def test_zeros_after_an_archive_are_padding():
    """libarchive fills the last block that it writes to a pipe."""
    opens(build(LESSON) + bytes(10240))
    opens(build(LESSON, comment=b"a comment") + bytes(1))


def test_archive_is_known_by_its_first_bytes():
    opens(build(LESSON), name="lesson.zip")


def test_finding_names_the_lesson_in_the_archive():
    result = check(build(Member("bundle.json", SMALL.replace(b'"format": 1', b'"format": 9'))))
    assert result.stdout.startswith("x.moa/bundle.json:"), result.stdout
    assert "[unsupported-format]" in result.stdout
    refused(build(), "expected a readable file, found none", "unreadable", "x.moa/bundle.json", 2)
    refused(build(Member("bundle.json/x", SMALL)), "expected a readable file, found a folder", "unreadable",
            "x.moa/bundle.json", 2)


def with_picture(path):
    lesson = json.loads(SMALL)
    node = lesson["diagram"]["nodes"][0]
    node.pop("symbol", None)
    node["image"] = path
    return Member("bundle.json", json.dumps(lesson).encode())


def test_picture_is_found_by_the_rules_of_a_folder():
    lock = Member("images/lock.svg", (ROOT / "tests/data/bundles/picture-good/images/lock.svg").read_bytes())
    for path in ("images/lock.svg", "images/./lock.svg", "./images//lock.svg"):
        equal(check(build(with_picture(path), lock)).stdout, "")
    for path, code in (("images/look.svg", "picture"), ("../images/lock.svg", "outside-bundle"),
                       ("/images/lock.svg", "outside-bundle"), ("images", "picture")):
        found = json.loads(check(build(with_picture(path), lock), "--format=json").stdout)
        equal([finding["code"] for finding in found], [code])


def test_installed_archive_is_found_by_its_id():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder) / "moa" / "bundles"
        place.mkdir(parents=True)
        (place / "small.moa").write_bytes(build(LESSON))
        os.environ["XDG_DATA_HOME"] = folder
        try:
            equal(run("check", "small").returncode, 0)
        finally:
            del os.environ["XDG_DATA_HOME"]


# What is no archive


def test_what_is_no_archive_is_refused():
    refused(b"", "expected a ZIP archive, found an empty file")
    refused(b"{}", "expected a ZIP archive, found another kind of file")
    refused(b"Rar!\x1a\x07\x01\x00" * 100, "expected a ZIP archive, found another kind of file")


def test_truncated_archive_is_refused():
    whole = build(LESSON, Member("images/a.svg", b"<svg/>"))
    message = "expected a whole ZIP archive, found one that is cut off or goes on after its end"
    refused(whole + b"more", message)
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{length:05}.moa" for length in range(4, len(whole))]
        for name in names:
            (pathlib.Path(folder) / name).write_bytes(whole[:int(name[:5])])
        result = run("check", *names, cwd=folder)
        equal(result.stdout.splitlines(), [f"{name}: error: {message} [archive]" for name in names])


def test_split_archive_is_refused():
    refused(build(LESSON, disk=1), "expected a whole ZIP archive, found a part of one that is split")


def test_archive_behind_something_else_is_refused():
    """Programs disagree on where its members are."""
    archive = build(LESSON)
    size = len(LESSON.write_entry(0))
    refused(b"#!/bin/sh\n" + archive,
            f"expected the archive's directory in the {size} bytes before its end, found something else")


# Names


def test_names_that_lead_out_are_refused():
    for name, found in {
        "../evil.svg": '".."',
        "images/../../evil.svg": '".."',
        "images/..": '".."',
        "/etc/passwd": "an absolute path",
        "images\\evil.svg": "a backslash",
        "..\\evil.svg": "a backslash",
        "C:/evil.svg": "a drive letter",
        "c:evil.svg": "a drive letter",
        "file:evil.svg": "a URI",
        "": "an empty name",
    }.items():
        refused_member(Member(name, b"x"), f"expected a path inside the archive, found {found}")
    refused_member(Member("./", b"", mode=FILE), "expected a file or a folder, found one that is called both")
    refused_member(Member(".", b"x"), "expected the name of a file, found none")


def test_names_that_no_program_agrees_on_are_refused():
    for name, found in ((b"images/\xe4.svg", "a name that is not UTF-8"), (b"images/a.svg\0.exe", "a NUL byte"),
                        (b"images/a\n.svg", "a control character")):
        result = check(build(LESSON, Member(name, b"x")))
        assert result.stdout.endswith(f"expected a path inside the archive, found {found} [archive]\n"), result.stdout
        equal(result.stdout.count("\n"), 1)


def test_double_names_are_refused():
    two = "expected one member of that name, found two"
    refused(build(LESSON, LESSON), f'the member "bundle.json": {two}')
    refused(build(LESSON, Member("./bundle.json", b"{}")), f'the member "bundle.json": {two}')
    refused(build(LESSON, Member("images/"), Member("images/")), f'the member "images": {two}')
    refused(build(LESSON, Member("images"), Member("images/")), f'the member "images": {two}')


def test_name_of_a_file_and_a_folder_is_refused():
    both = "expected a file or a folder of that name, found both"
    refused(build(LESSON, Member("images", b"x"), Member("images/a.svg", b"x")), f'the member "images": {both}')
    refused(build(LESSON, Member("a/b/c"), Member("a-b"), Member("a/b"), Member("a.b")), f'the member "a/b": {both}')


# Kinds


def test_links_and_devices_are_refused():
    expected = "expected a file or a folder, found"
    refused_member(Member("link", b"/etc/passwd", mode=SYMBOLIC_LINK), f"{expected} a symbolic link")
    refused_member(Member("tty", mode=DEVICE), f"{expected} a device, a pipe or a socket")
    refused_member(Member("pipe", mode=0o010666), f"{expected} a device, a pipe or a socket")
    refused_member(Member("images/", mode=FILE), f"{expected} one that is called both")
    refused_member(Member("images", mode=FOLDER), f"{expected} one that is called both")
    unix = struct.pack("<HHIIHH", 0x000D, 12 + 11, 0, 0, 0, 0) + b"bundle.json"
    refused_member(Member("hard", extra=unix), f"{expected} a link")
    asi = struct.pack("<HHIHIHH", 0x756E, 14 + 11, 0, SYMBOLIC_LINK, 11, 0, 0) + b"bundle.json"
    refused_member(Member("soft", extra=asi), f"{expected} a link")
    asi = struct.pack("<HHIHIHH", 0x756E, 14, 0, DEVICE, 0, 0, 0)
    refused_member(Member("device", extra=asi), f"{expected} a device, a pipe or a socket")


def test_folder_with_bytes_is_refused():
    refused_member(Member("images/", b"x"), "expected a folder without bytes, found 1")


def test_encrypted_member_is_refused():
    message = "expected a member without a password, found an encrypted one"
    refused_member(Member("a.svg", b"x", flags=ENCRYPTED), message)
    refused_member(Member("a.svg", b"x", flags=0x2041), message)
    refused_member(Member("a.svg", b"x", entry={"method": 99}, local={"method": 99}), message)
    refused_member(Member("a.svg", b"x", local={"flags": ENCRYPTED}), message)


def test_unknown_method_is_refused():
    for method in (1, 6, 9, 12, 14, 93, 95, 98, 0xFFFF):
        facts = {"method": method}
        refused_member(Member("a.svg", b"x", entry=facts, local=facts),
                       f"expected a member that is stored or deflated, found compression method {method}")


# Two truths


def test_directory_that_disagrees_with_headers_is_refused():
    others = "expected the method, the sizes and the checksum that the archive's directory gives it, found others"
    for facts in ({"method": 0}, {"checksum": 1}, {"packed": 2}, {"unpacked": 2}, {"checksum": 0}, {"packed": 0},
                  {"unpacked": 0xFFFFFFFF}, {"flags": LENGTH_AT_END, "checksum": 1}):
        refused_member(Member("a.svg", b"some text", local=facts), others)
    name = "expected the name that the archive's directory gives it, found another"
    for other in (b"b.svg", b"../../a.svg", b""):
        refused_member(Member("a.svg", b"x", local={"name": other}), name)
    refused(build(Member("a.svg", b"x"), Member("bundle.json", SMALL, entry={"start": 1})),
            'the member "bundle.json": expected it where the archive\'s directory says, found none')
    refused(build(Member("bundle.json", SMALL, entry={"start": 0x7FFFFFFF})),
            'the member "bundle.json": expected it where the archive\'s directory says, found none')


def test_directory_that_lies_about_itself_is_refused():
    length = len(LESSON.write_entry(0))
    refused(build(LESSON, LESSON, n_members=1), "expected 1 members in the archive's directory, found more")
    refused(build(LESSON, n_members=2), "expected one more member in the archive's directory, found none")
    refused(build(LESSON, size=length - 1),
            f"expected the archive's directory in the {length - 1} bytes before its end, found something else")
    refused(build(LESSON, size=0, offset=0xFFFFFFF0),
            "expected the archive's directory in the 0 bytes before its end, found something else")
    goes_on = build(Member("bundle.json", SMALL)).replace(
        LESSON.write_entry(0), LESSON.write_entry(0)[:30] + b"\xff\xff" + LESSON.write_entry(0)[32:])
    refused(goes_on, "expected a member's whole entry in the archive's directory, found one that goes on after its end")


def test_members_that_share_bytes_are_refused():
    body = LESSON.write_local() + LESSON.packed
    again = Member("bundle.json", SMALL, local={"name": b"bundle.json"})
    directory = LESSON.write_entry(0) + again.write_entry(0)
    refused(body + directory + write_end(2, len(directory), len(body)),
            'the member "bundle.json": expected bytes of its own, found those of another member')
    # Nested: the outer member's stored bytes are the inner member.
    inner = Member("a.svg", b"inner", stored=True)
    inside = inner.write_local() + inner.packed
    outer = Member("b.svg", inside, stored=True)
    body = LESSON.write_local() + LESSON.packed
    start = len(body)
    body += outer.write_local() + outer.packed
    directory = LESSON.write_entry(0) + outer.write_entry(start) + inner.write_entry(len(body) - len(inside))
    refused(body + directory + write_end(3, len(directory), len(body)),
            'the member "a.svg": expected bytes of its own, found those of another member')


def test_bytes_that_reach_into_the_directory_are_refused():
    facts = {"packed": len(LESSON.packed) + 1}
    refused(build(Member("bundle.json", SMALL, entry=facts, local=facts)),
            f'the member "bundle.json": expected {len(LESSON.packed) + 1} packed bytes, found the end of the archive')


def test_size_without_its_field_is_refused():
    refused_member(Member("a.svg", b"x", entry={"unpacked": 0xFFFFFFFF}),
                   "expected its size and its place, found none")
    extra = struct.pack("<HHI", 1, 4, 1)
    refused_member(Member("a.svg", b"x", entry={"unpacked": 0xFFFFFFFF, "extra": extra}),
                   "expected its size and its place, found none")


# Damage


def damaged(unpacked, checksum):
    return (f'the member "bundle.json": expected to unpack {unpacked} bytes with the checksum {checksum:08x}, found '
            "damaged ones")


def test_damaged_bytes_are_refused():
    packed = bytearray(LESSON.packed)
    packed[len(packed) // 2] ^= 0x10
    refused(build(Member("bundle.json", SMALL, packed=bytes(packed))), damaged(len(SMALL), zlib.crc32(SMALL)))
    stored = bytearray(SMALL)
    stored[100] ^= 1
    refused(build(Member("bundle.json", SMALL, stored=True, packed=bytes(stored))),
            damaged(len(SMALL), zlib.crc32(SMALL)))
    facts = {"checksum": zlib.crc32(SMALL) ^ 1}
    refused(build(Member("bundle.json", SMALL, entry=facts, local=facts)),
            damaged(len(SMALL), zlib.crc32(SMALL) ^ 1))
    nothing = {"checksum": 1}
    refused(build(Member("bundle.json", b"", entry=nothing, local=nothing)), damaged(0, 1))
    refused(build(Member("bundle.json", b"", stored=True, entry=nothing, local=nothing)), damaged(0, 1))


def test_damaged_translation_costs_the_translation_alone():
    facts = {"checksum": 1}
    member = Member("locale/es/LC_MESSAGES/moa-bundle-small.mo", b"x" * 100, entry=facts, local=facts)
    result = check(build(LESSON, member))
    equal(result.returncode, 0)
    assert "x.moa/locale/es/LC_MESSAGES/moa-bundle-small.mo: warning: " in result.stdout, result.stdout
    assert "found damaged ones [bad-translation]" in result.stdout


def test_member_that_unpacks_to_another_size_is_refused():
    for unpacked in (len(SMALL) - 1, len(SMALL) + 1, 0, 1):
        facts = {"unpacked": unpacked}
        refused(build(Member("bundle.json", SMALL, entry=facts, local=facts)), damaged(unpacked, zlib.crc32(SMALL)))


def test_packed_bytes_that_are_left_over_are_refused():
    packed = LESSON.packed + b"hidden"
    refused(build(Member("bundle.json", SMALL, packed=packed)), damaged(len(SMALL), zlib.crc32(SMALL)))
    for length in (0, 1, len(LESSON.packed) - 1):
        refused(build(Member("bundle.json", SMALL, packed=packed[:length])), damaged(len(SMALL), zlib.crc32(SMALL)))


# Bombs: refused fast and in little memory


def measure(archive, name="x.moa"):
    """Runs the checker in a process of its own for its peak memory in KiB; returns that, the time and the result."""
    with written(archive, name) as folder:
        before = time.monotonic()
        code = ("import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], capture_output=True); "
                "sys.stdout.buffer.write(r.stdout); "
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, r.returncode)")
        result = subprocess.run([sys.executable, "-c", code, TOOL, "check", name], cwd=folder, capture_output=True,
                                text=True, timeout=120, check=True)
        seconds = time.monotonic() - before
    *lines, last = result.stdout.splitlines()
    peak, status = map(int, last.split())
    return peak, seconds, lines, status


def refused_quickly(title, archive, message):
    idle = measure(build(LESSON))[0]
    peak, seconds, lines, status = measure(archive)
    megabytes = max(len(archive) / 1e6, 1)
    print(f"# {title}: {len(archive)} bytes, {seconds:.2f} s, {(peak - idle) / 1024:.1f} MiB above a small lesson")
    equal((lines, status), ([f"x.moa: error: {message} [archive]"], 1))
    if not IS_SANITIZED:
        assert seconds < 2 * megabytes, f"{seconds} s for {megabytes} MB"
        assert peak - idle < 80 * 1024, f"{peak - idle} KiB more than for a small lesson"


def test_ten_gigabytes_of_zeros_are_refused():
    size = 10000 * MIB
    packed = deflate_zeros(10000)
    extra = struct.pack("<HHQ", 1, 8, size)
    bomb = Member("images/zero.svg", packed=packed, entry={"unpacked": 0xFFFFFFFF, "extra": extra},
                  local={"unpacked": 0xFFFFFFFF, "extra": struct.pack("<HHQQ", 1, 16, size, len(packed))})
    refused_quickly("10 GB of zeros", build(LESSON, bomb),
                    f'the member "images/zero.svg": expected at most {256 * MIB} bytes unpacked, found {size}')


def test_bomb_that_lies_about_its_size_is_refused():
    """It says as much as 100 : 1 allows of the lesson, and goes on to 10 GB."""
    facts = {"unpacked": 64 * MIB}
    bomb = Member("bundle.json", packed=deflate_zeros(10000), entry=facts, local=facts)
    refused_quickly("10 GB that say 64 MiB", build(bomb),
                    f'the member "bundle.json": expected to unpack {64 * MIB} bytes, found more')


def test_ratio_over_100_is_refused_above_1_mib():
    data = bytes(2 * MIB)
    packed = len(deflate(data))
    refused_quickly("2 MiB of zeros", build(LESSON, Member("images/zero.svg", data)),
                    f'the member "images/zero.svg": expected at most 100 bytes unpacked for each packed one, found '
                    f"{len(data)} from {packed}")
    opens(build(LESSON, Member("images/zero.svg", bytes(MIB))))
    facts = {"unpacked": 2 * MIB}
    exact = Member("images/zero.svg", packed=bytes(2 * MIB // 100 + 1), entry=facts, local=facts)
    opens(build(LESSON, exact))


def test_sum_of_all_members_is_limited():
    packed = bytes(200 * 1024)
    facts = {"unpacked": 16 * MIB, "packed": len(packed)}
    members = [Member(f"images/{i}.svg", packed=packed, entry=facts, local=facts) for i in range(17)]
    opens(build(*members[:15], LESSON))
    refused_quickly("272 MiB in all", build(LESSON, *members),
                    f"expected at most {256 * MIB} bytes unpacked in all, found more")


def test_number_of_members_is_limited():
    members = [Member(f"images/{i}.svg", stored=True) for i in range(9999)]
    began = time.monotonic()
    opens(build(LESSON, *members))
    print(f"# 10,000 members: {time.monotonic() - began:.2f} s")
    refused(build(LESSON, *members, Member("one-more")), "expected at most 10000 members, found 10001")


def test_a_million_members_are_refused():
    member = Member("images/0.svg", stored=True)
    local = member.write_local() * 1000000
    directory = member.write_entry(0) * 1000000
    end = write_large_end(1000000, len(directory), len(local), len(local) + len(directory))
    refused_quickly("a million members", local + directory + end, "expected at most 10000 members, found 1000000")
    few = write_end(5, len(directory), len(local))
    refused_quickly("a million members that say five", local + directory + few,
                    f"expected a directory of at most {16 * MIB} bytes in the archive, found {len(directory)}")


def test_packed_bytes_are_limited():
    size = 4 * 1024 * MIB
    extra = struct.pack("<HHQ", 1, 8, size)
    refused_member(Member("a.svg", b"x", entry={"packed": 0xFFFFFFFF, "extra": extra}),
                   f"expected at most {256 * MIB} packed bytes, found {size}")


def test_directory_of_long_names_is_refused():
    names = [Member(b"a/" * 32000 + b"%d" % i, stored=True) for i in range(300)]
    size = sum(len(member.write_entry(0)) for member in names)
    refused_quickly("300 names of 64 kB", build(LESSON, *names),
                    f"expected a directory of at most {16 * MIB} bytes in the archive, found "
                    f"{size + len(LESSON.write_entry(0))}")
    opens(build(LESSON, *names[:200]))


def test_archive_of_archives_is_never_unpacked():
    inner = build(Member("zero", bytes(MIB)))
    for _ in range(4):
        inner = build(*(Member(f"lib{i}.zip", inner) for i in range(16)))
    result = check(inner)
    equal((result.returncode, result.stdout),
          (2, "x.moa/bundle.json: error: expected a readable file, found none [unreadable]\n"))


def test_lesson_over_64_mib_is_too_large():
    facts = {"unpacked": 64 * MIB + 1}
    refused(build(Member("bundle.json", packed=bytes(MIB), entry=facts, local=facts)),
            f"expected at most {64 * MIB} bytes, found {64 * MIB + 1}", "too-large", "x.moa/bundle.json")


def test_nothing_is_written():
    with written(build(LESSON, Member("images/a.svg", b"<svg/>"))) as folder:
        run("check", "x.moa", cwd=folder)
        run("coverage", "x.moa", cwd=folder)
        equal(os.listdir(folder), ["x.moa"])


def test_any_damage_is_a_finding():
    """Each byte of headers and directory is changed in turn: the checker ends, and never by a signal."""
    lesson = Member("bundle.json", SMALL, extra=struct.pack("<HHI", 0x5455, 4, 1))
    archive = build(lesson, Member("images/a.svg", b"<svg/>"))
    places = [i for i in range(41)] + list(range(len(archive) - 230, len(archive), 3))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i in places:
            for change in (0xFF, 0x01):
                damaged = bytearray(archive)
                damaged[i] ^= change
                paths.append(f"{i}-{change}.moa")
                (pathlib.Path(folder) / paths[-1]).write_bytes(damaged)
        result = run("check", *paths, cwd=folder)
        assert result.returncode in (1, 2), result
        assert f"{len(paths)} lessons checked" in result.stderr


if __name__ == "__main__":
    tap.run(globals())
