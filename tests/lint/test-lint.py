# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can check: each test is one rule and names every place that breaks it."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ["MOA_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["MOA_BUILD_ROOT"])
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

# What each layer may include from which other layers; its own folder always.
LAYERS = {
    "decoder": ["model"],
    "model": [],
    "state": ["model"],
    "layout": ["model"],
    "paint": ["layout", "model"],
    "tool": ["paint", "layout", "model"],
    "widgets": ["paint", "state", "layout", "model"],
    "app": ["widgets", "paint", "state", "layout", "model"],
}
WITHOUT_GTK = ["decoder", "model", "state", "layout", "paint", "tool"]
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.MULTILINE)
TRANSLATES = re.compile(r'\b(?:N?C?_|g_dngettext|g_dpgettext2|NC_|N_)\s*\(')


def files(pattern, *folders):
    """Every file of the project that matches, below the given folders; build folders never."""
    found = []
    for folder in folders or ("src", "ui", "data", "tests", "po"):
        found += (ROOT / folder).rglob(pattern)
    return sorted(found)


def name(path):
    return str(path.relative_to(ROOT))


def demand(offenders):
    assert not offenders, "\n".join(offenders)


def run_tool(*command, **options):
    """Runs a checker; its output is the message when it finds something."""
    result = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert result.returncode == 0, f"{' '.join(map(str, command))}\n{result.stdout}{result.stderr}"
    return result.stdout


def test_no_include_climbs_out_of_its_folder():
    demand(
        [
            f"{name(path)}: {include}"
            for path in files("*.[ch]", "src", "tests")
            for include in INCLUDE.findall(path.read_text())
            if ".." in include
        ]
    )


def test_layers_include_only_what_stands_below_them():
    home = {path.name: path.parent.name for path in files("*.h", "src")}
    demand(
        [
            f"{name(path)}: {include} is of {home[include]}"
            for layer, allowed in LAYERS.items()
            for path in files("*.[ch]", f"src/{layer}")
            for include in INCLUDE.findall(path.read_text())
            if include in home and home[include] not in [layer, *allowed]
        ]
    )


def test_no_gtk_below_the_widgets():
    demand(
        [
            f"{name(path)}: {include}"
            for layer in WITHOUT_GTK
            for path in files("*.[ch]", f"src/{layer}")
            for include in INCLUDE.findall(path.read_text())
            if re.match(r"(gtk|gdk|gsk|adwaita)\b", include)
        ]
    )


def test_moa_tool_links_no_gtk():
    output = run_tool("ldd", BUILD / "src" / "tool" / "moa-tool")
    demand([line.strip() for line in output.splitlines() if re.search(r"libgtk|libadwaita", line)])


def test_every_source_and_test_is_named_in_a_build_file():
    offenders = []
    for path in files("*.c", "src", "tests") + files("test-*.py", "tests") + files("bench-*.py", "tests"):
        stem = path.stem.removeprefix("test-")
        build_file = path.parent / "meson.build"
        text = build_file.read_text() if build_file.exists() else ""
        if f"'{path.name}'" not in text and f"'{stem}'" not in text:
            offenders.append(f"{name(path)}: not named in {name(build_file)}")
    demand(offenders)


def manifest_files(manifest):
    return {element.text for element in ElementTree.parse(ROOT / manifest).iter("file")}


def test_every_template_is_in_the_resource_manifest():
    listed = manifest_files("ui/moa-ui.gresource.xml")
    demand([name(path) for path in files("*.ui", "ui") if path.name not in listed])


def test_every_symbol_and_style_is_in_the_resource_manifest():
    listed = manifest_files("data/moa-data.gresource.xml")
    paths = files("*.svg", "data/symbols") + files("symbols-*.css", "data/style")
    demand([name(path) for path in paths if str(path.relative_to(ROOT / "data")) not in listed])


def test_every_template_class_has_a_source():
    sources = {path.stem for path in files("*.c", "src/widgets", "src/app")}
    offenders = []
    for path in files("*.ui", "ui"):
        for element in ElementTree.parse(path).iter("template"):
            stem = re.sub(r"(?<!^)([A-Z])", r"-\1", element.get("class")).lower()
            if stem not in sources:
                offenders.append(f"{name(path)}: no {stem}.c")
            if path.stem != stem:
                offenders.append(f"{name(path)}: holds the template of {stem}")
    demand(offenders)


