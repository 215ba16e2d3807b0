# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The peers' figures, measured side by side with Debian 12's GCC 12.2 and QEMU 7.2 on mps2-an385.

Zephyr 3.7.1, FreeRTOS-Kernel of 2026-07, ThreadX of 2025-02. Of each workload the figure of whoever
is best, with the options that make it fastest.
"""

ZEPHYR = "Zephyr 3.7.1"
THREADX = "ThreadX"
FREERTOS = "FreeRTOS"

# Instructions per iteration at -O2.
THREAD_METRIC_O2 = {
    "basic": (ZEPHYR, 9221),
    "cooperative": (FREERTOS, 58),
    "preemptive": (THREADX, 174),
    "interrupt": (THREADX, 57),
    "interrupt_preemption": (THREADX, 224),
    "message": (THREADX, 123),
    "synchronization": (THREADX, 49),
    "memory": (THREADX, 59),
}

# Loads and stores per iteration at -O2, and exceptions taken: the same with all three.
ACCESSES = {
    "cooperative": (FREERTOS, 42),
    "preemptive": (THREADX, 120),
    "interrupt_preemption": (THREADX, 155),
}
EXCEPTIONS = {
    "cooperative": ("all", 1),
    "preemptive": ("all", 1.6),
    "interrupt_preemption": ("all", 3),
}

# Instructions at -Os.
THREAD_METRIC_OS = {
    "basic": (ZEPHYR, 9221),
    "cooperative": (FREERTOS, 63),
    "preemptive": (THREADX, 168),
    "interrupt": (THREADX, 58),
    "interrupt_preemption": (THREADX, 218),
    "message": (THREADX, 125),
    "synchronization": (THREADX, 50),
    "memory": (THREADX, 61),
}

# The same on RISC-V 32 (QEMU's virt, rv32imac) at -O2. "basic" is left out there.
THREAD_METRIC_RV32 = {
    "cooperative": (ZEPHYR, 109),
    "preemptive": (ZEPHYR, 202),
    "interrupt": (ZEPHYR, 183),
    "interrupt_preemption": (ZEPHYR, 351),
    "message": (ZEPHYR, 238),
    "synchronization": (ZEPHYR, 78),
    "memory": (ZEPHYR, 79),
}

# Zephyr's latencies, default configuration, -O2, instructions.
LATENCY = {
    "yield with switch": 104,
    "return from ISR to the interrupted thread": 121,
    "return from ISR to another thread": 111,
    "thread create": 79,
    "thread start": 125,
    "thread suspend": 127,
    "thread resume": 122,
    "thread abort": 101,
    "semaphore give (no waiter)": 52,
    "semaphore take (no block)": 33,
    "semaphore take blocking, with switch": 140,
    "semaphore give waking, with switch": 200,
    "mutex lock (recursive, immediate)": 41,
    "mutex unlock (recursive, immediate)": 21,
    "FIFO put (immediate)": 87,
    "FIFO get (immediate)": 38,
    "FIFO get blocking, with switch": 195,
    "FIFO put waking, with switch": 273,
    "LIFO put (immediate)": 85,
    "LIFO get (immediate)": 38,
    "events post (immediate)": 81,
    "events wait (immediate)": 48,
    "events wait blocking, with switch": 159,
    "events set waking, with switch": 268,
    "condition variable wait, with switch": 253,
    "condition variable signal, with switch": 282,
    "stack push (immediate)": 54,
    "stack pop (immediate)": 35,
    "stack pop blocking, with switch": 195,
    "stack push waking, with switch": 261,
    "heap malloc (average)": 291,
    "heap free (average)": 221,
}

# The same with user mode built in, between kernel threads.
LATENCY_USERSPACE = {
    "yield with switch": 226,
    "return from ISR to another thread": 225,
    "thread create": 302,
    "thread start": 249,
    "thread suspend": 251,
    "thread resume": 247,
    "thread abort": 1346,
    "semaphore give (no waiter)": 60,
    "semaphore take (no block)": 41,
    "semaphore take blocking, with switch": 263,
    "semaphore give waking, with switch": 323,
    "mutex lock (recursive, immediate)": 49,
    "mutex unlock (recursive, immediate)": 29,
    "FIFO put (immediate)": 89,
    "FIFO get (immediate)": 48,
    "FIFO get blocking, with switch": 326,
    "FIFO put waking, with switch": 397,
    "LIFO put (immediate)": 87,
    "LIFO get (immediate)": 48,
    "events post (immediate)": 89,
    "events wait (immediate)": 56,
    "events wait blocking, with switch": 284,
    "events set waking, with switch": 389,
    "condition variable wait, with switch": 384,
    "condition variable signal, with switch": 413,
    "stack push (immediate)": 64,
    "stack pop (immediate)": 45,
    "stack pop blocking, with switch": 326,
    "stack push waking, with switch": 392,
    "heap malloc (average)": 291,
    "heap free (average)": 221,
}

# Bytes of an object: the smallest of a peer that does as much. FreeRTOS's smaller tasks (56) have no
# mutexes and no names; its semaphores and mutexes are queues; its timers have 32-bit ticks.
OBJECTS = {
    "thread": (FREERTOS, 84),
    "semaphore": (ZEPHYR, 16),
    "mutex": (ZEPHYR, 20),
    "message queue": (ZEPHYR, 40),
    "FIFO": (ZEPHYR, 16),
    "stack": (ZEPHYR, 24),
    "pipe": (ZEPHYR, 40),
    "mailbox": (ZEPHYR, 16),
    "event": (ZEPHYR, 12),
    "timer": (ZEPHYR, 56),
    "work item": (ZEPHYR, 16),
    "delayable work item": (ZEPHYR, 48),
    "memory slab": (ZEPHYR, 28),
    "heap": (ZEPHYR, 20),
}
