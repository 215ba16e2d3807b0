/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards: a thread that leaves its stack ends with K_ERR_STACK_CHK_FAIL, is named, and all
 * others go on. That holds wherever it happens: in a call, in the frame of an interrupt, where the
 * kernel saves the registers of who leaves the CPU.
 */
#include <cmsis_core.h>
#include <string.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define LINE       25 /* no device has it */
#define STACK_SIZE 1024
#define PATTERN    0x5a
/* What one push may write below the guard before it gets to it; a limit register is stricter. */
#define REACH      (IS_ENABLED(CONFIG_BUILTIN_STACK_GUARD) ? 0 : 64)

static unsigned int errors;
static unsigned int last_reason;
static k_tid_t last_thread;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	zassert_not_null(esf);
}

/* The second one is used; the first one lies below it and must not change. */
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, STACK_SIZE);
static struct k_thread thread;

static void check_neighbour(void)
{
	const uint8_t *below = (const uint8_t *)stacks[0];

	for (size_t i = 0; i < sizeof(stacks[0]) - REACH; i++) {
		zassert_equal(below[i], PATTERN, "byte %zu below the stack",
			      sizeof(stacks[0]) - i);
	}
}

static k_tid_t start(k_thread_entry_t fn, void *p1, void *p2, int prio)
{
	errors = 0;
	memset(stacks[0], PATTERN, sizeof(stacks[0]));
	k_thread_create(&thread, stacks[1], STACK_SIZE, fn, p1, p2, NULL, prio, 0, K_FOREVER);
	k_thread_name_set(&thread, "deep");
	k_thread_start(&thread);
	return &thread;
}

/* True if the thread failed, which then must have been in the right way. */
static bool failed(void)
{
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	check_neighbour();
	zassert_true(arch_irq_unlocked(arch_irq_lock()), "the lock of the dead thread is left");
	arch_irq_unlock(0);
	zassert_equal(SCB->CFSR, 0, "fault bits are left over");
	if (errors == 0) {
		return false;
	}
	zassert_equal(errors, 1);
	zassert_equal(last_reason, K_ERR_STACK_CHK_FAIL);
	zassert_equal_ptr(last_thread, &thread);
	return true;
}

static int recurse(volatile int *depth)
{
	volatile int here = *depth + 1;

	return recurse(&here) + *depth;
}

static void overflow(void *p1, void *p2, void *p3)
{
	volatile int depth = 0;

	recurse(&depth);
}

static void overflow_locked(void *p1, void *p2, void *p3)
{
	(void)irq_lock();
	overflow(p1, p2, p3);
}

/* Verifies: FATAL-12 */
ZTEST(stack_guard, test_recursion)
{
	static const int prios[] = {K_PRIO_COOP(2), K_PRIO_PREEMPT(1), K_PRIO_PREEMPT(5)};

	for (size_t i = 0; i < ARRAY_SIZE(prios); i++) {
		start(overflow, NULL, NULL, prios[i]);
		zassert_true(failed(), "priority %d", prios[i]);
		start(overflow_locked, NULL, NULL, prios[i]);
		zassert_true(failed(), "priority %d, locked", prios[i]);
	}
	zassert_ok(k_sleep(K_MSEC(20)), "time has stopped");
}

/* Call p1 with p2 bytes of stack left. */
static void call_with_room(void *p1, void *p2, void *p3)
{
#ifdef CONFIG_FPU
	/* from here on frames are large */
	__asm__ volatile("vmov s0, %0" : : "r"(1) : "s0");
#endif
	__asm__ volatile("mov r4, sp\n\t"
			 "mov sp, %1\n\t"
			 "blx %0\n\t"
			 "mov sp, r4"
			 :
			 : "r"(p1), "r"(K_KERNEL_STACK_BUFFER(stacks[1]) + (size_t)p2)
			 : "r0", "r1", "r2", "r3", "r4", "r12", "lr", "cc", "memory");
}

/* A local array that ends in the guard, written from its upper end. */
static __attribute__((naked)) void big_frame(void)
{
	__asm__ volatile("mov r0, sp\n\t"
			 "sub sp, #80\n"
			 "1:\n\t"
			 "strb r1, [r0, #-1]!\n\t"
			 "b 1b");
}

ZTEST(stack_guard, test_big_frame)
{
	start(call_with_room, big_frame, (void *)64, K_PRIO_PREEMPT(1));
	zassert_true(failed());
}

static struct k_sem sem;
static struct k_thread other;
static K_KERNEL_STACK_DEFINE(other_stack, 1024);
static unsigned int turns;

static void other_entry(void *p1, void *p2, void *p3)
{
	for (;;) {
		k_sem_take(&sem, K_FOREVER);
		turns++;
	}
}

