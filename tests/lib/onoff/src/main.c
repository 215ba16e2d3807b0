/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A service whose transitions end at once, later or with an error, as each test wants it.
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/notify.h>
#include <zephyr/sys/onoff.h>
#include <zephyr/ztest.h>

enum pace { AT_ONCE, LATER };

static struct {
	enum pace pace;
	int result;
	onoff_notify_fn notify; /* of a transition that has not ended */
	int starts, stops, resets;
} service;

static struct onoff_manager mgr;
static struct onoff_client clients[3];
static struct onoff_monitor monitor;

static struct {
	int calls;
	struct onoff_client *client;
	uint32_t state;
	int res;
} told, watched;

static void transit(struct onoff_manager *m, onoff_notify_fn notify)
{
	zassert_equal_ptr(m, &mgr);
	zassert_is_null(service.notify, "two transitions at a time");
	if (service.pace == AT_ONCE) {
		notify(m, service.result);
	} else {
		service.notify = notify;
	}
}

static void start(struct onoff_manager *m, onoff_notify_fn notify)
{
	service.starts++;
	transit(m, notify);
}

static void stop(struct onoff_manager *m, onoff_notify_fn notify)
{
	service.stops++;
	transit(m, notify);
}

static void reset(struct onoff_manager *m, onoff_notify_fn notify)
{
	service.resets++;
	transit(m, notify);
}

static const struct onoff_transitions transitions =
	ONOFF_TRANSITIONS_INITIALIZER(start, stop, reset);

static void end_transition(int result)
{
	onoff_notify_fn notify = service.notify;

	zassert_not_null(notify, "no transition under way");
	service.notify = NULL;
	notify(&mgr, result);
}

static void on_client(struct onoff_manager *m, struct onoff_client *cli, uint32_t state, int res)
{
	zassert_true(m == &mgr || m == NULL);
	told.calls++;
	told.client = cli;
	told.state = state;
	told.res = res;
}

static void on_change(struct onoff_manager *m, struct onoff_monitor *mon, uint32_t state, int res)
{
	zassert_equal_ptr(m, &mgr);
	zassert_equal_ptr(mon, &monitor);
	watched.calls++;
	watched.state = state;
	watched.res = res;
}

static struct onoff_client *client(int i)
{
	sys_notify_init_callback(&clients[i].notify, (sys_notify_generic_callback)on_client);
	return &clients[i];
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(&service, 0, sizeof(service));
	memset(&told, 0, sizeof(told));
	memset(&watched, 0, sizeof(watched));
	zassert_ok(onoff_manager_init(&mgr, &transitions));
	monitor.callback = on_change;
	zassert_ok(onoff_monitor_register(&mgr, &monitor));
}

ZTEST_SUITE(onoff, NULL, NULL, before, NULL, NULL);

ZTEST(onoff, test_at_once)
{
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	zassert_equal(told.calls, 1);
	zassert_equal(told.state, ONOFF_STATE_ON);
	zassert_equal(watched.calls, 2, "to on, on");
	zassert_equal(onoff_request(&mgr, client(1)), ONOFF_STATE_ON);
	zassert_equal(told.calls, 2);
	zassert_equal_ptr(told.client, &clients[1]);
	zassert_equal(service.starts, 1);
	zassert_equal(onoff_release(&mgr), ONOFF_STATE_ON);
	zassert_equal(service.stops, 0);
	zassert_equal(onoff_release(&mgr), ONOFF_STATE_ON);
	zassert_equal(service.stops, 1);
	zassert_equal(watched.state, ONOFF_STATE_OFF);
	zassert_equal(onoff_release(&mgr), -ENOTSUP);
}

ZTEST(onoff, test_later)
{
	service.pace = LATER;
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	zassert_equal(onoff_request(&mgr, client(1)), ONOFF_STATE_TO_ON);
	zassert_equal(onoff_release(&mgr), -ENOTSUP);
	zassert_equal(told.calls, 0);
	end_transition(0);
	zassert_equal(told.calls, 2);
	zassert_equal(onoff_release(&mgr), ONOFF_STATE_ON);
	zassert_equal(onoff_release(&mgr), ONOFF_STATE_ON);
	/* A request while it stops starts it again. */
	zassert_equal(onoff_request(&mgr, client(2)), ONOFF_STATE_TO_OFF);
	end_transition(0);
	zassert_equal(service.starts, 2);
	zassert_equal(watched.state, ONOFF_STATE_TO_ON);
	end_transition(0);
	zassert_equal(told.calls, 3);
	zassert_equal_ptr(told.client, &clients[2]);
}

