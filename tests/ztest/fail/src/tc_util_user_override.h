/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * A runner that waits for lines takes a process which ends with another status than 0 for broken.
 */

#ifdef CONFIG_NATIVE_BUILD
FUNC_NORETURN void posix_exit(int exit_code);
#define TC_END_POST(result) posix_exit(0)
#endif
