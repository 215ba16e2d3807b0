# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Threads of a stopped program, for GDB: `ete threads`, `ete backtrace`, `ete thread`.

This runs inside GDB. It knows the portable struct k_thread only. A thread that does not run has its
stack pointer in callee_saved, and somewhere above it the address that arch_switch() returns to. That
place is found by trying: of the words there that a call can return to, the first from which GDB
finds its way to z_thread_entry() is the one. Where none leads there (an interrupt took the CPU, and
no debug information describes its entry), what looks like return addresses is listed, marked ~.
"""

import re

import gdb
from gdb.unwinder import Unwinder, register_unwinder

STATES = (("dead", 8), ("aborting", 32), ("not started", 4), ("waits", 2), ("suspended", 16))
WORDS = 80  # above the saved stack pointer are looked at
ENTRY = "z_thread_entry"
STACK_POINTERS = ("psp", "sp", "rsp", "esp", "sp_el0")


def word():
    return gdb.lookup_type("void").pointer().sizeof


def order():
    return "big" if "big endian" in gdb.execute("show endian", to_string=True) else "little"


def read(address, count):
    """`count` words from an address; fewer where memory ends."""
    size = word()
    for n in (count, count // 4, 1):
        try:
            data = gdb.selected_inferior().read_memory(address, n * size).tobytes()
            return [int.from_bytes(data[i : i + size], order()) for i in range(0, len(data), size)]
        except (gdb.MemoryError, OverflowError):
            pass
    return []


def arm_m():
    return "arm" in gdb.newest_frame().architecture().name()


def code(address):
    """The address of an instruction for what a register or stack holds, as GDB counts addresses:
    on MIPS, 32-bit ones with the sign in front."""
    if gdb.newest_frame().architecture().name().startswith("mips") and address >> 31 == 1:
        return address | 0xFFFFFFFF << 32
    return address & ~1 if arm_m() else address


def function_at(address):
    try:
        block = gdb.block_for_pc(address) if address > 0 else None
    except (RuntimeError, OverflowError):
        block = None
    while block is not None and block.function is None:
        block = block.superblock
    return block.function.name if block is not None else None


def fields(value):
    return {f.name for f in value.type.fields()}


class Thread:
    def __init__(self, value):
        self.value = value
        self.address = int(value.address) & ((1 << 8 * word()) - 1)
        self.fields = fields(value)

    @property
    def name(self):
        if "name" in self.fields:
            text = self.value["name"].string(errors="replace")
            if text:
                return text
        at = int(self.value.address)
        symbol = gdb.execute(f"info symbol {at:#x}", to_string=True).split(" in ")[0]
        return "?" if symbol.startswith("No symbol") else symbol.split(" + ")[0]

    @property
    def state(self):
        if self.running():
            return "runs"
        bits = int(self.value["base"]["thread_state"])
        known = [name for name, bit in STATES if bits & bit]
        return ", ".join(known) or "ready"

    @property
    def alive(self):
        return not int(self.value["base"]["thread_state"]) & 8

    def running(self):
        return self.address in current_addresses()

    def stack(self):
        """(start, bytes) of its stack, or None."""
        if "stack_info" not in self.fields or not int(self.value["stack_info"]["size"]):
            return None
        info = self.value["stack_info"]
        return int(info["start"]), int(info["size"])

    def stack_pointer(self):
        saved = self.value["callee_saved"]
        for name in STACK_POINTERS:
            if name in fields(saved):
                return int(saved[name])
        return None

    def line(self, number):
        mark = "*" if self.running() else " "
        stack = self.stack()
        size = f"{stack[1]:>6} B" if stack else "     ? B"
        prio = int(self.value["base"]["prio"])
        return f"{mark} {number:<3} {self.address:#010x} {prio:>4} {size}  {self.state:<12} {self.name}"


def current_threads():
    cpus = gdb.parse_and_eval("_kernel.cpus")
    low, high = cpus.type.range()
    return [cpus[i]["current"] for i in range(low, high + 1)]


def current_addresses():
    return [int(c) & ((1 << 8 * word()) - 1) for c in current_threads()]


def listed():
    """All threads: from the kernel's list, else those that the debug information names."""
    kernel = gdb.parse_and_eval("_kernel")
    if "threads" in fields(kernel):
        thread = kernel["threads"]
        while int(thread):
            yield thread.dereference()
            thread = thread["next_thread"]
        return
    text = gdb.execute("info variables -q -t ^struct.k_thread", to_string=True)
    for name in re.findall(r"struct k_thread (\w+)(?:\[\d*\])*;", text):
        value = gdb.parse_and_eval(name)
        if value.type.strip_typedefs().code == gdb.TYPE_CODE_ARRAY:
            low, high = value.type.range()
            yield from (value[i] for i in range(low, high + 1))
        else:
            yield value


