/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Event counters with file descriptors. A counter is guarded by its descriptor's lock; who waits
 * lets go of it with the descriptor's condition variable. Two signals tell poll whether one could
 * read, or write.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/socket_poll.h>
#include <zephyr/sys/fdtable.h>
#include <zephyr/zvfs/eventfd.h>

/* As in POSIX' poll(); <zephyr/net/socket.h> has the same. */
#define POLLIN_  1
#define POLLOUT_ 4

#define FLAGS (ZVFS_EFD_SEMAPHORE | ZVFS_EFD_NONBLOCK)

struct counter {
	bool used;
	int flags;
	zvfs_eventfd_t count;
	struct k_mutex *lock;
	struct k_condvar *cond; /* count has changed */
	struct k_poll_signal readable;
	struct k_poll_signal writable;
};

static struct counter counters[CONFIG_ZVFS_EVENTFD_MAX];
static struct k_spinlock lock; /* of used */

/* Lock: the counter's. */
static void changed(struct counter *c)
{
	if (c->count > 0) {
		k_poll_signal_raise(&c->readable, 0);
	} else {
		k_poll_signal_reset(&c->readable);
	}
	if (c->count < UINT64_MAX - 1) {
		k_poll_signal_raise(&c->writable, 0);
	} else {
		k_poll_signal_reset(&c->writable);
	}
	k_condvar_broadcast(c->cond);
}

/* Wait for another count. @return false: not this counter, errno is set. Lock: the counter's. */
static bool wait(struct counter *c)
{
	if ((c->flags & ZVFS_EFD_NONBLOCK) != 0) {
		errno = EAGAIN;
		return false;
	}
	(void)k_condvar_wait(c->cond, c->lock, K_FOREVER);
	if (!c->used) {
		errno = EBADF; /* closed meanwhile */
		return false;
	}
	return true;
}

static ssize_t counter_read(void *obj, void *buf, size_t sz)
{
	struct counter *c = obj;
	zvfs_eventfd_t value;

	if (sz < sizeof(value)) {
		errno = EINVAL;
		return -1;
	}
	while (c->count == 0) {
		if (!wait(c)) {
			return -1;
		}
	}
	value = (c->flags & ZVFS_EFD_SEMAPHORE) != 0 ? 1 : c->count;
	c->count -= value;
	memcpy(buf, &value, sizeof(value));
	changed(c);
	return sizeof(value);
}

static ssize_t counter_write(void *obj, const void *buf, size_t sz)
{
	struct counter *c = obj;
	zvfs_eventfd_t value = UINT64_MAX;

	if (sz >= sizeof(value)) {
		memcpy(&value, buf, sizeof(value));
	}
	if (value == UINT64_MAX) {
		errno = EINVAL;
		return -1;
	}
	while (value > UINT64_MAX - 1 - c->count) {
		if (!wait(c)) {
			return -1;
		}
	}
	c->count += value;
	changed(c);
	return sizeof(value);
}

static int counter_close(void *obj)
{
	struct counter *c = obj;

	K_SPINLOCK(&lock) {
		c->used = false;
	}
	k_condvar_broadcast(c->cond);
	return 0;
}

/* Fill in events for k_poll(). */
static int poll_prepare(struct counter *c, const struct zsock_pollfd *fd,
			struct k_poll_event **event, const struct k_poll_event *end)
{
	struct k_poll_signal *signals[] = {
		(fd->events & POLLIN_) != 0 ? &c->readable : NULL,
		(fd->events & POLLOUT_) != 0 ? &c->writable : NULL,
	};

	ARRAY_FOR_EACH(signals, i) {
		if (signals[i] == NULL) {
			continue;
		}
		if (*event == end) {
			errno = ENOMEM;
			return -1;
		}
		k_poll_event_init(*event, K_POLL_TYPE_SIGNAL, K_POLL_MODE_NOTIFY_ONLY, signals[i]);
		(*event)++;
	}
	return 0;
}

static int poll_update(const struct counter *c, struct zsock_pollfd *fd,
		       struct k_poll_event **event)
{
	if ((fd->events & POLLIN_) != 0) {
		fd->revents |= c->count > 0 ? POLLIN_ : 0;
		(*event)++;
	}
	if ((fd->events & POLLOUT_) != 0) {
		fd->revents |= c->count < UINT64_MAX - 1 ? POLLOUT_ : 0;
		(*event)++;
	}
	return 0;
}

static int counter_ioctl(void *obj, unsigned int number, va_list args)
{
	struct counter *c = obj;
	struct zsock_pollfd *fd;
	struct k_poll_event **event;

	switch (number) {
	case ZFD_IOCTL_SET_LOCK:
		c->lock = va_arg(args, struct k_mutex *);
		return 0;
	case ZFD_IOCTL_POLL_PREPARE:
		fd = va_arg(args, struct zsock_pollfd *);
		event = va_arg(args, struct k_poll_event **);
		return poll_prepare(c, fd, event, va_arg(args, struct k_poll_event *));
	case ZFD_IOCTL_POLL_UPDATE:
		fd = va_arg(args, struct zsock_pollfd *);
		return poll_update(c, fd, va_arg(args, struct k_poll_event **));
	case ZFD_IOCTL_FIONBIO:
		WRITE_BIT(c->flags, LOG2(ZVFS_EFD_NONBLOCK), *va_arg(args, int *) != 0);
		return 0;
	default:
		errno = EOPNOTSUPP;
		return -1;
	}
}

static const struct fd_op_vtable counter_ops = {
	.read = counter_read,
	.write = counter_write,
	.close = counter_close,
	.ioctl = counter_ioctl,
};

static struct counter *take_counter(void)
{
	struct counter *c = NULL;

	K_SPINLOCK(&lock) {
		for (int i = 0; i < CONFIG_ZVFS_EVENTFD_MAX && c == NULL; i++) {
			if (!counters[i].used) {
				c = &counters[i];
				c->used = true;
			}
		}
	}
	return c;
}

int zvfs_eventfd(unsigned int initval, int flags)
{
	struct counter *c;
	int fd;

	if ((flags & ~FLAGS) != 0) {
		errno = EINVAL;
		return -1;
	}
	c = take_counter();
	if (c == NULL) {
		errno = ENOMEM;
		return -1;
	}
	fd = zvfs_reserve_fd();
	if (fd < 0) {
		c->used = false;
		return -1;
	}
	c->flags = flags;
	c->count = initval;
	k_poll_signal_init(&c->readable);
	k_poll_signal_init(&c->writable);
	zvfs_finalize_fd(fd, c, &counter_ops);
	(void)zvfs_get_obj_lock_and_cond(c, &counter_ops, NULL, &c->cond);
	changed(c);
	return fd;
}

int zvfs_eventfd_read(int fd, zvfs_eventfd_t *value)
{
	if (zvfs_get_fd_obj(fd, &counter_ops, EBADF) == NULL) {
		return -1;
	}
	return zvfs_read(fd, value, sizeof(*value), NULL) == sizeof(*value) ? 0 : -1;
}

int zvfs_eventfd_write(int fd, zvfs_eventfd_t value)
{
	if (zvfs_get_fd_obj(fd, &counter_ops, EBADF) == NULL) {
		return -1;
	}
	return zvfs_write(fd, &value, sizeof(value), NULL) == sizeof(value) ? 0 : -1;
}
