#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moa beside other viewers of pathways on the same machine in the same run, with the lessons of the other benchmarks.

    BENCH_PEERS=FOLDER bench-peers.py BENCH_WRITE MOA [NODES…]

In FOLDER `npm install cytoscape @wikipathways/pvjs` has been run; the peers are shown by the Chromium that the system
has. Neither is installed by Moa's build, and what is not there is left out. BENCH_PICTURES=FOLDER keeps a picture of each.

Every program is measured from outside and in the same way: when pixels of the display change, with pointer and wheel
events that X makes, for five seconds each. A peer's picture is as large as Moa's diagram; all begin with everything in
view, three notches of the wheel nearer.

open         from the program's start to its picture, s: Moa's last change of the display before it rests, or when a peer's
             page says that it has drawn; `empty` is the browser with nothing to show
pan, wheel   between two frames: median / 95th percentile / longest, ms
pan-cpu      of all the program's processes, ms per frame
memory       of all the program's processes (PSS), MiB, at the end
"""

import contextlib
import functools
import http.server
import json
import math
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "peers"))
import display as screen  # noqa: E402

HERE = pathlib.Path(__file__).parent / "peers"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--test-type", "--disable-extensions", "--window-position=0,0",
            "--window-size=1280,800", "--disable-features=Translate"]
WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
SCRIPTS = {"cytoscape.js": "cytoscape/dist/cytoscape.min.js", "pvjs.js": "@wikipathways/pvjs/dist/pvjs.vanilla.js"}
PEERS = {"cytoscape": "cytoscape.js", "cytoscape-tuned": "cytoscape.js", "cytoscape-webgl": "cytoscape.js",
         "pvjs": "pvjs.js"}
# The bundle of pvjs 5.0.0 calls a module where it means that module's default export, and draws nothing.
REPAIR = ("n=r(28),a=r(361)", "n=r(28),a=(m=>m.default||m)(r(361))")
SECONDS = 5
STEP = 0.008  # s between two events of a pointer that is moved by hand
NOTCH = 0.03  # s between two notches of a wheel
QUIET = 1.5  # s without a change: it is at rest
LONGEST = 90  # s; what takes longer to open is not measured further
TICK = os.sysconf("SC_CLK_TCK")
FIRST_PICTURE = (360, 150, 900, 500)  # where Moa's diagram is if it cannot be seen


# --- processes ---

def family(pid):
    """A process and all that came from it."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found, added = {pid}, True
    while added:
        children = {child for child, parent in parents.items() if parent in found} - found
        found |= children
        added = bool(children)
    return found


def cpu_ms(pid):
    spent = 0
    for member in family(pid):
        with contextlib.suppress(OSError):
            words = pathlib.Path(f"/proc/{member}/stat").read_text().rsplit(")", 1)[1].split()
            spent += int(words[11]) + int(words[12])
    return spent * 1000 / TICK


def memory_mib(pid):
    total = 0
    for member in family(pid):
        with contextlib.suppress(OSError):
            for line in pathlib.Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
                total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1024


