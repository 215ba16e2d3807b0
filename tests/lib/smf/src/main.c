/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A machine whose actions write letters: what ran, in which order, is compared as text. The states
 * form a tree when ancestors are built in:
 *
 *         P            Q
 *       /   \          |
 *      A     B         C         (with initial transitions P leads to A)
 */

#include <string.h>

#include <zephyr/smf.h>
#include <zephyr/ztest.h>

enum { A, B, C, P, Q, NUM_STATES };

static const struct smf_state states[NUM_STATES];

static struct {
	struct smf_ctx ctx;
	char log[100];
	/* What the run action (entry, exit) of a state does. */
	int run_to[NUM_STATES];
	bool handles[NUM_STATES];
	int entry_to[NUM_STATES];
	int exit_to[NUM_STATES];
	bool run_terminates[NUM_STATES];
	bool entry_terminates[NUM_STATES];
	bool exit_terminates[NUM_STATES];
} m;

static void note(const char *what, int state)
{
	char text[4] = {what[0], "ABCPQ"[state], ' '};

	strncat(m.log, text, sizeof(m.log) - strlen(m.log) - 1);
}

static void entry(int s)
{
	note("+", s);
	if (m.entry_terminates[s]) {
		smf_set_terminate(&m.ctx, 7);
	}
	if (m.entry_to[s] >= 0) {
		smf_set_state(&m.ctx, &states[m.entry_to[s]]);
	}
}

static void run(int s)
{
	note("!", s);
	if (m.handles[s]) {
		smf_set_handled(&m.ctx);
	}
	if (m.run_terminates[s]) {
		smf_set_terminate(&m.ctx, 42);
	}
	if (m.run_to[s] >= 0) {
		smf_set_state(&m.ctx, &states[m.run_to[s]]);
	}
}

static void leave(int s)
{
	note("-", s);
	if (m.exit_terminates[s]) {
		smf_set_terminate(&m.ctx, 8);
	}
	if (m.exit_to[s] >= 0) {
		smf_set_state(&m.ctx, &states[m.exit_to[s]]);
	}
}

#define ACTIONS(s)                                                                                 \
	static void s##_entry(void *o)                                                             \
	{                                                                                          \
		zassert_equal_ptr(o, &m);                                                          \
		entry(s);                                                                          \
	}                                                                                          \
	static void s##_run(void *o)                                                               \
	{                                                                                          \
		zassert_equal_ptr(SMF_CTX(o), &m.ctx);                                             \
		run(s);                                                                            \
	}                                                                                          \
	static void s##_exit(void *o)                                                              \
	{                                                                                          \
		zassert_equal_ptr(o, &m);                                                          \
		leave(s);                                                                          \
	}

ACTIONS(A)
ACTIONS(B)
ACTIONS(C)
ACTIONS(P)
ACTIONS(Q)

static const struct smf_state states[NUM_STATES] = {
	[A] = SMF_CREATE_STATE(A_entry, A_run, A_exit, &states[P], NULL),
	[B] = SMF_CREATE_STATE(B_entry, B_run, B_exit, &states[P], NULL),
	[C] = SMF_CREATE_STATE(C_entry, C_run, C_exit, &states[Q], NULL),
	[P] = SMF_CREATE_STATE(P_entry, P_run, P_exit, NULL, &states[A]),
	[Q] = SMF_CREATE_STATE(Q_entry, Q_run, Q_exit, NULL, NULL),
};

static void expect(const char *log)
{
	zassert_str_equal(m.log, log);
	m.log[0] = '\0';
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(&m, 0, sizeof(m));
	memset(m.run_to, -1, sizeof(m.run_to));
	memset(m.entry_to, -1, sizeof(m.entry_to));
	memset(m.exit_to, -1, sizeof(m.exit_to));
}

#define DEEP    IS_ENABLED(CONFIG_SMF_ANCESTOR_SUPPORT)
#define INITIAL IS_ENABLED(CONFIG_SMF_INITIAL_TRANSITION)

/* Run once and expect a log. */
static void expect_run(const char *log)
{
	zassert_equal(smf_run_state(&m.ctx), 0);
	expect(log);
}

static bool flat(void *state)
{
	ARG_UNUSED(state);
	return !DEEP;
}

ZTEST_SUITE(smf, NULL, NULL, before, NULL, NULL);
ZTEST_SUITE(smf_flat, NULL, NULL, before, NULL, NULL);

/* Verifies: SMF-6, SMF-11, SMF-13 */
ZTEST(smf_flat, test_flat)
{
	if (!flat(NULL)) {
		ztest_test_skip();
	}
	smf_set_initial(&m.ctx, &states[A]);
	expect("+A ");
	expect_run("!A ");
	m.run_to[A] = B;
	expect_run("!A -A +B ");
	zassert_equal_ptr(m.ctx.current, &states[B]);
	zassert_equal_ptr(m.ctx.previous, &states[A]);
	expect_run("!B ");
	smf_set_state(&m.ctx, &states[B]);
	expect("-B +B ");
	smf_set_state(&m.ctx, &states[C]);
	expect("-B +C ");
}

/* Verifies: SMF-1, SMF-2, SMF-3 */
ZTEST(smf, test_run_goes_up)
{
	smf_set_initial(&m.ctx, &states[A]);
	expect(DEEP ? "+P +A " : "+A ");
	expect_run(DEEP ? "!A !P " : "!A ");
	m.handles[A] = true;
	expect_run("!A ");
	m.handles[A] = false;
	expect_run(DEEP ? "!A !P " : "!A ");
}

/* Verifies: SMF-4, SMF-5 */
ZTEST(smf, test_to_sibling)
{
	smf_set_initial(&m.ctx, &states[A]);
	expect(DEEP ? "+P +A " : "+A ");
	m.run_to[A] = B;
	expect_run("!A -A +B ");
	expect_run(DEEP ? "!B !P " : "!B ");
}

