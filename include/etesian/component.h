/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Components: groups of user threads that can be stopped, cleaned and started again, after a fault
 * or on request, while the rest of the system goes on.
 *
 * A component has a memory domain of its own, a heap of its own (its memory budget: whatever is
 * allocated in its name comes from there), the kernel objects that it is given, and, if asked for,
 * a share of the CPU. A fault in one of its threads ends all of them and nothing else; the
 * supervisor, a kernel thread, then decides. See subsys/component/README.md.
 */
#ifndef ETESIAN_COMPONENT_H_
#define ETESIAN_COMPONENT_H_

#include <etesian/cpu_budget.h>
#include <zephyr/app_memory/mem_domain.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>

#ifdef __cplusplus
extern "C" {
#endif

struct component;

/** @brief A thread of a component. */
struct component_thread {
	struct k_thread *thread;
	k_thread_stack_t *stack;
	size_t stack_size; /* K_THREAD_STACK_SIZEOF(stack) */
	k_thread_entry_t entry;
	void *p1, *p2, *p3;
	int prio;
	const char *name;
#ifdef CONFIG_CPU_BUDGET
	struct cpu_budget_member *member; /* where the component has a CPU budget */
#endif
};

/** @brief What a supervisor wants. */
enum component_action {
	COMPONENT_RESTART,
	COMPONENT_LEAVE, /* stopped, until somebody starts it */
};

/** @brief How a component stands. */
enum component_state {
	COMPONENT_STOPPED,
	COMPONENT_RUNNING,
	COMPONENT_FAILED, /* its threads have ended, the supervisor has not decided yet */
};

/** @brief A component. The first part is given, in a COMPONENT_DEFINE(). */
struct component {
	struct z_thread_group group; /* what the kernel knows of it */
	const char *name;
	const struct component_thread *threads;
	uint8_t num_threads;
	uint8_t num_partitions;
	struct k_mem_partition *const *partitions;
	const void *const *objects; /* kernel objects that its threads may use, up to NULL */
	struct k_heap *heap;        /* its memory budget; NULL: it can not allocate */
	void *heap_memory;
	size_t heap_size;
	/* Kernel mode, memory is cleared, threads do not exist. Not 0: it stays stopped */
	int (*init)(struct component *component);
	/* A thread ended by @p reason (enum k_fatal_error_reason). NULL: COMPONENT_RESTART */
	enum component_action (*failed)(struct component *component, struct k_thread *thread,
					unsigned int reason);
	uint32_t budget_us; /* CPU: this much of every period; 0: no limit */
	uint32_t period_us;

	struct k_mem_domain domain;
	struct k_work work;
	struct k_thread *failed_thread;
	unsigned int failed_reason;
	uint32_t restarts;
	uint8_t state;
	bool domain_ready;
#ifdef CONFIG_CPU_BUDGET
	struct cpu_budget cpu;
#endif
};

/** @brief Define component @p var; the rest are initialisers of the members above. */
#define COMPONENT_DEFINE(var, ...)                                                                 \
	struct component var = {                                                                   \
		.name = #var,                                                                      \
		__VA_ARGS__,                                                                       \
	}

/**
 * @brief Start a stopped component: clear its partitions and its heap, call init(), start its
 * threads.
 *
 * @retval 0 it runs. @retval -EALREADY it ran. @retval -EINVAL its definition is wrong.
 * @return what init() or the memory domain said. Context: kernel thread, not one of its own.
 */
int component_start(struct component *component);

/**
 * @brief End all threads of a component; give back what they held: mutexes, permissions, objects
 * allocated in its heap. @retval 0 @retval -EALREADY it is stopped. Context: as above.
 */
int component_stop(struct component *component);

/** @brief The one and then the other. Context: as above. */
int component_restart(struct component *component);

/** @brief How @p component stands. Context: any kernel mode. */
enum component_state component_state_get(const struct component *component);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_COMPONENT_H_ */
