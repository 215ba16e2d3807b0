/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Condition variables: wait, with a mutex given up meanwhile, until somebody says that things
 * changed.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_
#define ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_

#include <zephyr/kernel/mutex.h>
#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A condition variable. All members are the kernel's. */
struct k_condvar {
	_wait_q_t wait_q;
#ifdef CONFIG_OBJ_CORE_CONDVAR
	struct k_obj_core obj_core;
#endif
};

#define Z_CONDVAR_INITIALIZER(obj)                                                                 \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q),                                              \
	}

/** @brief Define and initialise condition variable @p name. */
#define K_CONDVAR_DEFINE(name)                                                                     \
	STRUCT_SECTION_ITERABLE(k_condvar, name) = Z_CONDVAR_INITIALIZER(name)

/** @brief Initialise @p condvar. @retval 0 always. Context: any. */
__syscall int k_condvar_init(struct k_condvar *condvar);

/** @brief Wake the best of the threads that wait. @retval 0 always. Context: any. */
__syscall int k_condvar_signal(struct k_condvar *condvar);

/** @brief Wake all threads that wait. @return how many were woken. Context: any. */
__syscall int k_condvar_broadcast(struct k_condvar *condvar);

/**
 * @brief Unlock @p mutex and wait for a signal in one step; lock it again before returning.
 *
 * @param mutex locked once by the caller
 * @param timeout how long to wait for the signal; taking @p mutex again is not limited by it
 * @retval 0 signalled. @retval -EAGAIN time is up. Context: thread.
 */
__syscall int k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_condvar.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_CONDVAR_H_ */
