/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: semaphores.
 */
#include "check_init.h"

static int again_sem(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
	if (limit == 0U || initial_count > limit) {
		return -EINVAL;
	}
	sem->count = initial_count;
	sem->limit = limit;
	return 0;
}

Z_VRFY_OBJ_AGAIN(k_sem_init, K_OBJ_SEM, again_sem,
		 (struct k_sem *sem, unsigned int initial_count, unsigned int limit), sem,
		 initial_count, limit)
#include <zephyr/syscalls/k_sem_init_mrsh.c>
Z_VRFY_OBJ(int, k_sem_take, K_OBJ_SEM, (struct k_sem *sem, k_timeout_t timeout), sem, timeout)
#include <zephyr/syscalls/k_sem_take_mrsh.c>
Z_VRFY_OBJ(void, k_sem_give, K_OBJ_SEM, (struct k_sem *sem), sem)
#include <zephyr/syscalls/k_sem_give_mrsh.c>
Z_VRFY_OBJ(void, k_sem_reset, K_OBJ_SEM, (struct k_sem *sem), sem)
#include <zephyr/syscalls/k_sem_reset_mrsh.c>
Z_VRFY_OBJ(unsigned int, k_sem_count_get, K_OBJ_SEM, (struct k_sem *sem), sem)
#include <zephyr/syscalls/k_sem_count_get_mrsh.c>
