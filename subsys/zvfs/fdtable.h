/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * An entry of the table of file descriptors.
 */
#ifndef ETESIAN_SUBSYS_ZVFS_FDTABLE_H_
#define ETESIAN_SUBSYS_ZVFS_FDTABLE_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/fdtable.h>

struct zvfs_fd {
	bool used;
	uint16_t busy; /* calls that use it at the moment, also after it was closed */
	uint32_t mode;
	void *obj;
	const struct fd_op_vtable *vtable; /* NULL: reserved only */
	struct k_mutex lock;
	struct k_condvar cond;
	size_t offset; /* position in a memory object. Lock: lock. */
};

/** @brief The entry of an open or reserved number. @return NULL: it is not, errno is EBADF. */
struct zvfs_fd *zvfs_fd_of(int fd);

/** @brief The same for a call that may wait: the entry is not reused until zvfs_fd_done(). */
struct zvfs_fd *zvfs_fd_use(int fd);
void zvfs_fd_done(struct zvfs_fd *entry);

#endif /* ETESIAN_SUBSYS_ZVFS_FDTABLE_H_ */
