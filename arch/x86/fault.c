/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Exceptions, and ARCH_EXCEPT(), which is one. They run on the interrupt stack, interrupts off. If
 * z_fatal_error() returns for a thread, that thread has been aborted: the next one is continued,
 * and this one's registers are left where they are.
 */
#include "user.h"
#include "arch/arch.h"
#include "arch/common/call_trace.h"

#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

#define VECTOR_PAGE_FAULT 14

__used void z_x86_fault(struct arch_esf *esf);

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	return z_x86_this_cpu()->nested > 1;
}

static uintptr_t fault_address(void)
{
	uintptr_t address;

	__asm__ volatile("mov %%cr2, %0" : "=r"(address));
	return address;
}

static bool from_user(const struct arch_esf *esf)
{
	return IS_ENABLED(CONFIG_USERSPACE) && (esf->cs & 3U) != 0U;
}

static bool user_overflow(const struct arch_esf *esf)
{
#ifdef CONFIG_USERSPACE
	return from_user(esf) && z_x86_user_overflow(_current, fault_address());
#else
	ARG_UNUSED(esf);
	return false;
#endif
}

/* Whose stack it was is not always the current thread's: a switch makes next current first. */
static unsigned int reason_of(const struct arch_esf *esf)
{
	struct k_thread *owner;
	unsigned int reason;

	if (esf->vector == VECTOR_OOPS) {
		reason = (unsigned int)esf->ESF_ACC;
		return (!from_user(esf) || reason == K_ERR_STACK_CHK_FAIL) ? reason
									  : K_ERR_KERNEL_OOPS;
	}
	if (esf->vector == VECTOR_PAGE_FAULT && user_overflow(esf)) {
		return K_ERR_STACK_CHK_FAIL;
	}
	if ((esf->vector == VECTOR_PAGE_FAULT || esf->vector == VECTOR_DOUBLE_FAULT) &&
	    z_x86_guard_hit(fault_address(), &owner)) {
		if (owner != NULL && z_x86_this_cpu()->nested == 1) {
			_current_cpu->current = owner;
		}
		return K_ERR_STACK_CHK_FAIL;
	}
	return K_ERR_CPU_EXCEPTION;
}

static FUNC_NORETURN void leave_thread(void)
{
#ifdef CONFIG_MULTITHREADING
	z_x86_this_cpu()->nested = 0;
	z_x86_this_cpu()->resched = 0;
	z_x86_continue(z_sched_isr_next());
#else
	arch_system_halt(K_ERR_CPU_EXCEPTION);
#endif
}

/* Returns to where it was raised only from ARCH_EXCEPT() in an interrupt handler. */
void z_x86_fault(struct arch_esf *esf)
{
	bool in_isr = arch_is_in_nested_exception(esf);
	unsigned int reason = reason_of(esf);

	if (esf->vector != VECTOR_OOPS && IS_ENABLED(CONFIG_EXCEPTION_DEBUG)) {
		z_x86_describe(esf, fault_address());
	}
	z_fatal_error(reason, esf);
	if (!in_isr) {
		leave_thread();
	} else if (esf->vector != VECTOR_OOPS) {
		arch_system_halt(reason);
	}
}

/* Where the frames are: a user's registers may say anything, and a guard must not be touched. */
struct bounds {
	uintptr_t above, end;
};

static struct bounds bounds_of(const struct arch_esf *esf)
{
#ifdef CONFIG_USERSPACE
	if (esf != NULL && from_user(esf)) {
		uintptr_t start = _current->stack_info.start;

		return (struct bounds){start, start + _current->stack_info.size};
	}
#else
	ARG_UNUSED(esf);
#endif
	return (struct bounds){(uintptr_t)__text_region_end, (uintptr_t)__kernel_ram_end};
}

/* A chain of frames: each holds the next one's address, above that the address to return to. */
static bool plausible(uintptr_t fp, struct bounds in)
{
	return fp > in.above && fp < in.end - 2 * sizeof(fp) && fp % sizeof(fp) == 0;
}

static void walk(stack_trace_callback_fn callback_fn, void *cookie, struct bounds in, uintptr_t pc,
		 uintptr_t fp)
{
	for (int n = 0; n < CONFIG_ARCH_STACKWALK_MAX_FRAMES && pc != 0U; n++) {
		if (!callback_fn(cookie, (unsigned long)pc) || !plausible(fp, in)) {
			return;
		}
		in.above = fp;
		pc = ((const uintptr_t *)fp)[1];
		fp = ((const uintptr_t *)fp)[0];
	}
}

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	uintptr_t fp = (uintptr_t)__builtin_frame_address(0);
	struct bounds in = bounds_of(esf);

	if (esf != NULL) {
		walk(callback_fn, cookie, in, esf->ESF_PC, esf->ESF_FP);
	} else if (thread == NULL || !IS_ENABLED(CONFIG_MULTITHREADING) || thread == _current) {
		walk(callback_fn, cookie, in, (uintptr_t)__builtin_return_address(0),
		     *(const uintptr_t *)fp);
	} else {
		/* what arch_switch() pushed last, below its return address, is the frame pointer */
		const uintptr_t *sp = (const uintptr_t *)thread->callee_saved.sp;
		size_t words = Z_X86_SWITCH_WORDS;

		walk(callback_fn, cookie, in, sp[words - 1], sp[words - 2]);
	}
}

#ifdef CONFIG_EXCEPTION_DEBUG
void arch_fatal_dump(const struct arch_esf *esf)
{
#ifdef CONFIG_X86_64
	z_fatal_print("E: RAX: 0x%016llx RBX: 0x%016llx RCX: 0x%016llx RDX: 0x%016llx\n"
		      "E: RSI: 0x%016llx RDI: 0x%016llx RBP: 0x%016llx RSP: 0x%016llx\n",
		      esf->rax, esf->rbx, esf->rcx, esf->rdx, esf->rsi, esf->rdi, esf->rbp,
		      esf->rsp);
	z_fatal_print("E:  R8: 0x%016llx  R9: 0x%016llx R10: 0x%016llx R11: 0x%016llx\n"
		      "E: R12: 0x%016llx R13: 0x%016llx R14: 0x%016llx R15: 0x%016llx\n",
		      esf->r8, esf->r9, esf->r10, esf->r11, esf->r12, esf->r13, esf->r14, esf->r15);
	z_fatal_print("E: RFLAGS: 0x%016llx CS: 0x%04llx RIP: 0x%016llx\n", esf->rflags, esf->cs,
		      esf->rip);
#else
	z_fatal_print("E: EAX: 0x%08x, EBX: 0x%08x, ECX: 0x%08x, EDX: 0x%08x\n"
		      "E: ESI: 0x%08x, EDI: 0x%08x, EBP: 0x%08x, ESP: 0x%08x\n"
		      "E: EFLAGS: 0x%08x CS: 0x%04x EIP: 0x%08x\n",
		      esf->eax, esf->ebx, esf->ecx, esf->edx, esf->esi, esf->edi, esf->ebp,
		      esf->esp, esf->eflags, esf->cs, esf->eip);
#endif
	if (IS_ENABLED(CONFIG_X86_EXCEPTION_STACK_TRACE)) {
		z_call_trace(esf);
	}
}
#endif
