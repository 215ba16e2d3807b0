/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check_init.h"

/* With the lock held nobody is ended: the oops comes behind. */
z_setup_key_t z_setup_new(const void *obj, enum k_objects kind)
{
	z_setup_key_t key = z_setup_lock();

	if (K_SYSCALL_OBJ_NEVER_INIT(obj, kind) != 0) {
		z_setup_unlock(key);
		z_user_oops();
	}
	return key;
}
