# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What the build makes for user mode: gates, the table of kernel objects, partitions."""

import random
import re
import shutil
import struct
import subprocess
import unittest

from _ete_support import Case

from build import app_smem, gates, kobjects, perfect_hash, syscalls
from ete.ui import Fail

HEADER = """
#include <zephyr/syscall.h>
/* __syscall int not_this(int a); */
__syscall int plain(int a, const char *b[2], void (*fn)(int x, int y));
__syscall void nothing(void);
__syscall FUNC_NORETURN void last(unsigned int why);
__syscall uint64_t inlined(struct thing *t);
static inline uint64_t z_impl_inlined(struct thing *t)
{
	return t->n;
}
static ALWAYS_INLINE struct thing *
z_impl_other(void)
{
}
__subsystem struct uart_driver_api {
#include <zephyr/syscalls/things.h>
"""


class Gates(Case):
    def setUp(self):
        super().setUp()
        self.write("include/things.h", HEADER)
        self.out = self.tmp / "out"

    def generate(self, checks=None):
        scan = syscalls.generate(
            [self.tmp / "include"], self.out, checks, self.out / "gates.S"
        )
        return scan, (self.out / "syscalls/things.h").read_text()

    def test_without_user_mode_there_are_direct_calls_only(self):
        scan, text = self.generate()
        self.assertEqual([c.name for c in scan.calls], ["plain", "nothing", "last", "inlined"])
        self.assertNotIn("z_gate", text)
        self.assertIn("return z_impl_plain(a, b, fn);", text)
        self.assertFalse((self.out / "gates.S").exists())

    def test_a_call_with_a_check_has_a_gate(self):
        _, text = self.generate({"plain", "inlined", "unknown"})
        self.assertIn("return Z_SYSCALL(plain)(a, b, fn);", text)
        self.assertIn("extern int z_gate_plain(int a,", text)
        self.assertIn("\tz_impl_nothing();", text)
        table = (self.out / "gates.S").read_text()
        self.assertEqual(
            re.findall(r"Z_GATE\((.*)\)", table),
            ["inlined, z_outline_inlined, 1", "plain, z_impl_plain, 3"],
        )

    def test_a_folder_named_twice_is_read_once(self):
        folders = [self.tmp, self.tmp / "include", self.tmp / "include/../include"]
        scan = syscalls.generate(folders, self.out, None, self.out / "gates.S")
        self.assertEqual([c.name for c in scan.calls].count("plain"), 1)

    def test_marshalling(self):
        self.generate({"plain", "inlined", "last"})
        plain = (self.out / "syscalls/plain_mrsh.c").read_text()
        self.assertIn("return z_vrfy_plain(a, b, fn);", plain)
        self.assertNotIn("z_outline", plain)
        inlined = (self.out / "syscalls/inlined_mrsh.c").read_text()
        self.assertIn("return z_impl_inlined(t);", inlined)
        last = (self.out / "syscalls/last_mrsh.c").read_text()
        self.assertNotIn("FUNC_NORETURN", last)
        self.assertIn("\tz_vrfy_last(why);", last)

    def test_inlines_and_classes(self):
        scan, _ = self.generate()
        self.assertEqual(scan.inlines, {"inlined", "other"})
        self.assertEqual(scan.classes, {"uart_driver_api"})
        self.assertIn("K_OBJ_DRIVER_UART,", gates.kinds(scan.classes))
        self.assertIn(
            "K_SYSCALL_DRIVER_UART(ptr, op) K_SYSCALL_DRIVER_GEN(ptr, op, uart, UART)",
            gates.validation(scan.classes),
        )

    def test_checks_are_found(self):
        self.write("app/src/a.c", "#include <zephyr/syscalls/one_mrsh.c>\n")
        self.write("app/src/b.cpp", "  #  include <syscalls/two_mrsh.c>\n// #include <x_mrsh.c>\n")
        self.write("app/build/CMakeCache.txt", "")
        self.write("app/build/c.c", "#include <zephyr/syscalls/three_mrsh.c>\n")
        self.write("app/user/d.c", "#include <zephyr/syscalls/four_mrsh.c>\n")
        names, files = gates.checks_below([self.tmp / "app"])
        self.assertEqual(names, {"one", "two", "four"})
        self.assertEqual(len(files), 3)
        names, files = gates.checks_below([self.tmp / "app"], only_user=True)
        self.assertEqual(names, {"four"})
        self.assertIn(str(self.tmp / "app/user"), files)


class PerfectHash(unittest.TestCase):
    def check(self, addresses):
        found = perfect_hash.find(addresses)
        self.assertEqual(found.count, len(addresses))
        slots = sorted(perfect_hash.slot(found, a) for a in addresses)
        self.assertEqual(slots, list(range(len(addresses))))
        self.assertTrue(all(d % 2 and d < 1 << 16 for d in found.displacements))
        self.assertEqual(len(found.displacements), 1 << 32 - found.shift)

    def test_random_addresses(self):
        rng = random.Random(5)
        for count in [*range(1, 40), 100, 333, 1000]:
            with self.subTest(count):
                base = rng.randrange(0, 1 << 32, 1 << 16)
                offsets = rng.sample(range(0, count * 64, 4), count)
                self.check([(base + o) & 0xFFFFFFFF for o in offsets])

    def test_arrays(self):
        for stride in (4, 12, 16, 20, 256, 4096):
            for count in (2, 30, 200):
                with self.subTest(stride=stride, count=count):
                    self.check([0x20000000 + stride * i for i in range(count)])

    def test_no_hash_for_two_equal_addresses(self):
        with self.assertRaises(ValueError):
            perfect_hash.find([4, 4])


