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
BUILD_ASSERT(offsetof(struct arch_esf, g) == ESF_G(0), "frame.h");
BUILD_ASSERT(offsetof(struct arch_esf, i) == ESF_I(0), "frame.h");
BUILD_ASSERT(offsetof(struct arch_esf, fsr) == ESF_FSR, "frame.h");
BUILD_ASSERT(sizeof(struct switch_frame) == SWITCH_SIZE, "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, fsr) == SWITCH_FSR, "frame.h");

FUNC_NORETURN void z_sparc_start(void)
{
	memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
	z_kernel_start();
}

void arch_init(void)
{
	if (IS_ENABLED(CONFIG_FPU) && !IS_ENABLED(CONFIG_FPU_SHARING)) {
		uint32_t psr;

		__asm__ volatile("rd %%psr, %0" : "=r"(psr));
		__asm__ volatile("wr %0, %%psr\n\tnop\n\tnop\n\tnop" : : "r"(psr | PSR_EF));
	}
}

#ifdef CONFIG_MULTITHREADING
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct switch_frame *frame = (struct switch_frame *)(stack_ptr - CALL_AREA) - 1;

	ARG_UNUSED(stack);
	frame->l[0] = (uint32_t)entry;
	frame->l[1] = (uint32_t)p1;
	frame->l[2] = (uint32_t)p2;
	frame->l[3] = (uint32_t)p3;
	frame->o7 = (uint32_t)z_sparc_thread_start - 8U; /* a return goes behind the delay slot */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	frame->g7 = thread->tls;
#endif
	frame->ef = 0;
	thread->callee_saved.sp = (uint32_t)frame;
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	z_sparc_switch(next->callee_saved.sp, &prev->callee_saved.sp);
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	z_sparc_continue(first->callee_saved.sp);
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

/* The variables lie below the thread pointer, g7. */
char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *pointer = (char *)ROUND_DOWN(top, 16);

	z_tls_fill(pointer - z_tls_size());
	thread->tls = (uintptr_t)pointer;
	return (char *)ROUND_DOWN(pointer - z_tls_size(), 16);
}
#endif

void arch_cpu_idle(void)
{
	z_sparc_wait();
}

void arch_cpu_atomic_idle(unsigned int key)
{
	z_sparc_wait();
	if (!arch_irq_unlocked(key)) {
		(void)arch_irq_lock();
	}
}

/* A trap while traps are off is the end: the processor stops in error mode. */
FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	__asm__ volatile("wr %0, %%psr\n\tnop\n\tnop\n\tnop\n\tta 1" : : "r"(PSR_S | PSR_PIL));
	CODE_UNREACHABLE;
}

/* The board has no reset: QEMU takes this trap, without traps, for the end of the program. */
void sys_arch_reboot(int type);

__weak void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	__asm__ volatile("wr %0, %%psr\n\tnop\n\tnop\n\tnop\n\tta 0" : : "r"(PSR_S | PSR_PIL));
	CODE_UNREACHABLE;
}

#ifdef CONFIG_FPU_SHARING
int arch_float_disable(struct k_thread *thread)
{
	unsigned int key = arch_irq_lock();
	uint32_t psr;
	bool self = thread == _current && !arch_is_in_isr();

	if (self) {
		thread->base.user_options &= (uint8_t)~K_FP_REGS;
		__asm__ volatile("rd %%psr, %0" : "=r"(psr));
		__asm__ volatile("wr %0, %%psr\n\tnop\n\tnop\n\tnop" : : "r"(psr & ~PSR_EF));
	}
	arch_irq_unlock(key);
	return self ? 0 : -EINVAL;
}

int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP; /* every thread may use them */
}
#endif
