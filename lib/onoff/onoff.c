/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The manager is one loop, step(), that looks at the state and does what is due: finish a
 * transition, or begin one because clients wait for it (off) or nobody needs it (on). Callbacks and
 * transition functions run without the lock and may call back into the manager; then the loop,
 * which is running further up the stack or on another CPU, does the work when they return.
 *
 *             clients wait             done
 *      OFF ------------------> TO_ON --------> ON
 *       ^   done         no client needs it    |
 *       +-------- TO_OFF <---------------------+
 *
 * Any transition that fails ends in ERROR, which only onoff_reset() leaves, by way of RESETTING.
 */

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/onoff.h>

/* Beside the state in the flags: the loop runs; a transition has ended; a reset is wanted. */
#define F_RUNNING BIT(3)
#define F_ENDED   BIT(4)
#define F_RESET   BIT(5)

static uint32_t state_of(const struct onoff_manager *mgr)
{
	return mgr->flags & ONOFF_STATE_MASK;
}

static void set_state(struct onoff_manager *mgr, uint32_t state)
{
	mgr->flags = (uint16_t)((mgr->flags & ~ONOFF_STATE_MASK) | state);
}

static void notify_client(struct onoff_manager *mgr, struct onoff_client *cli, uint32_t state,
			  int res)
{
	onoff_client_callback cb = (onoff_client_callback)sys_notify_finalize(&cli->notify, res);

	if (cb != NULL) {
		cb(mgr, cli, state, res);
	}
}

/* What a step has found to be done without the lock. */
struct todo {
	uint32_t state;
	int res;
	sys_slist_t clients; /* to be notified */
	onoff_transition_fn begin;
};

/* A transition has ended. */
static void end_transition(struct onoff_manager *mgr, struct todo *todo)
{
	uint32_t from = state_of(mgr);

	mgr->flags &= (uint16_t)~F_ENDED;
	todo->res = mgr->last_res;
	__ASSERT((from & ONOFF_FLAG_TRANSITION) != 0, "no transition to end in state %u", from);

	if (todo->res < 0) {
		set_state(mgr, ONOFF_STATE_ERROR);
		mgr->refs = 0;
		sys_slist_merge_slist(&todo->clients, &mgr->clients);
	} else if (from == ONOFF_STATE_TO_ON) {
		set_state(mgr, ONOFF_STATE_ON);
		mgr->refs = (uint16_t)(mgr->refs + sys_slist_len(&mgr->clients));
		sys_slist_merge_slist(&todo->clients, &mgr->clients);
	} else {
		set_state(mgr, ONOFF_STATE_OFF);
		if (from == ONOFF_STATE_RESETTING) {
			sys_slist_merge_slist(&todo->clients, &mgr->clients);
		}
	}
}

/* Find what is due. @return false: nothing. Locked. */
static bool step(struct onoff_manager *mgr, struct todo *todo)
{
	*todo = (struct todo){0};

	if ((mgr->flags & F_ENDED) != 0) {
		end_transition(mgr, todo);
	} else if (state_of(mgr) == ONOFF_STATE_OFF && !sys_slist_is_empty(&mgr->clients)) {
		set_state(mgr, ONOFF_STATE_TO_ON);
		todo->begin = mgr->transitions->start;
	} else if (state_of(mgr) == ONOFF_STATE_ON && mgr->refs == 0) {
		set_state(mgr, ONOFF_STATE_TO_OFF);
		todo->begin = mgr->transitions->stop;
	} else if ((mgr->flags & F_RESET) != 0) {
		mgr->flags &= (uint16_t)~F_RESET;
		set_state(mgr, ONOFF_STATE_RESETTING);
		todo->begin = mgr->transitions->reset;
	} else {
		return false;
	}
	todo->state = state_of(mgr);
	return true;
}

static void run(struct onoff_manager *mgr, k_spinlock_key_t key);

static void transition_ended(struct onoff_manager *mgr, int res)
{
	k_spinlock_key_t key = k_spin_lock(&mgr->lock);

	mgr->last_res = res;
	mgr->flags |= F_ENDED;
	run(mgr, key);
}

/* The loop. Called locked, returns unlocked. */
static void run(struct onoff_manager *mgr, k_spinlock_key_t key)
{
	struct onoff_monitor *mon, *next_mon;
	struct onoff_client *cli, *next_cli;
	struct todo todo;

	if ((mgr->flags & F_RUNNING) != 0) {
		k_spin_unlock(&mgr->lock, key);
		return;
	}
	mgr->flags |= F_RUNNING;
	while (step(mgr, &todo)) {
		k_spin_unlock(&mgr->lock, key);
		SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&mgr->monitors, mon, next_mon, node) {
			mon->callback(mgr, mon, todo.state, todo.res);
		}
		SYS_SLIST_FOR_EACH_CONTAINER_SAFE(&todo.clients, cli, next_cli, node) {
			notify_client(mgr, cli, todo.state, todo.res);
		}
		if (todo.begin != NULL) {
			todo.begin(mgr, transition_ended);
		}
		key = k_spin_lock(&mgr->lock);
	}
	mgr->flags &= (uint16_t)~F_RUNNING;
	k_spin_unlock(&mgr->lock, key);
}

