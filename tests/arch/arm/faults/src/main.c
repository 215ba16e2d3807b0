/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults, oopses and spurious interrupts: the reason and the registers that the application's
 * handler gets, that the faulty thread ends and all others go on.
 */
#include <cmsis_core.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define LINE_SPURIOUS 25 /* no device has it */

static unsigned int errors;
static unsigned int last_reason;
static struct arch_esf last_esf;
static bool had_esf;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	had_esf = esf != NULL;
	if (had_esf) {
		last_esf = *esf;
	}
}

static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
static bool survived;

/* Run @p fn in a thread of its own, which is expected to end by fatal error @p reason. */
static void fails_with(unsigned int reason, k_thread_entry_t fn)
{
	errors = 0;
	survived = false;
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), fn, NULL, NULL, NULL,
			k_thread_priority_get(k_current_get()) - 1, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_equal(errors, 1);
	zassert_equal(last_reason, reason);
	zassert_false(survived);
	zassert_true(arch_irq_unlocked(arch_irq_lock()), "the lock of the dead thread is left");
	arch_irq_unlock(0);
	zassert_ok(k_sleep(K_MSEC(20)), "time has stopped");
}

static void oops(void *p1, void *p2, void *p3)
{
	k_oops();
	survived = true;
}

static void oops_locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	k_oops();
	survived = true;
}

static void oops_scheduler_locked(void *p1, void *p2, void *p3)
{
	k_sched_lock();
	k_oops();
	survived = true;
}

/* Verifies: FATAL-1, FATAL-3, FATAL-4 */
ZTEST(arm_faults, test_oops)
{
	fails_with(K_ERR_KERNEL_OOPS, oops);
	fails_with(K_ERR_KERNEL_OOPS, oops_locked);
	fails_with(K_ERR_KERNEL_OOPS, oops_scheduler_locked);
}

/* Known values in all registers, then an undefined instruction. */
static void undefined(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mov r4, #0x44\n\t"
			 "mov r5, #0x55\n\t"
			 "mov r8, #0x88\n\t"
			 "mov r11, #0xbb\n\t"
			 "mov r0, #0x10\n\t"
			 "mov r1, #0x11\n\t"
			 "mov r2, #0x12\n\t"
			 "mov r3, #0x13\n\t"
			 "mov r12, #0x1c\n\t"
			 "mov lr, #0x1e\n\t"
			 "udf #1"
			 :
			 :
			 : "r0", "r1", "r2", "r3", "r4", "r5", "r8", "r11", "r12", "lr");
	survived = true;
}

/* Verifies: FATAL-9, FATAL-10 */
ZTEST(arm_faults, test_registers)
{
	fails_with(K_ERR_CPU_EXCEPTION, undefined);
	zassert_true(had_esf);
	zassert_equal(last_esf.basic.r0, 0x10);
	zassert_equal(last_esf.basic.a2, 0x11);
	zassert_equal(last_esf.basic.r2, 0x12);
	zassert_equal(last_esf.basic.a4, 0x13);
	zassert_equal(last_esf.basic.ip, 0x1c);
	zassert_equal(last_esf.basic.lr, 0x1e);
	zassert_true(last_esf.basic.pc - (uint32_t)undefined < 100);
	zassert_equal(*(uint16_t *)last_esf.basic.pc, 0xde01);
#ifdef CONFIG_EXTRA_EXCEPTION_INFO
	zassert_equal(last_esf.extra_info.exc_return & 0xf, 0xd);
#endif
}

static void divide(void *p1, void *p2, void *p3)
{
	__asm__ volatile("udiv r0, r0, %0" : : "r"(0) : "r0");
	survived = true;
}

static void divide_locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	divide(p1, p2, p3);
}

/* Memory of devices can not be executed. */
static void jump_to_device(void *p1, void *p2, void *p3)
{
	((void (*)(void))0x40000001)();
	survived = true;
}

static void jump_to_arm_state(void *p1, void *p2, void *p3)
{
	((void (*)(void))((uintptr_t)undefined & ~1))();
	survived = true;
}

static void use_coprocessor(void *p1, void *p2, void *p3)
{
	__asm__ volatile("mcr p1, 0, r0, c0, c0, 0");
	survived = true;
}

/* A stack pointer with nothing behind it: not even the frame can be written. */
static void lose_stack(void *p1, void *p2, void *p3)
{
	__asm__ volatile("ldr r0, =0x30000000\n\tmov sp, r0\n\tpush {r0}\n\tudf #1" : : : "r0");
	survived = true;
}

/* Verifies: FATAL-9 */
ZTEST(arm_faults, test_cpu_faults)
{
	fails_with(K_ERR_CPU_EXCEPTION, divide);
	fails_with(K_ERR_CPU_EXCEPTION, divide_locked);
	fails_with(K_ERR_CPU_EXCEPTION, jump_to_device);
	fails_with(K_ERR_CPU_EXCEPTION, jump_to_arm_state);
	fails_with(K_ERR_CPU_EXCEPTION, use_coprocessor);
	zassert_equal(SCB->CFSR, 0, "fault bits are left over");
}

ZTEST(arm_faults, test_lost_stack)
{
	fails_with(K_ERR_CPU_EXCEPTION, lose_stack);
}

static void oops_in_handler(const void *arg)
{
	k_oops();
	*(bool *)arg = true;
}

/* No thread is to blame: the application's handler decides, here to go on behind the oops. */
ZTEST(arm_faults, test_oops_in_handler)
{
	bool went_on = false;

	errors = 0;
	irq_offload(oops_in_handler, &went_on);
	zassert_equal(errors, 1);
	zassert_equal(last_reason, K_ERR_KERNEL_OOPS);
	zassert_true(went_on);
}

/* Verifies: IRQ-13 */
ZTEST(arm_faults, test_spurious_interrupt)
{
	errors = 0;
	irq_enable(LINE_SPURIOUS); /* not by itself: an image that enables no line has no vectors */
	NVIC_SetPendingIRQ((IRQn_Type)LINE_SPURIOUS);
	__DSB();
	__ISB();
	NVIC_DisableIRQ((IRQn_Type)LINE_SPURIOUS);
	zassert_equal(errors, 1);
	zassert_equal(last_reason, K_ERR_SPURIOUS_IRQ);
	zassert_false(k_is_in_isr());
}

ZTEST_SUITE(arm_faults, NULL, NULL, NULL, NULL, NULL);
