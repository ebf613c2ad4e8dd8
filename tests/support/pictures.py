# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for lessons: good ones, and those that were made to do harm. All are made here, byte by byte."""

import base64
import struct
import subprocess
import zlib

COLOR = (0xD0, 0x20, 0x90)  # of everything good
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
       "%s</svg>")


def svg(inside):
    return (SVG % inside).encode()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width, height, data, depth=8, kind=2, extra=b"", interlaced=0):
    """A PNG with that header and those packed rows, whether they belong together or not."""
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png(width=64, height=48, color=COLOR):
    """A good one, of one colour."""
    row = b"\0" + bytes(color) * width
    return png_of(width, height, zlib.compress(row * height))


def count_color(path):
    """How many pixels of a picture have the colour of the good ones."""
    data = subprocess.run(["convert", str(path), "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
    return sum(data[i : i + 3] == bytes(COLOR) for i in range(0, len(data), 3))


def large_png():
    """As many pixels as are allowed; packed it is small."""
    pack = zlib.compressobj(9)
    row = b"\0" + b"\x20\xa0\x40" * 4096
    return png_of(4096, 4096, b"".join([*(pack.compress(row) for _ in range(4096)), pack.flush()]))


def heavy_png():
    """As many pixels as are allowed, with transparency, interlaced and 16 bits deep: the most memory."""
    pack = zlib.compressobj(1)
    row = b"\0" + b"\x20" * 8 * 4096
    passes = [(8, 8), (8, 8), (4, 8), (4, 4), (2, 4), (2, 2), (1, 2)]
    data = []
    for columns, rows in passes:
        part = row[: 1 + 8 * (4096 // columns)]
        data += [pack.compress(part) for _ in range(4096 // rows)]
    return png_of(4096, 4096, b"".join([*data, pack.flush()]), depth=16, kind=6, interlaced=1)


def wrong_checksum_png():
    """As it comes from a bad disk: one bit of its rows is another."""
    data = bytearray(png())
    data[data.index(b"IDAT") + 12] ^= 1
    return bytes(data)


def rowless_png():
    """A header and an end, and nothing between them."""
    return png().replace(chunk(b"IDAT", zlib.compress((b"\0" + bytes(COLOR) * 64) * 48)), b"")


def huge_png():
    return png_of(30000, 30000, zlib.compress(b"\0" * 1000))


def unpacking_png():
    """Some kilobytes of packed zeros that become a gigabyte, for a picture of one pixel."""
    pack = zlib.compressobj(9)
    block = b"\0" * (1 << 20)
    return png_of(1, 1, b"".join([*(pack.compress(block) for _ in range(1024)), pack.flush()]))


def text_bomb_png():
    """A compressed comment and a colour profile of 256 MiB."""
    pack = zlib.compressobj(9)
    block = b"a" * (1 << 20)
    bomb = b"".join([*(pack.compress(block) for _ in range(256)), pack.flush()])
    extra = chunk(b"iCCP", b"profile\0\0" + bomb) + chunk(b"zTXt", b"Comment\0\0" + bomb)
    return png_of(8, 8, zlib.compress((b"\0" + b"\xff\0\0" * 8) * 8), extra=extra)


def truncated_png():
    return png(200, 200)[:-40]


def nested_use(levels=40):
    """Each level shows the one below twice: a million million squares."""
    parts = ['<g id="g0"><rect width="9" height="9"/></g>']
    parts += [f'<g id="g{i}"><use href="#g{i - 1}"/><use href="#g{i - 1}" x="1"/></g>' for i in range(1, levels)]
    return svg(f'<defs>{"".join(parts)}</defs><use href="#g{levels - 1}"/>')


def nested_pattern(levels=14):
    """Each pattern is filled with the one below."""
    parts = ['<pattern id="p0" width="0.05" height="0.05"><rect width="1" height="1"/></pattern>']
    parts += [f'<pattern id="p{i}" width="0.05" height="0.05">'
              f'<rect width="100" height="100" fill="url(#p{i - 1})"/></pattern>'
              for i in range(1, levels)]
    return svg(f'<defs>{"".join(parts)}</defs><rect width="100" height="100" fill="url(#p{levels - 1})"/>')


def nested_opacity(levels=250):
    """Each level is drawn into a surface of its own before it is blended."""
    return svg('<g opacity="0.99">' * levels + '<rect width="100" height="100"/>' + "</g>" * levels)


def huge_filter():
    """Blurs and noise as wide as numbers go, one on top of the other."""
    steps = '<feTurbulence baseFrequency="0.9" numOctaves="100000"/><feGaussianBlur stdDeviation="99999"/>' \
            '<feMorphology operator="dilate" radius="9999"/>' * 60
    return svg(f'<filter id="f" x="-9999" y="-9999" width="99999" height="99999">{steps}</filter>'
               '<rect width="100" height="100" filter="url(#f)"/>')


def many_filters():
    """One small filter, thirty thousand times."""
    rects = '<rect width="99" height="99" filter="url(#f)"/>' * 20000
    return svg(f'<filter id="f"><feGaussianBlur stdDeviation="40"/></filter>{rects}')


def deep_groups():
    return svg("<g>" * 100000 + "</g>" * 100000)


def large_size():
    """A drawing that says that it is a million million pixels wide."""
    return b'<svg xmlns="http://www.w3.org/2000/svg" width="1e12" height="1e12"><rect width="1e12" height="1e12"/></svg>'


def entities():
    """A billion laughs."""
    declared = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return (f'<!DOCTYPE svg [<!ENTITY l0 "ha">{declared}]>'
            '<svg xmlns="http://www.w3.org/2000/svg"><text>&l9;</text></svg>').encode()


def embedded(mime="image/png", data=None):
    """A drawing that carries a photograph in itself."""
    packed = base64.b64encode(data or png()).decode()
    return svg(f'<image width="100" height="100" xlink:href="data:{mime};base64,{packed}"/>')


GOOD_SVG = svg('<rect width="100" height="100" fill="#d02090"/>')

# Everything that reaches out of the drawing, and what the finding repeats of it.
REFERENCES = {
    "image": (svg('<image width="9" height="9" href="http://example.org/a.png"/>'), "http://example.org/a.png"),
    "image-file": (svg('<image width="9" height="9" xlink:href="file:///etc/passwd"/>'), "file:///etc/passwd"),
    "image-path": (svg('<image width="9" height="9" href="other.png"/>'), "other.png"),
    "encoded": (svg('<image width="9" height="9" href="&#104;ttp://example.org/"/>'), "http://example.org/"),
    "use": (svg('<use href="other.svg#part"/>'), "other.svg#part"),
    "fill": (svg('<rect width="9" height="9" fill="url(http://example.org/#p)"/>'), "http://example.org/#p"),
    "style": (svg('<style>@font-face { src: url("http://example.org/f.woff") }</style>'), "http://example.org/f.woff"),
    "import": (svg('<style><![CDATA[ @import "http://example.org/x.css"; ]]></style>'), "@import"),
    "stylesheet": (b'<?xml-stylesheet href="http://example.org/x.css"?>' + GOOD_SVG, "<?xml-stylesheet"),
    "feimage": (svg('<filter id="f"><feImage href="http://example.org/a"/></filter>'), "http://example.org/a"),
    "include": (svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
                "/etc/passwd"),
    "escaped-import": (svg(r"<style>@\69mport 'http://example.org/x.css';</style>"), "@import"),
    "escaped-url": (svg(r'<rect width="9" height="9" fill="\75 r\00006C(http://example.org/f)"/>'),
                    "http://example.org/f"),
    "data-svg": (embedded("image/svg+xml", GOOD_SVG), "data:image/svg+xml"),
}

# Hostile files: the end of the name, the bytes, and a piece of the finding.
BOMBS = {
    "nested-use": (".svg", nested_use, "expected "),
    "nested-opacity": (".svg", nested_opacity, "with 90 MiB of memory"),
    "huge-filter": (".svg", huge_filter, "expected "),
    "many-filters": (".svg", many_filters, "expected "),
    "deep-groups": (".svg", deep_groups, "expected "),
    "entities": (".svg", entities, "declares no entities"),
    "embedded-huge": (".svg", lambda: embedded(data=huge_png()), "expected "),
    "huge": (".png", huge_png, "expected a picture of at most 4096 × 4096 pixels, found 30000 × 30000"),
    "truncated": (".png", truncated_png, "it ends too early"),
    "wrong-checksum": (".png", wrong_checksum_png, "found one that cannot: a part of it is damaged"),
    "no-rows": (".png", rowless_png, "found one that cannot: a part of it is damaged"),
    "unknown-depth": (".png", lambda: png_of(8, 8, zlib.compress(b"\0" * 200), depth=3),
                      "found one that cannot: a part of it is damaged"),
    "no-palette": (".png", lambda: png_of(8, 8, zlib.compress(b"\0" * 72), kind=3),
                   "found one that cannot: a part of it is damaged"),
    "truncated-svg": (".svg", lambda: GOOD_SVG[:-8], "expected an SVG picture that can be drawn"),
    "empty": (".svg", lambda: b"", "the file is empty"),
    "empty-png": (".png", lambda: b"", "expected a PNG picture, found something else"),
    "other-format": (".png", lambda: GOOD_SVG, "expected a PNG picture, found something else"),
    "html": (".svg", lambda: b"<html/>", "expected an SVG picture, found something else"),
    "utf-16": (".svg", lambda: GOOD_SVG.decode().encode("utf-16"), "in UTF-8"),
    "latin-2": (".svg", lambda: b'<?xml version="1.0" encoding="ISO-8859-2"?>' + GOOD_SVG, "in UTF-8"),
}