static int client_validate(const struct onoff_manager *mgr, struct onoff_client *cli)
{
	if (mgr == NULL || cli == NULL || sys_notify_validate(&cli->notify) < 0 ||
	    (cli->notify.flags & ~BIT_MASK(ONOFF_CLIENT_EXTENSION_POS)) != 0) {
		return -EINVAL;
	}
	return 0;
}

int onoff_manager_init(struct onoff_manager *mgr, const struct onoff_transitions *transitions)
{
	if (mgr == NULL || transitions == NULL || transitions->start == NULL ||
	    transitions->stop == NULL) {
		return -EINVAL;
	}
	*mgr = (struct onoff_manager)ONOFF_MANAGER_INITIALIZER(transitions);
	return 0;
}

int onoff_request(struct onoff_manager *mgr, struct onoff_client *cli)
{
	int rv = client_validate(mgr, cli);
	k_spinlock_key_t key;
	uint32_t state;

	if (rv < 0) {
		return rv;
	}
	key = k_spin_lock(&mgr->lock);
	state = state_of(mgr);
	rv = (int)state;
	if (mgr->refs == UINT16_MAX) {
		rv = -EAGAIN;
	} else if (state == ONOFF_STATE_ERROR) {
		rv = -EIO;
	} else if (state == ONOFF_STATE_RESETTING) {
		rv = -ENOTSUP;
	} else if (state == ONOFF_STATE_ON) {
		mgr->refs++;
		k_spin_unlock(&mgr->lock, key);
		notify_client(mgr, cli, state, 0);
		return rv;
	} else {
		sys_slist_append(&mgr->clients, &cli->node);
	}
	run(mgr, key);
	return rv;
}

int onoff_release(struct onoff_manager *mgr)
{
	k_spinlock_key_t key = k_spin_lock(&mgr->lock);
	uint32_t state = state_of(mgr);
	int rv = (int)state;

	if (state == ONOFF_STATE_ERROR) {
		rv = -EIO;
	} else if (state != ONOFF_STATE_ON || mgr->refs == 0) {
		rv = -ENOTSUP;
	} else {
		mgr->refs--;
	}
	run(mgr, key);
	return rv;
}

int onoff_cancel(struct onoff_manager *mgr, struct onoff_client *cli)
{
	k_spinlock_key_t key;
	int rv;

	if (mgr == NULL || cli == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	rv = sys_slist_find_and_remove(&mgr->clients, &cli->node) ? (int)state_of(mgr) : -EALREADY;
	k_spin_unlock(&mgr->lock, key);
	return rv;
}

int onoff_reset(struct onoff_manager *mgr, struct onoff_client *cli)
{
	int rv = client_validate(mgr, cli);
	k_spinlock_key_t key;

	if (rv < 0) {
		return rv;
	}
	if (mgr->transitions->reset == NULL) {
		return -ENOTSUP;
	}
	key = k_spin_lock(&mgr->lock);
	rv = (int)state_of(mgr);
	if ((rv & ONOFF_FLAG_ERROR) == 0) {
		rv = -EALREADY;
	} else {
		if (rv == ONOFF_STATE_ERROR) {
			mgr->flags |= F_RESET;
		}
		sys_slist_append(&mgr->clients, &cli->node);
	}
	run(mgr, key);
	return rv;
}

int onoff_monitor_register(struct onoff_manager *mgr, struct onoff_monitor *mon)
{
	k_spinlock_key_t key;

	if (mgr == NULL || mon == NULL || mon->callback == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	sys_slist_append(&mgr->monitors, &mon->node);
	k_spin_unlock(&mgr->lock, key);
	return 0;
}

int onoff_monitor_unregister(struct onoff_manager *mgr, struct onoff_monitor *mon)
{
	k_spinlock_key_t key;
	bool found;

	if (mgr == NULL || mon == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&mgr->lock);
	found = sys_slist_find_and_remove(&mgr->monitors, &mon->node);
	k_spin_unlock(&mgr->lock, key);
	return found ? 0 : -EINVAL;
}

int onoff_sync_lock(struct onoff_sync_service *srv, k_spinlock_key_t *keyp)
{
	*keyp = k_spin_lock(&srv->lock);
	return srv->count;
}

int onoff_sync_finalize(struct onoff_sync_service *srv, k_spinlock_key_t key,
			struct onoff_client *cli, int res, bool on)
{
	uint32_t state = res < 0 ? ONOFF_STATE_ERROR : ONOFF_STATE_ON;
	int rv;

	/* An error is gone with the next change, unless that fails too. */
	srv->count = res < 0 ? res : MAX(srv->count, 0) + (on ? 1 : -1);
	rv = srv->count;
	k_spin_unlock(&srv->lock, key);

	if (cli != NULL) {
		__ASSERT(on, "a release notifies nobody");
		notify_client(NULL, cli, state, res);
	}
	return rv;
}
