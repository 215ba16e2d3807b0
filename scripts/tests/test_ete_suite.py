# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""testcase.yaml: how `common` is merged in, and that every mistake is named with its line."""

import unittest

from _ete_support import Case
from ete.runner import suite


class Merge(Case):
    def load(self, text):
        return {s.name: s for s in suite.load(self.write("testcase.yaml", text))}

    def one(self, text):
        (scenario,) = self.load(text).values()
        return scenario

    def test_defaults(self):
        s = self.one("tests:\n  a.b: {}\n")
        self.assertEqual(
            (s.timeout, s.min_ram, s.min_flash, s.harness, s.type),
            (60, 8, 32, "test", "integration"),
        )
        self.assertEqual(
            (s.build_only, s.slow, list(s.tags), s.filter_ast), (False, False, [], None)
        )

    def test_scenario_without_a_body(self):
        self.assertEqual(self.one("tests:\n  a.b:\n").name, "a.b")

    def test_words_as_string_or_list(self):
        s = self.one(
            """
            tests:
              a.b:
                tags: x y
                platform_allow:
                  - native_sim
                  - native_sim/native/64
                arch_allow: arm posix
                depends_on: gpio
            """
        )
        self.assertEqual(s.tags, {"x", "y"})
        self.assertEqual(s.platform_allow, {"native_sim", "native_sim/native/64"})
        self.assertEqual((s.arch_allow, s.depends_on), ({"arm", "posix"}, {"gpio"}))

    def test_common_is_joined(self):
        s = self.one(
            """
            common:
              tags: a
              filter: CONFIG_X or CONFIG_Y
              extra_configs:
                - CONFIG_P=y
              min_ram: 16
              timeout: 100
              harness: console
              harness_config: {type: one_line, regex: [common]}
            tests:
              a.b:
                tags: [b]
                filter: not CONFIG_Z
                extra_configs:
                  - CONFIG_Q=y
                timeout: 5
                harness_config: {type: one_line, regex: [own]}
            """
        )
        self.assertEqual(s.tags, {"a", "b"})
        self.assertEqual(s.filter, "(CONFIG_X or CONFIG_Y) and (not CONFIG_Z)")
        self.assertEqual(s.extra_configs, ["CONFIG_P=y", "CONFIG_Q=y"])
        self.assertEqual((s.min_ram, s.timeout), (16, 5))
        self.assertEqual(s.harness_config["regex"], ["own"])

    def test_common_does_not_leak_between_scenarios(self):
        both = self.load("common:\n  tags: a\ntests:\n  a.b:\n    tags: b\n  a.c:\n    tags: c\n")
        self.assertEqual(both["a.b"].tags, {"a", "b"})
        self.assertEqual(both["a.c"].tags, {"a", "c"})

    def test_files_keep_their_order(self):
        s = self.one(
            """
            common:
              extra_args: CONF_FILE=1.conf OVERLAY_CONFIG=o1.conf
              extra_conf_files: [2.conf]
            tests:
              a.b:
                extra_args:
                  - CONF_FILE="3.conf;4.conf"
                  - DTC_OVERLAY_FILE=x.overlay
                  - FOO=bar
                  - CONFIG_S="a b"
                extra_conf_files: [5.conf]
                extra_overlay_confs: [o2.conf]
            """
        )
        self.assertEqual(s.extra_conf_files, ["1.conf", "2.conf", "3.conf", "4.conf", "5.conf"])
        self.assertEqual(s.extra_overlay_confs, ["o1.conf", "o2.conf"])
        self.assertEqual(s.extra_dtc_overlay_files, ["x.overlay"])
        self.assertEqual(s.extra_args, ["FOO=bar", 'CONFIG_S="a b"'])

    def test_a_sample(self):
        s = self.one(
            "sample:\n  name: n\n  description: d\ntests:\n  sample.x:\n    build_only: true\n"
        )
        self.assertTrue(s.build_only)

    def test_console_without_regex_is_a_problem_of_its_run_only(self):
        s = self.one(
            "tests:\n  a.b:\n    harness: console\n    harness_config:\n      fixture: f\n"
        )
        self.assertIn("regex", s.problem())

    def test_anchors_of_yaml(self):
        s = self.one("common: &c\n  tags: q\ntests:\n  a.b:\n    <<: *c\n    slow: true\n")
        self.assertTrue(s.slow)
        self.assertEqual(s.tags, {"q"})


MISTAKES = (  # (file, line, what the message says, what the mend says)
    ("tests:\n  a.b:\n    tgas: x\n", 3, "unknown key 'tgas' in a.b", "tags"),
    (
        "common:\n  build_onyl: true\ntests:\n  a.b: {}\n",
        2,
        "unknown key 'build_onyl' in common",
        "build_only",
    ),
    ("test:\n  a.b: {}\n", 1, "unknown key 'test'", "tests"),
    ("tests:\n  a.b:\n    timeout: soon\n", 3, "timeout must be a number, not text", ""),
    ("tests:\n  a.b:\n    build_only: 3\n", 3, "build_only must be true or false", ""),
    ("tests:\n  a.b:\n    tags: {a: b}\n", 3, "tags must be a list or words, not a mapping", ""),
    ("tests:\n  a.b:\n    harness_config: x\n", 3, "harness_config must be a mapping", ""),
    (
        "tests:\n  a.b:\n    harness_config:\n      regexp: [a]\n",
        4,
        "unknown key 'regexp'",
        "regex",
    ),
    (
        "tests:\n  a.b:\n    harness_config:\n      regex: ['(']\n",
        3,
        "not a regular expression",
        "",
    ),
    ("tests:\n  a.b:\n    filter: CONFIG_A and\n", 3, "filter of a.b", ""),
    ("tests:\n  a.b:\n    slow: true\n   tags: x\n", 4, "", "indentation"),
    ("tests:\n  a.b: [1]\n", 2, "a.b must be a mapping, not a list", ""),
    ("tests:\n  'a b': {}\n", 2, "no name", ""),
    ("tests:\n", 1, "no scenario", "tests:"),
    ("- a\n", 1, "no mapping", ""),
    ("", 1, "no mapping", ""),
)


class Mistakes(Case):
    def test_table(self):
        for text, line, message, mend in MISTAKES:
            path = self.write("testcase.yaml", text)
            with self.subTest(text), self.assertRaises(suite.BadYaml) as caught:
                suite.load(path)
            self.assertIn(f"testcase.yaml:{line}: ", caught.exception.message)
            self.assertIn(message, caught.exception.message)
            self.assertIn(mend, caught.exception.mend or "")


if __name__ == "__main__":
    unittest.main()
