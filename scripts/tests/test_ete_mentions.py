# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What configurations share: an object only where nothing differs that it can depend on."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import _ete_support  # noqa: F401
from ete.runner import mentions

LAUNCHER = Path(mentions.__file__).with_name("launch.sh")
SOURCE = """#include "mine.h"
/* CONFIG_IN_A_COMMENT */ // CONFIG_TOO
const char *text = "/* no comment: "; int a = ON(CONFIG_SIZE);
#ifdef CONFIG_EXTRA
#include <extra.h>
#endif
"""


class Scan(unittest.TestCase):
    def test_names_and_includes(self):
        names, includes = mentions.scan(SOURCE)
        self.assertEqual(names, {"CONFIG_SIZE", "CONFIG_EXTRA"})
        self.assertEqual(includes, (('"', "mine.h"), ("<", "extra.h")))

    def test_all_options(self):
        for text in ("#define X(a) CONFIG_##a", "#define Y(a) CAT(CONFIG_, a)", "#include HEADER",
                     "#define Z(a) a ## CONFIG_B", "# include\\\n  HEADER"):  # fmt: skip
            self.assertIs(mentions.scan(text)[0], mentions.ALL, text)

    def test_a_name_on_two_lines(self):
        self.assertEqual(mentions.scan("int a = CONFIG_\\\nSIZE;")[0], {"CONFIG_SIZE"})

    def test_union(self):
        self.assertEqual(mentions.union([{"A"}, {"B"}]), {"A", "B"})
        self.assertIs(mentions.union([{"A"}, mentions.ALL]), mentions.ALL)


@unittest.skipUnless(shutil.which("ccache") and shutil.which("gcc"), "needs ccache and gcc")
class Shared(unittest.TestCase):
    """Compile one source in several build folders, as the runner does."""

    def setUp(self):
        self.dir = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.dir)
        (self.dir / "src").mkdir()
        self.put("a.c", SOURCE)
        self.put("mine.h", "#define ON(x) x\nint more = 1\n#ifdef CONFIG_MINE\n*2\n#endif\n;")
        self.put("extra.h", "int extra = CONFIG_DEEP;")
        self.number = 0
        self.options = mentions.Options()

    def put(self, name, text):
        (self.dir / "src" / name).write_text(text)

    def build(self, made="", again=False, heap=0, define="-DX=1", **options):
        """The object of a new build folder; self.hit says whether ccache had it."""
        self.number += 1
        if not again:
            self.options = mentions.Options()
        out = self.dir / "out" / f"b{self.number}"
        file = out / mentions.OPTIONS
        file.parent.mkdir(parents=True)
        text = "".join(f"#define CONFIG_{name} {value}\n" for name, value in options.items())
        file.write_text(text)
        (file.parent / "made.h").write_text(made)
        source = self.dir / "src/a.c"
        words = ["gcc", define, f"-DK_HEAP_MEM_POOL_SIZE={heap}", f"-I{self.dir}/src", f"-I{file.parent}", "-imacros", str(file), "-MD", "-MT",
                 "a.o", "-MF", "a.d", "-o", "a.o", "-c", str(source)]  # fmt: skip
        entry = {"directory": str(out), "command": " ".join(words), "file": str(source)}
        (out / "compile_commands.json").write_text(json.dumps([entry]))
        self.options.write(out)
        env = {k: v for k, v in os.environ.items() if not k.startswith("CCACHE_")}
        env.update(CCACHE_DIR=str(self.dir / "cache"), CCACHE_BASEDIR=str(self.dir / "out"))
        env.update(CCACHE_NOHASHDIR="1", CCACHE_LOGFILE=str(out / "log"))
        subprocess.run([LAUNCHER, *words], cwd=out, env=env, check=True)
        self.hit = "direct_cache_hit" in (out / "log").read_text()
        shared = (out / "a.o").read_bytes()
        subprocess.run(words, cwd=out, check=True)
        self.assertEqual(shared, (out / "a.o").read_bytes(), "not what the compiler makes of it")

    def test_an_option_that_is_not_named(self):
        self.build(SIZE=1, OTHER=1)
        self.assertFalse(self.hit)
        self.build(SIZE=1, OTHER=2)
        self.assertTrue(self.hit)
        self.build(SIZE=1, IN_A_COMMENT=1)
        self.assertTrue(self.hit)

    def test_an_option_that_is_named(self):
        self.build(SIZE=1)
        for options in ({"SIZE": 2}, {"SIZE": 1, "MINE": 1}, {"SIZE": 1, "EXTRA": 1, "DEEP": 3},
                        {"SIZE": 1, "EXTRA": 1, "DEEP": 4}):  # fmt: skip
            self.build(**options)
            self.assertFalse(self.hit, options)
        self.build(SIZE=1)
        self.assertTrue(self.hit)

    def test_a_header_that_changes(self):
        self.build(SIZE=1)
        self.put("mine.h", "#define ON(x) (x + 1)\nint other;")
        self.build(SIZE=1)
        self.assertFalse(self.hit)

    def test_a_name_that_comes_while_tests_run(self):
        self.build(SIZE=1, LATE=1)
        self.put("mine.h", "#define ON(x) x\n#ifdef CONFIG_LATE\nint late;\n#endif\n")
        self.build(SIZE=1, LATE=1, again=True)  # has read the header before
        self.build(SIZE=1)
        self.assertFalse(self.hit)

    def test_a_header_of_the_build(self):
        self.put("mine.h", "#define ON(x) x\n#include <made.h>\n")
        self.build(made="int made = CONFIG_MADE;", SIZE=1, MADE=1)
        self.build(made="int made = CONFIG_MADE;", SIZE=1, MADE=2)
        self.assertFalse(self.hit)
        self.build(made="int other;", SIZE=1, MADE=2)
        self.assertFalse(self.hit)

    def test_the_size_of_the_heap(self):
        self.build(heap=1, SIZE=1)
        self.build(heap=2, SIZE=1)
        self.assertTrue(self.hit)
        self.put("mine.h", "#define ON(x) x\n#if K_HEAP_MEM_POOL_SIZE > 1\nint heap;\n#endif\n")
        self.build(heap=1, SIZE=1)
        self.build(heap=2, SIZE=1)
        self.assertFalse(self.hit)

    def test_a_name_in_the_command(self):
        self.put("mine.h", "#define ON(x) x\nint x = X;")
        self.build(define="-DX=CONFIG_TOLD", SIZE=1, TOLD=1)
        self.build(define="-DX=CONFIG_TOLD", SIZE=1, TOLD=2)
        self.assertFalse(self.hit)

    def test_names_made_of_parts(self):
        self.put("mine.h", "#define ON(x) x\n#define IT(x) CONFIG_##x\nint part = IT(PART);")
        self.build(SIZE=1, PART=1)
        self.build(SIZE=1, PART=2)
        self.assertFalse(self.hit)

    def test_a_header_made_later(self):
        self.put("a.c", '#ifdef CONFIG_LATER\n#include "later.h"\n#endif\nint a;')
        self.build(OTHER=1)
        self.build(OTHER=2)
        self.assertFalse(self.hit)


if __name__ == "__main__":
    unittest.main()
