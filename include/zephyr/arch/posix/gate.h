/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates of a process of the host, see <zephyr/arch/gate.h>. There is no instruction fetch fault to
 * tell a user thread, so the gate looks at the mode itself. Scratch registers only: the arguments
 * go on to either side untouched.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_GATE_H_

#define Z_ARCH_GATE_SIZE     32
#define ARCH_USER_TEXT_ALIGN 16

#if defined(__x86_64__)
#define Z_ARCH_GATE(impl, mrsh)                                                                    \
	cmpl $0, posix_user_mode(%rip);                                                            \
	je impl;                                                                                   \
	movabsq $mrsh, %r11;                                                                       \
	jmp posix_syscall

#elif defined(__i386__)
#define Z_ARCH_GATE(impl, mrsh)                                                                    \
	cmpl $0, posix_user_mode;                                                                  \
	je impl;                                                                                   \
	movl $mrsh, %eax;                                                                          \
	jmp posix_syscall

#elif defined(__aarch64__)
#define Z_ARCH_GATE(impl, mrsh)                                                                    \
	adrp x16, posix_user_mode;                                                                 \
	ldr w16, [x16, :lo12:posix_user_mode];                                                     \
	cbnz w16, 1f;                                                                              \
	b impl;                                                                                    \
	1: ldr x16, =mrsh;                                                                         \
	b posix_syscall;                                                                           \
	.ltorg
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_GATE_H_ */
