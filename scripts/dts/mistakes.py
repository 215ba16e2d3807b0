# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""How devicetree mistakes are reported: the same form as every other mistake of the build."""

import os
import sys

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "build"))

from errors import BuildError, nearest, show_path  # noqa: E402


class DtsError(BuildError):
    """A mistake in a devicetree source, an overlay or a binding. str() gives the whole report."""


class Place(tuple):
    """Where something was written: (file, line)."""

    __slots__ = ()

    def __new__(cls, file, line):
        return super().__new__(cls, (file, line))

    def __str__(self):
        return f"{show_path(self[0])}:{self[1]}"


def fail(message, place=None, mend=None):
    file, line = place or (None, None)
    raise DtsError(message, file, line, mend)


def similar(one, other):
    """How much two names resemble each other: 0 to 1."""
    import difflib  # only needed when something went wrong

    return difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio()


def suggest(word, known, form="'{}'"):
    """A mend of the form "did you mean ...?", or None if nothing resembles `word`."""
    found = nearest(word, sorted(known))
    best = max((similar(word, n) for n in found), default=0)
    found = [n for n in found if similar(word, n) > max(0.6, best - 0.1)]
    return "did you mean " + " or ".join(form.format(f) for f in found) + "?" if found else None