static void wake_other(const void *arg)
{
	k_sem_give(&sem);
}

static void do_nothing(const void *arg)
{
}

static void act_interrupt(void)
{
	NVIC->STIR = LINE;
	__DSB();
	__ISB();
}

static void act_offload(void)
{
	irq_offload(do_nothing, NULL);
}

static void act_offload_switch(void)
{
	irq_offload(wake_other, NULL);
}

static void act_give(void)
{
	k_sem_give(&sem);
}

static void act_sleep(void)
{
	k_sleep(K_TICKS(1));
}

static void act_yield(void)
{
	k_yield();
}

static void act_nothing(void)
{
	__asm__ volatile("nop");
}

/*
 * With each room from none at all upwards: first the thread fails, from some room on it does not,
 * and it never does damage.
 */
static void sweep(const char *name, void (*act)(void))
{
	bool survived = false;

	for (size_t room = 0; room <= 512; room += 8) {
		start(call_with_room, act, (void *)room, K_PRIO_PREEMPT(5));
		if (failed()) {
			zassert_false(survived, "%s: fails with %zu bytes", name, room);
		} else if (!survived) {
			TC_PRINT("%s needs %zu bytes\n", name, room);
			survived = true;
		}
	}
	zassert_true(survived, "%s", name);
}

/* Verifies: FATAL-12 */
ZTEST(stack_guard, test_sweep)
{
	static const struct {
		const char *name;
		void (*act)(void);
	} acts[] = {
		{"interrupt that switches", act_interrupt},
		{"irq_offload()", act_offload},
		{"irq_offload() that switches", act_offload_switch},
		{"k_sem_give() that switches", act_give},
		{"k_sleep()", act_sleep},
		{"k_yield()", act_yield},
		{"nothing", act_nothing},
	};
	unsigned int before;

	k_sem_init(&sem, 0, K_SEM_MAX_LIMIT);
	k_thread_create(&other, other_stack, K_KERNEL_STACK_SIZEOF(other_stack), other_entry, NULL,
			NULL, NULL, K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	IRQ_CONNECT(LINE, 1, wake_other, NULL, 0);
	irq_enable(LINE);
	for (size_t i = 0; i < ARRAY_SIZE(acts); i++) {
		before = turns;
		sweep(acts[i].name, acts[i].act);
		k_sem_give(&sem);
		k_msleep(10);
		zassert_not_equal(turns, before, "the other thread is gone");
	}
	irq_disable(LINE);
	k_thread_abort(&other);
}

#ifdef CONFIG_BUILTIN_STACK_GUARD
#define GUARD_NOW          __get_PSPLIM()
#define GUARD_OF(t)        ((t)->callee_saved.guard)
#define IS_GUARD_OF(t, at) ((at) == (t)->stack_info.start)
#else
#define GUARD_NOW          (MPU->RBAR & MPU_RBAR_ADDR_Msk)
#define GUARD_OF(t)        ((t)->callee_saved.guard & MPU_RBAR_ADDR_Msk)
#define IS_GUARD_OF(t, at) ((at) + K_KERNEL_STACK_RESERVED == (t)->stack_info.start)
#endif

static void check_guard(const struct k_thread *t, void *count)
{
	zassert_true(IS_GUARD_OF(t, GUARD_OF(t)), "thread %s", k_thread_name_get((k_tid_t)t));
	++*(int *)count;
}

#ifdef CONFIG_DYNAMIC_THREAD
/* Verifies: FATAL-13 */
ZTEST(stack_guard, test_dynamic_stack)
{
	for (int i = 0; i < 3; i++) {
		k_thread_stack_t *stack = k_thread_stack_alloc(STACK_SIZE, 0);

		zassert_not_null(stack);
		errors = 0;
		k_thread_create(&thread, stack, STACK_SIZE, overflow, NULL, NULL, NULL,
				K_PRIO_PREEMPT(5), 0, K_NO_WAIT);
		zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
		zassert_equal(errors, 1);
		zassert_equal(last_reason, K_ERR_STACK_CHK_FAIL);
		zassert_equal_ptr(last_thread, &thread);
		zassert_ok(k_thread_stack_free(stack));
	}
}
#endif

/* Also those that nobody may overflow here: main's, idle's, the work queue's. */
/* Verifies: FATAL-13 */
ZTEST(stack_guard, test_all_threads)
{
	int count = 0;

	k_thread_foreach(check_guard, &count);
	zassert_true(count >= 3);
	zassert_true(IS_GUARD_OF(k_current_get(), GUARD_NOW));
}

ZTEST_SUITE(stack_guard, NULL, NULL, NULL, NULL, NULL);
