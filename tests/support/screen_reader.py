# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca, the real screen reader, with all that it says kept as text: `with ScreenReader() as orca`.

Its voice goes through a speech dispatcher of its own to a sound device that throws everything away. What it says is
read from its log, which comes line by line through a pipe. Nothing of the user's is read or changed.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

from waiting import until

START_LIMIT = 40  # s; 1 to 6 on an idle machine
MOST_STARTS = 2
READY = ("ORCA: Starting registry", "ORCA: Starting Atspi main event loop")  # of Orca 43, of Orca 48
SAID = re.compile(r"SPEECH OUTPUT: '(.*)'(?: voice=\w+)? ?\{'", re.DOTALL)

SPEECH_CONFIGURATION = """\
LogLevel 1
LogDir "{folder}"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "en"
AudioOutputMethod "alsa"
AudioALSADevice "default"
"""
NO_SOUND = "pcm.!default { type null }\nctl.!default { type null }\n"

# Orca's command as it is, but for two things: it would hold its log back in a buffer, and end where the user has an
# Orca already.
COMMAND = """
import importlib.machinery, importlib.util, sys
from orca import debug
loader = importlib.machinery.SourceFileLoader("orca_command", sys.argv.pop(1))
command = importlib.util.module_from_spec(importlib.util.spec_from_loader("orca_command", loader))
loader.exec_module(command)
command.otherOrcas = lambda: []
debug.debugLevel, debug.eventDebugLevel = debug.LEVEL_INFO, debug.LEVEL_OFF
debug.debugFile = open(1, "w", buffering=1, encoding="utf-8", closefd=False)
sys.exit(command.main())
"""


class Log:
    """What Orca writes, taken in by a thread of its own."""

    def __init__(self, stream):
        self.said = []
        self.is_ready = False
        self.is_busy = False  # with one of the events that the program sends
        self.last_lines = []
        self.thread = threading.Thread(target=self._read, args=(stream,), daemon=True)
        self.thread.start()

    def _read(self, stream):
        pending = ""
        for line in stream:
            self.is_ready = self.is_ready or any(words in line for words in READY)
            self.is_busy = line.startswith("vvvvv") or (self.is_busy and not line.startswith("^^^^^"))
            self.last_lines = [*self.last_lines[-40:], line]
            pending = pending + line if pending or "SPEECH OUTPUT: '" in line else ""
            found = SAID.search(pending)
            if found:
                pending = ""
                self.said += [found[1].strip()] if found[1].strip() else []


class ScreenReader:
    """Orca from its start to its end."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="moa-orca-"))
        self.processes = []
        self.log = None

    def __enter__(self):
        try:
            self._start_speech()
            self._start_orca()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind, value, trace):
        self._end()

    # --- what is heard ---

    def mark(self):
        """Now, for said_since()."""
        return len(self.log.said)

    def said_since(self, mark):
        """What was said since then, utterance by utterance."""
        return self.log.said[mark:]

    def is_done(self):
        """Whether what was said is also what Orca will compare the next news with."""
        return not self.log.is_busy

    # --- its processes ---

    def _environment(self):
        folders = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}
        variables = {key: str(self.folder / name) for key, name in folders.items()}
        for folder in variables.values():
            os.makedirs(folder, exist_ok=True)
        inherited = {key: value for key, value in os.environ.items() if key not in ("G_DEBUG", "PYTHONPATH")}
        return {**inherited, **variables, "SPEECHD_ADDRESS": f"unix_socket:{self.folder}/speech.sock"}

    def _start(self, name, *words, stdout=subprocess.DEVNULL):
        with open(self.folder / f"{name}.messages", "w", encoding="utf-8") as messages:
            process = subprocess.Popen([str(word) for word in words], env=self._environment(), encoding="utf-8",
                                       errors="replace", stdin=subprocess.DEVNULL, stdout=stdout, stderr=messages,
                                       start_new_session=True)
        self.processes.append(process)
        return process

    def _messages(self, name):
        return (self.folder / f"{name}.messages").read_text(encoding="utf-8", errors="replace")[-4000:]

    def _start_speech(self):
        settings, socket = self.folder / "speech", self.folder / "speech.sock"
        (settings / "modules").mkdir(parents=True)
        (settings / "speechd.conf").write_text(SPEECH_CONFIGURATION.format(folder=self.folder), encoding="utf-8")
        (settings / "modules" / "espeak-ng.conf").write_text("", encoding="utf-8")
        pathlib.Path(self._environment()["HOME"], ".asoundrc").write_text(NO_SOUND, encoding="utf-8")
        self._start("speech-dispatcher", "speech-dispatcher", "--run-single", "--timeout", 0, "--config-dir", settings,
                    "--socket-path", socket, "--pid-file", self.folder / "speech.pid", "--log-dir", self.folder)
        try:
            until("the speech dispatcher", socket.exists, START_LIMIT)
        except AssertionError as reason:
            raise AssertionError(f"{reason}\n{self._messages('speech-dispatcher')}") from None

    def _start_orca(self):
        command = shutil.which("orca")
        assert command, "Orca is not installed"
        for attempt in range(1, MOST_STARTS + 1):
            process = self._start("orca", sys.executable, "-c", COMMAND, command, "--user-prefs",
                                  self.folder / "preferences", "--disable", "braille,key-echo",
                                  stdout=subprocess.PIPE)
            self.log = Log(process.stdout)
            try:
                until("Orca", lambda p=process: self.log.is_ready or p.poll() is not None, START_LIMIT)
                assert self.log.is_ready, f"Orca ended with {process.returncode}"
                return
            except AssertionError as reason:
                told = f"{reason}\n{self._messages('orca')}\n{''.join(self.log.last_lines)}"
                self._kill(process)
                if attempt == MOST_STARTS:
                    raise AssertionError(told) from None

    def _kill(self, process):
        """With whatever it has started: both take their time to end, and there is nothing for them to save."""
        try:
            os.killpg(process.pid, 9)
        except ProcessLookupError:
            pass
        process.wait()

    def _end(self):
        for process in reversed(self.processes):
            self._kill(process)
        shutil.rmtree(self.folder, ignore_errors=True)