/* Verifies: SMF-4 */
ZTEST(smf, test_to_another_branch)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.run_to[A] = C;
	expect_run(DEEP ? "!A -A -P +Q +C " : "!A -A +C ");
	zassert_equal_ptr(m.ctx.previous, &states[A]);
}

/* Verifies: SMF-5, SMF-7 */
ZTEST(smf, test_ancestor_changes_state)
{
	if (!DEEP) {
		ztest_test_skip();
	}
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.run_to[P] = B;
	expect_run("!A !P -A +B ");
	m.run_to[P] = C;
	expect_run("!B !P -B -P +Q +C ");
}

/* Verifies: SMF-6, SMF-8 */
ZTEST(smf, test_to_itself)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.run_to[A] = A;
	expect_run("!A -A +A ");
	if (DEEP) {
		/* The ancestor leaves and enters itself, which ends in its initial state. */
		m.run_to[A] = -1;
		m.run_to[P] = P;
		expect_run(INITIAL ? "!A !P -A -P +P +A " : "!A !P -A -P +P ");
		zassert_equal_ptr(m.ctx.current, INITIAL ? &states[A] : &states[P]);
	}
}

/* Verifies: SMF-5, SMF-8 */
ZTEST(smf, test_to_ancestor)
{
	if (!DEEP) {
		ztest_test_skip();
	}
	smf_set_initial(&m.ctx, &states[B]);
	m.log[0] = '\0';
	m.run_to[B] = P;
	expect_run(INITIAL ? "!B -B +A " : "!B -B ");
	zassert_equal_ptr(m.ctx.current, INITIAL ? &states[A] : &states[P]);
}

/* Verifies: SMF-8 */
ZTEST(smf, test_initial)
{
	if (!INITIAL) {
		ztest_test_skip();
	}
	smf_set_initial(&m.ctx, &states[P]);
	expect("+P +A ");
	m.run_to[A] = C;
	expect_run("!A -A -P +Q +C ");
	m.run_to[C] = P;
	expect_run("!C -C -Q +P +A ");
}

/* Verifies: SMF-9 */
ZTEST(smf, test_change_in_entry)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.entry_to[C] = B;
	m.run_to[A] = C;
	expect_run(DEEP ? "!A -A -P +Q +C -C -Q +P +B " : "!A -A +C -C +B ");
	zassert_equal_ptr(m.ctx.current, &states[B]);
	if (DEEP) {
		/* An ancestor's entry leads elsewhere: its child is never entered. */
		m.entry_to[Q] = A;
		m.run_to[B] = C;
		expect_run("!B -B -P +Q -C -Q +P +A ");
	}
}

/* Verifies: SMF-10 */
ZTEST(smf, test_change_in_exit_is_ignored)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.exit_to[A] = C;
	m.run_to[A] = B;
	expect_run("!A -A +B ");
	zassert_equal_ptr(m.ctx.current, &states[B]);
	smf_set_state(&m.ctx, NULL);
	expect("");
}

/* Verifies: SMF-11 */
ZTEST(smf, test_from_outside)
{
	smf_set_initial(&m.ctx, &states[A]);
	(void)smf_run_state(&m.ctx);
	m.log[0] = '\0';
	smf_set_state(&m.ctx, &states[B]);
	expect("-A +B ");
}

/* Verifies: SMF-12 */
ZTEST(smf, test_terminate)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.run_terminates[A] = true;
	zassert_equal(smf_run_state(&m.ctx), 42);
	expect("!A ");
	zassert_equal(smf_run_state(&m.ctx), 42);
	expect("");
}

/* Nothing runs after the action that ends the machine. */
/* Verifies: SMF-12 */
ZTEST(smf, test_terminate_in_entry_and_exit)
{
	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.run_to[A] = C;
	m.exit_terminates[A] = true;
	zassert_equal(smf_run_state(&m.ctx), 8);
	expect("!A -A ");

	smf_set_initial(&m.ctx, &states[A]);
	m.log[0] = '\0';
	m.exit_terminates[A] = false;
	m.entry_terminates[C] = true;
	zassert_equal(smf_run_state(&m.ctx), 7);
	expect(DEEP ? "!A -A -P +Q +C " : "!A -A +C ");
}

/* Verifies: SMF-12 */
ZTEST(smf, test_terminate_on_the_way_to_itself)
{
	if (!DEEP) {
		ztest_test_skip();
	}
	for (int i = 0; i < 2; i++) {
		smf_set_initial(&m.ctx, &states[C]);
		m.log[0] = '\0';
		m.run_to[Q] = Q;
		m.exit_terminates[Q] = i == 0;
		m.entry_terminates[Q] = i == 1;
		zassert_equal(smf_run_state(&m.ctx), i == 0 ? 8 : 7);
		expect(i == 0 ? "!C !Q -C -Q " : "!C !Q -C -Q +Q ");
		m.entry_terminates[Q] = false;
	}
}

static void run_only(void *o)
{
	ARG_UNUSED(o);
	strcat(m.log, "! ");
}

/* Actions may be missing. */
ZTEST(smf, test_no_actions)
{
	static const struct smf_state quiet[] = {
		SMF_CREATE_STATE(NULL, run_only, NULL, NULL, NULL),
		SMF_CREATE_STATE(NULL, NULL, NULL, NULL, NULL),
	};

	smf_set_initial(&m.ctx, &quiet[0]);
	expect_run("! ");
	smf_set_state(&m.ctx, &quiet[1]);
	expect_run("");
	zassert_equal_ptr(m.ctx.current, &quiet[1]);
}
