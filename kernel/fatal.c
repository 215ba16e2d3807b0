/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fatal errors: report, ask the application, then abort the thread or stop the system.
 *
 * The report is what test runners look for: a line with the reason, one with the thread, one that
 * says that the system halts. Lines from "E: >>> ZEPHYR FATAL ERROR" on have the form that tools
 * know.
 */
#include "sched.h"
#include "user/group.h"
#include "../arch/arch.h"
#include <zephyr/sys/printk.h>

static const char *reason_str(unsigned int reason)
{
	static const char *const reasons[] = {
		[K_ERR_CPU_EXCEPTION] = "CPU exception",
		[K_ERR_SPURIOUS_IRQ] = "Unhandled interrupt",
		[K_ERR_STACK_CHK_FAIL] = "Stack overflow",
		[K_ERR_KERNEL_OOPS] = "Kernel oops",
		[K_ERR_KERNEL_PANIC] = "Kernel panic",
		[K_ERR_KERNEL_PANIC + 1] = "Unknown error",
	};

	return reasons[MIN(reason, ARRAY_SIZE(reasons) - 1U)];
}

FUNC_NORETURN void k_fatal_halt(unsigned int reason)
{
	arch_system_halt(reason);
}

__weak void z_fatal_flush(void)
{
}

__weak void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	z_fatal_flush();
	z_fatal_print("E: Halting system\n");
	k_fatal_halt(reason);
}

static bool failed_in_isr(const struct arch_esf *esf)
{
	return (esf != NULL) ? arch_is_in_nested_exception(esf) : arch_is_in_isr();
}

static void report(unsigned int reason, const struct arch_esf *esf, struct k_thread *thread)
{
	const char *name = (!IS_ENABLED(CONFIG_MULTITHREADING) || !IS_ENABLED(CONFIG_THREAD_NAME) ||
			    thread == NULL)
				   ? NULL
				   : k_thread_name_get(thread);

	if (IS_ENABLED(CONFIG_EXCEPTION_DUMP) && esf != NULL) {
		arch_fatal_dump(esf);
	}
	z_fatal_print("E: >>> ZEPHYR FATAL ERROR %u: %s on CPU %d\n%sE: Current thread: %p (%s)\n",
		      reason, reason_str(reason), (int)Z_CPU_INDEX(),
		      failed_in_isr(esf) ? "E: Fault during interrupt handling\n" : "",
		      (void *)thread, (name != NULL && name[0] != '\0') ? name : "unknown");
}

void z_fatal_error(unsigned int reason, const struct arch_esf *esf)
{
	struct k_thread *thread = IS_ENABLED(CONFIG_MULTITHREADING) ? _current : NULL;
	unsigned int key = arch_irq_lock();

	report(reason, esf, thread);
	if (IS_ENABLED(CONFIG_COMPONENT) && !failed_in_isr(esf) &&
	    z_group_failed(thread, reason)) {
		arch_irq_unlock(key);
		k_thread_abort(thread);
		return;
	}
	k_sys_fatal_error_handler(reason, esf);

	/*
	 * The handler wants to go on: possible where one thread alone is to blame. Tests provoke
	 * the other cases too; the port then goes on behind the error.
	 */
	if (!IS_ENABLED(CONFIG_TEST)) {
		__ASSERT(reason != K_ERR_KERNEL_PANIC, "a panic can not be survived");
		__ASSERT(!failed_in_isr(esf), "an error in a handler can not be survived");
	} else if ((failed_in_isr(esf) && reason != K_ERR_STACK_CHK_FAIL) ||
		   reason == K_ERR_SPURIOUS_IRQ) {
		arch_irq_unlock(key);
		return;
	}
	arch_irq_unlock(key);
	if (IS_ENABLED(CONFIG_MULTITHREADING)) {
		k_thread_abort(thread);
	}
}
