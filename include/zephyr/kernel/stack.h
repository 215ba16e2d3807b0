/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks of words, last in, first out.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_STACK_H_
#define ZEPHYR_INCLUDE_KERNEL_STACK_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

#define K_STACK_FLAG_ALLOC ((uint8_t)1) /* the buffer came from a resource pool */

/** @brief An entry of a stack. */
typedef uintptr_t stack_data_t;

/** @brief A stack. All members are the kernel's. */
struct k_stack {
	_wait_q_t wait_q;
	stack_data_t *base;
	stack_data_t *next; /* the first free entry */
	stack_data_t *top;
	uint8_t flags;
#ifdef CONFIG_OBJ_CORE_STACK
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_stack)
};

#define Z_STACK_INITIALIZER(obj, stack_buffer, stack_num_entries)                                  \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q),                                            \
		.base = (stack_buffer),                                                            \
		.next = (stack_buffer),                                                            \
		.top = (stack_buffer) + (stack_num_entries),                                       \
	}

/** @brief Define and initialise stack @p name with room for @p stack_num_entries words. */
#define K_STACK_DEFINE(name, stack_num_entries)                                                    \
	stack_data_t __noinit _k_stack_buf_##name[stack_num_entries];                              \
	STRUCT_SECTION_ITERABLE(k_stack, name) =                                                   \
		Z_STACK_INITIALIZER(name, _k_stack_buf_##name, stack_num_entries)

/** @brief Initialise @p stack, empty, with @p buffer of @p num_entries words. Context: any. */
void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries);

/**
 * @brief The same with a buffer from the resource pool of the calling thread.
 *
 * @retval 0 done. @retval -ENOMEM no memory. @retval -EINVAL too many entries to count in bytes.
 */
__syscall int32_t k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries);

/** @brief Give such a buffer back. @retval 0 done. @retval -EAGAIN threads wait on @p stack. */
int k_stack_cleanup(struct k_stack *stack);

/** @brief Push @p data. @retval 0 done. @retval -ENOMEM full. Context: any. */
__syscall int k_stack_push(struct k_stack *stack, stack_data_t data);

/**
 * @brief Pop the newest entry into @p data.
 *
 * @retval 0 done. @retval -EBUSY empty and K_NO_WAIT. @retval -EAGAIN time is up.
 * Context: thread; with K_NO_WAIT any.
 */
__syscall int k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_stack.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_STACK_H_ */
