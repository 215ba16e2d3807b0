/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults, fatal errors raised by software, and irq_offload(): all that is neither an interrupt nor
 * the first use of a vector register. vectors.S comes here with the registers.
 *
 * If z_fatal_error() returns for a thread, that thread has been aborted: the exit of the exception
 * goes on with another one, as after an interrupt. In a handler there is nothing to go on with but
 * behind a fatal error that software raised.
 */
#include "context.h"
#include "arch/arch.h"
#include "arch/common/call_trace.h"

#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/fatal.h>

#define ESR_EC(esr)  ((esr) >> 26)
#define ESR_ISS(esr) ((esr)&0xffff)
#define EC_FETCH_BY_USER   0x20
#define EC_DATA_ABORT_USER 0x24
#define EC_DATA_ABORT      0x25
#define SVC_SIZE      4

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	return (esf->spsr & SPSR_HANDLER) != 0;
}

#ifdef CONFIG_EXCEPTION_DEBUG
static void dump_pair(const char *a, uint64_t va, const char *b, uint64_t vb)
{
	z_fatal_print("E: %3s: 0x%016llx  %3s: 0x%016llx\n", a, (unsigned long long)va, b,
		      (unsigned long long)vb);
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	static const char names[][4] = {"x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7",
					"x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15",
					"x16", "x17", "x18", "lr"};
	static const char saved[][4] = {"x19", "x20", "x21", "x22", "x23", "x24",
					"x25", "x26", "x27", "x28", "x29", "sp"};
	const uint64_t *low = &esf->x0;
	const uint64_t *high = &esf->x19;

	for (unsigned int i = 0; i < ARRAY_SIZE(names); i += 2) {
		dump_pair(names[i], low[i], names[i + 1], low[i + 1]);
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(saved); i += 2) {
		dump_pair(saved[i], high[i], saved[i + 1], high[i + 1]);
	}
	z_fatal_print("E: SPSR_EL1: 0x%08llx\n", (unsigned long long)esf->spsr);
	z_fatal_print("E: Faulting instruction address (ELR_EL1): 0x%016llx\n",
		      (unsigned long long)esf->elr);
	if (IS_ENABLED(CONFIG_ARM64_EXCEPTION_STACK_TRACE)) {
		z_call_trace(esf);
	}
}
#endif

static bool is_svc(const struct arch_esf *esf, unsigned int number)
{
	return ESR_EC(esf->esr) == EC_SVC && ESR_ISS(esf->esr) == number;
}

static void raised_by_software(struct arch_esf *esf)
{
	esf->elr -= SVC_SIZE;
	z_fatal_error((unsigned int)esf->x8, esf);
	esf->elr += SVC_SIZE;
}

#ifdef CONFIG_MULTITHREADING

static bool by_user(uint64_t spsr)
{
	return IS_ENABLED(CONFIG_USERSPACE) && (spsr & SPSR_EL1) == 0U;
}

#ifdef CONFIG_USERSPACE
/* In or below its kernel stack with a data access, or with the stack pointer at a call. */
static bool user_overflowed(const struct k_thread *thread, const struct arch_esf *esf)
{
	uintptr_t below = thread->callee_saved.kernel_sp - K_THREAD_STACK_RESERVED;

	return (ESR_EC(esf->esr) == EC_DATA_ABORT_USER &&
		esf->far - below < K_THREAD_STACK_RESERVED) ||
	       (ESR_EC(esf->esr) == EC_FETCH_BY_USER &&
		esf->sp - thread->callee_saved.kernel_sp > thread->stack_info.size);
}

/* Users may say that their stack is broken; the rest is an oops. */
static unsigned int reason_of_user(const struct k_thread *thread, const struct arch_esf *esf)
{
	if (ESR_EC(esf->esr) == EC_SVC) {
		return (is_svc(esf, Z_ARM64_SVC_EXCEPT) && esf->x8 == K_ERR_STACK_CHK_FAIL)
			       ? K_ERR_STACK_CHK_FAIL
			       : K_ERR_KERNEL_OOPS;
	}
	return user_overflowed(thread, esf) ? K_ERR_STACK_CHK_FAIL : K_ERR_CPU_EXCEPTION;
}

