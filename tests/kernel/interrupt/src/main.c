/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts through the portable API, on lines that no device of the image has: connected at build
 * time and at run time, shared, nested, locked, offloaded from handlers.
 */
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/sw_isr_table.h>
#include <zephyr/ztest.h>
#include <zephyr/interrupt_util.h>

#define PRIO     TRIGGER_IRQ_PRIO
#define FIRST    (CONFIG_NUM_IRQS < 32 ? 14 : CONFIG_NUM_IRQS < 96 ? 20 : 40)
#define URGENT   (FIRST + 0) /* priority 1 */
#define MIDDLE   (FIRST + 1) /* priority 2 */
#define SAME     (FIRST + 2) /* priority 2 */
#define LATE     (FIRST + 3) /* priority 3 */
#define DIRECT   (FIRST + 4) /* priority 2 */
#define SPARE    (FIRST + 5) /* nobody connects it */

#define LINE_OF_NESTED      (FIRST + 6)
#define LINE_DYNAMIC        (FIRST + 7)
#define LINE_DIRECT_DYNAMIC (FIRST + 8)
#define LINE_SHARED         (FIRST + 9)
#define LINE_ZERO           (FIRST + 10)
#define LINE_ONE            (FIRST + 11)

/* What happened, in order. */
static char events[64];
static size_t count;

static void say(char c)
{
	if (count < sizeof(events) - 1) {
		events[count++] = c;
		events[count] = '\0';
	}
}

static void before(void *fixture)
{
	count = 0;
	events[0] = '\0';
}

static volatile bool nest; /* each handler raises the next more urgent line */

static void urgent_isr(const void *arg)
{
	zassert_true(k_is_in_isr());
	say(*(const char *)arg);
}

static void middle_isr(const void *arg)
{
	say('m');
	if (nest) {
		trigger_irq(SAME); /* as urgent as this one: waits */
		trigger_irq(URGENT);
	}
	say('M');
}

static void same_isr(const void *arg)
{
	say('s');
}

static void late_isr(const void *arg)
{
	say('l');
	if (nest) {
		trigger_irq(MIDDLE);
	}
	say('L');
}

static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);
static int direct_result = 1;

ISR_DIRECT_DECLARE(direct_isr)
{
	ISR_DIRECT_PM();
	say('d');
	k_sem_give(&sem);
	return direct_result;
}

/* Verifies: IRQ-1 */
ZTEST(interrupt, test_argument)
{
	trigger_irq(URGENT);
	zassert_str_equal(events, "u");
	zassert_false(k_is_in_isr());
}

/* Verifies: IRQ-2 */
ZTEST(interrupt, test_nesting)
{
	nest = true;
	trigger_irq(LATE);
	nest = false;
	zassert_str_equal(events, "lmuMsL", "%s", events);
}

/* What waited comes in the order of priorities, then of lines. */
/* Verifies: IRQ-2 */
ZTEST(interrupt, test_order_after_lock)
{
	unsigned int key = irq_lock();

	trigger_irq(LATE);
	trigger_irq(SAME);
	trigger_irq(MIDDLE);
	trigger_irq(URGENT);
	zassert_equal(count, 0);
	irq_unlock(key);
	zassert_str_equal(events, "umMslL");
}

/* Verifies: IRQ-4 */
ZTEST(interrupt, test_disabled)
{
	irq_disable(URGENT);
	zassert_equal(irq_is_enabled(URGENT), 0);
	trigger_irq(URGENT);
	zassert_equal(count, 0);
	irq_enable(URGENT);
	zassert_not_equal(irq_is_enabled(URGENT), 0);
	k_busy_wait(10);
	zassert_str_equal(events, "u");
}

static K_THREAD_STACK_DEFINE(stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread thread;

static void waiter(void *p1, void *p2, void *p3)
{
	k_sem_take(&sem, K_FOREVER);
	zassert_false(k_is_in_isr());
	say('w');
}

static void start_waiter(void)
{
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), waiter, NULL, NULL, NULL,
			k_thread_priority_get(k_current_get()) - 1, 0, K_NO_WAIT);
}

