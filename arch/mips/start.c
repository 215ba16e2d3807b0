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

BUILD_ASSERT(offsetof(struct arch_esf, r) == ESF_R(0), "frame.h");
BUILD_ASSERT(offsetof(struct arch_esf, lo) == ESF_LO, "frame.h");
BUILD_ASSERT(offsetof(struct arch_esf, badvaddr) == ESF_BADVADDR, "frame.h");
BUILD_ASSERT(sizeof(struct arch_esf) == ESF_SIZE, "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, ra) == SWITCH_RA, "frame.h");
BUILD_ASSERT(sizeof(struct switch_frame) == SWITCH_SIZE, "frame.h");
#ifdef CONFIG_FPU_SHARING
BUILD_ASSERT(offsetof(struct arch_esf, f) == ESF_F(0), "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, cu1) == SWITCH_CU1, "frame.h");
BUILD_ASSERT(offsetof(struct switch_frame, f) == SWITCH_F(20), "frame.h");
#endif

FUNC_NORETURN void z_mips_start(void)
{
	memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
	z_kernel_start();
}

void arch_init(void)
{
	cp0_write(CP0_EBASE, z_mips_vectors); /* before BEV is cleared */
	cp0_write(CP0_CAUSE, CAUSE_IV);
	cp0_write(CP0_STATUS, STATUS_CU0 | ((IS_ENABLED(CONFIG_FPU) &&
					     !IS_ENABLED(CONFIG_FPU_SHARING)) ? STATUS_CU1 : 0));
}

#ifdef CONFIG_MULTITHREADING
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct switch_frame *frame = (struct switch_frame *)stack_ptr - 1;

	ARG_UNUSED(stack);
	frame->s[0] = (uint32_t)entry;
	frame->s[1] = (uint32_t)p1;
	frame->s[2] = (uint32_t)p2;
	frame->s[3] = (uint32_t)p3;
	frame->ra = (uint32_t)z_mips_thread_start;
#ifdef CONFIG_FPU_SHARING
	frame->cu1 = 0;
#endif
	thread->callee_saved.sp = (uint32_t)frame;
}

void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	z_mips_tls_use(next);
	z_mips_switch(next->callee_saved.sp, &prev->callee_saved.sp);
}

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	z_mips_tls_use(first);
	z_mips_continue(first->callee_saved.sp);
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(ARCH_IRQ_KEY_ON);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif

void arch_cpu_idle(void)
{
	z_mips_wait();
}

void arch_cpu_atomic_idle(unsigned int key)
{
	z_mips_wait();
	if (!arch_irq_unlocked(key)) {
		(void)arch_irq_lock();
	}
}

FUNC_NORETURN __weak void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	(void)arch_irq_lock();
	for (;;) {
	}
}

#ifdef CONFIG_FPU_SHARING
int arch_float_disable(struct k_thread *thread)
{
	if (thread != _current || arch_is_in_isr()) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t)~K_FP_REGS;
	cp0_write(CP0_STATUS, cp0_read(CP0_STATUS) & ~STATUS_CU1);
	return 0;
}

int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP; /* every thread may use them */
}
#endif
