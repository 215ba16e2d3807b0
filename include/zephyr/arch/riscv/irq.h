/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers on RISC-V.
 *
 * The core's own interrupts (software 3, timer 7) are numbers of the first level. Those of devices
 * come through the platform's controller, the PLIC, at number 11: they are of the second level (see
 * <zephyr/irq_multilevel.h>). Handlers stand in _sw_isr_table[]: first those of the core, then, if
 * the image connects any, the PLIC's.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_IRQ_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/riscv/csr.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Connect interrupt @p irq of the core itself. Context: any. */
void z_riscv_irq_connect_local(unsigned int irq, void (*isr)(const void *arg), const void *arg);

/** @brief Connect any interrupt and set its priority. Context: any. */
void z_riscv_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
			 const void *arg);

/* Numbers of the core have one field only; without a PLIC's handlers its table need not be there.
 */
#ifdef CONFIG_MULTI_LEVEL_INTERRUPTS
#define Z_RISCV_IRQ_IS_LOCAL(irq) ((irq) < (1U << CONFIG_1ST_LEVEL_INTERRUPT_BITS))
#else
#define Z_RISCV_IRQ_IS_LOCAL(irq) true
#endif

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                        \
	{                                                                                       \
		ARG_UNUSED(flags_p);                                                            \
		if (!IS_ENABLED(CONFIG_SHARED_INTERRUPTS) && Z_RISCV_IRQ_IS_LOCAL(irq_p)) {     \
			z_riscv_irq_connect_local(irq_p, (void (*)(const void *))(isr_p),       \
						  (const void *)(isr_param_p));                 \
		} else {                                                                        \
			z_riscv_irq_connect(irq_p, priority_p, (void (*)(const void *))(isr_p), \
					    (const void *)(isr_param_p));                       \
		}                                                                               \
	}

#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p) \
	ARCH_IRQ_CONNECT(irq_p, priority_p, (void (*)(void))(isr_p), NULL, flags_p)

/* Direct handlers are called through the table too, which does what these stand for. */
#define ARCH_ISR_DIRECT_HEADER()
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap))
#define ARCH_ISR_DIRECT_PM()	     ((void)0)
#define ARCH_ISR_DIRECT_DECLARE(name)                \
	static inline int name##_body(void);         \
	void name(void)                              \
	{                                            \
		int check_reschedule;                \
                                                     \
		ISR_DIRECT_HEADER();                 \
		check_reschedule = name##_body();    \
		ISR_DIRECT_FOOTER(check_reschedule); \
	}                                            \
	static inline int name##_body(void)

/*
 * A handler is called with interrupts off. One that takes its time lets others through between
 * these two, but for the core's interrupts @p held (bits of mie): its own and less urgent ones.
 */
struct z_riscv_nest {
	unsigned long mepc;
	unsigned long mie;
};

static ALWAYS_INLINE struct z_riscv_nest z_riscv_nest_begin(unsigned long held)
{
	struct z_riscv_nest nest = {csr_read(mepc), csr_read_clear(mie, held) & held};

	csr_set(mstatus, MSTATUS_MIE);
	return nest;
}

static ALWAYS_INLINE void z_riscv_nest_end(struct z_riscv_nest nest)
{
	csr_clear(mstatus, MSTATUS_MIE);
	csr_set(mstatus, MSTATUS_MPP | MSTATUS_MPIE); /* as the interrupt had left them */
	csr_write(mepc, nest.mepc);
	csr_set(mie, nest.mie);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_IRQ_H_ */