def threads():
    """Every thread once, by address, with those that run."""
    try:
        values = [*listed(), *(c.dereference() for c in current_threads() if int(c))]
    except gdb.error as e:
        raise gdb.GdbError(f"no kernel to ask: {e}") from None
    by_address = {t.address: t for t in map(Thread, values)}
    started = [t for t in by_address.values() if t.running() or t.stack_pointer()]
    return sorted(started, key=lambda t: t.address)


class FrameId:
    """What GDB tells frames apart by."""

    def __init__(self, sp, pc):
        self.sp, self.pc = sp, pc


class Saved(Unwinder):
    """While a context is chosen, the innermost frame is followed by this context's."""

    def __init__(self):
        super().__init__("etesian")
        self.registers = None

    def __call__(self, pending):
        if not self.registers or pending.level() != 0:
            return None
        names = {n.lower() for n in (r.name for r in pending.architecture().registers())}
        value = pending.read_register
        pc_name = next(n for n in ("pc", "rip", "eip") if n in names)
        sp_name = next(n for n in ("sp", "rsp", "esp") if n in names)
        info = pending.create_unwind_info(FrameId(value(sp_name), value(pc_name)))
        for name, number in self.registers.items():
            name = {"pc": pc_name, "sp": sp_name}.get(name, name)
            if name in names:
                info.add_saved_register(name, gdb.Value(number).cast(value(name).type))
        return info

    def choose(self, registers):
        self.registers = registers
        gdb.invalidate_cached_frames()


saved = Saved()
register_unwinder(None, saved, replace=True)


class Call:
    """One line of a backtrace."""

    def __init__(self, name, pc, line):
        self.name, self.pc, self.line = name, pc, line

    def __str__(self):
        where = ""
        if self.line and self.line.symtab:
            where = f" at {self.line.symtab.filename}:{self.line.line}"
        pc = self.pc & ((1 << 8 * word()) - 1)
        return f"{pc:#010x} {self.name or '?'}(){where}"


def linked_name(address):
    """The function by the symbol table, without what the compiler adds to the names of copies."""
    text = gdb.execute(f"info symbol {address:#x}", to_string=True)
    return None if text.startswith("No symbol") else re.split(r"[.\s]", text)[0]


def calls(frame):
    """A frame and those around it, up to where the thread began.

    Functions that the linker left out stay in the debug information, at address 0: where code lies
    there too, GDB takes one for the other. The symbol table knows better.
    """
    found, outermost = [], True
    while frame is not None and len(found) < 40:
        pc = frame.pc()
        if frame.type() != gdb.INLINE_FRAME:
            true = linked_name(pc if outermost else pc - 1)
            if true and frame.name() and true != frame.name().split(".")[0]:
                found = [c for c in found if c.pc != pc] + [Call(true, pc, None)]
            else:
                found.append(Call(frame.name() or true, pc, frame.find_sal()))
            outermost = False
        else:
            found.append(Call(frame.name(), pc, frame.find_sal()))
        if found[-1].name == ENTRY:
            break
        frame = frame.older()
    return found


def frames(context):
    """The calls that GDB sees from a context on."""
    saved.choose(context)
    try:
        frame = gdb.newest_frame().older()
        return calls(frame) if frame is not None else []
    except gdb.error:
        return []
    finally:
        saved.choose(None)


def leads_home(found):
    return bool(found) and found[-1].name == ENTRY


def exception_frame(sp):
    """Cortex-M: the registers that an exception pushed at sp, if there are any."""
    words = read(sp, 8)
    if not arm_m() or len(words) < 8 or not words[7] & (1 << 24):
        return None
    if function_at(words[6]) is None:
        return None
    up = sp + 32 + (4 if words[7] & (1 << 9) else 0)
    return {"pc": words[6], "lr": words[5], "sp": up, "r12": words[4], "xpsr": words[7]}


