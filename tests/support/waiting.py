# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what another process does: always for a condition, never for a time."""

import time

DEADLINE = 20  # s; a loaded machine with two processors is slow, a quick one never waits that long
PAUSE = 0.04  # s between two looks


def until(what, look, deadline=DEADLINE):
    """Looks until there is something true to see and returns it; `what` says in the failure what was waited for."""
    end = time.monotonic() + deadline
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f"waited {deadline} s for {what}; last seen: {seen!r}")
        time.sleep(PAUSE)


def until_equal(what, expected, look, deadline=DEADLINE):
    """Looks until it sees what is expected."""
    last = [None]

    def same():
        last[0] = look()
        return last[0] == expected

    try:
        until(what, same, deadline)
    except AssertionError:
        raise AssertionError(f"{what}: expected {expected!r}, found {last[0]!r}") from None


def until_still(what, look, deadline=DEADLINE, looks=5):
    """Looks until several looks in a row see the same, as when a motion has ended, and returns that."""
    history = []

    def still():
        history.append(look())
        return len(history) >= looks and all(seen == history[-1] for seen in history[-looks:])

    until(what, still, deadline)
    return history[-1]
