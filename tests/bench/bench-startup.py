#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Moa takes to its first complete frame, beside an empty libadwaita window in the same run.

    bench-startup.py MOA EMPTY_WINDOW [ROUNDS]

Each round starts the three programs in turn, so that whatever else the machine does meets all alike. Printed are
the medians and, what counts, their ratios. Time is from exec to the probe's line, which follows the first painted
frame; CPU time and anonymous memory are read from /proc at that moment.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

PROBE = b"moa: first frame"
TICKS = os.sysconf("SC_CLK_TCK")
SOFTWARE = {"GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable"}


def environment(extra):
    """The environment of a user's start: none of the switches that the tests set."""
    env = {key: value for key, value in os.environ.items() if key not in SOFTWARE}
    env.pop("G_DEBUG", None)
    env["MOA_STARTUP_PROBE"] = "1"
    env.update(extra)
    return env


def read_process(pid):
    """CPU seconds and anonymous MiB of a process."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    cpu = (int(fields[11]) + int(fields[12])) / TICKS
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return cpu, int(line.split()[1]) / 1024
    raise RuntimeError("no anonymous memory in smaps_rollup")


def measure(program, extra):
    """Milliseconds to the first frame, CPU milliseconds until then, anonymous MiB then."""
    begin = time.perf_counter()
    process = subprocess.Popen([program], stdout=subprocess.PIPE, env=environment(extra))
    try:
        for line in process.stdout:
            if line.startswith(PROBE):
                elapsed = time.perf_counter() - begin
                cpu, memory = read_process(process.pid)
                return elapsed * 1000, cpu * 1000, memory
        raise RuntimeError(f"{program} ended without a frame")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def main():
    moa, empty = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    cases = {
        "empty, same renderer": (empty, SOFTWARE),
        "empty, default start": (empty, {}),
        "moa": (moa, {}),
    }
    samples = {name: [] for name in cases}
    for index in range(rounds + 1):
        for name, (program, extra) in cases.items():
            sample = measure(program, extra)
            if index > 0:  # the first round warms the caches
                samples[name].append(sample)
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in samples.items()}
    print(f"{'median of ' + str(rounds):24}{'first frame ms':>16}{'CPU ms':>10}{'anonymous MiB':>16}")
    for name, row in medians.items():
        print(f"{name:24}{row[0]:16.0f}{row[1]:10.0f}{row[2]:16.1f}")
    moa_row, same, default = medians["moa"], medians["empty, same renderer"], medians["empty, default start"]
    print(f"time   / same renderer   {moa_row[0] / same[0]:6.2f} x   (to reach: 1.5)")
    print(f"time   / default start   {moa_row[0] / default[0]:6.2f} x   (to reach: 1.0 without a GPU)")
    print(f"CPU    / same renderer   {moa_row[1] / same[1]:6.2f} x   (to reach: 1.5)")
    print(f"memory - same renderer   {moa_row[2] - same[2]:+6.1f} MiB (to reach: +15)")


if __name__ == "__main__":
    main()
