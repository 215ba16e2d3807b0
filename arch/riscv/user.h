/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode, what its files share: see user.c. The switch is the only other place that knows of it.
 */
#ifndef ETESIAN_ARCH_RISCV_USER_MODE_H_
#define ETESIAN_ARCH_RISCV_USER_MODE_H_

#include "port.h"

#ifdef CONFIG_USERSPACE

/*
 * The end of a user thread's kernel stack. While the thread is in user mode mscratch points here,
 * and the kernel stack below is empty. What is constant stands here so that each takes one load.
 * Numbers of words, for the assembler.
 */
#define U_SP         0  /* user registers at entry: stack pointer, */
#define U_RA         1  /* where to go on, */
#define U_A          2  /* and what the entry uses: two words */
#define U_B          3
#define U_CALL       4  /* bits of mstatus for a call, and to be gone before user mode */
#define U_GATES      5  /* the first gate */
#define U_GATES_SIZE 6  /* bytes of all */
#define U_STACK      7  /* the lowest stack pointer that may be, */
#define U_STACK_SPAN 8  /* and how far above it it may be */
#define U_KERNEL_VEC 9  /* for mtvec */
#define U_USER_VEC   10
#define U_KERNEL_CFG 11 /* for PMP_MODE_CFG */
#define U_USER_CFG   12
#define U_USER_TEXT  13 /* for pmpaddr0 */
#define U_TOP        14 /* mscratch in the kernel: this CPU's handlers' stack */
#define U_GP         15 /* gp in the kernel: with several CPUs, this CPU's record */
#define U_TP         16
#define U_LEAVE      17
#define U_WORDS      20

struct z_riscv_user {
	uintptr_t word[U_WORDS];
};

/*
 * What a call may have on the stack, of twelve words in all and some to align them: the entry
 * copies it. There is as much of the thread's own above the highest stack pointer.
 */
#ifdef CONFIG_64BIT
#define USER_STACK_WORDS 4
#else
#define USER_STACK_WORDS 6
#endif
#define USER_STACK_BYTES ROUND_UP(USER_STACK_WORDS * sizeof(uintptr_t), 16)

/** @brief This CPU has loaded no domain. Context: boot. */
static inline void z_riscv_user_init(void)
{
	z_riscv_top()->domain = 0;
#ifdef CONFIG_SMP
	z_riscv_top()->in_user = 0;
#endif
}

/** Vectors for mtvec in user mode. */
void z_riscv_user_vectors(void);

/** First code of a user thread, on its empty kernel stack; a0 to a3 lie on top. */
void z_riscv_user_start(void);

/** @brief @p thread uses the user's part of @p stack from @p top down. Context: any. */
void z_riscv_user_new(struct k_thread *thread, k_thread_stack_t *stack, char *top);

/** Where the first frame of @p thread goes, whose stack ends at @p top; what it starts with. */
static ALWAYS_INLINE char *z_riscv_first_top(struct k_thread *thread, k_thread_stack_t *stack,
					     char *top)
{
	if ((thread->base.user_options & K_USER) == 0U) {
		return top;
	}
	z_riscv_user_new(thread, stack, top);
	return (char *)thread->arch.user;
}

static ALWAYS_INLINE void (*z_riscv_first_code(struct k_thread *thread, void (*code)(void)))(void)
{
	return (thread->arch.user != NULL) ? z_riscv_user_start : code;
}

/** Did the error @p esf happen in user mode? */
static inline bool z_riscv_is_user(const struct arch_esf *esf)
{
	return (esf->mstatus & MSTATUS_MPP) == 0;
}

/** @brief Why the user thread that made @p esf ends. Context: exception. */
unsigned int z_riscv_user_reason(const struct arch_esf *esf);

/*
 * In a switch to a0: a user thread's regions. Two instructions for others. USER_REGIONS_2 lies
 * outside of the way.
 */
#define USER_REGIONS                                                                               \
	LOAD_OP "t0, %[user](a0)\n\t"                                                              \
	"bnez t0, 8f\n"                                                                            \
	"9:\n\t"
#define USER_REGIONS_2                                                                             \
	"8:\n\t"                                                                                   \
	"call z_riscv_user_switch_in\n\t"                                                          \
	"j 9b\n\t"
#define USER_OPERAND , [user] "i"(offsetof(struct k_thread, arch.user))

#else

#define USER_REGIONS
#define USER_REGIONS_2
#define USER_OPERAND
#define z_riscv_user_init()
#define z_riscv_first_top(thread, stack, top) (top)
#define z_riscv_first_code(thread, code)      (code)
#define z_riscv_is_user(esf)     (ARG_UNUSED(esf), false)
#define z_riscv_user_reason(esf) (ARG_UNUSED(esf), (unsigned int)K_ERR_CPU_EXCEPTION)

#endif

#endif /* ETESIAN_ARCH_RISCV_USER_MODE_H_ */