ZTEST(onoff, test_cancel)
{
	service.pace = LATER;
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	zassert_equal(onoff_cancel(&mgr, &clients[0]), ONOFF_STATE_TO_ON);
	zassert_equal(onoff_cancel(&mgr, &clients[0]), -EALREADY);
	end_transition(0);
	zassert_equal(told.calls, 0);
	zassert_equal(watched.state, ONOFF_STATE_TO_OFF, "nobody wants it");
	end_transition(0);
	zassert_equal(watched.state, ONOFF_STATE_OFF);

	service.pace = AT_ONCE;
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	zassert_equal(onoff_cancel_or_release(&mgr, &clients[0]), ONOFF_STATE_ON);
	zassert_equal(watched.state, ONOFF_STATE_OFF);
	zassert_equal(onoff_cancel(NULL, &clients[0]), -EINVAL);
	zassert_equal(onoff_cancel(&mgr, NULL), -EINVAL);
}

ZTEST(onoff, test_error_and_reset)
{
	service.result = -EDOM;
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	zassert_equal(told.res, -EDOM);
	zassert_equal(told.state, ONOFF_STATE_ERROR);
	zassert_true(onoff_has_error(&mgr));
	zassert_equal(onoff_request(&mgr, client(0)), -EIO);
	zassert_equal(onoff_release(&mgr), -EIO);

	service.result = 0;
	service.pace = LATER;
	zassert_equal(onoff_reset(&mgr, client(1)), ONOFF_STATE_ERROR);
	zassert_equal(onoff_reset(&mgr, client(2)), ONOFF_STATE_RESETTING);
	zassert_equal(onoff_request(&mgr, client(0)), -ENOTSUP);
	end_transition(0);
	zassert_equal(service.resets, 1);
	zassert_equal(told.calls, 3);
	zassert_equal(told.state, ONOFF_STATE_OFF);
	zassert_false(onoff_has_error(&mgr));
	zassert_equal(onoff_reset(&mgr, client(0)), -EALREADY);
}

ZTEST(onoff, test_stop_fails)
{
	zassert_equal(onoff_request(&mgr, client(0)), ONOFF_STATE_OFF);
	service.pace = LATER;
	zassert_equal(onoff_release(&mgr), ONOFF_STATE_ON);
	zassert_equal(onoff_request(&mgr, client(1)), ONOFF_STATE_TO_OFF);
	end_transition(-EIO);
	zassert_equal(told.calls, 2);
	zassert_equal(told.res, -EIO, "who waited for a restart hears of it");
	zassert_true(onoff_has_error(&mgr));
}

ZTEST(onoff, test_arguments)
{
	static const struct onoff_transitions no_stop =
		ONOFF_TRANSITIONS_INITIALIZER(start, NULL, NULL);
	static const struct onoff_transitions no_reset =
		ONOFF_TRANSITIONS_INITIALIZER(start, stop, NULL);
	struct onoff_manager other;

	zassert_equal(onoff_manager_init(NULL, &transitions), -EINVAL);
	zassert_equal(onoff_manager_init(&other, NULL), -EINVAL);
	zassert_equal(onoff_manager_init(&other, &no_stop), -EINVAL);
	zassert_ok(onoff_manager_init(&other, &no_reset));
	zassert_equal(onoff_reset(&other, client(0)), -ENOTSUP);
	zassert_equal(onoff_request(NULL, client(0)), -EINVAL);
	zassert_equal(onoff_request(&mgr, NULL), -EINVAL);
	clients[0] = (struct onoff_client){0};
	zassert_equal(onoff_request(&mgr, &clients[0]), -EINVAL, "no method");
	client(0)->notify.flags |= BIT(ONOFF_CLIENT_EXTENSION_POS);
	zassert_equal(onoff_request(&mgr, &clients[0]), -EINVAL);
	zassert_equal(onoff_monitor_register(&mgr, NULL), -EINVAL);
	zassert_ok(onoff_monitor_unregister(&mgr, &monitor));
	zassert_equal(onoff_monitor_unregister(&mgr, &monitor), -EINVAL);
	zassert_equal(onoff_monitor_unregister(NULL, &monitor), -EINVAL);
	zassert_equal(onoff_monitor_unregister(&mgr, NULL), -EINVAL);
	zassert_equal(onoff_monitor_register(NULL, &monitor), -EINVAL);
	zassert_equal(onoff_reset(NULL, client(0)), -EINVAL);
	zassert_equal(onoff_reset(&mgr, NULL), -EINVAL);
	monitor.callback = NULL;
	zassert_equal(onoff_monitor_register(&mgr, &monitor), -EINVAL);
	mgr.refs = UINT16_MAX;
	zassert_equal(onoff_request(&mgr, client(0)), -EAGAIN);
}

