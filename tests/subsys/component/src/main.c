/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A component that fails in every way it can, beside a control loop that must not notice.
 */
#include <etesian/component.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/random/random.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

enum fault {
	NONE,
	WRITE_KERNEL,
	WRITE_NULL,
	OOPS,
	PANIC,
	FOREIGN_OBJECT,
	RUN_AWAY, /* no fault: until somebody stops it */
	FAULTS,
};

K_APPMEM_PARTITION_DEFINE(victim_memory);
/* what the component does next; the supervisor writes it in victim_init() */
static K_APP_BMEM(victim_memory) volatile int todo;
static K_APP_BMEM(victim_memory) volatile unsigned int work_done;
static K_APP_BMEM(victim_memory) void *volatile allocated[8];

static struct k_thread worker, helper;
static K_THREAD_STACK_DEFINE(worker_stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(helper_stack, STACK_SIZE);
static K_SEM_DEFINE(start, 0, 100);
static K_SEM_DEFINE(foreign, 0, 1);
static K_MUTEX_DEFINE(shared);
static char heap_memory[2048];
static struct k_heap heap;
static int next_fault;
static volatile uint32_t secret;

static void use_everything(void)
{
	(void)k_mutex_lock(&shared, K_FOREVER);
	for (size_t i = 0; i < ARRAY_SIZE(allocated); i++) {
		allocated[i] = k_object_alloc(K_OBJ_SEM);
	}
	work_done++;
}

static void work(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	use_everything();
	switch (todo) {
	case WRITE_KERNEL:
		secret = 1;
		break;
	case WRITE_NULL:
		*(volatile int *)(uintptr_t)(todo - WRITE_NULL) = 1;
		break;
	case OOPS:
		k_oops();
		break;
	case PANIC:
		k_panic();
		break;
	case FOREIGN_OBJECT:
		k_sem_give(&foreign);
		break;
	case RUN_AWAY:
		for (;;) {
			k_busy_wait(100);
		}
	default:
		break;
	}
	(void)k_mutex_unlock(&shared);
	(void)k_sem_take(&start, K_FOREVER);
}

static void help(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		work_done++;
		k_msleep(1);
	}
}

static const struct component_thread threads[] = {
	{
		.thread = &worker,
		.stack = worker_stack,
		.stack_size = K_THREAD_STACK_SIZEOF(worker_stack),
		.entry = work,
		.prio = 5,
		.name = "worker",
	},
	{
		.thread = &helper,
		.stack = helper_stack,
		.stack_size = K_THREAD_STACK_SIZEOF(helper_stack),
		.entry = help,
		.prio = 6,
		.name = "helper",
	},
};

static struct k_mem_partition *const partitions[] = {&victim_memory};
static const void *const objects[] = {&start, &shared, NULL};

static struct {
	unsigned int inits, failures, dirty;
	unsigned int reason;
	struct k_thread *thread;
	enum component_action action;
} seen;

static int victim_init(struct component *component)
{
	ARG_UNUSED(component);
	seen.inits++;
	seen.dirty += (work_done != 0U || allocated[0] != NULL) ? 1U : 0U;
	todo = next_fault;
	return 0;
}

static enum component_action victim_failed(struct component *component, struct k_thread *thread,
					   unsigned int reason)
{
	ARG_UNUSED(component);
	seen.failures++;
	seen.reason = reason;
	seen.thread = thread;
	next_fault = NONE;
	return seen.action;
}

static COMPONENT_DEFINE(victim,
	.threads = threads,
	.num_threads = ARRAY_SIZE(threads),
	.partitions = partitions,
	.num_partitions = ARRAY_SIZE(partitions),
	.objects = objects,
	.heap = &heap,
	.heap_memory = heap_memory,
	.heap_size = sizeof(heap_memory),
	.init = victim_init,
	.failed = victim_failed);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)component_stop(&victim);
	(void)memset(&seen, 0, sizeof(seen));
	seen.action = COMPONENT_RESTART;
	next_fault = NONE;
}

static bool mutex_is_free(void)
{
	bool is_free = k_mutex_lock(&shared, K_NO_WAIT) == 0;

	if (is_free) {
		(void)k_mutex_unlock(&shared);
	}
	return is_free;
}

ZTEST(component, test_start_and_stop)
{
	zassert_equal(component_state_get(&victim), COMPONENT_STOPPED);
	zassert_ok(component_start(&victim));
	zassert_equal(component_start(&victim), -EALREADY);
	k_msleep(200);
	zassert_true(work_done > 5U, "%u", work_done);
	zassert_equal(component_state_get(&victim), COMPONENT_RUNNING);
	zassert_ok(component_stop(&victim));
	zassert_equal(component_stop(&victim), -EALREADY);
	unsigned int stopped_at = work_done;

	k_msleep(20);
	zassert_equal(work_done, stopped_at, "it went on");
	zassert_equal(seen.failures, 0);
}

