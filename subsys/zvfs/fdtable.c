/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The table of file descriptors. A number is free, reserved (no operations yet), or
 * open. One lock guards all of that; each number's own lock is held while its object works.
 */

#include "fdtable.h"

#include <errno.h>

static struct zvfs_fd table[CONFIG_ZVFS_OPEN_MAX];
static struct k_spinlock lock;

static struct zvfs_fd *find(int fd, uint16_t use)
{
	struct zvfs_fd *entry = NULL;

	if (fd >= 0 && fd < CONFIG_ZVFS_OPEN_MAX) {
		K_SPINLOCK(&lock) {
			if (table[fd].used) {
				entry = &table[fd];
				entry->busy += use;
			}
		}
	}
	if (entry == NULL) {
		errno = EBADF;
	}
	return entry;
}

struct zvfs_fd *zvfs_fd_of(int fd)
{
	return find(fd, 0);
}

struct zvfs_fd *zvfs_fd_use(int fd)
{
	return find(fd, 1);
}

void zvfs_fd_done(struct zvfs_fd *entry)
{
	K_SPINLOCK(&lock) {
		entry->busy--;
	}
}

int zvfs_reserve_fd(void)
{
	int fd = -1;

	K_SPINLOCK(&lock) {
		for (int i = 0; i < CONFIG_ZVFS_OPEN_MAX && fd < 0; i++) {
			if (!table[i].used && table[i].busy == 0) {
				table[i] = (struct zvfs_fd){.used = true};
				fd = i;
			}
		}
	}
	if (fd < 0) {
		errno = ENFILE;
		return -1;
	}
	k_mutex_init(&table[fd].lock);
	k_condvar_init(&table[fd].cond);
	return fd;
}

void zvfs_finalize_typed_fd(int fd, void *obj, const struct fd_op_vtable *vtable, uint32_t mode)
{
	__ASSERT(fd >= 0 && fd < CONFIG_ZVFS_OPEN_MAX && table[fd].used, "%d is not reserved", fd);

	K_SPINLOCK(&lock) {
		table[fd].obj = obj;
		table[fd].vtable = vtable;
		table[fd].mode = mode;
	}
	if (vtable != NULL && vtable->ioctl != NULL) {
		int saved = errno; /* not all know this request */

		(void)zvfs_fdtable_call_ioctl(vtable, obj, ZFD_IOCTL_SET_LOCK, &table[fd].lock);
		errno = saved;
	}
}

int zvfs_alloc_fd(void *obj, const struct fd_op_vtable *vtable)
{
	int fd = zvfs_reserve_fd();

	if (fd >= 0) {
		zvfs_finalize_fd(fd, obj, vtable);
	}
	return fd;
}

void zvfs_free_fd(int fd)
{
	__ASSERT(fd >= 0 && fd < CONFIG_ZVFS_OPEN_MAX && table[fd].used, "%d is not open", fd);

	K_SPINLOCK(&lock) {
		table[fd].used = false;
		table[fd].obj = NULL;
		table[fd].vtable = NULL;
	}
}

void *zvfs_get_fd_obj(int fd, const struct fd_op_vtable *vtable, int err)
{
	const struct zvfs_fd *entry = zvfs_fd_of(fd);

	if (entry == NULL) {
		return NULL;
	}
	if (entry->vtable == NULL || (vtable != NULL && entry->vtable != vtable)) {
		errno = err;
		return NULL;
	}
	return entry->obj;
}

void *zvfs_get_fd_obj_and_vtable(int fd, const struct fd_op_vtable **vtable, struct k_mutex **lockp)
{
	struct zvfs_fd *entry = zvfs_fd_of(fd);

	if (entry == NULL) {
		return NULL;
	}
	*vtable = entry->vtable;
	if (lockp != NULL) {
		*lockp = &entry->lock;
	}
	return entry->obj;
}

bool zvfs_get_obj_lock_and_cond(void *obj, const struct fd_op_vtable *vtable,
				struct k_mutex **lockp, struct k_condvar **cond)
{
	ARRAY_FOR_EACH_PTR(table, entry) {
		if (!entry->used || entry->obj != obj || entry->vtable != vtable) {
			continue;
		}
		if (lockp != NULL) {
			*lockp = &entry->lock;
		}
		if (cond != NULL) {
			*cond = &entry->cond;
		}
		return true;
	}
	return false;
}
