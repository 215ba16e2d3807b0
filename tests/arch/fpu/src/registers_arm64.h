/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_ARCH_FPU_REGISTERS_ARM64_H_
#define TESTS_ARCH_FPU_REGISTERS_ARM64_H_

/* v0-v7, v16-v31; upper halves of v8-v15; their lower halves, which calls keep */
#define REGISTERS  64
#define FIRST_KEPT 56

struct registers {
	uint64_t word[REGISTERS];
	unsigned long rounding; /* of FPCR, 0 to 3 */
};

#define WHOLE(op)                                                                                  \
	op(0, 0) op(1, 2) op(2, 4) op(3, 6) op(4, 8) op(5, 10) op(6, 12) op(7, 14) op(16, 16)      \
	op(17, 18) op(18, 20) op(19, 22) op(20, 24) op(21, 26) op(22, 28) op(23, 30) op(24, 32)    \
	op(25, 34) op(26, 36) op(27, 38) op(28, 40) op(29, 42) op(30, 44) op(31, 46)
#define UPPER(op)                                                                                  \
	op(8, 48) op(9, 49) op(10, 50) op(11, 51) op(12, 52) op(13, 53) op(14, 54) op(15, 55)
#define KEPT(op)                                                                                   \
	op(8, 56) op(9, 57) op(10, 58) op(11, 59) op(12, 60) op(13, 61) op(14, 62) op(15, 63)

#define IN_WHOLE(n, at)  "ldr q" #n ", [%0, 8*" #at "]\n\t"
#define OUT_WHOLE(n, at) "str q" #n ", [%1, 8*" #at "]\n\t"
#define IN_UPPER(n, at)  "ldr x9, [%0, 8*" #at "]\n\tins v" #n ".d[1], x9\n\t"
#define OUT_UPPER(n, at) "umov x9, v" #n ".d[1]\n\tstr x9, [%1, 8*" #at "]\n\t"
#define IN_KEPT(n, at)   "ldr d" #n ", [%0, 8*" #at "]\n\t"
#define OUT_KEPT(n, at)  "str d" #n ", [%1, 8*" #at "]\n\t"

#define ALL_VECTORS                                                                                \
	"v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13",    \
		"v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24",       \
		"v25", "v26", "v27", "v28", "v29", "v30", "v31"

#define RMODE_SHIFT 22

static inline void hold_all(const struct registers *in, struct registers *out, uint32_t loops)
{
	unsigned long n = loops;

	__asm__ volatile(WHOLE(IN_WHOLE) KEPT(IN_KEPT) UPPER(IN_UPPER)
			 "msr fpcr, %3\n"
			 "1:\n\t"
			 "subs %2, %2, #1\n\t"
			 "b.ne 1b\n\t"
			 WHOLE(OUT_WHOLE) KEPT(OUT_KEPT) UPPER(OUT_UPPER)
			 "mrs %2, fpcr"
			 : "+r"(in), "+r"(out), "+r"(n)
			 : "r"(in->rounding << RMODE_SHIFT)
			 : "memory", "cc", "x9", ALL_VECTORS);
	out->rounding = n >> RMODE_SHIFT;
}

static __noinline void hold_over_call(const struct registers *in, struct registers *out,
				      void (*fn)(void))
{
	register const struct registers *x19 __asm__("x19") = in;
	register struct registers *x20 __asm__("x20") = out;
	unsigned long fpcr;

	__asm__ volatile(KEPT(IN_KEPT)
			 "msr fpcr, %3\n\t"
			 "blr %2\n\t"
			 KEPT(OUT_KEPT)
			 : "+r"(x19), "+r"(x20)
			 : "r"(fn), "r"(in->rounding << RMODE_SHIFT)
			 : "memory", "cc", "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8",
			   "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18",
			   "x30", ALL_VECTORS);
	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	out->rounding = fpcr >> RMODE_SHIFT;
}

#endif
