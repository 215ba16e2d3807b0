# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Judges: each is fed the lines of a run and says whether it has passed, failed, or is not over
yet.

What every judge sees by itself: a fatal error of the kernel, a report of a sanitizer, and the line
that ztest ends with. `verdict` is asked when the output has ended and knows how the process ended.
"""

import csv
import json
import re

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]")
FATAL = "ZEPHYR FATAL ERROR"
SANITIZER = re.compile(
    r"==\d+==\s*ERROR: |ERROR: (Address|Leak|Memory|Thread|Undefined\w*)Sanitizer|: runtime error: "
)
RUN_PASSED = "PROJECT EXECUTION SUCCESSFUL"
RUN_FAILED = "PROJECT EXECUTION FAILED"


class Case:
    """One test function (or the whole run, for a judge that knows no smaller parts)."""

    def __init__(self, name, status="started", seconds=0.0, reason=""):
        self.name, self.status, self.seconds, self.reason = name, status, seconds, reason


class Judge:
    """What all judges share. `passed` and `failure` are decided line by line; `over` says that no
    further line can matter, so that the run may be ended."""

    def __init__(self, scenario):
        self.id = scenario.name
        self.ignore_faults = scenario.ignore_faults
        self.passed = False
        self.failure = ""
        self.fault = ""
        self.cases = {}

    @property
    def over(self):
        return self.passed or bool(self.failure)

    def feed(self, line):
        line = ANSI.sub("", line).rstrip("\r\n")
        if not self.fault:
            if FATAL in line and not self.ignore_faults and not self.expects(line):
                self.fault = line.strip()
            elif SANITIZER.search(line):
                self.fault = line.strip()
        self.see(line)
        if self.passed and self.fault:
            self.passed = False
            self.failure = f"passed, but with a fault: {self.fault}"

    def expects(self, _line):
        return False

    def see(self, line):
        raise NotImplementedError

    def ended_without(self):
        """What is missing when the output ended and nothing was decided."""
        raise NotImplementedError

    def verdict(self, how, returncode, seconds):
        """(passed, reason) for a run that was "ended", "stopped" by us because over, or hit
        "timeout"."""
        if self.failure:
            return False, self.failure
        if self.fault:
            return False, self.fault
        if how == "timeout" and not self.passed:
            return False, f"timeout after {seconds:.0f} s: {self.ended_without()}"
        if not self.passed:
            return False, f"{self.ended_without()} (exit status {returncode})"
        if how == "ended" and returncode != 0:
            return False, f"exit status {returncode}"
        return True, ""

    def close(self, passed, reason):
        """Settle the cases once the verdict is known; a run without cases is a case itself."""
        for case in self.cases.values():
            if case.status == "started":
                case.status, case.reason = "blocked", reason or "started, but never ended"
        if not self.cases:
            self.cases[self.id] = Case(self.id, "passed" if passed else "failed", reason=reason)


class Ztest(Judge):
    """Reads what ztest prints: START and PASS/FAIL/SKIP of each case, the summary, the last
    line."""

    START = re.compile(r"START - (?:test_)?([\w-]+)")
    RESULT = re.compile(r"^\s*(PASS|FAIL|SKIP) - (?:test_)?(\S+) in (\d*[.,]?\d*) seconds")
    SUMMARY = re.compile(
        r"^ - (PASS|FAIL|SKIP) - \[([^.\]]*)\.(?:test_)?(\S*)\] duration = (\d*[.,]?\d*) seconds"
    )
    SUITE = re.compile(r"Running TESTSUITE (.*)")
    STATUS = {"PASS": "passed", "FAIL": "failed", "SKIP": "skipped"}

    def __init__(self, scenario):
        super().__init__(scenario)
        self.suite = ""
        self.current = None

    def _case(self, name):
        """The case of this name in this suite; a name that two suites use gets the suite's in
        front."""
        key = (self.suite, name)
        if key not in self.cases:
            plain = f"{self.id}.{name}"
            taken = any(c.name == plain for c in self.cases.values())
            self.cases[key] = Case(f"{self.id}.{self.suite}.{name}" if taken else plain)
        return self.cases[key]

    def see(self, line):
        if match := self.SUITE.search(line):
            self.suite = match[1].strip()
        elif match := self.RESULT.search(line):
            self._result(self._case(match[2]), match[1], match[3])
        elif match := self.START.search(line):
            self._case(match[1]).status = "started"
        elif match := self.SUMMARY.search(line):
            self.suite = match[2]
            # The summary also names cases that were never started (all of a failed suite's).
            self._result(self._case(match[3]), match[1], match[4])
        elif RUN_PASSED in line:
            self._end(True)
        elif RUN_FAILED in line:
            self._end(False)

    def _result(self, case, word, seconds):
        if case.status != "failed":  # once failed, always failed
            case.status = self.STATUS[word]
        case.seconds = float(seconds.replace(",", ".") or 0)

    def _end(self, successful):
        failed = [c.name.rpartition(".")[2] for c in self.cases.values() if c.status == "failed"]
        lost = [c.name.rpartition(".")[2] for c in self.cases.values() if c.status == "started"]
        if failed:
            self.failure = f"failed: {', '.join(failed[:5])}" + (
                f" and {len(failed) - 5} more" if failed[5:] else ""
            )
        elif not successful:
            self.failure = RUN_FAILED
        elif lost:
            self.failure = f"started, but never ended: {', '.join(lost[:5])}"
        else:
            self.passed = True

    def ended_without(self):
        started = [c.name for c in self.cases.values() if c.status == "started"]
        where = (
            f"in {started[-1]}"
            if started
            else "before the first test"
            if not self.cases
            else "after the last test"
        )
        return f"no test summary; the output ends {where}"


class Console(Judge):
    """Looks for regular expressions in the lines, all of them, in order or in any order."""

    def __init__(self, scenario, record_path=None):
        super().__init__(scenario)
        config = scenario.harness_config
        regexes = [str(r) for r in config.get("regex") or ()]
        if config.get("type") == "one_line":
            regexes = regexes[:1]
        self.patterns = [re.compile(r) for r in regexes]
        self.ordered = config.get("ordered", True) or len(regexes) == 1
        self.repeat = int(config.get("repeat", 1) or 1)
        self.round = 1
        self.missing = list(range(len(self.patterns)))
        self.record = _Record(config.get("record"), record_path)

    def expects(self, line):
        return any(p.search(line) for p in self.patterns) or any(
            "FATAL" in p.pattern for p in self.patterns
        )

    def see(self, line):
        self.record.see(line)
        if self.passed or self.failure:
            return
        hits = [i for i in self.missing if self.patterns[i].search(line)]
        if self.ordered:
            hits = hits[:1] if hits and hits[0] == self.missing[0] else []
        self.missing = [i for i in self.missing if i not in hits]
        if not self.missing and self.patterns:
            if self.round >= self.repeat:
                self.passed = True
            else:
                self.round += 1
                self.missing = list(range(len(self.patterns)))
        elif RUN_FAILED in line:
            self.failure = f"{RUN_FAILED}; {self.ended_without()}"
        elif RUN_PASSED in line:
            self.failure = f"{RUN_PASSED}, but {self.ended_without()}"

    def ended_without(self):
        again = f" in round {self.round} of {self.repeat}" if self.repeat > 1 else ""
        shown = self.missing[:1] if self.ordered else self.missing
        return f"no line matched{again} " + ", ".join(repr(self.patterns[i].pattern) for i in shown)

    def close(self, passed, reason):
        super().close(passed, reason)
        self.record.write()


class _Record:
    """harness_config: record: collects the named groups of every match into recording.csv."""

    def __init__(self, config, path):
        regexes = (config or {}).get("regex") or ()
        self.patterns = [
            re.compile(r) for r in ([regexes] if isinstance(regexes, str) else regexes)
        ]
        self.as_json = (config or {}).get("as_json") or ()
        self.path = path
        self.rows = []

    def see(self, line):
        for pattern in self.patterns:
            match = pattern.search(line)
            if match:
                row = {k: (v or "").strip() for k, v in match.groupdict().items()}
                for key in self.as_json:
                    if key in row:
                        row[key] = self._json(row[key])
                self.rows.append(row)

    @staticmethod
    def _json(text):
        try:
            return json.loads(text)
        except ValueError:
            return {"ERROR": "not JSON", "MSG": text}

    def write(self):
        if not self.rows or self.path is None:
            return
        fields = list(dict.fromkeys(key for row in self.rows for key in row))
        with open(self.path, "w", newline="") as f:
            writer = csv.DictWriter(f, fields, quoting=csv.QUOTE_NONNUMERIC)
            writer.writeheader()
            writer.writerows(self.rows)


class Gtest(Judge):
    """Reads the output of GoogleTest: RUN, OK, FAILED, SKIPPED of each case, and the last line."""

    START = re.compile(r"\[ RUN +\] (\S+)")
    RESULT = re.compile(
        r"\[ +(OK|FAILED|SKIPPED) +\] (\S+?),? .*\((\d+) ms\)|\[ +(OK|FAILED|SKIPPED) "
        r"+\] (\w+\.\w+)$"
    )
    END = re.compile(
        r"\[==========\] (Done running all tests|\d+ tests? from \d+ test suites? "
        r"ran)|\[ +(FINISHED) +\]"
    )
    STATUS = {"OK": "passed", "FAILED": "failed", "SKIPPED": "skipped"}

    def see(self, line):
        if match := self.START.search(line):
            name = f"{self.id}.{match[1]}"
            self.cases.setdefault(name, Case(name))
        elif match := self.RESULT.search(line):
            name = f"{self.id}.{match[2] or match[5]}"
            case = self.cases.setdefault(name, Case(name))
            case.status = self.STATUS[match[1] or match[4]]
            case.seconds = int(match[3] or 0) / 1000
        elif self.END.search(line):
            failed = [c.name for c in self.cases.values() if c.status in ("failed", "started")]
            if failed:
                self.failure = "failed: " + ", ".join(failed[:5])
            else:
                self.passed = True

    def ended_without(self):
        return "no summary of GoogleTest"


def judge_for(scenario, record_path=None):
    if scenario.harness == "console":
        return Console(scenario, record_path)
    if scenario.harness == "gtest":
        return Gtest(scenario)
    return Ztest(scenario)
