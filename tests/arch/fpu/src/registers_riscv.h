/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_ARCH_FPU_REGISTERS_RISCV_H_
#define TESTS_ARCH_FPU_REGISTERS_RISCV_H_

/* ft0-ft11, fa0-fa7; fs0-fs11 */
#define REGISTERS  32
#define FIRST_KEPT 20

struct registers {
	uint64_t word[REGISTERS];
	unsigned long rounding; /* of fcsr, 0 to 4 */
};

#define SCRATCH(op)                                                                                \
	op("ft0", 0) op("ft1", 1) op("ft2", 2) op("ft3", 3) op("ft4", 4) op("ft5", 5)              \
	op("ft6", 6) op("ft7", 7) op("ft8", 8) op("ft9", 9) op("ft10", 10) op("ft11", 11)          \
	op("fa0", 12) op("fa1", 13) op("fa2", 14) op("fa3", 15) op("fa4", 16) op("fa5", 17)        \
	op("fa6", 18) op("fa7", 19)
#define KEPT(op)                                                                                   \
	op("fs0", 20) op("fs1", 21) op("fs2", 22) op("fs3", 23) op("fs4", 24) op("fs5", 25)        \
	op("fs6", 26) op("fs7", 27) op("fs8", 28) op("fs9", 29) op("fs10", 30) op("fs11", 31)

#define IN(reg, n)  "fld " reg ", 8*" #n "(%0)\n\t"
#define OUT(reg, n) "fsd " reg ", 8*" #n "(%1)\n\t"

#define ALL_KEPT                                                                                   \
	"fs0", "fs1", "fs2", "fs3", "fs4", "fs5", "fs6", "fs7", "fs8", "fs9", "fs10", "fs11"
#define ALL_SCRATCH                                                                                \
	"ft0", "ft1", "ft2", "ft3", "ft4", "ft5", "ft6", "ft7", "ft8", "ft9", "ft10", "ft11",      \
		"fa0", "fa1", "fa2", "fa3", "fa4", "fa5", "fa6", "fa7"

static inline void hold_all(const struct registers *in, struct registers *out, uint32_t loops)
{
	unsigned long n = loops;

	__asm__ volatile(SCRATCH(IN) KEPT(IN)
			 "fsrm %3\n"
			 "1:\n\t"
			 "addi %2, %2, -1\n\t"
			 "bnez %2, 1b\n\t"
			 SCRATCH(OUT) KEPT(OUT)
			 "frrm %2"
			 : "+r"(in), "+r"(out), "+r"(n)
			 : "r"(in->rounding)
			 : "memory", ALL_KEPT, ALL_SCRATCH);
	out->rounding = n;
}

static __noinline void hold_over_call(const struct registers *in, struct registers *out,
				      void (*fn)(void))
{
	register const struct registers *s1 __asm__("s1") = in;
	register struct registers *s2 __asm__("s2") = out;

	__asm__ volatile(KEPT(IN)
			 "fsrm %3\n\t"
			 "jalr %2\n\t"
			 KEPT(OUT)
			 : "+r"(s1), "+r"(s2)
			 : "r"(fn), "r"(in->rounding)
			 : "memory", "ra", "t0", "t1", "t2", "t3", "t4", "t5", "t6", "a0", "a1",
			   "a2", "a3", "a4", "a5", "a6", "a7", ALL_KEPT, ALL_SCRATCH);
	__asm__ volatile("frrm %0" : "=r"(out->rounding));
}

#endif
