/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The host process: what happens before the embedded CPU boots, and at the end.
 *
 * Everything runs in one host thread. The embedded CPU boots on the stack of main() and continues
 * on the stacks of its threads; it calls host functions as it needs them and is called back for
 * faults only. So nothing here needs a lock.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <unistd.h>
#include "nsi_cmdline.h"
#include "nsi_cmdline_main.h"
#include "nsi_cpu_if.h"
#include "nsi_hw_scheduler.h"
#include "nsi_main.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"
#include "nsi_uart.h"

extern const struct nsi_task __start_nsi_tasks[], __stop_nsi_tasks[];

/*
 * Each level has few tasks: look for the next one in order instead of sorting the read-only table.
 */
void nsi_run_tasks(int level)
{
	const struct nsi_task *end = __stop_nsi_tasks;
	int prio = -1;

	for (;;) {
		int next = INT32_MAX;

		for (const struct nsi_task *t = __start_nsi_tasks; t < end; t++) {
			if (t->level == level && t->prio > prio && t->prio < next) {
				next = t->prio;
			}
		}
		if (next == INT32_MAX) {
			return;
		}
		for (const struct nsi_task *t = __start_nsi_tasks; t < end; t++) {
			if (t->level == level && t->prio == next) {
				t->fn();
			}
		}
		prio = next;
	}
}

/*
 * Ctrl-C or kill ends the process in order, as soon as the program idles, polls or unlocks
 * interrupts; one that is stuck elsewhere is ended by the second signal, or by the second alarm
 * (the first may have to interrupt a wait that began right after the signal).
 */
static void stop_signal(int sig)
{
	static volatile sig_atomic_t asked, alarms;

	if (sig == SIGALRM ? alarms++ > 0 : asked++ > 0) {
		nsi_uart_restore_terminal();
		_exit(128 + sig);
	}
	nsi_hws_request_stop();
	alarm(1);
}

static void catch_stop_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGALRM};
	struct sigaction action = {.sa_handler = stop_signal};

	for (unsigned int i = 0; i < NSI_ARRAY_SIZE(signals); i++) {
		sigaction(signals[i], &action, NULL);
	}
}

int nsi_exit_inner(int exit_code)
{
	static int exiting;

	if (!exiting++) {
		nsi_run_tasks(NSITASK_ON_EXIT_PRE_LEVEL);
		nsi_run_tasks(NSITASK_ON_EXIT_POST_LEVEL);
	}
	return exit_code;
}

void nsi_exit(int exit_code)
{
	exit(nsi_exit_inner(exit_code));
}

void nsi_reboot(void)
{
	char **argv;
	int argc;

	nsi_exit_inner(0);
	fflush(NULL);
	nsi_get_cmd_line_args(&argc, &argv);
	execv("/proc/self/exe", argv);
	nsi_print_error_and_exit("reboot: %s\n", strerror(errno));
}

void nsi_raise_sigtrap(void)
{
	fflush(stdout);
	raise(SIGTRAP);
}

/*
 * Start once more without address space randomization, where the host allows that: then also
 * pointers, in register dumps for instance, are the same in every run. Not below valgrind, which
 * would lose us.
 */
static void fix_addresses(char *argv[])
{
	const char *preload = getenv("LD_PRELOAD");
	int old = personality(0xffffffff);

	if (old == -1 || (old & ADDR_NO_RANDOMIZE) || (preload && strstr(preload, "vgpreload"))) {
		return;
	}
	if (personality((unsigned long)old | ADDR_NO_RANDOMIZE) != -1) {
		execv("/proc/self/exe", argv);
	}
}

int main(int argc, char *argv[])
{
	fix_addresses(argv);
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	catch_stop_signals();
	nsi_run_tasks(NSITASK_PRE_BOOT_1_LEVEL);
	nsi_handle_cmd_line(argc, argv);
	nsi_run_tasks(NSITASK_PRE_BOOT_2_LEVEL);
	nsi_run_tasks(NSITASK_HW_INIT_LEVEL);
	nsi_run_tasks(NSITASK_PRE_BOOT_3_LEVEL);
	nsif_cpu0_boot();
}

/*
 * Defaults of the sanitizers' run-time options (the environment overrides): faults are the embedded
 * side's business; and what only a thread's stack points to is no leak, but they can not know.
 */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:"
	       "use_sigaltstack=0";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
	return "print_stacktrace=1";
}