static void user_fault(const struct k_thread *thread, const struct arch_esf *esf)
{
	unsigned int reason = reason_of_user(thread, esf);

	if (reason == K_ERR_CPU_EXCEPTION) {
		z_arm64_fault_describe(esf->esr, esf->far);
	}
	z_fatal_error(reason, esf);
}
#else
#define user_fault(thread, esf)
#endif

static bool overflowed(const struct k_thread *thread, const struct arch_esf *esf)
{
#ifdef CONFIG_ARM64_STACK_PROTECTION
	return ESR_EC(esf->esr) == EC_DATA_ABORT &&
	       esf->far - thread->callee_saved.guard < Z_ARM64_GUARD_SIZE;
#else
	ARG_UNUSED(thread);
	ARG_UNUSED(esf);
	return false;
#endif
}

/* Registers that were saved in the thread. */
static void complete(struct arch_esf *esf, const struct _callee_saved *ctx)
{
	uint64_t *x = &esf->x0;

	for (unsigned int i = 0; i < ARRAY_SIZE(ctx->x0_x18); i++) {
		x[i] = ctx->x0_x18[i];
	}
	esf->lr = ctx->lr;
	esf->elr = ctx->pc;
	esf->spsr = ctx->spsr;
}

#ifdef CONFIG_IRQ_OFFLOAD
/* A thread that has interrupts locked goes on; its successor is chosen when it unlocks. */
static struct z_arm64_exit offloaded(struct k_thread *thread)
{
	struct _callee_saved *ctx = &thread->callee_saved;

	((irq_offload_routine_t)ctx->x0_x18[0])((const void *)ctx->x0_x18[1]);
	if ((ctx->spsr & Z_ARM64_DAIF_I) != 0 && ctx->resched != 0) {
		arm_gic_irq_set_pending(Z_ARM64_SGI_RESCHED);
		return (struct z_arm64_exit){thread, thread};
	}
	return z_arm64_leave(thread);
}
#else
static struct z_arm64_exit offloaded(struct k_thread *thread)
{
	return (struct z_arm64_exit){thread, thread};
}
#endif

__used struct z_arm64_exit z_arm64_thread_sync(struct arch_esf *esf)
{
	struct k_thread *thread = _current_cpu->current;

	if (is_svc(esf, Z_ARM64_SVC_OFFLOAD) && !by_user(thread->callee_saved.spsr)) {
		return offloaded(thread);
	}
	complete(esf, &thread->callee_saved);
	if (by_user(esf->spsr)) {
		user_fault(thread, esf);
	} else if (is_svc(esf, Z_ARM64_SVC_EXCEPT)) {
		raised_by_software(esf);
	} else if (overflowed(thread, esf)) {
		z_fatal_error(K_ERR_STACK_CHK_FAIL, esf);
	} else {
		z_arm64_fault_describe(esf->esr, esf->far);
		z_fatal_error(K_ERR_CPU_EXCEPTION, esf);
	}
	return z_arm64_leave(thread);
}

#endif

__used void z_arm64_handler_sync(struct arch_esf *esf, bool stack_is_full)
{
	if (!arch_is_in_nested_exception(esf)) { /* CONFIG_MULTITHREADING=n */
		__asm__ volatile("mrs %0, sp_el0" : "=r"(esf->sp));
	}
	if (stack_is_full) {
		z_fatal_error(K_ERR_STACK_CHK_FAIL, esf);
	} else if (is_svc(esf, Z_ARM64_SVC_OFFLOAD)) {
		((irq_offload_routine_t)esf->x0)((const void *)esf->x1);
		return;
	} else if (is_svc(esf, Z_ARM64_SVC_EXCEPT)) {
		raised_by_software(esf);
		return;
	} else {
		z_arm64_fault_describe(esf->esr, esf->far);
		z_fatal_error(K_ERR_CPU_EXCEPTION, esf);
	}
	arch_system_halt(K_ERR_CPU_EXCEPTION);
}
