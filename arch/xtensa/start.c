/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel, threads, waiting, stopping.
 */
#include "port.h"

#include <stddef.h>
#include <string.h>
#include <zephyr/linker/linker-defs.h>

BUILD_ASSERT(sizeof(struct arch_esf) == ESF_SIZE, "frame.h");
BUILD_ASSERT(offsetof(struct arch_esf, vaddr) == ESF_VADDR, "frame.h");
BUILD_ASSERT(sizeof(struct switch_frame) == SWITCH_SIZE, "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, a15) == SWITCH_A(15), "frame.h");

FUNC_NORETURN void z_xtensa_start(void)
{
	memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
	z_kernel_start();
}

void arch_init(void)
{
}

#ifdef CONFIG_MULTITHREADING
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct switch_frame *frame = (struct switch_frame *)stack_ptr - 1;

	ARG_UNUSED(stack);
	frame->a0 = (uint32_t)z_xtensa_thread_start;
	frame->a12 = (uint32_t)entry;
	frame->a13 = (uint32_t)p1;
	frame->a14 = (uint32_t)p2;
	frame->a15 = (uint32_t)p3;
	thread->callee_saved.sp = (uint32_t)frame;
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	z_xtensa_switch(next->callee_saved.sp, &prev->callee_saved.sp);
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	z_xtensa_continue(first->callee_saved.sp);
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(ARCH_IRQ_KEY_ON);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif

/* WAITI unlocks and waits in one step. */

void arch_cpu_idle(void)
{
	__asm__ volatile("waiti 0" : : : "memory");
}

void arch_cpu_atomic_idle(unsigned int key)
{
	__asm__ volatile("waiti 0" : : : "memory");
	arch_irq_unlock(key);
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	(void)arch_irq_lock();
	for (;;) {
	}
}
