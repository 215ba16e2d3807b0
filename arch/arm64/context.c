/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A thread's first context, and what the assembly has to know of C's structures.
 */
#include "context.h"
#include "arch/arch.h"

#include <stddef.h>

#define IN_CTX(member) offsetof(struct _callee_saved, member)
#define IN_ESF(member) offsetof(struct arch_esf, member)

BUILD_ASSERT(IN_CTX(x19_x29) == CTX_X19 && IN_CTX(sp) == CTX_X29_SP + 8 &&
		     IN_CTX(pc) == CTX_PC_SPSR && IN_CTX(spsr) == CTX_PC_SPSR + 8 &&
		     IN_CTX(x0_x18) == CTX_X0 && IN_CTX(lr) == CTX_X18_LR + 8 &&
		     IN_CTX(fp_frozen) == CTX_FROZEN,
	     "context.h");
#ifdef CONFIG_USERSPACE
BUILD_ASSERT(IN_CTX(ttbr) == CTX_TTBR && IN_CTX(kernel_sp) == CTX_KERNEL_SP &&
		     IN_CTX(last_args) == CTX_KERNEL_SP + 8 && IN_CTX(fp_whole) == CTX_FP_WHOLE &&
		     IN_CTX(zeros) == CTX_ZEROS,
	     "context.h");
#endif
#ifdef CONFIG_FPU_SHARING
BUILD_ASSERT(IN_CTX(fpcr) == CTX_FPCR && IN_CTX(v) == CTX_V, "context.h");
#endif
BUILD_ASSERT(IN_ESF(lr) == ESF_X18_LR + 8 && IN_ESF(spsr) == ESF_SPSR && IN_ESF(x19) == ESF_X19 &&
		     IN_ESF(sp) == ESF_X29_SP + 8 && IN_ESF(esr) == ESF_ESR &&
		     sizeof(struct arch_esf) == ESF_SIZE,
	     "context.h");
BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0, "asm.h: current");

/* Offsets that the configuration decides, as symbols. */
static void __used offsets(void)
{
	__asm__(".global z_arm64_ctx\n\t.set z_arm64_ctx, %c0"
		:
		: "i"(offsetof(struct k_thread, callee_saved)));
	__asm__(".global z_arm64_cpu_irq_stack\n\t.set z_arm64_cpu_irq_stack, %c0"
		:
		: "i"(offsetof(struct _cpu, irq_stack)));
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	__asm__(".global z_arm64_thread_tls\n\t.set z_arm64_thread_tls, %c0"
		:
		: "i"(offsetof(struct k_thread, tls)));
#endif
}

char *const z_arm64_handlers_top = (char *)&z_interrupt_stacks[1];

#ifdef CONFIG_MULTITHREADING
FUNC_NORETURN void z_arm64_start_first(struct k_thread *first, char *handlers_stack);

void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct _callee_saved *ctx = &thread->callee_saved;

	ctx->x19_x29[10] = 0; /* x29: the outermost frame */
	ctx->sp = (uintptr_t)stack_ptr;
	ctx->pc = (uintptr_t)z_thread_entry;
	ctx->spsr = SPSR_THREAD;
	ctx->x0_x18[0] = (uintptr_t)entry;
	ctx->x0_x18[1] = (uintptr_t)p1;
	ctx->x0_x18[2] = (uintptr_t)p2;
	ctx->x0_x18[3] = (uintptr_t)p3;
	ctx->lr = 0;
	ctx->fp_frozen = 0;
	ctx->resched = 0;
#ifdef CONFIG_FPU_SHARING
	ctx->fpcr = 0;
	ctx->fpsr = 0;
#endif
	z_arm64_user_context(thread);
#ifdef CONFIG_ARM64_STACK_PROTECTION
	ctx->guard = (uintptr_t)stack;
	z_arm64_guard(ctx->guard, true);
#else
	ARG_UNUSED(stack);
#endif
}

#ifdef CONFIG_ARCH_HAS_THREAD_ABORT
/* Its memory may become something else. */
void arch_thread_gone(struct k_thread *thread)
{
#ifdef CONFIG_ARM64_STACK_PROTECTION
	z_arm64_guard(thread->callee_saved.guard, false);
#endif
	z_arm64_user_thread_gone(thread);
}
#endif

FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
#ifdef CONFIG_SMP
	z_arm64_start_first(first, _current_cpu->irq_stack);
#else
	z_arm64_start_first(first, z_arm64_handlers_top);
#endif
}

/* All of it is in struct k_thread: for this CPU's exit from the exception. */
void arch_isr_resched(void)
{
	_current_cpu->current->callee_saved.resched = 1;
}
#endif

#ifdef CONFIG_FPU_SHARING
/*
 * They stay as they are: the compiler may have something in those that calls keep. What they cost a
 * thread that no longer uses them ends with its next switch.
 */
int arch_float_disable(struct k_thread *thread)
{
	if (arch_is_in_isr() || thread != _current) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t)~K_FP_REGS;
	return 0;
}

/* Nothing to enable: every thread may use them. */
int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP;
}
#endif