static void fail_once(int fault, unsigned int reason)
{
	unsigned int restarts = victim.restarts;

	next_fault = fault;
	zassert_ok(component_start(&victim));
	k_msleep(20);
	zassert_equal(seen.failures, 1, "fault %d: %u failures", fault, seen.failures);
	zassert_equal(seen.reason, reason, "fault %d: reason %u", fault, seen.reason);
	zassert_equal(seen.thread, &worker);
	zassert_equal(victim.restarts, restarts + 1U);
	zassert_equal(seen.dirty, 0, "memory was not cleared");
	zassert_true(work_done > 1U, "the new one does not work");
	zassert_equal(component_state_get(&victim), COMPONENT_RUNNING);
	zassert_true(mutex_is_free(), "fault %d: the mutex is lost", fault);
}

ZTEST(component, test_each_fault)
{
	static const struct {
		int fault;
		unsigned int reason;
	} table[] = {
		{WRITE_KERNEL, K_ERR_CPU_EXCEPTION}, {WRITE_NULL, K_ERR_CPU_EXCEPTION},
		{OOPS, K_ERR_KERNEL_OOPS},           {PANIC, K_ERR_KERNEL_OOPS},
		{FOREIGN_OBJECT, K_ERR_KERNEL_OOPS},
	};

	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		/* counting coverage, native_sim closes no memory */
		if (table[i].reason == K_ERR_CPU_EXCEPTION && IS_ENABLED(CONFIG_COVERAGE)) {
			continue;
		}
		before(NULL);
		fail_once(table[i].fault, table[i].reason);
	}
	zassert_equal(secret, 0, "it wrote to the kernel");
	zassert_equal(k_sem_count_get(&foreign), 0);
}

ZTEST(component, test_supervisor_may_leave_it)
{
	seen.action = COMPONENT_LEAVE;
	next_fault = OOPS;
	zassert_ok(component_start(&victim));
	k_msleep(20);
	zassert_equal(seen.failures, 1);
	zassert_equal(component_state_get(&victim), COMPONENT_STOPPED);
	zassert_true(mutex_is_free());
	zassert_ok(component_start(&victim));
	k_msleep(5);
	zassert_equal(component_state_get(&victim), COMPONENT_RUNNING);
}

ZTEST(component, test_restart_on_request)
{
	next_fault = RUN_AWAY;
	zassert_ok(component_start(&victim));
	k_msleep(5);
	zassert_false(mutex_is_free(), "the worker should hold it");
	next_fault = NONE;
	zassert_ok(component_restart(&victim));
	k_msleep(5);
	zassert_equal(seen.inits, 2);
	zassert_equal(seen.failures, 0);
	zassert_true(mutex_is_free());
}

/* A control loop: better priority, one turn every millisecond. */
static struct k_thread loop_thread;
static K_KERNEL_STACK_DEFINE(loop_stack, STACK_SIZE);
static volatile uint32_t turns, missed;

static void control_loop(void *p1, void *p2, void *p3)
{
	int64_t due = k_uptime_ticks();

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		due += k_ms_to_ticks_ceil32(1) + 1;
		k_sleep(K_TIMEOUT_ABS_TICKS(due));
		missed += (k_uptime_ticks() > due + 1) ? 1U : 0U;
		turns++;
	}
}

ZTEST(component, test_many_kills)
{
	uint32_t until;

	turns = 0;
	missed = 0;
	k_thread_create(&loop_thread, loop_stack, K_KERNEL_STACK_SIZEOF(loop_stack), control_loop,
			NULL, NULL, NULL, K_PRIO_COOP(1), 0, K_NO_WAIT);
	zassert_ok(component_start(&victim));
	for (int i = 0; i < CONFIG_TEST_KILLS; i++) {
		next_fault = (int)(sys_rand32_get() % FAULTS);
		zassert_ok(component_restart(&victim));
		until = sys_rand32_get() % 3000U;
		k_usleep((int32_t)until);
		zassert_equal(seen.dirty, 0, "kill %d", i);
	}
	next_fault = NONE;
	zassert_ok(component_restart(&victim));
	k_msleep(5);
	/* nothing leaked: the last one could allocate all that the first one could */
	for (size_t i = 0; i < ARRAY_SIZE(allocated); i++) {
		zassert_not_null(allocated[i], "allocation %zu", i);
	}
	zassert_true(mutex_is_free());
	zassert_true(turns > 0U);
	zassert_equal(missed, 0, "%u of %u turns were late", missed, turns);
	k_thread_abort(&loop_thread);
}


static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)component_stop(&victim);
}

ZTEST_SUITE(component, NULL, NULL, before, after, NULL);
