/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Components: started, stopped, started again. A fault tells the group (in the handler of the
 * fault), which asks the supervisor's work queue for what has to be done; until that runs, the
 * other threads of the component cannot: they are suspended at once.
 */
#include <etesian/component.h>
#include <string.h>
#include <zephyr/init.h>
#include <zephyr/logging/log.h>

LOG_MODULE_REGISTER(component, CONFIG_COMPONENT_LOG_LEVEL);

static K_THREAD_STACK_DEFINE(supervisor_stack, CONFIG_COMPONENT_SUPERVISOR_STACK_SIZE);
static struct k_work_q supervisor;
static K_MUTEX_DEFINE(changing); /* one component is started or stopped at a time */

static void set_budget(struct component *c, const struct component_thread *t)
{
#ifdef CONFIG_CPU_BUDGET
	if (c->budget_us != 0U) {
		cpu_budget_add(&c->cpu, t->member, t->thread);
	}
#else
	ARG_UNUSED(c);
	ARG_UNUSED(t);
#endif
}

static void drop_budget(struct component *c, const struct component_thread *t)
{
#ifdef CONFIG_CPU_BUDGET
	if (c->budget_us != 0U) {
		cpu_budget_remove(&c->cpu, t->member);
	}
#else
	ARG_UNUSED(c);
	ARG_UNUSED(t);
#endif
}

static int init_budget(struct component *c)
{
#ifdef CONFIG_CPU_BUDGET
	int ret = (c->budget_us == 0U) ? 0 : cpu_budget_init(&c->cpu, c->budget_us, c->period_us);

	c->group.budget = (c->budget_us == 0U) ? NULL : &c->cpu;
	return ret;
#else
	return (c->budget_us == 0U) ? 0 : -ENOTSUP;
#endif
}

/* Context: fault. */
static void group_failed(struct z_thread_group *group, struct k_thread *thread,
			 unsigned int reason)
{
	struct component *c = CONTAINER_OF(group, struct component, group);

	if (c->state != COMPONENT_RUNNING) {
		return; /* a second fault before the supervisor came */
	}
	c->state = COMPONENT_FAILED;
	c->failed_thread = thread;
	c->failed_reason = reason;
	for (uint8_t i = 0; i < c->num_threads; i++) {
		if (c->threads[i].thread != thread) {
			k_thread_suspend(c->threads[i].thread);
		}
	}
	(void)k_work_submit_to_queue(&supervisor, &c->work);
}

static void stop_locked(struct component *c)
{
	for (uint8_t i = 0; i < c->num_threads; i++) {
		k_thread_abort(c->threads[i].thread);
		drop_budget(c, &c->threads[i]);
	}
	z_thread_group_end(&c->group);
	c->state = COMPONENT_STOPPED;
}

static void clean(struct component *c)
{
	for (uint8_t i = 0; i < c->num_partitions; i++) {
		(void)memset((void *)c->partitions[i]->start, 0, c->partitions[i]->size);
	}
	if (c->heap != NULL) {
		k_heap_init(c->heap, c->heap_memory, c->heap_size);
	}
}

static int prepare_domain(struct component *c)
{
	int ret;

	if (c->domain_ready) {
		return 0;
	}
	if (c->num_threads == 0U || (c->heap != NULL && c->heap_memory == NULL)) {
		return -EINVAL;
	}
	ret = k_mem_domain_init(&c->domain, c->num_partitions,
				(struct k_mem_partition **)c->partitions);
	c->domain_ready = ret == 0;
	return ret;
}

static void make_thread(struct component *c, const struct component_thread *t)
{
	k_tid_t thread = k_thread_create(t->thread, t->stack, t->stack_size, t->entry, t->p1, t->p2,
					 t->p3, t->prio, K_USER, K_FOREVER);

	thread->mem_domain_info.group = &c->group;
	k_thread_heap_assign(thread, c->heap);
	if (t->name != NULL) {
		(void)k_thread_name_set(thread, t->name);
	}
	if (c->objects != NULL) {
		z_thread_grant_all(thread, c->objects);
	}
	set_budget(c, t);
}

/* All exist before the first one runs: they may refer to each other. */
static void make_threads(struct component *c)
{
	struct _mem_domain_info *own = &k_current_get()->mem_domain_info;
	struct k_mem_domain *before = own->mem_domain;

	own->mem_domain = &c->domain; /* children join their parent's */
	for (uint8_t i = 0; i < c->num_threads; i++) {
		make_thread(c, &c->threads[i]);
	}
	own->mem_domain = before;
}

static void supervise(struct k_work *work);

static int start_locked(struct component *c)
{
	int ret = prepare_domain(c);

	c->group.failed = group_failed;
	if (ret == 0) {
		ret = init_budget(c);
	}
	if (ret != 0) {
		return ret;
	}
	clean(c);
	k_work_init(&c->work, supervise);
	if (c->init != NULL) {
		ret = c->init(c);
		if (ret != 0) {
			return ret;
		}
	}
	make_threads(c);
	c->state = COMPONENT_RUNNING;
	for (uint8_t i = 0; i < c->num_threads; i++) {
		k_thread_start(c->threads[i].thread);
	}
	return 0;
}

static void supervise(struct k_work *work)
{
	struct component *c = CONTAINER_OF(work, struct component, work);
	enum component_action action = COMPONENT_RESTART;

	(void)k_mutex_lock(&changing, K_FOREVER);
	if (c->state != COMPONENT_FAILED) {
		(void)k_mutex_unlock(&changing); /* somebody was quicker */
		return;
	}
	stop_locked(c);
	if (c->failed != NULL) {
		action = c->failed(c, c->failed_thread, c->failed_reason);
	}
	if (action == COMPONENT_RESTART) {
		int ret = start_locked(c);

		c->restarts++;
		if (ret != 0) {
			LOG_ERR("%s: does not start again: %d", c->name, ret);
		}
	}
	(void)k_mutex_unlock(&changing);
}

int component_start(struct component *c)
{
	int ret = -EALREADY;

	(void)k_mutex_lock(&changing, K_FOREVER);
	if (c->state == COMPONENT_STOPPED) {
		ret = start_locked(c);
	}
	(void)k_mutex_unlock(&changing);
	return ret;
}

int component_stop(struct component *c)
{
	int ret = -EALREADY;

	(void)k_mutex_lock(&changing, K_FOREVER);
	if (c->state != COMPONENT_STOPPED) {
		stop_locked(c);
		ret = 0;
	}
	(void)k_mutex_unlock(&changing);
	return ret;
}

int component_restart(struct component *c)
{
	int ret;

	(void)k_mutex_lock(&changing, K_FOREVER);
	if (c->state != COMPONENT_STOPPED) {
		stop_locked(c);
	}
	ret = start_locked(c);
	c->restarts++;
	(void)k_mutex_unlock(&changing);
	return ret;
}

enum component_state component_state_get(const struct component *c)
{
	return (enum component_state)c->state;
}

static int start_supervisor(void)
{
	const struct k_work_queue_config config = {.name = "components"};

	k_work_queue_start(&supervisor, supervisor_stack, K_THREAD_STACK_SIZEOF(supervisor_stack),
			   CONFIG_COMPONENT_SUPERVISOR_PRIORITY, &config);
	return 0;
}

SYS_INIT(start_supervisor, POST_KERNEL, 0);