PROGRAM = """
#include <stddef.h>
#include <stdint.h>
enum k_objects { K_OBJ_ANY, K_OBJ_MUTEX, K_OBJ_QUEUE, K_OBJ_SEM, K_OBJ_THREAD, K_OBJ_TIMER,
	K_OBJ_THREAD_STACK_ELEMENT, K_OBJ_SYS_MUTEX, K_OBJ_FUTEX, K_OBJ_DRIVER_UART };
enum z_object_facts { Z_OBJECT_STACK_RESERVED = 64 };
struct k_object { void *name; uint8_t perms[2]; uint8_t type; uint8_t flags;
	union { void *mutex; size_t stack_size; } data; } __attribute__((packed, aligned(4)));
struct k_sem { int count; };
struct k_mutex { long a[3]; };
struct k_queue { void *head; };
struct k_timer { long t[2]; };
struct k_thread { long x; struct k_timer inner; };
struct sys_mutex { long val; };
struct z_thread_stack_element { char data; };
typedef struct z_thread_stack_element k_thread_stack_t;
typedef struct z_thread_stack_element z_user_stack_t;
struct uart_driver_api { int (*f)(void); };
struct more_api { struct uart_driver_api base; int (*g)(void); };
struct device { const char *name; const void *config; const void *api; };
struct k_fifo { struct k_queue _queue; };

struct k_sem plain;
volatile struct k_sem two[2][3];
struct thing {
	char c;
	union { struct k_mutex m; struct k_sem s; };
	struct { struct k_queue q; } part[2];
	struct thing *next;
} things[3];
struct k_fifo fifo;
struct k_thread thread;
struct k_sem *pointer;
struct sys_mutex user_mutex __attribute__((section("app")));
struct k_sem in_user_memory __attribute__((section("app")));
struct k_sem defined __attribute__((section("sems"))) = {1};
z_user_stack_t stack[512], stacks[2][128];
k_thread_stack_t kernel_stack[256];
const struct uart_driver_api uart = {0};
const struct more_api more = {{0}, 0};
const struct device dev_uart = {"u", 0, &uart}, dev_more = {"m", 0, &more}, dev_none = {"n", 0, 0};
enum k_objects used;
struct k_object object;
struct k_sem dropped;

int keep(void)
{
	static volatile struct k_sem local;
	{
		static volatile struct k_sem deep[2];
		local.count = deep[local.count].count;
	}
	return local.count + (int)(enum z_object_facts)Z_OBJECT_STACK_RESERVED;
}
const void *const refs[] = {&plain, (void *)two, things, &fifo, &thread, &pointer, &user_mutex,
	&in_user_memory, &defined, stack, stacks, kernel_stack, &dev_uart, &dev_more, &dev_none,
	&object, (void *)&used};
int main(int argc, char **argv)
{
	return keep() + (int)(size_t)refs[argc];
}
"""
SCRIPT = """
SECTIONS
{
	app_smem : { _app_smem_start = .; *(app) _app_smem_end = .; }
	sems : { _k_sem_list_start = .; *(sems) _k_sem_list_end = .; }
}
INSERT AFTER .data;
"""


