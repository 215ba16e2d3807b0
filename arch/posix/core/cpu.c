/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Start and end of the CPU, and the names of host services that applications know.
 */
#include <nsi_cpu_if.h>
#include <nsi_hw_scheduler.h>
#include <nsi_main.h>
#include <nsi_tracing.h>
#include <posix_board_if.h>
#include <posix_native_task.h>
#include <zephyr/kernel.h>
#include "arch/arch.h"
#include "arch/posix/core/irq.h"

NATIVE_SIMULATOR_IF void nsif_cpu0_boot(void)
{
	z_kernel_start();
}

void arch_init(void)
{
}

#ifndef CONFIG_MULTITHREADING
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(0);
	fn(NULL, NULL, NULL);
	for (;;) {
		arch_cpu_idle();
	}
}
#endif

FUNC_NORETURN void posix_end_of_events(void)
{
	nsi_print_warning("native_sim: nothing is left to wait for after %u.%06u s, stopping\n",
			  (unsigned int)(nsi_hws_get_time() / 1000000),
			  (unsigned int)(nsi_hws_get_time() % 1000000));
	nsi_exit(0);
}

FUNC_NORETURN void posix_exit(int exit_code)
{
	nsi_exit(exit_code);
}

uint64_t posix_get_hw_cycle(void)
{
	return nsi_hws_get_time();
}

#ifdef CONFIG_NATIVE_SIM_SLOWDOWN_TO_REAL_TIME
static void prefer_real_time(void)
{
	nsi_hws_prefer_real_time(true);
}
NATIVE_TASK(prefer_real_time, PRE_BOOT_3, 0);
#endif

#ifdef CONFIG_NATIVE_SIM_REBOOT
void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	nsi_reboot();
}
#endif

#ifdef CONFIG_CPP
/*
 * The C++ library registers destructors of global objects with this. There is no end of the system
 * for them to run at; the end of the process, on whatever stack, would be no good moment.
 */
int __cxa_atexit(void (*destructor)(void *), void *object, void *image)
{
	ARG_UNUSED(destructor);
	ARG_UNUSED(object);
	ARG_UNUSED(image);
	return 0;
}
#endif

/*
 * ---- messages ----------------------------------------------------------------------------------
 */

void posix_vprint_error_and_exit(const char *format, va_list vargs)
{
	nsi_vprint_error_and_exit(format, vargs);
}

void posix_vprint_warning(const char *format, va_list vargs)
{
	nsi_vprint_warning(format, vargs);
}

void posix_vprint_trace(const char *format, va_list vargs)
{
	nsi_vprint_trace(format, vargs);
}

void posix_print_error_and_exit(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_error_and_exit(format, vargs);
}

void posix_print_warning(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_warning(format, vargs);
	va_end(vargs);
}

void posix_print_trace(const char *format, ...)
{
	va_list vargs;

	va_start(vargs, format);
	nsi_vprint_trace(format, vargs);
	va_end(vargs);
}

int posix_trace_over_tty(int file_number)
{
	return nsi_trace_over_tty(file_number);
}