def stack_words(thread, count):
    """At most `count` words that a thread has on its stack."""
    sp = thread.stack_pointer()
    words = read(sp, count)
    start, length = thread.stack() or (0, 0)
    if start <= sp < start + length:  # on native_sim threads have other stacks
        words = words[: (start + length - sp) // word()]
    return words


def contexts(thread):
    """Where the thread may go on, as registers; the likelier ones first. `sure` is among them where
    nothing has to be tried."""
    sp, size = thread.stack_pointer(), word()
    words = stack_words(thread, WORDS)
    for at, pc in enumerate(words):
        name = function_at(code(pc))
        if name is None:
            continue
        above = sp + (at + 1) * size
        if "preempted" in name and exception_frame(above):
            yield {**exception_frame(above), "sure": 1}
        if pc == code(pc) and arm_m():
            continue  # no return address: those have bit 0
        for gap in range(24):
            yield {"pc": code(pc), "sp": above + gap * size, **frame_pointers(words, at)}


def frame_pointers(words, at):
    """A compiler that keeps frame pointers finds frames by them: the word below the address."""
    guess = words[at - 1] if at else 0
    return {"rbp": guess, "ebp": guess}


def backtrace(thread):
    """(frames, exact): the calls that a thread is in."""
    if thread.running():
        return frames_of_cpu(thread), True
    for tried, context in enumerate(contexts(thread)):
        if tried > 600:
            break
        found = frames(context)
        if found and (leads_home(found) or "sure" in context):
            return found, True
    return guesses(thread), False


def guesses(thread):
    """What looks like return addresses on a thread's stack."""
    found = []
    for pc in stack_words(thread, 4 * WORDS):
        name = function_at(code(pc) - 1)
        if name and not (arm_m() and pc == code(pc)):
            found.append(Call(name, code(pc), gdb.find_pc_line(code(pc) - 1)))
    return found


def frames_of_cpu(thread):
    """Of the CPU that runs it (with one CPU: the only one)."""
    saved.choose(None)
    inferior = {t.num: t for t in gdb.selected_inferior().threads()}
    number = current_addresses().index(thread.address) + 1
    if number in inferior and len(inferior) > 1:
        inferior[number].switch()
    return calls(gdb.newest_frame())


def show_backtrace(thread):
    found, exact = backtrace(thread)
    for level, call in enumerate(found):
        gdb.write(f"  {'#' if exact else '~'}{level:<3}{call}\n")
    if not found:
        gdb.write("  nothing is known of its calls\n")


def chosen(argument):
    """The thread that a number, an address or a name means."""
    everybody = threads()
    if argument.isdigit() and 1 <= int(argument) <= len(everybody):
        return everybody[int(argument) - 1]
    for thread in everybody:
        if argument == thread.name or argument == f"{thread.address:#x}":
            return thread
    raise gdb.GdbError(f"no thread '{argument}': `ete threads` lists them")


class Ete(gdb.Command):
    """Threads of the kernel: ete threads, ete backtrace [THREAD|all], ete thread [THREAD]."""

    def __init__(self):
        super().__init__("ete", gdb.COMMAND_STACK, prefix=True)


class Threads(gdb.Command):
    """List the threads: number, address, priority, stack, state, name. * runs on a CPU."""

    def __init__(self):
        super().__init__("ete threads", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        gdb.write("  no. thread     prio    stack  state        name\n")
        for number, thread in enumerate(threads(), 1):
            gdb.write(thread.line(number) + "\n")


class Backtrace(gdb.Command):
    """The calls that a thread is in: ete backtrace [NUMBER|NAME|all]; without a word all of them."""

    def __init__(self):
        super().__init__("ete backtrace", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        wanted = argument.strip()
        for number, thread in enumerate(threads(), 1):
            if wanted in ("", "all") or thread.address == chosen(wanted).address:
                gdb.write(thread.line(number) + "\n")
                if thread.alive and int(thread.value["base"]["thread_state"]) & 4 == 0:
                    show_backtrace(thread)


class Choose(gdb.Command):
    """See a thread that does not run: ete thread NUMBER|NAME. Behind frame 0, the CPU's own,
    `backtrace`, `up` and `info locals` then show the thread. Without a word: back to the CPU."""

    def __init__(self):
        super().__init__("ete thread", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        saved.choose(None)
        if not argument.strip():
            return
        thread = chosen(argument.strip())
        if thread.running():
            return
        for context in contexts(thread):
            found = frames(context)
            if found and (leads_home(found) or "sure" in context):
                saved.choose(context)
                gdb.execute("frame 1")
                return
        raise gdb.GdbError("its registers were not found: see `ete backtrace`")


def leave(_event):
    """A program that GDB lets go would run on for a moment."""
    try:
        gdb.execute("kill", to_string=True)
    except gdb.error:
        pass


if hasattr(gdb.events, "gdb_exiting"):
    gdb.events.gdb_exiting.connect(leave)

for command in (Ete, Threads, Backtrace, Choose):
    command()
