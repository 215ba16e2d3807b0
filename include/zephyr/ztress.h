/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Stress tests: the same object hammered from several threads and a timer interrupt
 * (CONFIG_ZTRESS)
 *
 * Each context calls its handler again and again, with pauses of random length, until it has run
 * and has been preempted as often as asked for. The pauses adapt: shorter while nothing gets
 * preempted, longer while the CPU has no idle time left.
 */

#ifndef TESTSUITE_ZTEST_INCLUDE_ZTRESS_H__
#define TESTSUITE_ZTEST_INCLUDE_ZTRESS_H__

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What stands first in a context of ZTRESS_EXECUTE(). */
#define ZTRESS_ID_THREAD  0
#define ZTRESS_ID_K_TIMER 1

/**
 * @brief One round of a context.
 *
 * @param user_data as given
 * @param cnt rounds before this one
 * @param last the last round: all contexts have done their part, or the test was ended
 * @param prio the context's id
 *
 * @return false to end this context now
 */
typedef bool (*ztress_handler)(void *user_data, uint32_t cnt, bool last, int prio);

/** @brief A context. */
struct ztress_context_data {
	ztress_handler handler;
	void *user_data;
	/**
	 * Rounds after which it has done its part; 0: does not count. It goes on until all have.
	 */
	uint32_t exec_cnt;
	/** Preemptions after which it has done its part; 0: do not count. */
	uint32_t preempt_cnt;
	/** Pause to start with. */
	k_timeout_t t;
};

#define ZTRESS_CONTEXT_INITIALIZER(_handler, _user_data, _exec_cnt, _preempt_cnt, _t)              \
	{                                                                                          \
		.handler = (_handler), .user_data = (_user_data), .exec_cnt = (_exec_cnt),         \
		.preempt_cnt = (_preempt_cnt), .t = (_t),                                          \
	}

/** @brief The timer as a context of ZTRESS_EXECUTE(); it can only come first. */
#define ZTRESS_TIMER(handler, user_data, exec_cnt, init_timeout)                                   \
	(ZTRESS_ID_K_TIMER,                                                                        \
	 ZTRESS_CONTEXT_INITIALIZER(handler, user_data, exec_cnt, 0, init_timeout))

/** @brief A thread as a context of ZTRESS_EXECUTE(). */
#define ZTRESS_THREAD(handler, user_data, exec_cnt, preempt_cnt, init_timeout)                     \
	(ZTRESS_ID_THREAD,                                                                         \
	 ZTRESS_CONTEXT_INITIALIZER(handler, user_data, exec_cnt, preempt_cnt, init_timeout))

#define Z_ZTRESS_IS_TIMER(item)    GET_ARG_N(1, __DEBRACKET item)
#define Z_ZTRESS_INITIALIZER(item) GET_ARGS_LESS_N(1, __DEBRACKET item)

/**
 * @brief Run the contexts and wait for their end; fails the test if that is impossible.
 *
 * @param ... ZTRESS_TIMER() or nothing, then ZTRESS_THREAD()s from the best priority down
 */
#define ZTRESS_EXECUTE(...)                                                                        \
	do {                                                                                       \
		int has_timer = Z_ZTRESS_IS_TIMER(GET_ARG_N(1, __VA_ARGS__));                      \
		struct ztress_context_data contexts[] = {                                          \
			FOR_EACH(Z_ZTRESS_INITIALIZER, (,), __VA_ARGS__)};                         \
		int err = ztress_execute(has_timer ? &contexts[0] : NULL, &contexts[has_timer],    \
					 ARRAY_SIZE(contexts) - (size_t)has_timer);                \
                                                                                                   \
		zassert_equal(err, 0, "ztress_execute: %d", err);                                  \
	} while (false)

/**
 * @brief Run contexts and wait for their end.
 *
 * Context: thread; its priority is the lowest meanwhile. Ids: 0 is the timer or, without, the first
 * thread.
 *
 * @param timer_data the timer's context, or NULL
 * @param thread_data the threads' contexts, the best priority first
 * @param cnt number of threads
 *
 * @return 0; -EINVAL if there are more threads than CONFIG_ZTRESS_MAX_THREADS, or fewer preemptible
 *         priorities than are needed; -EBUSY if another test runs
 */
int ztress_execute(struct ztress_context_data *timer_data, struct ztress_context_data *thread_data,
		   size_t cnt);

/** @brief End what runs, each context after its round. Context: any. */
void ztress_abort(void);

/** @brief End later runs after @p t at the latest; K_NO_WAIT or K_FOREVER: no bound. */
void ztress_set_timeout(k_timeout_t t);

/** @brief Print what the last run did. */
void ztress_report(void);

/** @brief Rounds of context @p id in the last run, or -EINVAL. */
int ztress_exec_count(uint32_t id);

/** @brief Preemptions of context @p id in the last run, or -EINVAL. */
int ztress_preempt_count(uint32_t id);

/**
 * @brief The pause, in ticks, that the last run settled at for context @p id; 0: no such context.
 */
uint32_t ztress_optimized_ticks(uint32_t id);

#ifdef __cplusplus
}
#endif

#endif /* TESTSUITE_ZTEST_INCLUDE_ZTRESS_H__ */