/* Verifies: IRQ-5 */
ZTEST(interrupt, test_direct)
{
	start_waiter();
	trigger_irq(DIRECT);
	say('t');
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_str_equal(events, "dwt");
}

/* Threads wait for the outermost handler. */
static void gives_and_goes_on(const void *arg)
{
	trigger_irq(DIRECT);
	say('g');
}

/* Verifies: IRQ-6 */
ZTEST(interrupt, test_switch_after_outermost)
{
	start_waiter();
	IRQ_CONNECT(LINE_OF_NESTED, PRIO(3), gives_and_goes_on, NULL, 0);
	irq_enable(LINE_OF_NESTED);
	trigger_irq(LINE_OF_NESTED);
	say('t');
	irq_disable(LINE_OF_NESTED);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_str_equal(events, "dgwt");
}

static void third(const void *arg)
{
	zassert_true(k_is_in_isr());
	k_sem_give(&sem);
	say('3');
}

static void second(const void *arg)
{
	say('2');
	irq_offload(third, NULL);
	zassert_true(k_is_in_isr());
	say('c');
}

static void first(const void *arg)
{
	say('1');
	irq_offload(second, NULL);
	say('b');
}

/* Verifies: IRQ-12 */
ZTEST(interrupt, test_offload_nested)
{
	start_waiter();
	irq_offload(first, NULL);
	say('t');
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_str_equal(events, "123cbwt");
}

static void offload_in_timer(struct k_timer *timer)
{
	irq_offload(second, NULL);
}

/* Verifies: IRQ-12 */
ZTEST(interrupt, test_offload_in_handler)
{
	struct k_timer timer;

	k_timer_init(&timer, offload_in_timer, NULL);
	k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
	zassert_ok(k_sem_take(&sem, K_SECONDS(1)));
	k_timer_stop(&timer);
	zassert_str_equal(events, "23c");
}

#if defined(CONFIG_DYNAMIC_INTERRUPTS) && !defined(CONFIG_SHARED_INTERRUPTS)
static void letter_isr(const void *arg)
{
	say(*(const char *)arg);
}

/* Verifies: IRQ-8 */
ZTEST(interrupt, test_dynamic_on_every_line)
{
	static const char letters[] = "xyz";

	for (size_t i = 0; i < 3; i++) {
		zassert_true(irq_connect_dynamic(LINE_DYNAMIC, PRIO(1), letter_isr, &letters[i],
						 0) >= 0);
		irq_enable(LINE_DYNAMIC);
		trigger_irq(LINE_DYNAMIC);
		irq_disable(LINE_DYNAMIC);
	}
	zassert_str_equal(events, "xyz");
	trigger_irq(URGENT); /* others are as they were */
	zassert_str_equal(events, "xyzu");
	zassert_equal(irq_connect_dynamic(100000, PRIO(1), letter_isr, &letters[0], 0), -EINVAL);
}
#endif

#ifdef CONFIG_GEN_SW_ISR_TABLE
ZTEST(interrupt, test_table)
{
	zassert_equal_ptr(_sw_isr_table[MIDDLE].isr, middle_isr);
	zassert_equal_ptr(_sw_isr_table[SPARE].isr, z_irq_spurious);
}
#endif

#ifdef CONFIG_DYNAMIC_DIRECT_INTERRUPTS
static void direct_dynamic(const void *arg)
{
	say('D');
	k_sem_give(&sem);
}

ZTEST(interrupt, test_dynamic_direct)
{
	start_waiter();
	ARM_IRQ_DIRECT_DYNAMIC_CONNECT(LINE_DIRECT_DYNAMIC, 2, 0, reschedule);
	irq_connect_dynamic(LINE_DIRECT_DYNAMIC, PRIO(2), direct_dynamic, NULL, 0);
	irq_enable(LINE_DIRECT_DYNAMIC);
	trigger_irq(LINE_DIRECT_DYNAMIC);
	say('t');
	irq_disable(LINE_DIRECT_DYNAMIC);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	zassert_str_equal(events, "Dwt");
}
#endif

