# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The judges: what a run printed, and what follows from it."""

import types
import unittest

from _ete_support import Case
from ete.runner import harness

GOOD = """
*** Booting Etesian ***
Running TESTSUITE sem
===================================================================
START - test_give
 PASS - test_give in 0.010 seconds
===================================================================
START - test_take
 SKIP - test_take in 0.000 seconds
===================================================================
TESTSUITE sem succeeded

------ TESTSUITE SUMMARY START ------

SUITE PASS - 100.00% [sem]: pass = 1, fail = 0, skip = 1, total = 2 duration = 0.010 seconds
 - PASS - [sem.test_give] duration = 0.010 seconds
 - SKIP - [sem.test_take] duration = 0.000 seconds

------ TESTSUITE SUMMARY END ------

===================================================================
PROJECT EXECUTION SUCCESSFUL
"""

BAD = GOOD.replace(" PASS - test_give in", " FAIL - test_give in").replace("SUCCESSFUL", "FAILED")


def scenario(harness_name="test", ignore_faults=False, **config):
    return types.SimpleNamespace(
        name="kernel.sem", harness=harness_name, harness_config=config, ignore_faults=ignore_faults
    )


def judged(judge, text, how="ended", returncode=0):
    for line in text.splitlines():
        judge.feed(line + "\r")
    passed, reason = judge.verdict(how, returncode, 60)
    judge.close(passed, reason)
    return passed, reason


class Ztest(unittest.TestCase):
    def judge(self, **kw):
        return harness.judge_for(scenario(**kw))

    def test_good(self):
        judge = self.judge()
        self.assertEqual(judged(judge, GOOD), (True, ""))
        self.assertTrue(judge.over)
        states = {c.name: (c.status, c.seconds) for c in judge.cases.values()}
        self.assertEqual(
            states, {"kernel.sem.give": ("passed", 0.01), "kernel.sem.take": ("skipped", 0.0)}
        )

    def test_failed_case_is_named(self):
        self.assertEqual(judged(self.judge(), BAD, returncode=1), (False, "failed: give"))

    def test_failed_case_counts_even_if_the_end_says_success(self):
        text = BAD.replace("PROJECT EXECUTION FAILED", "PROJECT EXECUTION SUCCESSFUL").replace(
            " - PASS - [sem.test_give]", ""
        )
        self.assertFalse(judged(self.judge(), text)[0])

    def test_no_summary(self):
        cut = GOOD[: GOOD.index(" SKIP - test_take in")]
        passed, reason = judged(self.judge(), cut)
        self.assertFalse(passed)
        self.assertIn("ends in kernel.sem.take", reason)

    def test_nothing_printed(self):
        passed, reason = judged(self.judge(), "", returncode=139)
        self.assertFalse(passed)
        self.assertIn("before the first test (exit status 139)", reason)

    def test_exit_status_counts(self):
        self.assertEqual(judged(self.judge(), GOOD, returncode=3), (False, "exit status 3"))

    def test_stopped_by_us_has_no_exit_status(self):
        self.assertEqual(judged(self.judge(), GOOD, how="stopped", returncode=None), (True, ""))

    def test_timeout(self):
        passed, reason = judged(self.judge(), GOOD[:200], how="timeout", returncode=None)
        self.assertFalse(passed)
        self.assertIn("timeout after 60 s", reason)

    def test_fault_fails_even_with_success_at_the_end(self):
        text = GOOD.replace(
            "START - test_take",
            "E: >>> ZEPHYR FATAL ERROR 4: Kernel panic on CPU 0\nSTART - test_take",
        )
        passed, reason = judged(self.judge(), text)
        self.assertFalse(passed)
        self.assertIn("ZEPHYR FATAL ERROR 4", reason)
        self.assertTrue(judged(self.judge(ignore_faults=True), text)[0])

    def test_sanitizers(self):
        for line in (
            "==12==ERROR: AddressSanitizer: heap-use-after-free on address 0x1",
            "a.c:3:7: runtime error: signed integer overflow",
            "==9==ERROR: LeakSanitizer: detected memory leaks",
        ):
            with self.subTest(line):
                self.assertFalse(judged(self.judge(ignore_faults=True), GOOD + line + "\n")[0])

    def test_started_and_lost(self):
        text = GOOD.replace(" SKIP - test_take in 0.000 seconds\n", "").replace(
            " - SKIP - [sem.test_take]", ""
        )
        self.assertEqual(judged(self.judge(), text), (False, "started, but never ended: take"))

    def test_same_name_in_two_suites(self):
        judge = self.judge()
        text = "Running TESTSUITE a\nSTART - test_x\n PASS - test_x in 0.0 seconds\n"
        judged(
            judge,
            text + text.replace("TESTSUITE a", "TESTSUITE b") + "PROJECT EXECUTION SUCCESSFUL\n",
        )
        self.assertEqual({c.name for c in judge.cases.values()}, {"kernel.sem.x", "kernel.sem.b.x"})

    def test_colours_are_not_in_the_way(self):
        coloured = GOOD.replace("PROJECT", "\x1b[1;32mPROJECT").replace("START", "\x1b[0mSTART")
        self.assertTrue(judged(self.judge(), coloured)[0])


