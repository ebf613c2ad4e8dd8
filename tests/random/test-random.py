# SPDX-License-Identifier: GPL-3.0-or-later
"""Random keys, clicks, scrolls, drags, actions, resizes, language and style switches, medicines, playback, files and
saved lessons against the real window.

Whatever a person or a remote control does, in whatever order: the program stays, warns of nothing, answers, forgets
its messages and its memory, and what it shows is one state that is possible. It is meant for a program that was built
with sanitizers. MOA_RANDOM_EVENTS sets how many events there are, MOA_RANDOM_SEED which.
"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ["MOA_SOURCE_ROOT"], "tests", "support"))
from author import Author  # noqa: E402
from hand import PATIENCE, Hand  # noqa: E402
from portal import Portal  # noqa: E402
from program import BUILD, Program  # noqa: E402
from waiting import until  # noqa: E402
import rules  # noqa: E402
import screen  # noqa: E402
import tap  # noqa: E402

EVENTS = int(os.environ.get("MOA_RANDOM_EVENTS") or (sys.argv[1:] or ["20000"])[0])
SEED = int(os.environ.get("MOA_RANDOM_SEED", "11"))
BATCH = 40  # events between two looks at what is shown
PUT_AWAY = 5  # batches until menus and other windows are left
REST = 15  # batches until everything is brought back to where it began
GROWTH = 200  # MB that the program may take in addition to what it had at its first rest
# Faults of GTK 4.8 that no program can reach.
GTK_FAULTS = (
    # How often a widget is pressed is counted in gtkmain.c from the press of a button to its release. It goes wrong
    # where what was pressed goes before the release, as a list of GTK's own does.
    "Broken accounting of active state",
    # gdk_x11_surface_layout_popup() takes for granted that a tooltip or a menu begins on a monitor, which it does not
    # where its window reaches beyond the screen.
    # What is in it gets less than nothing then: no room, less its border.
    "gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed",
    "with width -30 and height -30",
    # A menu of GTK's own that is open while its window becomes so small that no room is left for it gets less than
    # its border, and hands that on.
    "attempt to allocate GtkPopoverContent contents",
    "attempt to allocate GtkScrolledWindow scrolledwindow",
)
ENVIRONMENT = {
    "GDK_DEBUG": "gl-disable,portals",
    # GTK keeps memory until the end, so leaks are none; what was freed is kept for less, to see growth.
    "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0:quarantine_size_mb=24:handle_abort=1"
                    ":handle_sigtrap=1",
    "G_DEBUG": os.environ.get("MOA_RANDOM_G_DEBUG"),  # "fatal-criticals" shows the stack of what GTK complains about
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
}


class Game:
    """One run of the program and what is done to it."""

    def __init__(self, moa, author, portal):
        self.moa = moa
        self.author = author
        self.hand = Hand(moa, author, portal.set_style)
        self.portal = portal
        self.memory = []

    def play(self, first, last):
        """Plays these batches."""
        for number in range(first, last):
            self.hand.act(random.Random(f"{SEED}/{number}"), BATCH)
            self.moa.expect_no_complaint()
            rules.expect_rules(self.moa, self.hand)
            if number % PUT_AWAY == PUT_AWAY - 1:
                self._put_away()
            if number % REST == REST - 1:
                self._rest()

    def _put_away(self):
        """Leaves what was opened, so that the next events meet a diagram again."""
        self.hand.put_away()
        if rules.find_dots(self.moa.tree) is None:
            self.hand.open_lesson()
            until("a lesson", lambda: rules.find_dots(self.moa.tree), PATIENCE)
        rules.expect_title_of_step(self.moa)

    def _rest(self):
        """Brings everything back to where it began."""
        rules.expect_no_messages(self.moa)
        self.memory.append(rules.read_memory(self.moa.process.pid))
        assert self.memory[-1] < self.memory[0] + GROWTH, f"memory grows: {self.memory} MB"


def show_stacks(pid):
    """Where each thread of a program is that does not answer."""
    if shutil.which("gdb"):
        result = subprocess.run(["gdb", "-p", str(pid), "-batch", "-ex", "thread apply all backtrace 40"],
                                capture_output=True, text=True, check=False, timeout=120)
        print("# " + "\n# ".join(result.stdout.splitlines()[-200:]), flush=True)


def show_failure(moa, hand):
    """All that helps to find the fault."""
    print(f"# exit code {moa.process.poll()}; the last of {hand.count} events:\n#   " + "\n#   ".join(hand.trail))
    print("# the program's last words:\n# " + "\n# ".join(moa.read_messages().splitlines()[-120:]), flush=True)
    if moa.process.poll() is None:
        print(f"# the screen: {screen.take_picture(f'random-{SEED}')}, active {screen.run('xdotool', 'getactivewindow')},"
              f" the program's {moa.window}, managed {screen.managed_windows()}")
        print("# what assistive technology sees:\n# " + "\n# ".join(thing.write() for thing in moa.tree.walk()))
        show_stacks(moa.process.pid)
    print(f"# again: MOA_RANDOM_SEED={SEED} MOA_RANDOM_EVENTS={EVENTS} meson test -C {BUILD} --benchmark random", flush=True)


def has_ended_well(moa):
    """Whether one of the events has ended the program, as a key or a menu may, and without an error."""
    try:
        return moa.process.wait(2) == 0
    except subprocess.TimeoutExpired:
        return False


def play_until_end(first, last, author):
    """Plays batches until all are done or the program was ended by one of their events; tells the next one to play."""
    files = random.Random(f"{SEED}/files/{first}")
    with Portal(lambda *about: author.choose_file(files, *about)) as portal:
        with Program(author.folder, environment=ENVIRONMENT, tolerated=GTK_FAULTS) as moa:
            game = Game(moa, author, portal)
            try:
                game.play(first, last)
            except BaseException:
                if has_ended_well(moa):
                    moa.quit = lambda: None
                    print("# ended by one of:\n#   " + "\n#   ".join(game.hand.trail[-12:]), flush=True)
                    return first + game.hand.count // BATCH + 1
                show_failure(moa, game.hand)
                raise
            finally:
                print(f"# {game.hand.count} events, {portal.answered} files chosen, memory at rest in MB: {[round(size) for size in game.memory]}", flush=True)
    return last


def leave_desktop_alone():
    """What is clicked beside the window is not the window manager's, which would switch to another desktop."""
    bindings = pathlib.Path("/etc/xdg/openbox/rc.xml").read_text(encoding="utf-8")
    own = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "openbox", "rc.xml")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(re.sub(r'<context name="(Root|Desktop|MoveResize)">.*?</context>', "", bindings, flags=re.DOTALL),
                   encoding="utf-8")
    screen.run("openbox", "--reconfigure")


def test_random_events_neither_break_nor_confuse_the_window():
    os.chdir(os.environ["HOME"])  # where dialogs save what they are told to
    print(f"# {EVENTS} events, MOA_RANDOM_SEED={SEED}", flush=True)
    leave_desktop_alone()
    batch, last = 0, -(-EVENTS // BATCH)
    author = Author(os.environ["HOME"])
    while batch < last:
        author.restore()
        batch = play_until_end(batch, last, author)


if __name__ == "__main__":
    tap.run(globals())
