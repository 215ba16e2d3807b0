/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief State machines, flat or hierarchical.
 *
 * A state has an entry, a run and an exit action, each of which may be NULL. smf_run_state() runs
 * the current state and, with CONFIG_SMF_ANCESTOR_SUPPORT, then its ancestors, until one of them
 * has handled the event or changed the state. A transition follows UML: states are left up to the
 * least common ancestor and entered down from it; the ancestor itself is neither left nor entered,
 * except in a transition to itself. With CONFIG_SMF_INITIAL_TRANSITION a state names the child that
 * entering it leads to. No locks: one thread runs a machine.
 */

#ifndef ZEPHYR_INCLUDE_SMF_H_
#define ZEPHYR_INCLUDE_SMF_H_

#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An action. @param obj The user's object, which begins with its struct smf_ctx. */
typedef void (*state_execution)(void *obj);

struct smf_state {
	const state_execution entry;
	const state_execution run;
	const state_execution exit;
#ifdef CONFIG_SMF_ANCESTOR_SUPPORT
	const struct smf_state *parent; /* NULL: none */
#ifdef CONFIG_SMF_INITIAL_TRANSITION
	const struct smf_state *initial; /* a child of this one; NULL: none */
#endif
#endif
};

/** Initialiser of a state; the parts that are not configured are dropped. */
#define SMF_CREATE_STATE(_entry, _run, _exit, _parent, _initial)                                   \
	{                                                                                          \
		.entry = _entry,                                                                   \
		.run = _run,                                                                       \
		.exit = _exit,                                                                     \
		IF_ENABLED(CONFIG_SMF_ANCESTOR_SUPPORT, (.parent = _parent,))                      \
		IF_ENABLED(CONFIG_SMF_INITIAL_TRANSITION, (.initial = _initial,))                  \
	}

/** The machine of the object @p o. */
#define SMF_CTX(o) ((struct smf_ctx *)o)

/** A machine; the first member of the user's object. */
struct smf_ctx {
	const struct smf_state *current;
	const struct smf_state *previous;
#ifdef CONFIG_SMF_ANCESTOR_SUPPORT
	const struct smf_state *executing; /* whose action is running: current or an ancestor */
#endif
	int32_t terminate_val;
	uint32_t internal; /* flags of the implementation */
};

/** @brief Start the machine in @p init_state: runs the entry actions down to it. */
void smf_set_initial(struct smf_ctx *ctx, const struct smf_state *init_state);

/** @brief Change the state, from an entry or run action or outside; ignored in exit actions. */
void smf_set_state(struct smf_ctx *ctx, const struct smf_state *new_state);

/** @brief Stop the machine: from now on smf_run_state() does nothing and returns @p val. */
void smf_set_terminate(struct smf_ctx *ctx, int32_t val);

/** @brief From a run action: the event is handled, do not run the ancestors. */
void smf_set_handled(struct smf_ctx *ctx);

/** @brief Run the current state and its ancestors once. @return 0, or the value of termination. */
int32_t smf_run_state(struct smf_ctx *ctx);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SMF_H_ */