class Console(Case):
    def judge(self, *regex, **kw):
        return harness.judge_for(
            scenario("console", regex=list(regex), **{"type": "multi_line", **kw})
        )

    def test_one_line_takes_the_first_regex(self):
        judge = self.judge("Hello World! .*", "never", type="one_line")
        self.assertEqual(
            judged(judge, "boot\nHello World! native_sim\n", how="stopped"), (True, "")
        )

    def test_ordered(self):
        self.assertTrue(judged(self.judge("a1", "b2"), "a1\nx\nb2\n")[0])
        passed, reason = judged(self.judge("a1", "b2"), "b2\na1\n")
        self.assertFalse(passed)
        self.assertIn("'b2'", reason)

    def test_one_line_of_output_serves_one_ordered_pattern(self):
        self.assertFalse(judged(self.judge("a", "a"), "a\n")[0])
        self.assertTrue(judged(self.judge("a", "a"), "a\na\n")[0])

    def test_any_order(self):
        self.assertTrue(judged(self.judge("a1", "b2", ordered=False), "b2\na1\n")[0])
        passed, reason = judged(self.judge("a1", "b2", "c3", ordered=False), "b2\n")
        self.assertFalse(passed)
        self.assertIn("'a1', 'c3'", reason)

    def test_repeat(self):
        self.assertTrue(judged(self.judge("a", "b", repeat=2), "a\nb\na\nb\n")[0])
        passed, reason = judged(self.judge("a", "b", repeat=2), "a\nb\na\n")
        self.assertFalse(passed)
        self.assertIn("round 2 of 2", reason)

    def test_not_over_before_all_matched(self):
        judge = self.judge("a", "b")
        judge.feed("a\n")
        self.assertFalse(judge.over)
        judge.feed("b\n")
        self.assertTrue(judge.over)

    def test_ztest_success_is_not_enough(self):
        self.assertFalse(judged(self.judge("a"), "PROJECT EXECUTION SUCCESSFUL\n")[0])

    def test_fault(self):
        text = "E: >>> ZEPHYR FATAL ERROR 3: Kernel oops on CPU 0\nHello\n"
        self.assertFalse(judged(self.judge("Hello"), text)[0])
        self.assertTrue(judged(self.judge("ZEPHYR FATAL ERROR 3", "Hello"), text)[0])

    def test_exit_status_of_a_program_that_ended_by_itself(self):
        self.assertFalse(judged(self.judge("a"), "a\n", returncode=1)[0])

    def test_record(self):
        record = {"regex": r"t=(?P<time>\d+) v=(?P<value>\d+)"}
        path = self.tmp / "recording.csv"
        judge = harness.judge_for(
            scenario("console", regex=["end"], type="one_line", record=record), path
        )
        judged(judge, "t=1 v=2\nx\nt=3 v=4\nend\n")
        self.assertEqual(path.read_text().split(), ['"time","value"', '"1","2"', '"3","4"'])

    def test_the_run_is_the_only_case(self):
        judge = self.judge("a")
        judged(judge, "a\n")
        self.assertEqual(
            [(c.name, c.status) for c in judge.cases.values()], [("kernel.sem", "passed")]
        )


class Gtest(unittest.TestCase):
    OUTPUT = (
        "[ RUN      ] A.b\n[       OK ] A.b (3 ms)\n[ RUN      ] A.c\n[  FAILED  ] A.c (1 ms)\n"
    )
    END = "[==========] 2 tests from 1 test suite ran. (4 ms total)\n"

    def test_table(self):
        ok = self.OUTPUT.replace("[  FAILED  ]", "[       OK ]")
        for text, wanted in ((self.OUTPUT + self.END, False), (ok + self.END, True), (ok, False)):
            with self.subTest(text):
                self.assertEqual(judged(harness.judge_for(scenario("gtest")), text)[0], wanted)


if __name__ == "__main__":
    unittest.main()