@contextlib.contextmanager
def started(words, env=None):
    process = subprocess.Popen(words, env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


# --- figures ---

def share(values, part):
    return sorted(values)[int((len(values) - 1) * part)]


def write(values):
    return " / ".join(f"{value:.0f}" for value in values)


def intervals(view):
    """Between the frames of a motion, ms."""
    times = screen.frames(view.changes())
    return [b - a for a, b in zip(times, times[1:])]


def drag_in_circles(view, x, y, seconds):
    """Holds the picture and moves it about, as a hand does that looks for something."""
    view.move(x, y)
    view.press(1, True)
    begin = time.monotonic()
    while (now := time.monotonic() - begin) < seconds:
        view.move(x + 140 * math.sin(now * 2.5), y + 100 * math.sin(now * 3.5))
        time.sleep(STEP)
    view.press(1, False)


def wheel_in_and_out(view, x, y, seconds):
    view.move(x, y)
    begin, count = time.monotonic(), 0
    while time.monotonic() - begin < seconds:
        view.turn(up=count // 10 % 2 == 0)
        count += 1
        time.sleep(NOTCH)


def measure_motion(view, pid, figures, name, motion, x, y):
    view.forget()
    spent = cpu_ms(pid)
    motion(view, x, y, SECONDS)
    gaps = intervals(view)
    figures[name] = write([share(gaps, 0.5), share(gaps, 0.95), max(gaps)]) if gaps else f"> {SECONDS * 1000}"
    figures[f"{name}-cpu"] = f"{(cpu_ms(pid) - spent) / len(gaps):.1f}" if gaps else "-"


def measure(view, process, picture, figures):
    """The motions of a program that shows everything, and what it needs."""
    x, y = picture[0] + picture[2] // 2, picture[1] + picture[3] // 2
    view.move(x, y)
    for _ in range(3):
        view.turn(up=True)
        time.sleep(NOTCH)
    view.wait_for_rest(QUIET, 30)
    measure_motion(view, process.pid, figures, "pan", drag_in_circles, x, y)
    view.wait_for_rest(QUIET, 30)
    measure_motion(view, process.pid, figures, "wheel", wheel_in_and_out, x, y)
    view.wait_for_rest(QUIET, 30)
    figures["memory"] = f"{memory_mib(process.pid):.0f}"


def wait_until_open(view, figures, drawn=None):
    """Waits for the first picture; `drawn` is an event that a page sets by its request when it has drawn."""
    begin = time.monotonic()
    if drawn is None:
        seconds = view.wait_for_rest(2 * QUIET, LONGEST)
    else:
        seconds = time.monotonic() - begin if drawn.wait(LONGEST) else None
        view.wait_for_rest(QUIET, LONGEST)
    figures["open"] = f"{seconds:.2f}" if seconds is not None else f"> {LONGEST}"
    return seconds is not None


def take_picture(name):
    """Keeps what was measured, so that a person can see that it was there."""
    folder = os.environ.get("BENCH_PICTURES")
    if folder:
        subprocess.run(["import", "-silent", "-window", "root", f"{folder}/{name}.png"], check=False)


# --- programs ---

def measure_moa(view, moa, lesson):
    """Moa's figures, and where its diagram is."""
    figures, picture = {}, FIRST_PICTURE
    view.forget()
    with started([moa, lesson]) as process:
        if wait_until_open(view, figures) and lesson.name != "empty":
            for key in ("Escape", "F9"):  # the notices of a first visit, the side panel
                subprocess.run(["xdotool", "key", key], check=False)
                view.wait_for_rest(QUIET, 5)
            view.forget()
            view.move(700, 380)
            view.turn(up=True)
            view.wait_for_rest(QUIET, 10)
            picture = screen.largest(view.changes()) or picture
            view.turn(up=False)
            view.wait_for_rest(QUIET, 10)
            measure(view, process, picture, figures)
            take_picture(f"moa-{lesson.name}")
        else:
            figures["memory"] = f"{memory_mib(process.pid):.0f}"
    return figures, picture


def measure_peer(view, name, address, picture, server, picture_name=""):
    figures = {}
    server.drawn.clear()
    with tempfile.TemporaryDirectory() as profile:
        words = ["chromium", *CHROMIUM, *(WEBGL if name == "cytoscape-webgl" else []), f"--user-data-dir={profile}",
                 f"--app={address}"]
        view.forget()
        with started(words) as process:
            if wait_until_open(view, figures, server.drawn) and picture is not None:
                measure(view, process, picture, figures)
                take_picture(f"{name}-{picture_name}")
            else:
                figures["memory"] = f"{memory_mib(process.pid):.0f}"
    return figures


class Page(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/drawn":
            self.server.drawn.set()
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """A folder as a web page that only this machine sees."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Page, directory=folder))
    server.drawn = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()


def prepare(folder, modules):
    """Puts the page and what it loads into a folder; returns the peers that can be shown."""
    shutil.copy(HERE / "viewer.html", folder)
    (folder / "empty.html").write_text("<!DOCTYPE html><title>empty</title><body style='background: #f6f5f4'>"
                                       "<script>requestAnimationFrame(() => fetch('/drawn'))</script>")
    for name, path in SCRIPTS.items():
        if (modules / "node_modules" / path).exists():
            text = (modules / "node_modules" / path).read_text(encoding="utf-8")
            (folder / name).write_text(text.replace(*REPAIR), encoding="utf-8")
    found = [peer for peer, script in PEERS.items() if (folder / script).exists() and shutil.which("chromium")]
    for peer in PEERS.keys() - set(found):
        print(f"{peer} is left out: it needs chromium, and `npm install cytoscape @wikipathways/pvjs` in {modules}")
    return found


def write_lesson(bench_write, nodes, folder):
    """The lesson without the compartments that hold nothing, so that what is in view is its parts."""
    subprocess.run([bench_write, str(nodes), folder], check=True)
    path = folder / "bundle.json"
    lesson = json.loads(path.read_text(encoding="utf-8"))
    diagram = lesson["diagram"]
    if nodes < 500:
        used = {node["compartment"] for node in diagram["nodes"]}
        diagram["compartments"] = [{key: value for key, value in box.items() if key != "parent"}
                                   for box in diagram["compartments"] if box["id"] in used]
        diagram["size"] = [max(box["box"][i] + box["box"][i + 2] for box in diagram["compartments"]) + 20 for i in (0, 1)]
        path.write_text(json.dumps(lesson, ensure_ascii=False), encoding="utf-8")
    return path


def print_table(title, columns):
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    print(f"\n{title:12}" + "".join(f"{program:>20}" for program in columns))
    for name in names:
        print(f"{name:12}" + "".join(f"{figures.get(name, '-'):>20}" for figures in columns.values()), flush=True)


def main():
    bench_write, moa = (pathlib.Path(word) for word in sys.argv[1:3])
    modules = pathlib.Path(os.environ.get("BENCH_PEERS", "."))
    sizes = [int(word) for word in sys.argv[3:]] or [50, 500, 5000, 50000]
    view = screen.Display()
    print(f"load before the run: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as above:
        folder = pathlib.Path(above)
        peers = prepare(folder, modules)
        with served(folder) as server:
            address = f"http://127.0.0.1:{server.server_port}"
            print_table("empty", {"chromium": measure_peer(view, "empty", f"{address}/empty.html", None, server)})
            for nodes in sizes:
                lesson = folder / str(nodes)
                shutil.copy(write_lesson(bench_write, nodes, lesson), folder / "lesson.json")
                columns = {}
                columns["moa"], picture = measure_moa(view, moa, lesson)
                for name in peers:
                    page = f"{address}/viewer.html?viewer={name}&width={picture[2]}&height={picture[3]}"
                    columns[name] = measure_peer(view, name, page, (0, 0, picture[2], picture[3]), server, nodes)
                print_table(f"{nodes} parts", columns)


if __name__ == "__main__":
    main()
