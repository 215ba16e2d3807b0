#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Requirements of the kernel against the tests that verify them (doc/requirements/README.md).

A page of doc/requirements/ lists requirements, `- **SEM-3** ... shall ...`; a test names what it verifies
in a comment right before it, `/* Verifies: SEM-3, SEM-4 */`. Every requirement needs a test that is built
and run on a board of `./ete test`; every name in a test needs a requirement. The matrix goes to
build/trace/report.md and report.json. With `--results build/test` the tests must have passed there, too.
"""
from __future__ import annotations

import argparse
import difflib
import fnmatch
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import c_source

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ete import setup  # noqa: E402

setup.use_packages()

from ete import ui  # noqa: E402
from ete.runner import command, plan, platforms  # noqa: E402

PAGES = Path("doc/requirements")
ITEM = re.compile(r"^- \*\*([A-Z][A-Z0-9]*)-(\d+)\*\* (.*(?:\n  \S.*)*)", re.M)
LOOSE = re.compile(r"^[-*] .?\*\*[A-Z0-9]+-\d+", re.M)
TITLE = re.compile(r"^# (.+)$", re.M)
NAMES = re.compile(r"/\*\s*Verifies:(.*?)\*/", re.S)
ID = re.compile(r"[A-Z][A-Z0-9]*-\d+")
# What may stand between the comment and the test: comments, white space, lines of the preprocessor;
# in a macro that defines tests (then the name holds ##) the ends of its lines.
BETWEEN = r"(?:\s+|\\\n|/\*.*?\*/|#[^\n]*\n)*"
TEST = re.compile(BETWEEN + r"(?:(?P<macro>ZTEST\w*)\(\s*(?P<suite>\w+)\s*,\s*(?P<test>[\w#]+)"
                  r"|(?:int|void) main\()", re.S)


@dataclass
class Test:
    path: Path
    line: int
    suite: str
    name: str
    ids: list[str]
    app: Path | None = None
    scenarios: list[str] = field(default_factory=list)
    status: str = ""

    @property
    def label(self) -> str:
        return f"{self.suite}.{self.name}" if self.suite else self.name


@dataclass
class Requirement:
    name: str
    page: Path
    line: int
    text: str
    tests: list[Test] = field(default_factory=list)

    @property
    def withdrawn(self) -> bool:
        return self.text.startswith("Withdrawn:")


def line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def read_page(path: Path, text: str, problems: list[str]) -> list[Requirement]:
    """The requirements of one page, in order; what is wrong with the page goes to `problems`."""
    found: list[Requirement] = []
    prefix = None
    for m in ITEM.finditer(text):
        line, body = line_of(text, m.start()), " ".join(m.group(3).split())
        name = f"{m.group(1)}-{m.group(2)}"
        prefix = prefix or m.group(1)
        if m.group(1) != prefix:
            problems.append(f"{path}:{line}: {name} on the page of {prefix}-...: "
                            "one page has one prefix; move it, or rename it")
        elif int(m.group(2)) != len(found) + 1:
            problems.append(f"{path}:{line}: {name}, but the next one is {prefix}-{len(found) + 1}: "
                            "numbers have no gaps and are not used again; new ones go to the end, "
                            "one that is given up keeps its line as '- **ID** Withdrawn: why'")
        entry = Requirement(name, path, line, body)
        if " shall " not in f" {body} " and not entry.withdrawn:
            problems.append(f"{path}:{line}: {name} says nothing that shall be: "
                            "write one sentence with 'shall' that a test can refute")
        found.append(entry)
    for m in LOOSE.finditer(text):
        line = line_of(text, m.start())
        if not any(r.line == line for r in found):
            problems.append(f"{path}:{line}: not read; the form is '- **SEM-3** ... shall ...', "
                            "further lines two spaces in")
    return found


def read_requirements(pages: dict[Path, str], problems: list[str]) -> dict[str, Requirement]:
    out: dict[str, Requirement] = {}
    for path, text in sorted(pages.items()):
        entries = read_page(path, text, problems)
        if not entries and path.name != "README.md":
            problems.append(f"{path}:1: no requirement on this page: '- **SEM-1** ... shall ...'")
        for entry in entries:
            if entry.name in out:
                first = out[entry.name]
                problems.append(f"{path}:{entry.line}: {entry.name} is at {first.page}:{first.line} "
                                "already; give this one a number of its own")
            else:
                out[entry.name] = entry
    return out


def read_tests(path: Path, text: str, problems: list[str]) -> list[Test]:
    """The tests of one C file that name requirements."""
    found = []
    for m in NAMES.finditer(text):
        line = line_of(text, m.start())
        words = [w for w in re.split(r"[\s,*]+", m.group(1)) if w]
        bad = [w for w in words if not ID.fullmatch(w)]
        if bad or not words:
            problems.append(f"{path}:{line}: '{' '.join(bad) or 'nothing'}' is no name of a requirement; "
                            "the form is '/* Verifies: SEM-3, SEM-4 */'")
            continue
        test = TEST.match(text, m.end())
        if not test:
            problems.append(f"{path}:{line}: this 'Verifies' stands before no test; "
                            "put it right before ZTEST(...)")
            continue
        found.append(Test(path, line, test["suite"] or "", test["test"] or "main", words))
    return found


def runnable_scenarios() -> dict[Path, list[str]]:
    """Folder of an application -> its scenarios that `./ete test` runs on at least one board."""
    files = plan.find_files([c_source.ROOT / "tests"])
    scenarios, bad = plan.load_files(files)
    if bad:
        raise bad[0]
    options = command.parser("trace").parse_args([])
    options.out, options.unwanted = Path("out"), lambda scenario: False
    out: dict[Path, list[str]] = {}
    for c in plan.make(scenarios, platforms.load_all([]), options, c_source.ROOT):
        names = out.setdefault(c.scenario.dir.relative_to(c_source.ROOT), [])
        if not c.status and c.run and c.scenario.name not in names:
            names.append(c.scenario.name)
    return out


def place(test: Test, scenarios: dict[Path, list[str]], build_file, problems: list[str]) -> None:
    """Find the application that a test is part of, and whether it is run."""
    where = f"{test.path}:{test.line}: {test.label}"
    test.app = next((p for p in test.path.parents if p in scenarios), None)
    if test.app is None:
        problems.append(f"{where} is in no application with a testcase.yaml; add one")
        return
    test.scenarios = scenarios[test.app]
    if not test.scenarios:
        problems.append(f"{where} is run nowhere: every scenario of {test.app}/testcase.yaml is "
                        "skipped, filtered or only built; let one run on a board of ./ete test")
    text = build_file(test.app / "CMakeLists.txt")
    if test.path.name not in text and "GLOB" not in text.upper():
        problems.append(f"{where} is not compiled: name {test.path.name} in "
                        f"{test.app}/CMakeLists.txt")


def link(requirements: dict[str, Requirement], tests: list[Test], problems: list[str]) -> None:
    for test in tests:
        for name in test.ids:
            entry = requirements.get(name)
            if entry is None or entry.withdrawn:
                near = difflib.get_close_matches(name, requirements, 1)
                hint = f"did you mean {near[0]}? Else write it" if near else "write it"
                what = "is withdrawn" if entry else "is on no page"
                problems.append(f"{test.path}:{test.line}: {name} {what}; {hint} in {PAGES}/")
            else:
                entry.tests.append(test)
    for entry in requirements.values():
        if not entry.tests and not entry.withdrawn:
            problems.append(f"{entry.page}:{entry.line}: no test verifies {entry.name}; write one "
                            f"and put '/* Verifies: {entry.name} */' right before its ZTEST(...)")


def results_of(folders: list[Path]) -> dict[tuple[str, str], set[str]]:
    """(application, name of the case) -> the states seen; the name of a case that is a whole program
    is 'main'."""
    out: dict[tuple[str, str], set[str]] = {}
    for folder in folders:
        path = folder / "twister.json"
        try:
            suites = json.loads(path.read_text(encoding="utf-8"))["testsuites"]
        except (OSError, ValueError, KeyError):
            raise ui.Fail(f"{path}: no results there", "run ./ete test -o " + str(folder)) from None
        for s in suites:
            out.setdefault((s["path"], "main"), set()).add(s["status"])
            for case in s["testcases"]:
                name = case["identifier"].rsplit(".", 1)[-1]
                out.setdefault((s["path"], name), set()).add(case["status"])
    return out


def judge(tests: list[Test], results: dict[tuple[str, str], set[str]], problems: list[str]) -> None:
    """Every test must have passed somewhere and failed nowhere."""
    for test in tests:
        pattern = re.sub(r"##\w+", "*", test.name.removeprefix("test_"))
        seen = set().union(*(states for (app, name), states in results.items()
                             if app == str(test.app) and fnmatch.fnmatchcase(name, pattern)))
        ran = seen - {"skipped", "filtered"}
        test.status = "passed" if ran == {"passed"} else "failed" if ran else "not run"
        if test.status != "passed":
            problems.append(f"{test.path}:{test.line}: {test.label}, which verifies "
                            f"{', '.join(test.ids)}: {test.status} in these results; "
                            f"./ete test -T {test.app} shows why")


def matrix(requirements: dict[str, Requirement]) -> str:
    lines = ["# Requirements and their tests", "",
             f"{len(requirements)} requirements, "
             f"{sum(1 for r in requirements.values() if r.tests)} with a test.", ""]
    page = None
    for r in requirements.values():
        if r.page != page:
            page = r.page
            lines += ["", f"## {page}", "", "| requirement | text | tests |", "|---|---|---|"]
        tests = "<br>".join(f"`{t.label}` ({t.path}:{t.line})" + (f" {t.status}" if t.status else "")
                            for t in r.tests)
        lines.append(f"| {r.name} | {r.text.replace('|', chr(92) + '|')} | {tests} |")
    return "\n".join(lines) + "\n"


def records(requirements: dict[str, Requirement]) -> list[dict]:
    return [{"id": r.name, "page": str(r.page), "line": r.line, "text": r.text,
             "withdrawn": r.withdrawn,
             "tests": [{"file": str(t.path), "line": t.line, "suite": t.suite, "test": t.name,
                        "scenarios": t.scenarios, "status": t.status} for t in r.tests]}
            for r in requirements.values()]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--results", action="append", type=Path, default=[], metavar="DIR",
                        help="output of ./ete test; the tests must have passed there (repeatable)")
    parser.add_argument("--out", type=Path, default=c_source.ROOT / "build" / "trace")
    args = parser.parse_args(argv)
    problems: list[str] = []
    pages = {p: c_source.read(p) for p in c_source.tracked(".md") if p.parent == PAGES}
    requirements = read_requirements(pages, problems)
    tests: list[Test] = []
    for path in c_source.tracked(".c"):
        if path.parts[0] == "tests":
            tests += read_tests(path, c_source.read(path), problems)
    scenarios = runnable_scenarios()
    for test in tests:
        place(test, scenarios, c_source.read, problems)
    link(requirements, tests, problems)
    if args.results:
        judge(tests, results_of(args.results), problems)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "report.md").write_text(matrix(requirements), encoding="utf-8")
    (args.out / "report.json").write_text(json.dumps(records(requirements), indent=1),
                                          encoding="utf-8")
    links = sum(len(r.tests) for r in requirements.values())
    print(f"{len(requirements)} requirements, {len(tests)} tests, {links} links")
    return c_source.report("trace", problems)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ui.Fail as e:
        print(e)
        sys.exit(1)
