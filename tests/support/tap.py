# SPDX-License-Identifier: GPL-3.0-or-later
"""Test Anything Protocol for tests written in Python: each function named test_* is one test."""

import sys
import traceback


class Skip(Exception):
    """Raised by a test that cannot run here; the reason is printed."""


def run(namespace):
    """Runs every test_* function of a module in the order of the file and exits 1 if one failed."""
    tests = [(name, func) for name, func in namespace.items() if name.startswith("test_") and callable(func)]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, func) in enumerate(tests, 1):
        title = name[5:].replace("_", "-")
        try:
            func()
            print(f"ok {number} {title}", flush=True)
        except Skip as reason:
            print(f"ok {number} {title} # SKIP {reason}", flush=True)
        except Exception:  # noqa: BLE001 - a test may fail in any way
            failed += 1
            print(f"not ok {number} {title}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
    sys.exit(1 if failed else 0)