#ifdef CONFIG_SHARED_INTERRUPTS
static const char one = '1', two = '2', three = '3', four = '4';

static void shared_isr(const void *arg)
{
	say(*(const char *)arg);
}

static void other_isr(const void *arg)
{
	say('o');
}

/* At build time and at run time, in the order they came; a full line takes no more. */
/* Verifies: IRQ-10 */
ZTEST(interrupt, test_shared)
{
	IRQ_CONNECT(LINE_SHARED, PRIO(1), shared_isr, &one, 0);
	IRQ_CONNECT(LINE_SHARED, PRIO(1), other_isr, NULL, 0);
	irq_enable(LINE_SHARED);
	trigger_irq(LINE_SHARED);
	zassert_str_equal(events, "1o");
	irq_connect_dynamic(LINE_SHARED, PRIO(1), shared_isr, &three, 0);
	trigger_irq(LINE_SHARED);
	zassert_str_equal(events, "1o1o3");
	zassert_ok(irq_disconnect_dynamic(LINE_SHARED, 1, other_isr, NULL, 0));
	zassert_equal(irq_disconnect_dynamic(LINE_SHARED, 1, other_isr, NULL, 0), -EINVAL);
	irq_connect_dynamic(LINE_SHARED, PRIO(1), shared_isr, &two, 0);
	trigger_irq(LINE_SHARED);
	zassert_str_equal(events, "1o1o3132");
	zassert_ok(irq_disconnect_dynamic(LINE_SHARED, 1, shared_isr, &three, 0));
	zassert_ok(irq_disconnect_dynamic(LINE_SHARED, 1, shared_isr, &one, 0));
	trigger_irq(LINE_SHARED);
	zassert_str_equal(events, "1o1o31322");
	zassert_ok(irq_disconnect_dynamic(LINE_SHARED, 1, shared_isr, &two, 0));
	zassert_equal(irq_disconnect_dynamic(LINE_SHARED, 1, shared_isr, &four, 0), -EINVAL);
	zassert_equal(irq_disconnect_dynamic(100000, 1, shared_isr, &four, 0), -EINVAL);
	irq_disable(LINE_SHARED);
}
#endif

#ifdef CONFIG_ZERO_LATENCY_IRQS
static void zero_isr(const void *arg)
{
	say('z');
}

static void one_isr(const void *arg)
{
	say('y');
	trigger_irq(LINE_ZERO);
	trigger_irq(URGENT);
	say('Y');
}

/* Two levels that no lock stops, the first above the second, both above all others. */
/* Verifies: IRQ-11 */
ZTEST(interrupt, test_zero_latency_levels)
{
	unsigned int key;

	IRQ_CONNECT(LINE_ZERO, 0, zero_isr, NULL, IRQ_ZERO_LATENCY);
	IRQ_DIRECT_CONNECT(LINE_ONE, PRIO(1), one_isr, IRQ_ZERO_LATENCY);
	irq_enable(LINE_ZERO);
	irq_enable(LINE_ONE);
	key = irq_lock();
	trigger_irq(LINE_ONE);
	say('t');
	irq_unlock(key);
	k_busy_wait(10);
	irq_disable(LINE_ZERO);
	irq_disable(LINE_ONE);
	zassert_str_equal(events, "yzYtu");
}
#endif

static void *setup(void)
{
	static const char u = 'u';

	IRQ_CONNECT(URGENT, PRIO(1), urgent_isr, &u, 0);
	IRQ_CONNECT(MIDDLE, PRIO(2), middle_isr, NULL, 0);
	IRQ_CONNECT(SAME, PRIO(2), same_isr, NULL, 0);
	IRQ_CONNECT(LATE, PRIO(3), late_isr, NULL, 0);
	IRQ_DIRECT_CONNECT(DIRECT, PRIO(2), direct_isr, 0);
	for (int line = URGENT; line <= DIRECT; line++) {
		irq_enable(line);
	}
	return NULL;
}

ZTEST_SUITE(interrupt, NULL, setup, before, NULL, NULL);
