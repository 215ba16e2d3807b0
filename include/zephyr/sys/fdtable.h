/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Table of file descriptors: small numbers for objects of any kind, with their operations.
 *
 * Who opens something reserves a number, makes its object, and finalizes the number (or frees it,
 * if that failed). As with POSIX, functions that fail return -1 or NULL and set errno.
 */

#ifndef ZEPHYR_INCLUDE_SYS_FDTABLE_H_
#define ZEPHYR_INCLUDE_SYS_FDTABLE_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** Kinds of objects: the values of POSIX's S_IFMT and friends. */
#define ZVFS_MODE_IFMT   0170000
#define ZVFS_MODE_UNSPEC 0000000
#define ZVFS_MODE_IFIFO  0010000
#define ZVFS_MODE_IFCHR  0020000
#define ZVFS_MODE_IMSGQ  0030000
#define ZVFS_MODE_IFDIR  0040000
#define ZVFS_MODE_IFSEM  0050000
#define ZVFS_MODE_IFBLK  0060000
#define ZVFS_MODE_IFSHM  0070000
#define ZVFS_MODE_IFREG  0100000
#define ZVFS_MODE_IFLNK  0120000
#define ZVFS_MODE_IFSOCK 0140000

#ifdef __cplusplus
extern "C" {
#endif

struct k_condvar;
struct k_mutex;
struct stat;

/**
 * Operations of an object. They set errno and return -1 where they fail. Those with an offset are
 * for memory objects (ZVFS_MODE_IFSHM); others ignore it.
 */
struct fd_op_vtable {
	union {
		ssize_t (*read)(void *obj, void *buf, size_t sz);
		ssize_t (*read_offs)(void *obj, void *buf, size_t sz, size_t offset);
	};
	union {
		ssize_t (*write)(void *obj, const void *buf, size_t sz);
		ssize_t (*write_offs)(void *obj, const void *buf, size_t sz, size_t offset);
	};
	int (*close)(void *obj);
	int (*ioctl)(void *obj, unsigned int request, va_list args);
};

/** Requests to ioctl(); below 0x100 are those of fcntl(). */
enum {
	ZFD_IOCTL_FSYNC = 0x100,
	ZFD_IOCTL_LSEEK,        /**< off_t offset, int whence[, size_t current] */
	ZFD_IOCTL_POLL_PREPARE, /**< struct zsock_pollfd *, struct k_poll_event **, its end */
	ZFD_IOCTL_POLL_UPDATE,  /**< struct zsock_pollfd *, struct k_poll_event ** */
	ZFD_IOCTL_POLL_OFFLOAD, /**< struct zsock_pollfd *, int count, int timeout */
	ZFD_IOCTL_SET_LOCK,     /**< struct k_mutex *: the lock that read and write run under */
	ZFD_IOCTL_STAT,         /**< struct stat * */
	ZFD_IOCTL_TRUNCATE,     /**< off_t */
	ZFD_IOCTL_MMAP,         /**< void *, size_t, int, int, off_t, void ** */
	/* from 0x5400 on: numbers that are the same elsewhere */
	ZFD_IOCTL_FIONREAD = 0x541B, /**< int *: bytes that can be read */
	ZFD_IOCTL_FIONBIO = 0x5421,  /**< int *: do not block */
};

/**
 * @brief Reserve a number for an object to be made. Context: thread.
 * @return the number. @retval -1 None is left: errno is ENFILE.
 */
int zvfs_reserve_fd(void);

/** @brief Give reserved number @p fd its object, operations and kind (ZVFS_MODE_*). */
void zvfs_finalize_typed_fd(int fd, void *obj, const struct fd_op_vtable *vtable, uint32_t mode);

/** @brief The same without a kind. */
static inline void zvfs_finalize_fd(int fd, void *obj, const struct fd_op_vtable *vtable)
{
	zvfs_finalize_typed_fd(fd, obj, vtable, ZVFS_MODE_UNSPEC);
}

/** @brief Reserve and finalize at once. @retval -1 None is left: errno is ENFILE. */
int zvfs_alloc_fd(void *obj, const struct fd_op_vtable *vtable);

/** @brief Give @p fd back, without closing its object. */
void zvfs_free_fd(int fd);

/**
 * @brief The object of @p fd.
 *
 * @param vtable The operations it must have; NULL: any.
 * @param err errno if it has others.
 * @return NULL: not an open number (errno is EBADF), or not with these operations.
 */
void *zvfs_get_fd_obj(int fd, const struct fd_op_vtable *vtable, int err);

/** @brief The object of @p fd, its operations, and (unless @p lock is NULL) its lock. */
void *zvfs_get_fd_obj_and_vtable(int fd, const struct fd_op_vtable **vtable, struct k_mutex **lock);

/**
 * @brief The lock of an object that has a number, and a condition variable beside it.
 *
 * @param lock, cond Where they are stored; NULL: not wanted.
 * @return false: the object has none.
 */
bool zvfs_get_obj_lock_and_cond(void *obj, const struct fd_op_vtable *vtable, struct k_mutex **lock,
				struct k_condvar **cond);

/** @brief Call an object's ioctl() with arguments. */
static inline int zvfs_fdtable_call_ioctl(const struct fd_op_vtable *vtable, void *obj,
					  unsigned long request, ...)
{
	va_list args;
	int result;

	va_start(args, request);
	result = vtable->ioctl(obj, (unsigned int)request, args);
	va_end(args);
	return result;
}

/*
 * What POSIX's calls of similar names do, for any number. @p from_offset: read or write there, of a
 * memory object, instead of at its own position; NULL: at its own.
 */
ssize_t zvfs_read(int fd, void *buf, size_t sz, const size_t *from_offset);
ssize_t zvfs_write(int fd, const void *buf, size_t sz, const size_t *from_offset);
int zvfs_close(int fd);
int zvfs_fsync(int fd);
off_t zvfs_lseek(int fd, off_t offset, int whence);
int zvfs_fstat(int fd, struct stat *buf);
int zvfs_ftruncate(int fd, off_t length);
int zvfs_fcntl(int fd, int cmd, va_list args);
int zvfs_ioctl(int fd, unsigned long request, va_list args);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_FDTABLE_H_ */
