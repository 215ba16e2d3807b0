# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The language of `filter` in testcase.yaml.

    expr    := and ("or" and)*                     and := not ("and" not)*
    not     := "not" not | primary
    primary := "(" expr ")" | NAME "(" args ")" | NAME [op const | "in" "[" consts "]" | ":" STRING]

A bare name is true if its value is not empty; ":" matches a regular expression at the start of the
value. Values are strings (the .config without "CONFIG_X is not set", ARCH, PLATFORM, CMake's cache,
the environment); order comparisons read them as integers, an absent one as 0.

Evaluation knows three answers: True, False and None for "depends on what only a configured build
can tell", so that a filter like `ARCH == "arm" and ...` is decided before anything is configured.
"""

import re

FUNCTIONS = {  # name -> number of arguments
    "dt_compat_enabled": 1,
    "dt_alias_exists": 1,
    "dt_enabled_alias_with_parent_compat": 2,
    "dt_label_with_parent_compat_enabled": 2,
    "dt_compat_enabled_with_label": 2,
    "dt_compat_enabled_with_alias": 2,
    "dt_chosen_enabled": 1,
    "dt_nodelabel_enabled": 1,
    "dt_node_has_prop": 2,
}

_TOKEN = re.compile(
    r"""\s*(?:(?P<hex>0[xX][0-9a-fA-F]+)|(?P<int>-?\d+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<str>"[^"]*"|'[^']*')|(?P<op>==|!=|>=|<=|>|<|[][(),:]))""",
    re.X,
)
_KEYWORDS = ("and", "or", "not", "in")
_ORDER = {">": int.__gt__, "<": int.__lt__, ">=": int.__ge__, "<=": int.__le__}


class FilterError(ValueError):
    """A mistake in an expression, told with the place in it."""


class _Parser:
    def __init__(self, text):
        self.text = text
        self.tokens = list(self._scan(text))
        self.at = 0

    def _scan(self, text):
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if not match:
                raise FilterError(f"cannot read {text[position:].strip()[:20]!r}")
            kind = match.lastgroup
            value = match[kind]
            if (
                kind == "name"
                and value.lower() in _KEYWORDS
                and (value.islower() or value.isupper())
            ):
                kind, value = "op", value.lower()
            elif kind == "str":
                value = value[1:-1]
            elif kind in ("hex", "int"):
                kind, value = "int", str(int(value, 0) if kind == "hex" else int(value))
            yield kind, value
            position = match.end()

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "the end")

    def take(self, *values):
        """The next token if it is one of these operators."""
        kind, value = self.peek()
        if kind == "op" and value in values:
            self.at += 1
            return value
        return None

    def need(self, value):
        if not self.take(value):
            raise FilterError(f"expected '{value}' before {self.peek()[1]!r}")

    def need_kind(self, *kinds):
        kind, value = self.peek()
        if kind not in kinds:
            hint = (
                f'; text is written in quotes: "{value}"'
                if kind == "name" and "str" in kinds
                else ""
            )
            raise FilterError(f"expected {' or '.join(kinds)} before {value!r}{hint}")
        self.at += 1
        return value

    def whole(self):
        ast = self.expr()
        if self.peek()[0] != "end":
            raise FilterError(f"expected 'and' or 'or' before {self.peek()[1]!r}")
        return ast

    def expr(self):
        ast = self.conjunction()
        while self.take("or"):
            ast = ("or", ast, self.conjunction())
        return ast

    def conjunction(self):
        ast = self.negation()
        while self.take("and"):
            ast = ("and", ast, self.negation())
        return ast

    def negation(self):
        if self.take("not"):
            return ("not", self.negation())
        return self.primary()

    def primary(self):
        if self.take("("):
            ast = self.expr()
            self.need(")")
            return ast
        name = self.need_kind("name")
        if self.take("("):
            return self.call(name)
        if self.take("in"):
            self.need("[")
            return ("in", name, self.constants("]"))
        if self.take(":"):
            return self.regex(name)
        operator = self.take("==", "!=", ">", "<", ">=", "<=")
        if operator in _ORDER:
            return ("order", name, operator, int(self.need_kind("int")))
        if operator:
            ast = ("equal", name, self.need_kind("str", "int"))
            return ast if operator == "==" else ("not", ast)
        return ("set", name)

    def regex(self, name):
        pattern = self.need_kind("str")
        try:
            return ("match", name, re.compile(pattern))
        except re.error as e:
            raise FilterError(f"{pattern!r} is not a regular expression: {e}") from None

    def constants(self, closing, kinds=("str", "int")):
        values = []
        while not self.take(closing):
            if values:
                self.need(",")
            values.append(self.need_kind(*kinds))
        return tuple(values)

    def call(self, name):
        if name not in FUNCTIONS:
            import difflib

            near = difflib.get_close_matches(name, FUNCTIONS, n=1, cutoff=0.4)
            raise FilterError(
                f"no function '{name}'" + (f"; did you mean {near[0]}" if near else "")
            )
        values = self.constants(")", ("str", "int", "name"))
        if len(values) != FUNCTIONS[name]:
            raise FilterError(f"{name} takes {FUNCTIONS[name]} arguments, not {len(values)}")
        return ("call", name, values)


def parse(text):
    """The expression as nested tuples; FilterError if it is not one."""
    return _Parser(text).whole()


def _number(value):
    try:
        return int(value, 0)
    except ValueError:
        try:
            return int(value)  # 010 in a .config is ten
        except ValueError:
            return None


def _equal(value, wanted):
    if value == wanted:
        return True
    number = _number(value)
    return number is not None and number == _number(wanted)


def evaluate(ast, lookup, call):
    """True, False, or None where `lookup(name)` or `call(function, args)` returned None (not known
    yet).

    lookup returns the value as a string, "" for a name without one.
    """
    kind = ast[0]
    if kind == "not":
        value = evaluate(ast[1], lookup, call)
        return None if value is None else not value
    if kind in ("and", "or"):
        decisive = kind == "or"
        values = [evaluate(sub, lookup, call) for sub in ast[1:]]
        if decisive in values:
            return decisive
        return None if None in values else not decisive
    if kind == "call":
        return call(ast[1], ast[2])
    value = lookup(ast[1])
    if value is None:
        return None
    if kind == "set":
        return value != ""
    if kind == "equal":
        return _equal(value, ast[2])
    if kind == "in":
        return any(_equal(value, wanted) for wanted in ast[2])
    if kind == "match":
        return ast[2].match(value) is not None
    return _ORDER[ast[2]](_number(value) or 0, ast[3])
