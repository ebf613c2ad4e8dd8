# SPDX-License-Identifier: GPL-3.0-or-later
"""ZIP archives built byte by byte, so that each field can say something else than the truth."""

import struct
import zlib

SYMBOLIC_LINK, DEVICE, FOLDER, FILE = 0o120777, 0o020666, 0o040755, 0o100644
UTF8, ENCRYPTED, LENGTH_AT_END = 0x800, 0x1, 0x8


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflate_zeros(mebibytes):
    """As many zeros as one likes, in the time of one MiB: a block that stands for itself is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * mebibytes + b"\x03\x00"


class Member:
    """One member. `entry` and `local` replace fields of the directory's entry and of the local header."""

    def __init__(self, name, data=b"", stored=False, mode=0, flags=0, extra=b"", entry=(), local=(), packed=None):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.data = data
        self.packed = packed if packed is not None else data if stored else deflate(data)
        self.facts = {
            "flags": flags, "method": 0 if stored else 8, "checksum": zlib.crc32(data),
            "packed": len(self.packed), "unpacked": len(data), "name": self.name, "extra": extra,
        }
        self.mode = mode
        self.entry = {**self.facts, **dict(entry)}
        self.local = {**self.facts, **dict(local)}

    def write_local(self):
        facts = self.local
        return struct.pack(
            "<IHHHHHIIIHH", 0x04034B50, 20, facts["flags"], facts["method"], 0, 33, facts["checksum"],
            facts["packed"], facts["unpacked"], len(facts["name"]), len(facts["extra"]),
        ) + facts["name"] + facts["extra"]

    def write_entry(self, start):
        facts = self.entry
        return struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 3 << 8 | 20, 20, facts["flags"], facts["method"], 0, 33,
            facts["checksum"], facts["packed"], facts["unpacked"], len(facts["name"]), len(facts["extra"]), 0, 0, 0,
            self.mode << 16, facts.get("start", start),
        ) + facts["name"] + facts["extra"]


def write_end(n_members, size, offset, comment=b"", disk=0):
    return struct.pack("<IHHHHIIH", 0x06054B50, disk, 0, n_members, n_members, size, offset, len(comment)) + comment


def write_large_end(n_members, size, offset, at):
    """The record of 64-bit values, its locator, and the older record that leaves all values out."""
    record = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, n_members, n_members, size, offset)
    return record + struct.pack("<IIQI", 0x07064B50, 0, at, 1) + write_end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)


def build(*members, **end):
    """The whole archive. `end` replaces what the record at the end says."""
    body, directory = bytearray(), bytearray()
    for member in members:
        directory += member.write_entry(len(body))
        body += member.write_local() + member.packed
    facts = {"n_members": len(members), "size": len(directory), "offset": len(body), **end}
    return bytes(body + directory) + write_end(**facts)
