/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch under fire: a hardware timer interrupts at random distances, often before the
 * last interrupt's work is done. Threads of several priorities leave the CPU in both ways (a call
 * that blocks or yields, preemption) and are continued by both, with marks in all registers. Lost
 * or mixed up registers, lost wake-ups and stacks that grow are found.
 */
#include <cmsis_core.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define INTERRUPTS 30000
#define STACK_SIZE 640
#define WORKERS    5

/* Timer 0 of the LM3S6965 (data sheet, chapter 9), as one 32-bit timer that fires once. */
#define TIMER_IRQ 19
#define TIMER(reg) (*(volatile uint32_t *)(0x40030000 + (reg)))
#define GPTMCFG    0x00
#define GPTMTAMR   0x04
#define GPTMCTL    0x0c
#define GPTMIMR    0x18
#define GPTMICR    0x24
#define GPTMTAILR  0x28

static K_SEM_DEFINE(often, 0, 10000);
static K_SEM_DEFINE(chain, 0, 10000);
static K_SEM_DEFINE(done, 0, 1);

static struct k_thread threads[WORKERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS, STACK_SIZE);
static uint32_t laps[WORKERS];
static uint32_t mixed_up;
static uint32_t interrupts;

static uint32_t random_state = 1;

static uint32_t random_next(void)
{
	random_state = random_state * 1664525 + 1013904223;
	return random_state >> 8;
}

/* Marks in r2 to r12 and lr for @p loops rounds; returns how many of them changed. */
static __attribute__((naked, noinline)) uint32_t keep_marks(uint32_t mark, uint32_t loops)
{
#define PUT(reg, n)   "add " reg ", r0, #" n "\n\t"
#define CHECK(reg, n) "sub " reg ", " reg ", #" n "\n\tcmp " reg ", r0\n\tit ne\n\taddne r1, #1\n\t"
	__asm__ volatile("push {r4-r11, lr}\n\t"
			 PUT("r2", "2") PUT("r3", "3") PUT("r4", "4") PUT("r5", "5") PUT("r6", "6")
			 PUT("r7", "7") PUT("r8", "8") PUT("r9", "9") PUT("r10", "10")
			 PUT("r11", "11") PUT("r12", "12") PUT("lr", "14")
			 "1: subs r1, #1\n\t"
			 "bne 1b\n\t"
			 CHECK("r2", "2") CHECK("r3", "3") CHECK("r4", "4") CHECK("r5", "5")
			 CHECK("r6", "6") CHECK("r7", "7") CHECK("r8", "8") CHECK("r9", "9")
			 CHECK("r10", "10") CHECK("r11", "11") CHECK("r12", "12") CHECK("lr", "14")
			 "mov r0, r1\n\t"
			 "pop {r4-r11, pc}");
}

static void worker(void *p1, void *p2, void *p3)
{
	unsigned int me = (unsigned int)p1;
	uint32_t x = me * 7919 + 1;

	for (;;) {
		x = x * 1103515245 + 12345;
		mixed_up += keep_marks(me << 24 | (x & 0xffff00), 1 + (x >> 16) % 60);
		laps[me]++;
		switch (me) {
		case 0:
			k_sem_take(&often, K_FOREVER);
			k_sem_give(&chain);
			break;
		case 1:
			k_sem_take(&chain, K_FOREVER);
			break;
		case 2:
			k_yield();
			break;
		case 3:
			if ((x & 0x10000) != 0) {
				k_sem_give(&often);
			} else {
				k_yield();
			}
			break;
		default:
			break; /* never gives way by itself, but has to share with 2 and 3 */
		}
	}
}

/*
 * Wakes somebody, lets an equal thread take its turn, and comes back after 30 to 500 instructions.
 */
static void timer_isr(const void *arg)
{
	uint32_t r = random_next();

	ARG_UNUSED(arg);
	TIMER(GPTMICR) = 1;
	if ((r & 1) != 0) {
		k_sem_give(&often);
	}
	if ((r & 6) == 0) {
		k_thread_suspend(&threads[2 + r % 3]);
	}
	if ((r & 0x18) != 0) {
		for (int i = 2; i < WORKERS; i++) {
			k_thread_resume(&threads[i]);
		}
	}
	if (++interrupts == INTERRUPTS) {
		k_sem_give(&done);
		return;
	}
	TIMER(GPTMTAILR) = 25 + (r >> 8) % 400;
	TIMER(GPTMCTL) = 1;
}

static void start_timer(void)
{
	IRQ_CONNECT(TIMER_IRQ, 2, timer_isr, NULL, 0);
	TIMER(GPTMCTL) = 0;
	TIMER(GPTMCFG) = 0;
	TIMER(GPTMTAMR) = 1;
	TIMER(GPTMIMR) = 1;
	TIMER(GPTMTAILR) = 1000;
	irq_enable(TIMER_IRQ);
	TIMER(GPTMCTL) = 1;
}

static size_t stack_used(const char *stack)
{
	size_t unused = 0;

	while (unused < STACK_SIZE && (uint8_t)stack[unused] == 0x55) {
		unused++;
	}
	return STACK_SIZE - unused;
}

ZTEST(arm_switch, test_stress)
{
	static const int prio[WORKERS] = {2, 3, 4, 4, 4};

	memset(stacks, 0x55, sizeof(stacks));
	for (uintptr_t i = 0; i < WORKERS; i++) {
		k_thread_create(&threads[i], stacks[i], STACK_SIZE, worker, (void *)i, NULL, NULL,
				prio[i], 0, K_NO_WAIT);
	}
	start_timer();
	zassert_ok(k_sem_take(&done, K_SECONDS(60)), "%u interrupts", interrupts);
	for (int i = 0; i < WORKERS; i++) {
		k_thread_abort(&threads[i]);
	}
	for (int i = 0; i < WORKERS; i++) {
		size_t used = stack_used(K_THREAD_STACK_BUFFER(stacks[i]));

		TC_PRINT("thread %d: %u laps, %u bytes of stack\n", i, laps[i], (uint32_t)used);
		zassert_true(laps[i] > 100);
		zassert_true(used < 400, "the stack grows");
	}
	zassert_equal(mixed_up, 0);
}

/* A new thread's first context, both ways into it; its parameters; interrupts on. */
static void first(void *p1, void *p2, void *p3)
{
	unsigned int key = irq_lock();

	irq_unlock(key);
	*(bool *)p3 = p1 == (void *)0x11111111 && p2 == (void *)0x22222222 &&
		      arch_irq_unlocked(key) && ((uintptr_t)__builtin_frame_address(0) & 3) == 0;
}

ZTEST(arm_switch, test_new_thread)
{
	bool good = false;

	k_thread_create(&threads[0], stacks[0], STACK_SIZE, first, (void *)0x11111111,
			(void *)0x22222222, &good, 1, 0, K_NO_WAIT);
	k_thread_join(&threads[0], K_FOREVER);
	zassert_true(good, "entered by a call");

	good = false;
	k_thread_create(&threads[0], stacks[0], STACK_SIZE, first, (void *)0x11111111,
			(void *)0x22222222, &good, -1, 0, K_MSEC(10));
	k_busy_wait(50000);
	zassert_true(good, "entered from an interrupt");
}

ZTEST_SUITE(arm_switch, NULL, NULL, NULL, NULL, NULL);
