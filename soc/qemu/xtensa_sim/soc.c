/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The end of the simulator's process, with a status.
 */
#include <zephyr/arch/xtensa/simcall.h>
#include <zephyr/kernel.h>

void sys_arch_reboot(int type);
FUNC_NORETURN void arch_system_halt(unsigned int reason);

void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	(void)xtensa_simcall(XTENSA_SIM_EXIT, 0, 0, 0);
	CODE_UNREACHABLE;
}

FUNC_NORETURN void arch_system_halt(unsigned int reason)
{
	(void)xtensa_simcall(XTENSA_SIM_EXIT, reason + 1U, 0, 0);
	CODE_UNREACHABLE;
}
