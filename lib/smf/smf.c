/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * One code for flat and hierarchical machines: without ancestors parent_of() is NULL, and the
 * loops over ancestors vanish.
 */

#include <stdbool.h>
#include <stddef.h>

#include <zephyr/smf.h>

/* Flags in ctx->internal. */
#define F_NEW_STATE BIT(0) /* the state changed since the last run began */
#define F_TERMINATE BIT(1)
#define F_EXIT      BIT(2) /* exit actions are running */
#define F_HANDLED   BIT(3)

static const struct smf_state *parent_of(const struct smf_state *s)
{
#ifdef CONFIG_SMF_ANCESTOR_SUPPORT
	return s->parent;
#else
	ARG_UNUSED(s);
	return NULL;
#endif
}

static const struct smf_state *initial_of(const struct smf_state *s)
{
#ifdef CONFIG_SMF_INITIAL_TRANSITION
	return s->initial;
#else
	ARG_UNUSED(s);
	return NULL;
#endif
}

static const struct smf_state *executing(const struct smf_ctx *ctx)
{
#ifdef CONFIG_SMF_ANCESTOR_SUPPORT
	return ctx->executing;
#else
	return ctx->current;
#endif
}

static void set_executing(struct smf_ctx *ctx, const struct smf_state *s)
{
#ifdef CONFIG_SMF_ANCESTOR_SUPPORT
	ctx->executing = s;
#else
	ARG_UNUSED(ctx);
	ARG_UNUSED(s);
#endif
}

/* Run an action of @p s. @return false: the machine was terminated. */
static bool act(struct smf_ctx *ctx, state_execution action)
{
	if (action != NULL) {
		action(ctx);
	}
	return (ctx->internal & F_TERMINATE) == 0;
}

/* Whether @p s is @p ancestor or lies below it. */
static bool is_within(const struct smf_state *s, const struct smf_state *ancestor)
{
	while (s != NULL && s != ancestor) {
		s = parent_of(s);
	}
	return s != NULL;
}

/* The lowest state that both lie within; NULL: none. */
static const struct smf_state *common_ancestor(const struct smf_state *a,
					       const struct smf_state *b)
{
	while (a != NULL && !is_within(b, a)) {
		a = parent_of(a);
	}
	return a;
}

/* The child of @p ancestor (NULL: the root) on the way down to @p s, which lies below it. */
static const struct smf_state *child_towards(const struct smf_state *s,
					     const struct smf_state *ancestor)
{
	while (parent_of(s) != ancestor) {
		s = parent_of(s);
	}
	return s;
}

/* Leave all states from the current one up to below @p top. @return false: terminated. */
static bool leave(struct smf_ctx *ctx, const struct smf_state *top)
{
	for (const struct smf_state *s = ctx->current; s != NULL && s != top; s = parent_of(s)) {
		if (!act(ctx, s->exit)) {
			return false;
		}
	}
	return true;
}

/* Enter all states from below @p top down to the current one, unless an action leads elsewhere. */
static void enter(struct smf_ctx *ctx, const struct smf_state *top)
{
	const struct smf_state *target = ctx->current;
	const struct smf_state *s = top;

	while (s != target) {
		s = child_towards(target, s);
		set_executing(ctx, s);
		if (!act(ctx, s->entry) || ctx->current != target) {
			return;
		}
	}
}

static const struct smf_state *leaf_of(const struct smf_state *s)
{
	while (initial_of(s) != NULL) {
		s = initial_of(s);
	}
	return s;
}

void smf_set_initial(struct smf_ctx *ctx, const struct smf_state *init_state)
{
	ctx->internal = 0;
	ctx->terminate_val = 0;
	ctx->previous = NULL;
	ctx->current = leaf_of(init_state);
	enter(ctx, NULL);
}

void smf_set_state(struct smf_ctx *ctx, const struct smf_state *new_state)
{
	const struct smf_state *from = executing(ctx);
	const struct smf_state *top;

	if (new_state == NULL || (ctx->internal & F_EXIT) != 0) {
		return;
	}
	top = common_ancestor(from, new_state);

	ctx->internal |= F_NEW_STATE | F_EXIT;
	if (!leave(ctx, top) || (from == new_state && !act(ctx, new_state->exit))) {
		return;
	}
	ctx->internal &= ~F_EXIT;
	if (from == new_state && !act(ctx, new_state->entry)) {
		return;
	}
	ctx->previous = ctx->current;
	ctx->current = leaf_of(new_state);
	enter(ctx, top);
}

void smf_set_terminate(struct smf_ctx *ctx, int32_t val)
{
	ctx->internal |= F_TERMINATE;
	ctx->terminate_val = val;
}

void smf_set_handled(struct smf_ctx *ctx)
{
	ctx->internal |= F_HANDLED;
}

int32_t smf_run_state(struct smf_ctx *ctx)
{
	ctx->internal &= ~(F_NEW_STATE | F_HANDLED);
	for (const struct smf_state *s = ctx->current; s != NULL; s = parent_of(s)) {
		if ((ctx->internal & (F_TERMINATE | F_NEW_STATE | F_HANDLED)) != 0) {
			break;
		}
		set_executing(ctx, s);
		(void)act(ctx, s->run);
	}
	set_executing(ctx, ctx->current); /* for a change of state from outside */
	return (ctx->internal & F_TERMINATE) != 0 ? ctx->terminate_val : 0;
}
