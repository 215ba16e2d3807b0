/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The table of file descriptors, over an object that notes what it is asked.
 */

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/fdtable.h>
#include <zephyr/ztest.h>

struct thing {
	char data[16];
	struct k_mutex *lock;
	int closed;
	unsigned int last_request;
	long argument;
};

static struct thing thing;

static ssize_t thing_read(void *obj, void *buf, size_t sz)
{
	memcpy(buf, ((struct thing *)obj)->data, sz);
	return (ssize_t)sz;
}

static ssize_t thing_write(void *obj, const void *buf, size_t sz)
{
	memcpy(((struct thing *)obj)->data, buf, sz);
	return (ssize_t)sz;
}

static ssize_t thing_read_offs(void *obj, void *buf, size_t sz, size_t offset)
{
	memcpy(buf, ((struct thing *)obj)->data + offset, sz);
	return (ssize_t)sz;
}

static ssize_t thing_write_offs(void *obj, const void *buf, size_t sz, size_t offset)
{
	memcpy(((struct thing *)obj)->data + offset, buf, sz);
	return (ssize_t)sz;
}

static int thing_close(void *obj)
{
	((struct thing *)obj)->closed++;
	return 0;
}

static int thing_ioctl(void *obj, unsigned int request, va_list args)
{
	struct thing *t = obj;

	t->last_request = request;
	switch (request) {
	case ZFD_IOCTL_SET_LOCK:
		t->lock = va_arg(args, struct k_mutex *);
		return 0;
	case ZFD_IOCTL_LSEEK:
		t->argument = va_arg(args, off_t);
		return (int)t->argument;
	case ZFD_IOCTL_TRUNCATE:
		t->argument = va_arg(args, off_t);
		return 0;
	case ZFD_IOCTL_STAT:
		va_arg(args, struct stat *)->st_size = 16;
		return 0;
	case ZFD_IOCTL_FSYNC:
		return 0;
	default:
		errno = ENOTTY;
		return -1;
	}
}

static const struct fd_op_vtable ops = {
	.read = thing_read,
	.write = thing_write,
	.close = thing_close,
	.ioctl = thing_ioctl,
};
static const struct fd_op_vtable memory_ops = {
	.read_offs = thing_read_offs,
	.write_offs = thing_write_offs,
	.ioctl = thing_ioctl,
};
static const struct fd_op_vtable no_ops;

/* That @p call fails with @p error. */
#define FAILS(call, error)                                                                         \
	do {                                                                                       \
		errno = 0;                                                                         \
		zassert_equal(call, -1);                                                           \
		zassert_equal(errno, error, #call ": errno %d", errno);                            \
	} while (false)

static void start(void *fixture)
{
	memset(&thing, 0, sizeof(thing));
}

ZTEST_SUITE(fdtable, NULL, NULL, start, NULL, NULL);

ZTEST(fdtable, test_numbers)
{
	int fds[CONFIG_ZVFS_OPEN_MAX];

	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < CONFIG_ZVFS_OPEN_MAX; i++) {
			fds[i] = zvfs_reserve_fd();
			zassert_equal(fds[i], i);
		}
		FAILS(zvfs_reserve_fd(), ENFILE);
		FAILS(zvfs_alloc_fd(&thing, &ops), ENFILE);
		zvfs_free_fd(2);
		zassert_equal(zvfs_alloc_fd(&thing, &ops), 2);
		for (int i = 0; i < CONFIG_ZVFS_OPEN_MAX; i++) {
			zvfs_free_fd(fds[i]);
		}
	}
}

ZTEST(fdtable, test_object)
{
	const struct fd_op_vtable *vtable = NULL;
	struct k_mutex *lock = NULL, *same = NULL;
	struct k_condvar *cond = NULL;
	int fd = zvfs_reserve_fd();

	errno = 0;
	zassert_is_null(zvfs_get_fd_obj(fd, NULL, EINVAL));
	zassert_equal(errno, EINVAL, "only reserved");
	zvfs_finalize_typed_fd(fd, &thing, &ops, ZVFS_MODE_IFSOCK);
	zassert_equal_ptr(zvfs_get_fd_obj(fd, NULL, EINVAL), &thing);
	zassert_equal_ptr(zvfs_get_fd_obj(fd, &ops, EINVAL), &thing);
	zassert_is_null(zvfs_get_fd_obj(fd, &memory_ops, ENOTSOCK));
	zassert_equal(errno, ENOTSOCK);

	zassert_equal_ptr(zvfs_get_fd_obj_and_vtable(fd, &vtable, &lock), &thing);
	zassert_equal_ptr(vtable, &ops);
	zassert_equal_ptr(lock, thing.lock, "the object was told of its lock");
	zassert_equal_ptr(zvfs_get_fd_obj_and_vtable(fd, &vtable, NULL), &thing);
	zassert_true(zvfs_get_obj_lock_and_cond(&thing, &ops, &same, &cond));
	zassert_equal_ptr(same, lock);
	zassert_not_null(cond);
	zassert_true(zvfs_get_obj_lock_and_cond(&thing, &ops, NULL, NULL));
	zassert_false(zvfs_get_obj_lock_and_cond(&thing, &memory_ops, &same, &cond));
	zassert_false(zvfs_get_obj_lock_and_cond(&same, &ops, &same, &cond));
	zvfs_free_fd(fd);
	zassert_false(zvfs_get_obj_lock_and_cond(&thing, &ops, &same, &cond));
}

