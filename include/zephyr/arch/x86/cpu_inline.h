/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts off and on, per-CPU data, cycle counter: the inline parts of the x86 port.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_CPU_INLINE_H_
#define ZEPHYR_INCLUDE_ARCH_X86_CPU_INLINE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _cpu;

/**
 * What a CPU knows of itself; assembly uses the offsets (arch/x86/percpu.h). With several CPUs the
 * base of segment gs is its address.
 */
struct z_x86_cpu {
	struct z_x86_cpu *self;
	char *irq_stack;       /* the first byte above it */
	unsigned long nested;  /* interrupt and fault handlers that run, one above the other */
	unsigned long resched; /* arch_isr_resched() was called */
	struct _cpu *cpu;
	unsigned long id;
};

extern struct z_x86_cpu z_x86_cpus[CONFIG_MP_MAX_NUM_CPUS];

/* Interrupts are on: a bit of (E)FLAGS. The key is the whole register. */
#define Z_X86_FLAGS_IF 0x200U

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned long key;

	__asm__ volatile("pushf\n\tcli\n\tpop %0" : "=rm"(key) : : "memory");
	return (unsigned int)key;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	if ((key & Z_X86_FLAGS_IF) != 0U) {
		__asm__ volatile("sti" : : : "memory");
	} else {
		__asm__ volatile("cli" : : : "memory");
	}
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return (key & Z_X86_FLAGS_IF) != 0U;
}

/* Interrupts do not move a thread to another CPU while it reads one word of its CPU's. */
#ifdef CONFIG_SMP
#define Z_X86_CPU_READ(member)                                               \
	({                                                                   \
		unsigned long z_word;                                        \
		__asm__ volatile("mov %%gs:%c1, %0"                          \
				 : "=r"(z_word)                              \
				 : "i"(offsetof(struct z_x86_cpu, member))); \
		z_word;                                                      \
	})

static ALWAYS_INLINE struct _cpu *arch_curr_cpu(void)
{
	return (struct _cpu *)Z_X86_CPU_READ(cpu);
}

static ALWAYS_INLINE struct z_x86_cpu *z_x86_this_cpu(void)
{
	return (struct z_x86_cpu *)Z_X86_CPU_READ(self);
}
#else
#define Z_X86_CPU_READ(member) (*(volatile unsigned long *)&z_x86_cpus[0].member)

static ALWAYS_INLINE struct z_x86_cpu *z_x86_this_cpu(void)
{
	return &z_x86_cpus[0];
}
#endif

/* Fault handlers count too: what they make ready must not run before they return. */
static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return Z_X86_CPU_READ(nested) != 0UL;
}

/** Vector of ARCH_EXCEPT(): the first above the processor's own. Works with interrupts locked. */
#define Z_X86_OOPS_VECTOR 32

#ifdef CONFIG_X86_64
#define Z_X86_EXCEPT_CLOBBERS                                                                     \
	"memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", \
		"xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"
#else
#define Z_X86_EXCEPT_CLOBBERS "memory"
#endif

#define ARCH_EXCEPT(reason_p)                                                          \
	do {                                                                           \
		__asm__ volatile("int $32" : : "a"(reason_p) : Z_X86_EXCEPT_CLOBBERS); \
	} while (false)

uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return sys_clock_cycle_get_32();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return sys_clock_cycle_get_64();
}

/** The time stamp counter. */
static ALWAYS_INLINE uint64_t z_x86_tsc(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return ((uint64_t)high << 32) | low;
}

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

static ALWAYS_INLINE void arch_spin_relax(void)
{
	__asm__ volatile("pause");
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	return (uint32_t)Z_X86_CPU_READ(id);
}

#ifdef CONFIG_SMP
unsigned int arch_num_cpus(void);
#else
static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return 1;
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_CPU_INLINE_H_ */