static void release_in_callback(struct onoff_manager *m, struct onoff_client *cli,
				uint32_t state, int res)
{
	on_client(m, cli, state, res);
	zassert_equal(onoff_release(m), ONOFF_STATE_ON);
}

/* Callbacks may use the manager: the loop above them does the work. */
ZTEST(onoff, test_release_in_callback)
{
	(void)client(0);
	clients[0].notify.method.callback = (sys_notify_generic_callback)release_in_callback;
	zassert_equal(onoff_request(&mgr, &clients[0]), ONOFF_STATE_OFF);
	zassert_equal(service.starts, 1);
	zassert_equal(service.stops, 1);
	zassert_equal(watched.state, ONOFF_STATE_OFF);
}

ZTEST(onoff, test_sync)
{
	struct onoff_sync_service srv = {0};
	k_spinlock_key_t key;

	zassert_equal(onoff_sync_lock(&srv, &key), 0);
	zassert_equal(onoff_sync_finalize(&srv, key, client(0), 0, true), 1);
	zassert_equal(told.calls, 1);
	zassert_equal(told.state, ONOFF_STATE_ON);
	zassert_equal(onoff_sync_lock(&srv, &key), 1);
	zassert_equal(onoff_sync_finalize(&srv, key, NULL, 0, false), 0);
	zassert_equal(onoff_sync_lock(&srv, &key), 0);
	zassert_equal(onoff_sync_finalize(&srv, key, client(1), -EIO, true), -EIO);
	zassert_equal(told.state, ONOFF_STATE_ERROR);
	zassert_equal(onoff_sync_lock(&srv, &key), -EIO);
	zassert_equal(onoff_sync_finalize(&srv, key, NULL, 0, true), 1);
}

ZTEST(onoff, test_notify)
{
	struct k_poll_signal signal = K_POLL_SIGNAL_INITIALIZER(signal);
	struct sys_notify notify = {0};
	unsigned int signaled;
	int result;

	zassert_equal(sys_notify_validate(NULL), -EINVAL);
	zassert_equal(sys_notify_validate(&notify), -EINVAL);
	sys_notify_init_spinwait(&notify);
	zassert_ok(sys_notify_validate(&notify));
	zassert_equal(sys_notify_fetch_result(&notify, &result), -EAGAIN);
	zassert_is_null(sys_notify_finalize(&notify, -EDOM));
	zassert_ok(sys_notify_fetch_result(&notify, &result));
	zassert_equal(result, -EDOM);

	sys_notify_init_signal(&notify, &signal);
	zassert_ok(sys_notify_validate(&notify));
	zassert_false(sys_notify_uses_callback(&notify));
	zassert_is_null(sys_notify_finalize(&notify, 23));
	k_poll_signal_check(&signal, &signaled, &result);
	zassert_equal(signaled, 1);
	zassert_equal(result, 23);
	sys_notify_init_signal(&notify, NULL);
	zassert_equal(sys_notify_validate(&notify), -EINVAL);

	sys_notify_init_callback(&notify, (sys_notify_generic_callback)on_client);
	zassert_true(sys_notify_uses_callback(&notify));
	zassert_equal((void *)sys_notify_finalize(&notify, 1), (void *)on_client);
	sys_notify_init_callback(&notify, NULL);
	zassert_equal(sys_notify_validate(&notify), -EINVAL);
}
