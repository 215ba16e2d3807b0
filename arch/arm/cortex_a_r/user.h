/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads, seen from the other files of this port. All of it is nothing without
 * CONFIG_USERSPACE.
 *
 * A view is what a user thread reaches: its stack, the partitions of its domain. The last one stays
 * in force while the kernel runs, which it does not restrict, and changes on the way to user mode
 * if that is another thread's. So a switch between kernel threads has nothing to do with it.
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_USER_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_USER_H_

#include "cpu.h"

#define CPSR_MODE 0x1fU
#define CPSR_USER 0x50U /* interrupts on; fast ones, which nobody has, stay off */

#ifdef CONFIG_USERSPACE

/** Bytes of arguments on the user's stack that every call gets: all that any has. */
#define Z_ARM_USER_ARGUMENTS 48

/** At the end of the kernel stack of a thread that is not in the kernel by a call of its own. */
struct user_frame {
	uint32_t sp, lr;
	uint32_t r0, r1, r2, r3, r12;
	uint32_t unused;
	uint32_t pc, cpsr;
};

/** Whose view is in force; NULL: nobody's that can be relied on. */
extern struct k_thread *z_arm_user_view;

/** @brief The next way to user mode loads a view. Locked. */
#define z_arm_user_view_drop() ((void)(z_arm_user_view = NULL))

/** @brief Put the view of the current thread in force. Locked. */
void z_arm_user_view_load(void);

/** @brief The stack of @p thread is set: compute what its view needs. */
#ifdef CONFIG_ARM_MPU
void z_arm_user_view_new(struct k_thread *thread);
#else
#define z_arm_user_view_new(thread) ((void)0)
#endif

/** @brief First context of user thread @p thread. */
void z_arm_user_new_thread(struct k_thread *thread, uint32_t stack_ptr, k_thread_entry_t entry,
			   void *p1, void *p2, void *p3);

/** @brief @p thread is gone, and its view with it. */
void z_arm_user_thread_gone(struct k_thread *thread);

/** Prefetch aborts that are no system calls, see fault_entry.c. */
void z_arm_prefetch_fault(void);

/** On an otherwise empty kernel stack, sp at its user_frame, locked: into user mode. */
void z_arm_to_user(void);

/** Second half of arch_user_mode_enter(). Locked. */
FUNC_NORETURN void z_arm_user_go(k_thread_entry_t entry, void *p1, void *p2, void *p3);

static inline bool z_arm_starts_in_user_mode(const struct k_thread *thread)
{
	return (thread->base.user_options & K_USER) != 0U;
}

/** @brief Did the fault of @p frame happen in user mode? */
static inline bool z_arm_is_user(const struct fault_frame *frame)
{
	return (frame->cpsr & 0xfU) == 0U;
}

/**
 * @brief Why the user thread that had the fault ends. @p address is that of the access; @p claimed
 * what its ARCH_EXCEPT() says, or K_ERR_CPU_EXCEPTION.
 */
unsigned int z_arm_user_reason(const struct fault_frame *frame, enum fault_kind kind,
			       uint32_t address, unsigned int claimed);

/** An interrupt's first instructions: in user mode it is another one. sp is free to use. */
#define IRQ_FROM_USER                                                                              \
	"mrs sp, spsr\n\t"                                                                         \
	"tst sp, #15\n\t"                                                                          \
	"beq z_arm_user_irq\n\t"

#else

#define z_arm_user_new_thread(thread, stack_ptr, entry, p1, p2, p3) ((void)0)
#define z_arm_user_thread_gone(thread)                     ((void)0)
#define z_arm_starts_in_user_mode(thread)                  false
#define z_arm_is_user(frame)                               false
#define z_arm_user_reason(frame, kind, address, claimed)   (claimed)
#define IRQ_FROM_USER

#endif

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_USER_H_ */