@unittest.skipUnless(shutil.which("gcc"), "no gcc")
class Objects(Case):
    def build(self, *flags):
        source, script = self.write("p.c", PROGRAM), self.write("p.ld", SCRIPT)
        program = self.tmp / "p"
        command = ["gcc", "-g", "-no-pie", "-fno-pie", "-fdata-sections", "-Wl,--gc-sections"]
        command += [*flags, str(source), f"-Wl,-T,{script}", "-o", str(program)]
        subprocess.run(command, check=True, capture_output=True, text=True)
        return program

    def entries(self, *flags):
        finder = kobjects.Finder(kobjects.Image(self.build(*flags)))
        return finder, *finder.entries()

    def names(self, entries, finder):
        kinds = {v: k for k, v in finder.enumerators.items() if k.startswith("K_OBJ_")}
        return sorted((e.name, kinds[e.type][6:]) for e in entries)

    def check_all(self, *flags):
        finder, entries, mutexes = self.entries(*flags)
        found = self.names(entries, finder)
        expected = [
            *[("plain", "SEM"), ("local", "SEM"), ("defined", "SEM"), ("fifo", "QUEUE")],
            *[("two", "SEM")] * 6, *[("deep", "SEM")] * 2, ("thread", "THREAD"),
            *[("things", "MUTEX")] * 3, *[("things", "QUEUE")] * 6,
            ("user_mutex", "SYS_MUTEX"), ("stack", "THREAD_STACK_ELEMENT"),
            *[("stacks", "THREAD_STACK_ELEMENT")] * 2,
            *[("dev_uart", "DRIVER_UART"), ("dev_more", "DRIVER_UART"), ("dev_none", "ANY")],
        ]  # fmt: skip
        self.assertEqual(found, sorted(expected))
        self.assertEqual(mutexes, 1)
        return finder, entries

    def test_all_kinds(self):
        self.check_all("-gdwarf-5")

    def test_older_debug_information(self):
        self.check_all("-gdwarf-4")

    def test_optimised(self):
        self.check_all("-O2")

    def test_flags_and_data(self):
        finder, entries = self.check_all()
        by_name = {e.name: e for e in entries}
        self.assertEqual(by_name["plain"].flags, 0)
        self.assertEqual(by_name["defined"].flags, kobjects.INITIALIZED)
        self.assertEqual(by_name["dev_uart"].flags, kobjects.INITIALIZED | kobjects.DRIVER)
        self.assertEqual(by_name["stack"].data, str(512 - 64))
        self.assertEqual(by_name["user_mutex"].data, "z_object_mutexes + 0")
        sizes = sorted(e.data for e in entries if e.name == "stacks")
        self.assertEqual(sizes, ["64", "64"])
        places = sorted(e.address for e in entries if e.name == "stacks")
        self.assertEqual(places[1] - places[0], 128)

    def test_an_entry_is_the_struct(self):
        finder, entries = self.check_all()
        entry = next(e for e in entries if e.name == "stack")
        text = kobjects.entry_lines(entry, finder.struct("k_object"), finder.image.word)
        source = self.write("e.S", "\n".join([".data", *text, ""]))
        subprocess.run(["gcc", "-c", str(source), "-o", str(self.tmp / "e.o")], check=True)
        data = kobjects.Image(self.tmp / "e.o").section(".data")
        name, perms, kind, flags, size = struct.unpack("<Q2sBBQ", data)
        self.assertEqual((name, perms, kind, flags, size), (entry.address, b"\0\0", 6, 0, 448))

    def test_the_table_has_every_object_in_its_slot(self):
        finder, entries, mutexes = self.entries()
        text = kobjects.render(finder, entries, mutexes)
        order = [int(a, 16) for a in re.findall(r"\.8byte (0x[0-9a-f]+)", text)]
        self.assertEqual(sorted(order), sorted(e.address for e in entries))
        found = perfect_hash.find([e.address for e in entries])
        self.assertEqual([perfect_hash.slot(found, a) for a in order], list(range(len(order))))

    def test_what_moves_is_told(self):
        finder, entries, _ = self.entries()
        listed = self.write("list.txt", kobjects.listing(finder, entries))
        program = self.tmp / "p"
        shutil.copy(program, self.tmp / "first")
        kobjects.verify(self.tmp / "first", program, listed)
        self.build("-DX", "-Wl,--section-start=.bss=0x900000")
        with self.assertRaisesRegex(Fail, "has moved"):
            kobjects.verify(self.tmp / "first", program, listed)


@unittest.skipUnless(shutil.which("gcc"), "no gcc")
class Partitions(Case):
    SOURCE = """
    #define IN(s) __attribute__((section(#s)))
    IN(data_smem_one_data) int a = 4;
    IN(data_smem_one_bss) char b[100];
    IN(data_smem_my_data_bss) char c[2000];
    IN(data_smem_empty_bss) char d[0];
    int library[10], initialised = 4;
    """

    def collect(self, *libraries):
        source, made = self.write("x.c", self.SOURCE), self.tmp / "CMakeFiles/lib.dir/x.c.obj"
        made.parent.mkdir(parents=True)
        subprocess.run(["gcc", "-c", "-fdata-sections", source, "-o", made], check=True)
        return app_smem.collect([str(made)], libraries)

    def test_sizes(self):
        found = self.collect()
        self.assertEqual(set(found), {"one", "my_data", "empty"})
        self.assertTrue(104 <= found["one"].size <= 120)
        self.assertTrue(2000 <= found["my_data"].size <= 2008)
        self.assertEqual(found["empty"].size, 0)

    def test_libraries(self):
        found = self.collect("two|*CMakeFiles/lib.dir/?*|0", "three|*libc.a:*|256")
        self.assertTrue(44 <= found["two"].size <= 60)
        self.assertEqual(found["three"].size, 256)
        text = app_smem.layout(found)
        self.assertIn("*CMakeFiles/lib.dir/?*(.data .data.* .sdata .sdata.*)", text)
        self.assertIn("*libc.a:*(.bss .bss.* .sbss .sbss.* COMMON)", text)

    def test_the_largest_comes_first(self):
        text = app_smem.layout(self.collect())
        self.assertEqual(re.findall(r"Z_APP_DATA\((\w+),", text), ["my_data", "one", "empty"])
        self.assertIn("Z_APP_DATA(empty, 1)", text)


if __name__ == "__main__":
    unittest.main()
