/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Checks of system calls: what tests in user mode ask of the framework.
 */

#include <zephyr/internal/syscall_handler.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#ifdef CONFIG_ZTEST_FATAL_HOOK
static inline void z_vrfy_ztest_set_fault_valid(bool valid)
{
	z_impl_ztest_set_fault_valid(valid);
}
#include <zephyr/syscalls/ztest_set_fault_valid_mrsh.c>
#endif

#ifdef CONFIG_ZTEST_ASSERT_HOOK
static inline void z_vrfy_ztest_set_assert_valid(bool valid)
{
	z_impl_ztest_set_assert_valid(valid);
}
#include <zephyr/syscalls/ztest_set_assert_valid_mrsh.c>
#endif

#ifdef CONFIG_ZTEST
/* The framework runs in the kernel: what it starts there is not for users to choose. */
static inline int z_vrfy_ztest_run_test_suites(const void *state, bool shuffle, int suite_iter,
					       int case_iter)
{
	ARG_UNUSED(state);
	ARG_UNUSED(shuffle);
	ARG_UNUSED(suite_iter);
	ARG_UNUSED(case_iter);
	K_OOPS(K_SYSCALL_VERIFY_MSG(false, "test suites are run from kernel mode"));
	return -EPERM;
}
#include <zephyr/syscalls/ztest_run_test_suites_mrsh.c>

#ifdef CONFIG_SYS_CLOCK_EXISTS
static inline void z_vrfy_sys_clock_tick_set(uint64_t tick)
{
	z_impl_sys_clock_tick_set(tick);
}
#include <zephyr/syscalls/sys_clock_tick_set_mrsh.c>
#endif
#endif