def test_every_file_names_its_licence():
    patterns = ["*.[ch]", "*.py", "*.sh", "*.ui", "*.xml", "*.in", "*.css", "*.svg", "*.po", "meson.build"]
    paths = [path for pattern in patterns for path in files(pattern)]
    paths += [ROOT / "meson.build", ROOT / "meson_options.txt", ROOT / "run", ROOT / ".ci" / "run"]
    paths += [ROOT / "tests" / "support" / "headless"]
    skip = ROOT / "tests" / "data"
    demand(
        [
            name(path)
            for path in paths
            if skip not in path.parents
            and "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(path.read_text().splitlines()[:4])
            and "SPDX-License-Identifier: CC0-1.0" not in path.read_text()
        ]
    )


def test_potfiles_name_every_file_with_strings():
    listed = {
        line.strip()
        for line in (ROOT / "po" / "POTFILES").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    }
    wanted = {name(path) for path in files("*.c", "src") if TRANSLATES.search(path.read_text())}
    wanted |= {name(path) for path in files("*.ui", "ui") if 'translatable="' in path.read_text()}
    wanted |= {name(path) for path in files("*.desktop.in", "data")}
    wanted |= {name(path) for path in files("*.metainfo.xml.in", "data")}
    wanted |= {name(path) for path in files("*.mime.xml.in", "data")}
    wanted |= {name(path) for path in files("*.gschema.xml", "data")}
    demand([f"missing: {path}" for path in sorted(wanted - listed)]
           + [f"without strings: {path}" for path in sorted(listed - wanted)])


def messages(text):
    """A template without what changes when nothing was said: dates and line numbers."""
    return [
        line for line in text.splitlines() if not line.startswith(('"POT-Creation-Date', "#:", "# "))
    ]


def test_interface_template_is_current():
    options = (ROOT / "po" / "xgettext-options").read_text().split("\n")
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "moa.pot")
        run_tool(
            "xgettext", *filter(None, options), "--files-from=po/POTFILES", "--sort-by-file", f"--output={output}",
            cwd=ROOT,
        )
        fresh = messages(output.read_text())
    kept = messages((ROOT / "po" / "moa.pot").read_text())
    ids = [set(line for line in lines if line.startswith(("msgid", "msgctxt", '"'))) for lines in (fresh, kept)]
    assert ids[0] == ids[1], "run `meson compile moa-pot`: " + "; ".join(sorted(ids[0] ^ ids[1])[:12])


def test_lesson_template_is_current():
    fresh = run_tool(BUILD / "src" / "tool" / "moa-tool", "pot", ROOT / "data" / "bundles" / "kynamro")
    kept = (ROOT / "po" / "kynamro" / "moa-bundle-kynamro.pot").read_text()
    assert fresh == kept, "run `meson compile kynamro-pot`"


def test_catalogues_are_sound():
    for path in files("*.po", "po"):
        run_tool("msgfmt", "--check", "--output-file=/dev/null", path)


def test_catalogues_know_every_message():
    for path in files("*.po", "po"):
        template = path.parent / ("moa.pot" if path.parent.name == "po" else "moa-bundle-kynamro.pot")
        run_tool("msgcmp", "--use-untranslated", "--use-fuzzy", path, template)


def test_desktop_file_is_valid():
    for path in BUILD.glob("data/*.desktop"):
        run_tool("desktop-file-validate", path)
    assert list(BUILD.glob("data/*.desktop")), "no desktop file was built"


def test_metainfo_is_valid():
    built = list(BUILD.glob("data/*.metainfo.xml"))
    assert built, "no metainfo file was built"
    for path in built:
        run_tool("appstreamcli", "validate", "--no-net", "--explain", path)


def test_settings_schema_is_valid():
    run_tool("glib-compile-schemas", "--strict", "--dry-run", ROOT / "data")


def test_xml_is_well_formed():
    run_tool("xmllint", "--noout", *files("*.ui"), *files("*.svg", "data"), *files("*.xml", "data", "ui"))


def test_code_follows_clang_format():
    sources = [path for path in files("*.[ch]", "src", "tests")]
    run_tool("clang-format", "--dry-run", "--Werror", *sources, cwd=ROOT)


def test_only_settings_names_a_settings_key():
    keys = [element.get("name") for path in files("*.gschema.xml", "data")
            for element in ElementTree.parse(path).iter("key")]
    offenders = []
    for path in files("*.c", "src/app", "src/widgets"):
        if path.name == "moa-settings.c":
            continue
        text = path.read_text()
        if "g_settings_" in text:
            offenders.append(f"{name(path)}: uses GSettings itself")
    assert keys, "no key in any schema"
    demand(offenders)


if __name__ == "__main__":
    tap.run(globals())
