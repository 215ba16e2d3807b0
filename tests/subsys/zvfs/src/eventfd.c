/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Event counters: reading, writing, waiting, polling.
 */

#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/net/socket_poll.h>
#include <zephyr/sys/fdtable.h>
#include <zephyr/ztest.h>
#include <zephyr/zvfs/eventfd.h>

#define IN  1
#define OUT 4
#define MOST (UINT64_MAX - 1)

static int fd = -1;
static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);

#define FAILS(call, error)                                                                         \
	do {                                                                                       \
		errno = 0;                                                                         \
		zassert_equal(call, -1);                                                           \
		zassert_equal(errno, error, #call ": errno %d", errno);                            \
	} while (false)

static void make(unsigned int initval, int flags)
{
	fd = zvfs_eventfd(initval, flags);
	zassert_true(fd >= 0);
}

static void end(void *fixture)
{
	if (fd >= 0) {
		zassert_ok(zvfs_close(fd));
		fd = -1;
	}
}

ZTEST_SUITE(eventfd, NULL, NULL, NULL, end, NULL);

static void reads(zvfs_eventfd_t expected)
{
	zvfs_eventfd_t value = 99;

	zassert_ok(zvfs_eventfd_read(fd, &value));
	zassert_equal(value, expected);
}

ZTEST(eventfd, test_counter)
{
	zvfs_eventfd_t value;

	make(7, ZVFS_EFD_NONBLOCK);
	reads(7);
	FAILS(zvfs_eventfd_read(fd, &value), EAGAIN);
	zassert_ok(zvfs_eventfd_write(fd, 0));
	FAILS(zvfs_eventfd_read(fd, &value), EAGAIN);
	zassert_ok(zvfs_eventfd_write(fd, 3));
	zassert_ok(zvfs_eventfd_write(fd, MOST - 3));
	FAILS(zvfs_eventfd_write(fd, 1), EAGAIN);
	FAILS(zvfs_eventfd_write(fd, UINT64_MAX), EINVAL);
	reads(MOST);
	FAILS(zvfs_read(fd, &value, 7, NULL), EINVAL);
	FAILS(zvfs_write(fd, &value, 7, NULL), EINVAL);
}

ZTEST(eventfd, test_semaphore)
{
	zvfs_eventfd_t value;

	make(2, ZVFS_EFD_NONBLOCK | ZVFS_EFD_SEMAPHORE);
	reads(1);
	reads(1);
	FAILS(zvfs_eventfd_read(fd, &value), EAGAIN);
}

ZTEST(eventfd, test_limits)
{
	static const struct fd_op_vtable other_ops;
	int fds[CONFIG_ZVFS_EVENTFD_MAX], other[4], n = 0;
	zvfs_eventfd_t value;

	FAILS(zvfs_eventfd(0, 1), EINVAL);
	for (int i = 0; i < CONFIG_ZVFS_EVENTFD_MAX; i++) {
		fds[i] = zvfs_eventfd(0, 0);
		zassert_true(fds[i] >= 0);
	}
	FAILS(zvfs_eventfd(0, 0), ENOMEM);
	for (int i = 0; i < CONFIG_ZVFS_EVENTFD_MAX; i++) {
		zassert_ok(zvfs_close(fds[i]));
	}
	while (n < 4 && (other[n] = zvfs_alloc_fd(&value, &other_ops)) >= 0) {
		n++;
	}
	FAILS(zvfs_eventfd(0, 0), ENFILE);
	FAILS(zvfs_eventfd_read(other[0], &value), EBADF);
	FAILS(zvfs_eventfd_write(other[0], 1), EBADF);
	while (n > 0) {
		zvfs_free_fd(other[--n]);
	}
}

static void write_later(void *value, void *p2, void *p3)
{
	k_msleep(20);
	zassert_ok(zvfs_eventfd_write(fd, (uintptr_t)value));
}

static void read_later(void *p1, void *p2, void *p3)
{
	k_msleep(20);
	reads(MOST);
}

static void close_later(void *p1, void *p2, void *p3)
{
	k_msleep(20);
	zassert_ok(zvfs_close(fd));
}

static void meanwhile(k_thread_entry_t entry, uintptr_t arg)
{
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry, (void *)arg, NULL,
			NULL, 5, 0, K_NO_WAIT);
}

ZTEST(eventfd, test_waiting)
{
	int64_t start = k_uptime_get();
	zvfs_eventfd_t value;

	make(0, 0);
	meanwhile(write_later, 6);
	reads(6);
	zassert_true(k_uptime_get() - start >= 20);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));

	zassert_ok(zvfs_eventfd_write(fd, MOST));
	meanwhile(read_later, 0);
	zassert_ok(zvfs_eventfd_write(fd, 2));
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	reads(2);

	meanwhile(close_later, 0);
	FAILS(zvfs_eventfd_read(fd, &value), EBADF);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
	fd = -1;
}

/* What @p asked gives: as poll() does it, with the two requests. */
static short polled(short asked, k_timeout_t timeout)
{
	const struct fd_op_vtable *vtable;
	void *obj = zvfs_get_fd_obj_and_vtable(fd, &vtable, NULL);
	struct k_poll_event events[2], *event = events;
	struct zsock_pollfd pfd = {.fd = fd, .events = asked};

	zassert_ok(zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_POLL_PREPARE, &pfd, &event,
					   events + 2));
	if (event > events) {
		(void)k_poll(events, (int)(event - events), timeout);
	}
	event = events;
	zassert_ok(zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_POLL_UPDATE, &pfd, &event));
	return pfd.revents;
}

ZTEST(eventfd, test_poll)
{
	struct k_poll_event event, *at = &event;
	struct zsock_pollfd pfd = {.events = IN};
	const struct fd_op_vtable *vtable;
	int64_t start;
	int on = 1;
	void *obj;

	make(0, 0);
	zassert_equal(polled(IN, K_NO_WAIT), 0);
	zassert_equal(polled(OUT, K_NO_WAIT), OUT);
	zassert_equal(polled(IN | OUT, K_NO_WAIT), OUT);
	zassert_equal(polled(0, K_NO_WAIT), 0);
	zassert_ok(zvfs_eventfd_write(fd, MOST));
	zassert_equal(polled(IN | OUT, K_NO_WAIT), IN);
	reads(MOST);
	start = k_uptime_get();
	meanwhile(write_later, 1);
	zassert_equal(polled(IN, K_FOREVER), IN);
	zassert_true(k_uptime_get() - start >= 20);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));

	obj = zvfs_get_fd_obj_and_vtable(fd, &vtable, NULL);
	FAILS(zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_POLL_PREPARE, &pfd, &at, &event),
	      ENOMEM);
	FAILS(zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_STAT, NULL), EOPNOTSUPP);
	reads(1);
	zassert_ok(zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_FIONBIO, &on));
	FAILS(zvfs_eventfd_read(fd, &(zvfs_eventfd_t){0}), EAGAIN);
}
