/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What can be done with any file descriptor: its object's operations, under its lock.
 */

#include "fdtable.h"

#include <errno.h>
#include <stdio.h>

static void unlock(struct zvfs_fd *entry)
{
	(void)k_mutex_unlock(&entry->lock);
	zvfs_fd_done(entry);
}

/* The entry of an open number, locked. @return NULL: errno is set. */
static struct zvfs_fd *locked(int fd)
{
	struct zvfs_fd *entry = zvfs_fd_use(fd);

	if (entry == NULL) {
		return NULL;
	}
	(void)k_mutex_lock(&entry->lock, K_FOREVER);
	if (entry->vtable == NULL) { /* closed meanwhile, or only reserved */
		unlock(entry);
		errno = EBADF;
		return NULL;
	}
	return entry;
}

/* Only memory objects leave their position to the table. */
static bool is_memory(const struct zvfs_fd *entry)
{
	return (entry->mode & ZVFS_MODE_IFMT) == ZVFS_MODE_IFSHM;
}

/*
 * Where to read or write. @return false: the object has no operation, or no offsets; errno is set.
 */
static bool offset_for(const struct zvfs_fd *entry, bool can, const size_t *from_offset,
		       size_t *offset)
{
	if (!can) {
		errno = EIO;
		return false;
	}
	if (from_offset != NULL && !is_memory(entry)) {
		errno = ESPIPE;
		return false;
	}
	*offset = from_offset != NULL ? *from_offset : entry->offset;
	return true;
}

static void advance(struct zvfs_fd *entry, const size_t *from_offset, ssize_t by)
{
	if (by > 0 && from_offset == NULL && is_memory(entry)) {
		entry->offset += (size_t)by;
	}
}

ssize_t zvfs_read(int fd, void *buf, size_t sz, const size_t *from_offset)
{
	struct zvfs_fd *entry = locked(fd);
	ssize_t result = -1;
	size_t offset;

	if (entry == NULL) {
		return -1;
	}
	if (offset_for(entry, entry->vtable->read != NULL, from_offset, &offset)) {
		result = is_memory(entry) ? entry->vtable->read_offs(entry->obj, buf, sz, offset)
					  : entry->vtable->read(entry->obj, buf, sz);
		advance(entry, from_offset, result);
	}
	unlock(entry);
	return result;
}

ssize_t zvfs_write(int fd, const void *buf, size_t sz, const size_t *from_offset)
{
	struct zvfs_fd *entry = locked(fd);
	ssize_t result = -1;
	size_t offset;

	if (entry == NULL) {
		return -1;
	}
	if (offset_for(entry, entry->vtable->write != NULL, from_offset, &offset)) {
		result = is_memory(entry) ? entry->vtable->write_offs(entry->obj, buf, sz, offset)
					  : entry->vtable->write(entry->obj, buf, sz);
		advance(entry, from_offset, result);
	}
	unlock(entry);
	return result;
}

int zvfs_close(int fd)
{
	struct zvfs_fd *entry = locked(fd);
	int result = 0;

	if (entry == NULL) {
		return -1;
	}
	if (entry->vtable->close != NULL) {
		result = entry->vtable->close(entry->obj);
	}
	unlock(entry);
	zvfs_free_fd(fd); /* also where close() failed: nobody could do more with it */
	return result;
}

/* An object's ioctl(). */
static int request(struct zvfs_fd *entry, unsigned long number, va_list args)
{
	if (entry->vtable->ioctl == NULL) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return entry->vtable->ioctl(entry->obj, (unsigned int)number, args);
}

static int request_with(struct zvfs_fd *entry, unsigned long number, ...)
{
	va_list args;
	int result;

	va_start(args, number);
	result = request(entry, number, args);
	va_end(args);
	return result;
}

int zvfs_ioctl(int fd, unsigned long number, va_list args)
{
	struct zvfs_fd *entry = locked(fd);
	int result;

	if (entry == NULL) {
		return -1;
	}
	result = request(entry, number, args);
	unlock(entry);
	return result;
}

int zvfs_fcntl(int fd, int cmd, va_list args)
{
	return zvfs_ioctl(fd, (unsigned long)cmd, args);
}

int zvfs_fsync(int fd)
{
	struct zvfs_fd *entry = locked(fd);
	int result;

	if (entry == NULL) {
		return -1;
	}
	result = request_with(entry, ZFD_IOCTL_FSYNC);
	unlock(entry);
	return result;
}

int zvfs_fstat(int fd, struct stat *buf)
{
	struct zvfs_fd *entry = locked(fd);
	int result;

	if (entry == NULL) {
		return -1;
	}
	result = request_with(entry, ZFD_IOCTL_STAT, buf);
	unlock(entry);
	return result;
}

int zvfs_ftruncate(int fd, off_t length)
{
	struct zvfs_fd *entry = locked(fd);
	int result;

	if (entry == NULL) {
		return -1;
	}
	result = request_with(entry, ZFD_IOCTL_TRUNCATE, length);
	unlock(entry);
	return result;
}

off_t zvfs_lseek(int fd, off_t offset, int whence)
{
	struct zvfs_fd *entry = locked(fd);
	int result;

	if (entry == NULL) {
		return -1;
	}
	result = request_with(entry, ZFD_IOCTL_LSEEK, offset, whence, entry->offset);
	if (result >= 0 && is_memory(entry)) {
		entry->offset = (size_t)result;
	}
	unlock(entry);
	return result;
}
