# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Functions that Kconfig files may call, besides those about the devicetree: $(name,arg,...)."""

import functools
import os
import re

from build.errors import BuildError


def _normalize_upper(kconf, _, text):
    return re.sub(r"[^a-zA-Z0-9_]", "_", text).upper()


def _shields_list_contains(kconf, _, shield):
    return "y" if shield in os.environ.get("SHIELD_AS_LIST", "").split() else "n"


def _substring(kconf, _, text, start, stop=None):
    return text[int(start) : int(stop) if stop else None]


def _numbers(kconf, name, texts):
    try:
        return [int(t, 0) for t in texts]
    except ValueError:
        raise BuildError(
            f"$({name},...) wants whole numbers, not '{', '.join(texts)}'",
            os.path.join(kconf.srctree, kconf.filename),
            kconf.linenr,
        ) from None


def _arithmetic(operation):
    def function(kconf, name, *texts):
        values = _numbers(kconf, name, texts)
        try:
            result = functools.reduce(operation, values)
        except ZeroDivisionError:
            raise BuildError(
                f"$({name},...) divides by zero",
                os.path.join(kconf.srctree, kconf.filename),
                kconf.linenr,
            ) from None
        return hex(result) if name.endswith("_hex") else str(result)

    return function


def functions():
    """name -> (function, least and most number of arguments), as kconfiglib wants them."""
    table = {
        "normalize_upper": (_normalize_upper, 1, 1),
        "shields_list_contains": (_shields_list_contains, 1, 1),
        "substring": (_substring, 2, 3),
    }
    operations = {
        "add": lambda a, b: a + b,
        "sub": lambda a, b: a - b,
        "mul": lambda a, b: a * b,
        "div": lambda a, b: a // b,
        "mod": lambda a, b: a % b,
        "max": max,
        "min": min,
    }
    for name, operation in operations.items():
        table[name] = (_arithmetic(operation), 1, 255)
        table[name + "_hex"] = (_arithmetic(operation), 1, 255)
    for name, step in (("inc", 1), ("dec", -1)):
        one = _increment(step)
        table[name] = (one, 1, 1)
        table[name + "_hex"] = (one, 1, 1)
    return table


def _increment(step):
    def function(kconf, name, text):
        value = _numbers(kconf, name, [text])[0] + step
        return hex(value) if name.endswith("_hex") else str(value)

    return function
