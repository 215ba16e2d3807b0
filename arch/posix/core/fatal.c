/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fatal errors: faults that the host reports, and those raised by software.
 */
#include <nsi_cpu_if.h>
#include <nsi_fault.h>
#include <nsi_main.h>
#include <zephyr/kernel.h>
#include "arch/arch.h"
#include "arch/posix/core/asan.h"
#include "arch/posix/core/irq.h"
#include "arch/posix/core/user.h"

/*
 * Interrupts are locked meanwhile, as in a fault handler. If the kernel lets the system go on it
 * has aborted the thread: leave its stack, and the frames of interrupt handlers on it, for good.
 */
static FUNC_NORETURN void fatal(unsigned int reason, const struct arch_esf *esf)
{
	struct k_thread *faulty = _current;

	(void)arch_irq_lock();
	z_fatal_error(reason, esf);

	posix_irq_reset();
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		struct k_thread *next = z_sched_isr_next();

		if (next != faulty) {
			arch_switch(next, faulty);
		}
	}
	arch_system_halt(reason);
}

NATIVE_SIMULATOR_IF void nsif_cpu0_fault(void)
{
	const struct nsi_fault *fault = nsi_fault_get();
	struct nsi_fault copy = *fault;
	struct arch_esf esf = {.pc = copy.pc, .sp = copy.sp, .fault = &copy};

	(void)posix_kernel_mode();
	if (copy.emergency_stack != NULL) {
		__sanitizer_start_switch_fiber(NULL, copy.emergency_stack, copy.emergency_size);
		__sanitizer_finish_switch_fiber(NULL, NULL, NULL);
	}
	fatal(copy.stack_overflow ? K_ERR_STACK_CHK_FAIL : K_ERR_CPU_EXCEPTION, &esf);
}

FUNC_NORETURN __noinline void posix_except(unsigned int reason)
{
	struct arch_esf esf = {
		.pc = (uintptr_t)__builtin_return_address(0),
		.sp = (uintptr_t)__builtin_frame_address(0),
	};

	/* users can end themselves, no more */
	if (posix_kernel_mode() && reason != K_ERR_STACK_CHK_FAIL) {
		reason = K_ERR_KERNEL_OOPS;
	}
	fatal(reason, &esf);
}

static void dump_registers(const struct nsi_fault *fault)
{
	for (unsigned int i = 0; i < fault->regs; i++) {
		z_fatal_print("%s%4s: 0x%0*lx%s", i % 4 == 0 ? "E: " : "  ", nsi_fault_reg_name(i),
			      2 * (int)sizeof(uintptr_t), (unsigned long)fault->reg[i],
			      i % 4 == 3 || i == fault->regs - 1 ? "\n" : "");
	}
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	if (esf->fault == NULL) {
		z_fatal_print("E: at 0x%lx, stack pointer 0x%lx\n", (unsigned long)esf->pc,
			      (unsigned long)esf->sp);
		return;
	}
	z_fatal_print("E: %s%s at 0x%lx", esf->fault->name,
		      esf->fault->stack_overflow ? ": stack overflow" : "", (unsigned long)esf->pc);
	if (esf->fault->has_address) {
		z_fatal_print(", address 0x%lx", (unsigned long)esf->fault->address);
	}
	z_fatal_print("\n");
	dump_registers(esf->fault);
}

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	return arch_is_in_isr();
}

FUNC_NORETURN void arch_system_halt(unsigned int reason)
{
	ARG_UNUSED(reason);
	if (IS_ENABLED(CONFIG_ARCH_POSIX_TRAP_ON_FATAL)) {
		nsi_raise_sigtrap();
	}
	posix_print_error_and_exit("Exiting due to fatal error\n");
}
