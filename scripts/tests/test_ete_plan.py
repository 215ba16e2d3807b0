# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which scenario goes where: one table of scenario keys against a small world of boards."""

import types
import unittest

from _ete_support import Case
from ete import ui
from ete.runner import plan, platforms, suite

BOARDS = {
    "native_sim": """
        {arch: posix, type: native, simulation: native, ram: 65536, flash: 65536,
         toolchain: [host], supported: [gpio, "netif:eth"], vendor: zephyr}""",
    "native_sim/native/64": """
        {arch: posix, type: native, simulation: native, ram: 65536, flash: 65536}""",
    "qemu_cortex_m3": """
        {arch: arm, type: qemu, simulation: qemu, ram: 64, flash: 256, supported: [gpio],
         testing: {ignore_tags: [net, big]}}""",
    "unit_testing": "{arch: posix, type: unit}",
    "big_iron": "{arch: arm, ram: 256, flash: 1M, testing: {only_tags: [iron]}}",
}
DEFAULT = ("native_sim", "native_sim/native/64", "qemu_cortex_m3")
N, N64, M3, IRON = "native_sim", "native_sim/native/64", "qemu_cortex_m3", "big_iron"

TABLE = (  # (keys of the scenario, the boards it is to be built on by default)
    ("", {N, N64, M3}),
    ("platform_allow: native_sim", {N}),
    ("platform_allow: native_sim/native", {N}),
    ("platform_allow: [native_sim/native/64]", {N64}),
    ("platform_allow: native_sim_native_64", {N64}),
    ("platform_allow: qemu_cortex_m3/ti_lm3s6965", {M3}),
    ("platform_allow: nowhere", set()),
    ("platform_exclude: native_sim", {N64, M3}),
    ("platform_exclude: native_sim native_sim/native/64", {M3}),
    ("arch_allow: arm", {M3}),
    ("arch_exclude: arm riscv", {N, N64}),
    ("vendor_allow: zephyr", {N}),
    ("min_ram: 64", {N, N64, M3}),
    ("min_ram: 65", {N, N64}),
    ("min_flash: 257", {N, N64}),
    ("depends_on: gpio", {N, M3}),
    ("depends_on: gpio netif", {N}),
    ("depends_on: eth", {N}),
    ("tags: net", {N, N64}),
    ("toolchain_allow: host", {N, N64}),
    ("toolchain_exclude: host", {M3}),
    ("filter: 'ARCH == \"arm\"'", {M3}),
    ("filter: 'CONFIG_X'", {N, N64, M3}),
    ("filter: 'CONFIG_X and PLATFORM in [\"native_sim\"]'", {N}),
    ("skip: true", set()),
    ("harness: bsim", set()),
    ("harness: pytest", set()),
    ("sysbuild: true", set()),
    ("modules: hal_none", set()),
    ("required_snippets: [no-such-snippet]", set()),
    ("platform_key: [arch]", {N, M3}),
    ("platform_key: [arch, simulation]", {N, M3}),
    ("integration_platforms: [native_sim]", {N, N64, M3}),
    (
        "tags: iron\n    platform_allow: big_iron",
        {IRON},
    ),  # made for a board out of the scope: that is added
    ("tags: iron\n    integration_platforms: [big_iron]", {N, N64, M3, IRON}),
    ("type: unit", {"unit_testing"}),
    ("build_on_all: true\n    tags: iron", {N, N64, M3, IRON}),
)


class World(Case):
    def setUp(self):
        super().setUp()
        self.boards = {}
        import yaml

        for name, text in BOARDS.items():
            data = {"identifier": name, **yaml.safe_load(text)}
            full = {
                "native_sim": ("native_sim/native",),
                "qemu_cortex_m3": ("qemu_cortex_m3/ti_lm3s6965",),
            }
            self.boards[name] = platforms.Platform(self.tmp / "b.yaml", data, full.get(name, ()))

    def options(self, **kw):
        base = {
            "platform": [], "all": False, "integration": False, "out": self.tmp / "out",
            "build_only": False, "slow": False, "fixture": [], "unwanted": lambda s: False,
            "variants_once": False, "sanitize": [], "exclude_platform": [],
        }  # fmt: skip
        return types.SimpleNamespace(**{**base, **kw})

    def plan(self, keys, **options):
        body = f"tests:\n  a.b:\n    {keys}\n" if keys else "tests:\n  a.b: {}\n"
        scenarios = suite.load(self.write("t/testcase.yaml", body))
        return plan.make(scenarios, self.boards, self.options(**options), self.tmp)

    def where(self, keys, **options):
        return {c.platform.name for c in self.plan(keys, **options) if not c.status}


