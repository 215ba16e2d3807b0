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
BUILD_ASSERT(offsetof(struct arch_esf, vector) == ESF_VECTOR, "frame.h");
BUILD_ASSERT(sizeof(struct switch_frame) == SWITCH_SIZE, "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, r30) == SWITCH_R(30), "frame.h");
BUILD_ASSERT(Z_BOOT_STACK_SIZE < 65536, "entry.S loads it in one instruction");

FUNC_NORETURN void z_or1k_start(void)
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
	frame->r9 = (uint32_t)z_or1k_thread_start;
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	frame->r10 = thread->tls;
#endif
	frame->r14 = (uint32_t)entry;
	frame->r16 = (uint32_t)p1;
	frame->r18 = (uint32_t)p2;
	frame->r20 = (uint32_t)p3;
	thread->callee_saved.sp = (uint32_t)frame;
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	z_or1k_switch(next->callee_saved.sp, &prev->callee_saved.sp);
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	z_or1k_continue(first->callee_saved.sp);
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(ARCH_IRQ_KEY_ON);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#include "../common/tls.h"

/* The thread pointer, r10, is where the variables begin. */
char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = (char *)ROUND_DOWN(top - z_tls_size(), 16);

	z_tls_fill(block);
	thread->tls = (uintptr_t)block;
	return block;
}
#endif

/* Dozing ends when a line asks that is enabled in the controllers, whether locked or not. */
static ALWAYS_INLINE void doze(void)
{
	spr_write(SPR_PMR, PMR_DOZE);
}

void arch_cpu_idle(void)
{
	(void)arch_irq_lock();
	doze();
	arch_irq_unlock(ARCH_IRQ_KEY_ON);
}

void arch_cpu_atomic_idle(unsigned int key)
{
	(void)arch_irq_lock();
	doze();
	arch_irq_unlock(key);
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	(void)arch_irq_lock();
	for (;;) {
	}
}

/* The board has no reset. */
void sys_arch_reboot(int type);

__weak void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	arch_system_halt(0);
}