ZTEST(fdtable, test_not_open)
{
	static const int bad[] = {-1, 0, CONFIG_ZVFS_OPEN_MAX, 1000000};
	const struct fd_op_vtable *vtable;
	va_list none;
	char byte = 0;

	memset(&none, 0, sizeof(none));
	ARRAY_FOR_EACH(bad, i) {
		errno = 0;
		zassert_is_null(zvfs_get_fd_obj(bad[i], NULL, EINVAL));
		zassert_equal(errno, EBADF);
		zassert_is_null(zvfs_get_fd_obj_and_vtable(bad[i], &vtable, NULL));
		FAILS(zvfs_read(bad[i], &byte, 1, NULL), EBADF);
		FAILS(zvfs_write(bad[i], &byte, 1, NULL), EBADF);
		FAILS(zvfs_close(bad[i]), EBADF);
		FAILS(zvfs_fsync(bad[i]), EBADF);
		FAILS(zvfs_lseek(bad[i], 0, SEEK_SET), EBADF);
		FAILS(zvfs_fstat(bad[i], NULL), EBADF);
		FAILS(zvfs_ftruncate(bad[i], 0), EBADF);
		FAILS(zvfs_ioctl(bad[i], 0, none), EBADF);
		FAILS(zvfs_fcntl(bad[i], 0, none), EBADF);
	}
}

static int ioctl_with(int fd, unsigned long request, ...)
{
	va_list args;
	int result;

	va_start(args, request);
	result = zvfs_ioctl(fd, request, args);
	va_end(args);
	return result;
}

ZTEST(fdtable, test_operations)
{
	int fd = zvfs_alloc_fd(&thing, &ops);
	const size_t zero = 0;
	char buf[4] = "";
	struct stat st;

	zassert_equal(zvfs_write(fd, "abc", 4, NULL), 4);
	zassert_equal(zvfs_read(fd, buf, 4, NULL), 4);
	zassert_str_equal(buf, "abc");
	FAILS(zvfs_read(fd, buf, 4, &zero), ESPIPE);
	FAILS(zvfs_write(fd, buf, 4, &zero), ESPIPE);
	zassert_ok(zvfs_fsync(fd));
	zassert_equal(thing.last_request, ZFD_IOCTL_FSYNC);
	zassert_equal(zvfs_lseek(fd, 9, SEEK_SET), 9);
	zassert_ok(zvfs_ftruncate(fd, 5));
	zassert_equal(thing.argument, 5);
	zassert_ok(zvfs_fstat(fd, &st));
	zassert_equal(st.st_size, 16);
	FAILS(ioctl_with(fd, ZFD_IOCTL_FIONREAD), ENOTTY);
	zassert_equal(thing.last_request, 0x541B);
	zassert_ok(zvfs_close(fd));
	zassert_equal(thing.closed, 1);
	FAILS(zvfs_close(fd), EBADF);

	fd = zvfs_alloc_fd(&thing, &no_ops);
	FAILS(zvfs_read(fd, buf, 1, NULL), EIO);
	FAILS(zvfs_write(fd, buf, 1, NULL), EIO);
	FAILS(zvfs_fsync(fd), EOPNOTSUPP);
	zassert_ok(zvfs_close(fd));
}

ZTEST(fdtable, test_position_of_a_memory_object)
{
	const size_t two = 2;
	int fd = zvfs_reserve_fd();
	char buf[4] = "";

	zvfs_finalize_typed_fd(fd, &thing, &memory_ops, ZVFS_MODE_IFSHM);
	zassert_equal(zvfs_write(fd, "01", 2, NULL), 2);
	zassert_equal(zvfs_write(fd, "23", 2, NULL), 2);
	zassert_equal(zvfs_write(fd, "X", 1, &two), 1);
	zassert_mem_equal(thing.data, "01X3", 4);
	zassert_equal(zvfs_lseek(fd, 1, SEEK_SET), 1);
	zassert_equal(zvfs_read(fd, buf, 2, NULL), 2);
	zassert_mem_equal(buf, "1X", 2);
	zassert_equal(zvfs_read(fd, buf, 1, NULL), 1);
	zassert_mem_equal(buf, "3", 1);
	zassert_equal(zvfs_read(fd, buf, 1, &two), 1);
	zassert_mem_equal(buf, "X", 1);
	zassert_ok(zvfs_close(fd));
}