class Plan(World):
    def test_table(self):
        self.assertEqual(platforms.DEFAULT_SCOPE, DEFAULT)
        for keys, wanted in TABLE:
            with self.subTest(keys):
                self.assertEqual(self.where(keys), wanted)

    def test_a_reason_for_each_that_is_left_out(self):
        for c in self.plan("min_ram: 65\n    depends_on: i2c"):
            self.assertEqual(c.status, "filtered")
            self.assertTrue(c.reason)

    def test_named_boards_are_the_only_ones(self):
        self.assertEqual(self.where("", platform=["native_sim_native_64"]), {N64})
        self.assertEqual(
            self.where("tags: iron\n    platform_allow: big_iron", platform=[N]), set()
        )
        self.assertEqual(self.where("integration_platforms: [big_iron]", platform=[N]), {N})

    def test_excluded_boards(self):
        self.assertEqual(self.where("", exclude_platform=["native_sim_native_64"]), {N, M3})
        self.assertEqual(self.where("", platform=["all"], exclude_platform=[N, M3]), {N64})

    def test_unit_tests_and_others_keep_apart(self):
        self.assertEqual(self.where("type: unit", platform=["unit_testing"]), {"unit_testing"})
        self.assertEqual(self.where("type: unit", platform=[N]), set())
        self.assertEqual(self.where("", platform=["unit_testing"]), set())

    def test_unknown_board_names_the_nearest(self):
        with self.assertRaises(ui.Fail) as caught:
            self.plan("", platform=["native_sin"])
        self.assertIn("native_sim", caught.exception.mend)

    def test_integration_mode(self):
        self.assertEqual(self.where("integration_platforms: [native_sim]", integration=True), {N})

    def test_variants_once(self):
        for keys, second in (
            ("a.c: {}", {N64, M3}),
            ("a.c: {platform_allow: [native_sim, native_sim/native/64]}", {N, N64}),
        ):
            with self.subTest(keys):
                plans = self.plan(
                    f"tags: first\n  {keys}", variants_once=True, sanitize=["native_sim/native/64"]
                )
                where = {"a.b": set(), "a.c": set()}
                for c in plans:
                    if not c.status:
                        where[c.scenario.name].add(c.platform.name)
                self.assertEqual(where, {"a.b": {N, N64, M3}, "a.c": second})

    def test_every_board(self):
        far = {"identifier": "far", "arch": "riscv", "type": "qemu", "simulation": "qemu"}
        self.boards["far"] = platforms.Platform(self.tmp / "b.yaml", far)
        everywhere = {N, N64, M3, "far"}
        for keys, second in (
            ("{}", {N, N64, M3}),
            ("{build_on_all: true}", everywhere),
            ("{tags: every_board}", everywhere),
            ("{arch_allow: riscv}", {"far"}),
            ("{filter: 'ARCH == \"riscv\"'}", {"far"}),
            ("{platform_allow: [far]}", {"far"}),
            ("{platform_allow: [far, native_sim]}", {N, "far"}),
            ("{filter: CONFIG_X}", {N, N64, M3}),
        ):
            with self.subTest(keys):
                plans = self.plan(f"tags: first\n  a.c: {keys}", platform=["all"])
                where = {"a.b": set(), "a.c": set()}
                for c in plans:
                    if not c.status:
                        where[c.scenario.name].add(c.platform.name)
                self.assertEqual(where, {"a.b": everywhere, "a.c": second})

    def test_runs_or_only_builds(self):
        for keys, options, wanted in (
            ("", {}, True),
            ("build_only: true", {}, False),
            ("", {"build_only": True}, False),
            ("slow: true", {}, False),
            ("slow: true", {"slow": True}, True),
            ("harness: keyboard", {}, False),
            ("harness: ztest", {}, True),
            ("harness_config: {fixture: f}", {}, False),
            ("harness_config: {fixture: f}", {"fixture": ["f"]}, True),
            ("simulation_exclude: [native]", {}, False),
        ):
            with self.subTest(keys=keys, options=options):
                (c,) = [c for c in self.plan(keys, **options) if c.platform.name == N]
                self.assertIs(c.run, wanted)

    def test_no_two_share_a_folder(self):
        folders = [c.out for c in self.plan("")]
        self.assertEqual(len(folders), len(set(folders)))

    def test_sizes_with_units(self):
        for text, kb in (("256K", 256), ("1M", 1024), (64, 64), ("64kB", 64), ("2.5", 2.5)):
            self.assertEqual(platforms._size(text), kb)


class Files(Case):
    def test_found_once_and_not_in_what_was_built(self):
        for name in (
            "a/testcase.yaml",
            "a/b/sample.yaml",
            "d/build/testcase.yaml",
            "c/testcase.yaml",
            "c/sample.yaml",
        ):
            self.write(name, "tests:\n  x.y: {}\n")
        self.write("made/testcase.yaml", "tests: {}")
        self.write("made/CMakeCache.txt", "")
        found = plan.find_files([self.tmp, self.tmp / "a"])
        names = sorted(str(p.relative_to(self.tmp)) for p in found)
        self.assertEqual(
            names, ["a/b/sample.yaml", "a/testcase.yaml", "c/sample.yaml", "d/build/testcase.yaml"]
        )

    def test_a_bad_file_does_not_hide_the_others(self):
        self.write("a/testcase.yaml", "tests:\n  x.y: {}\n")
        self.write("b/testcase.yaml", "tests:\n  x.z:\n    tgs: 1\n")
        scenarios, bad = plan.load_files(plan.find_files([self.tmp]))
        self.assertEqual([s.name for s in scenarios], ["x.y"])
        self.assertEqual(len(bad), 1)


if __name__ == "__main__":
    unittest.main()
