/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object cores: every object, defined or initialised, is found once through its type.
 */
#include "helpers.h"

K_CONDVAR_DEFINE(condvar_s);
K_EVENT_DEFINE(event_s);
K_FIFO_DEFINE(fifo_s);
K_LIFO_DEFINE(lifo_s);
K_MBOX_DEFINE(mbox_s);
K_MEM_SLAB_DEFINE(slab_s, 8, 2, 8);
K_MSGQ_DEFINE(msgq_s, 4, 2, 4);
K_MUTEX_DEFINE(mutex_s);
K_PIPE_DEFINE(pipe_s, 8, 4);
K_SEM_DEFINE(sem_s, 0, 1);
K_STACK_DEFINE(stack_s, 2);
K_TIMER_DEFINE(timer_s, NULL, NULL);

static struct k_condvar condvar_d;
static struct k_event event_d;
static struct k_fifo fifo_d;
static struct k_lifo lifo_d;
static struct k_mbox mbox_d;
static struct k_mem_slab slab_d;
static struct k_msgq msgq_d;
static struct k_mutex mutex_d;
static struct k_pipe pipe_d;
static struct k_sem sem_d;
static struct k_stack stack_d;
static struct k_timer timer_d;
static char __aligned(sizeof(void *)) memory[16];

static void *init_objects(void)
{
	/* twice: an object that is initialised again is still one object */
	for (int i = 0; i < 2; i++) {
		(void)k_condvar_init(&condvar_d);
		k_event_init(&event_d);
		k_fifo_init(&fifo_d);
		k_lifo_init(&lifo_d);
		k_mbox_init(&mbox_d);
		(void)k_mem_slab_init(&slab_d, memory, 8, 2);
		k_msgq_init(&msgq_d, memory, 4, 4);
		(void)k_mutex_init(&mutex_d);
		k_pipe_init(&pipe_d, NULL, 0);
		(void)k_sem_init(&sem_d, 0, 1);
		k_stack_init(&stack_d, (stack_data_t *)memory, 2);
		k_timer_init(&timer_d, NULL, NULL);
	}
	return NULL;
}

ZTEST_SUITE(kernel_obj_core, NULL, init_objects, NULL, helpers_end, NULL);

struct search {
	struct k_obj_core *wanted;
	int found;
};

static int count(struct k_obj_core *obj_core, void *data)
{
	struct search *search = data;

	search->found += (obj_core == search->wanted) ? 1 : 0;
	return 0;
}

/*
 * How often @p core is in the list of the type with number @p id; -1: in one way but not the other.
 */
static int find(uint32_t id, struct k_obj_core *core)
{
	struct k_obj_type *type = k_obj_type_find(id);
	struct search locked = {.wanted = core}, unlocked = {.wanted = core};

	zassert_not_null(type);
	zassert_equal(type->id, id);
	zassert_ok(k_obj_type_walk_locked(type, count, &locked));
	zassert_ok(k_obj_type_walk_unlocked(type, count, &unlocked));
	return (locked.found == unlocked.found) ? locked.found : -1;
}

#define TEST_TYPE(name, ID)                                                                        \
	/* Verifies: OBJ-1, OBJ-2, OBJ-3 */                                                        \
	ZTEST(kernel_obj_core, test_##name)                                                        \
	{                                                                                          \
		zassert_equal(find(K_OBJ_TYPE_##ID##_ID, K_OBJ_CORE(&name##_s)), 1);               \
		zassert_equal(find(K_OBJ_TYPE_##ID##_ID, K_OBJ_CORE(&name##_d)), 1);               \
		k_obj_core_unlink(K_OBJ_CORE(&name##_d));                                          \
		zassert_equal(find(K_OBJ_TYPE_##ID##_ID, K_OBJ_CORE(&name##_d)), 0);               \
		zassert_equal(find(K_OBJ_TYPE_##ID##_ID, K_OBJ_CORE(&name##_s)), 1);               \
		k_obj_core_link(K_OBJ_CORE(&name##_d));                                            \
		zassert_equal(find(K_OBJ_TYPE_##ID##_ID, K_OBJ_CORE(&name##_d)), 1);               \
	}

TEST_TYPE(condvar, CONDVAR)
TEST_TYPE(event, EVENT)
TEST_TYPE(fifo, FIFO)
TEST_TYPE(lifo, LIFO)
TEST_TYPE(mbox, MBOX)
TEST_TYPE(slab, MEM_SLAB)
TEST_TYPE(msgq, MSGQ)
TEST_TYPE(mutex, MUTEX)
TEST_TYPE(pipe, PIPE)
TEST_TYPE(sem, SEM)
TEST_TYPE(stack, STACK)
TEST_TYPE(timer, TIMER)

static void sleeps(void *p1, void *p2, void *p3)
{
	k_sleep(K_FOREVER);
}

/* Verifies: OBJ-4 */
ZTEST(kernel_obj_core, test_thread)
{
	k_tid_t thread = helper(sleeps, NULL, LOW);

	zassert_equal(find(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(k_current_get())), 1);
	zassert_equal(find(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(thread)), 1);
	k_thread_abort(thread);
	zassert_equal(find(K_OBJ_TYPE_THREAD_ID, K_OBJ_CORE(thread)), 0);
}

/* Verifies: OBJ-5 */
ZTEST(kernel_obj_core, test_system)
{
	zassert_equal(find(K_OBJ_TYPE_CPU_ID, K_OBJ_CORE(&_kernel.cpus[0])), 1);
	zassert_equal(find(K_OBJ_TYPE_KERNEL_ID, K_OBJ_CORE(&_kernel)), 1);
}

static int stop_at_second(struct k_obj_core *obj_core, void *data)
{
	return (++*(int *)data == 2) ? 77 : 0;
}

/* Verifies: OBJ-6, OBJ-7 */
ZTEST(kernel_obj_core, test_walk_ends)
{
	struct k_obj_type *type = k_obj_type_find(K_OBJ_TYPE_SEM_ID);
	int n = 0;

	zassert_equal(k_obj_type_walk_locked(type, stop_at_second, &n), 77);
	zassert_equal(n, 2);
	n = 0;
	zassert_equal(k_obj_type_walk_unlocked(type, stop_at_second, &n), 77);
	zassert_equal(n, 2);
	zassert_is_null(k_obj_type_find(K_OBJ_TYPE_ID_GEN("NONE")));
}

/* A type of the application's own. */
struct thing {
	int before;
	struct k_obj_core obj_core;
};
struct k_obj_type thing_type;

/* Verifies: OBJ-8 */
ZTEST(kernel_obj_core, test_own_type)
{
	static struct thing things[2];

	zassert_equal_ptr(z_obj_type_init(&thing_type, K_OBJ_TYPE_ID_GEN("THNG"),
					  offsetof(struct thing, obj_core)),
			  &thing_type);
	K_OBJ_CORE_INIT(&things[0], thing_type);
	K_OBJ_CORE_LINK(&things[0]);
	k_obj_core_init_and_link(K_OBJ_CORE(&things[1]), &thing_type);
	zassert_equal(find(K_OBJ_TYPE_ID_GEN("THNG"), K_OBJ_CORE(&things[0])), 1);
	zassert_equal(find(K_OBJ_TYPE_ID_GEN("THNG"), K_OBJ_CORE(&things[1])), 1);
}
