/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the processor and its protection report: each ends the thread, and others go on.
 */
#include "faults.h"

#include <zephyr/irq_offload.h>

unsigned int fault_count;
unsigned int fault_reason;
k_tid_t fault_thread;
struct arch_esf fault_esf;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	fault_count++;
	fault_reason = reason;
	fault_thread = k_current_get();
	fault_esf = *esf;
}

static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread thread;

void expect(void (*entry)(void *p1, void *p2, void *p3), void *p1, unsigned int reason)
{
	fault_count = 0;
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, p1, NULL, NULL,
			K_PRIO_PREEMPT(4), 0, K_NO_WAIT);
	(void)k_thread_join(&thread, K_MSEC(20)); /* some wait for an interrupt: this is it */
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(fault_count, 1, "%u errors", fault_count);
	zassert_equal(fault_reason, reason, "reason %u", fault_reason);
	zassert_equal_ptr(fault_thread, &thread);
}

static void undefined(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov r4, %0\n\tudf #7" : : "r"(0x12345678) : "r4");
}

ZTEST(cortex_a_r, test_undefined)
{
	expect(undefined, NULL, K_ERR_CPU_EXCEPTION);
	zassert_equal(fault_esf.callee.v1, 0x12345678);
}

static void supervisor_call(void *p1, void *p2, void *p3)
{
	__asm__ volatile("svc 1" : : : "lr");
}

ZTEST(cortex_a_r, test_supervisor_call)
{
	expect(supervisor_call, NULL, K_ERR_CPU_EXCEPTION);
}

static void write_to(void *address, void *p2, void *p3)
{
	*(volatile uint32_t *)address = 1;
}

static void read_from(void *address, void *p2, void *p3)
{
	(void)*(volatile uint32_t *)address;
}

static void jump_to(void *address, void *p2, void *p3)
{
	((void (*)(void))address)();
}

static const uint32_t constant = 1;

ZTEST(cortex_a_r, test_null)
{
	expect(write_to, (void *)8, K_ERR_CPU_EXCEPTION);
	if (IS_ENABLED(CONFIG_ARM_AARCH32_MMU)) { /* an MPU has vectors there */
		expect(read_from, (void *)8, K_ERR_CPU_EXCEPTION);
		expect(jump_to, (void *)8, K_ERR_CPU_EXCEPTION);
		zassert_equal(fault_esf.basic.pc, 8);
	}
}

ZTEST(cortex_a_r, test_code_and_constants_are_not_written)
{
	expect(write_to, (void *)((uintptr_t)write_to & ~3U), K_ERR_CPU_EXCEPTION);
	expect(write_to, (void *)&constant, K_ERR_CPU_EXCEPTION);
}

ZTEST(cortex_a_r, test_data_is_not_executed)
{
	static uint32_t code[2] = {0xe12fff1e, 0xe12fff1e}; /* bx lr */

	expect(jump_to, code, K_ERR_CPU_EXCEPTION);
	zassert_equal(fault_esf.basic.pc, (uint32_t)code);
}

ZTEST(cortex_a_r, test_constants_are_not_executed)
{
	static const uint32_t code[2] = {0xe12fff1e, 0xe12fff1e};

	if (!IS_ENABLED(CONFIG_ARM_AARCH32_MMU)) {
		ztest_test_skip(); /* one region of an MPU has code and constants */
	}
	expect(jump_to, (void *)code, K_ERR_CPU_EXCEPTION);
	zassert_equal(fault_esf.basic.pc, (uint32_t)code);
}

ZTEST(cortex_a_r, test_nothing_there)
{
	if (!IS_ENABLED(CONFIG_ARM_AARCH32_MMU)) {
		ztest_test_skip();
	}
	expect(read_from, (void *)0xc0000000, K_ERR_CPU_EXCEPTION);
}

static void exclusive(void *p1, void *p2, void *p3)
{
	__asm__ volatile("ldrex r0, [%0]" : : "r"(p1) : "r0");
}

ZTEST(cortex_a_r, test_unaligned)
{
	static uint64_t word;

	expect(exclusive, (char *)&word + 1, K_ERR_CPU_EXCEPTION);
}

/* A handler goes on behind it. */
static void oops(const void *steps)
{
	(*(volatile int *)steps)++;
	z_except_reason(K_ERR_KERNEL_OOPS);
	(*(volatile int *)steps)++;
}

ZTEST(cortex_a_r, test_in_handler)
{
	int steps = 0;

	fault_count = 0;
	irq_offload(oops, &steps);
	zassert_equal(fault_count, 1);
	zassert_equal(steps, 2);
	zassert_false(k_is_in_isr());
}

/* Handlers may come between two pushes. */
ZTEST(cortex_a_r, test_misaligned_stack)
{
	uint32_t start = k_cycle_get_32();
	unsigned int wrong = 0;

	while (k_cyc_to_us_floor32(k_cycle_get_32() - start) < 20000) {
		uint32_t r = 0x5a5a5a5a, loops = 200;

		__asm__ volatile("sub sp, sp, #4\n\t"
				 "1:\n\t"
				 "push {%0}\n\t"
				 "mov %0, #0\n\t"
				 "pop {%0}\n\t"
				 "subs %1, %1, #1\n\t"
				 "bne 1b\n\t"
				 "add sp, sp, #4"
				 : "+r"(r), "+r"(loops)
				 :
				 : "cc", "memory");
		wrong += (r != 0x5a5a5a5a) ? 1 : 0;
	}
	zassert_equal(wrong, 0);
}

ZTEST_SUITE(cortex_a_r, NULL, NULL, NULL, NULL, NULL);
