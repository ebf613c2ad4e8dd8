#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The diagram at four sizes and with two renderers, each beside an empty window of the same run.

    bench-diagram.py BENCH_DIAGRAM [NODES…]

Prints one table for each renderer; what its rows are stands at the head of bench-diagram.c. Three figures in a cell
are median, 95th percentile and longest, two are median and 95th percentile. Under the table: what the process spends
for a frame of a pan grows by 10 to the power of that for each tenfold of parts.
"""

import math
import os
import subprocess
import sys

RENDERERS = {
    "cairo": {"GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable"},
    "gl": {"GSK_RENDERER": "gl", "GDK_DEBUG": None},
}


def measure(program, nodes, changes):
    """The figures of one run by their names, each a list of numbers."""
    env = dict(os.environ)
    for key, value in changes.items():
        env.pop(key, None)
        if value is not None:
            env[key] = value
    env["BENCH_GROWTH"] = "1"
    result = subprocess.run([program, str(nodes)], env=env, capture_output=True, text=True, check=False)
    figures = {}
    for line in result.stdout.splitlines():
        name, *values = line.split()
        figures[name] = [float(value) for value in values]
    if result.returncode != 0:
        print(f"{program} {nodes} ended with {result.returncode}: {result.stderr[-400:]}", file=sys.stderr)
    return figures


def write(values):
    return " / ".join(f"{value:g}" for value in values) if values else "-"


def print_table(renderer, columns):
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    print(f"\n{renderer:14}" + "".join(f"{nodes or 'empty':>20}" for nodes in columns))
    for name in names:
        print(f"{name:14}" + "".join(f"{write(figures.get(name)):>20}" for figures in columns.values()))
    floor = columns[0].get("memory", [0])[0]
    above = [figures.get("memory", [floor])[0] - floor for figures in columns.values()]
    print(f"{'memory - floor':14}" + "".join(f"{value:>+20.1f}" for value in above))
    costs = [(nodes, figures["pan-cpu"][0]) for nodes, figures in columns.items() if "pan-cpu" in figures]
    if len(costs) > 1:
        tenfolds = math.log10(costs[-1][0] / costs[0][0])
        print(f"CPU of a pan grows by 10^{math.log10(costs[-1][1] / costs[0][1]) / tenfolds:.2f} a tenfold (to reach: 0.15)")


def main():
    program = sys.argv[1]
    sizes = [int(word) for word in sys.argv[2:]] or [50, 500, 5000, 50000]
    for renderer, changes in RENDERERS.items():
        print_table(renderer, {nodes: measure(program, nodes, changes) for nodes in [0, *sizes]})


if __name__ == "__main__":
    main()
