/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the empty port: what arch/arch.h asks of it, with nothing behind it. Copy it, then
 * replace each TODO.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_TEMPLATE_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_TEMPLATE_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 16 /* TODO: from the calling convention */

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** TODO: registers that a fault saves. */
struct arch_esf {
	uintptr_t pc;
};

struct _callee_saved {
	uintptr_t sp;
};

struct _thread_arch {
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	compiler_barrier(); /* TODO: interrupts off; the key says whether they were on */
	return 0;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	ARG_UNUSED(key); /* TODO: back to what key says */
	compiler_barrier();
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return false; /* TODO */
}

void z_template_irq_connect(unsigned int irq, unsigned int priority,
			    void (*isr)(const void *arg), const void *arg, uint32_t flags);

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	z_template_irq_connect(irq_p, priority_p, (void (*)(const void *))(isr_p),                 \
			       (const void *)(isr_param_p), flags_p)
#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	z_template_irq_connect(irq_p, priority_p, (void (*)(const void *))(void (*)(void))(isr_p), \
			       NULL, flags_p)
#define ARCH_ISR_DIRECT_HEADER()
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap))
#define ARCH_ISR_DIRECT_PM()         ((void)0)
#define ARCH_ISR_DIRECT_DECLARE(name)                                                              \
	static inline int name##_body(void);                                                       \
	void name(void)                                                                            \
	{                                                                                          \
		(void)name##_body();                                                               \
	}                                                                                          \
	static inline int name##_body(void)

/* TODO: an instruction that faults, so that the registers of this point are saved. */
void z_fatal_error(unsigned int reason, const struct arch_esf *esf);
#define ARCH_EXCEPT(reason_p) z_fatal_error(reason_p, NULL)

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

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	return 0;
}

static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return CONFIG_MP_MAX_NUM_CPUS; /* TODO: those that are there, if that is fewer */
}

#ifdef CONFIG_SMP
struct _cpu;
extern struct _cpu *z_template_cpu;

static ALWAYS_INLINE struct _cpu *arch_curr_cpu(void)
{
	struct _cpu *cpu;

	/* TODO: from a register that each CPU has for itself, set before z_kernel_start() */
	__asm__ volatile("" : "=r"(cpu) : "0"(z_template_cpu));
	return cpu;
}

static ALWAYS_INLINE void arch_spin_relax(void)
{
	arch_nop();
}
#endif

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_TEMPLATE_ARCH_H_ */
