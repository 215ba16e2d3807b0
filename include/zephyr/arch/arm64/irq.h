/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers.
 *
 * IRQ_CONNECT() writes handler and argument into a section that is named after the line; the linker
 * script puts it to its place in the table. A second connection of a line is a link error that
 * names both files. A line without one has handler 0.
 *
 * With CONFIG_GEN_SW_ISR_TABLE (for dynamic and shared interrupts) the table is in RAM, and
 * connecting writes it at run time.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_IRQ_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Priority of line @p irq, 0 to 255, and its trigger, 0: level. Context: any. */
void z_arm64_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags);

/** @brief Enter a handler into the table (CONFIG_GEN_SW_ISR_TABLE). Context: any. */
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg);

#ifdef CONFIG_GEN_SW_ISR_TABLE
#define Z_ARM64_CONNECT(num, irq, isr, arg)                                                        \
	z_isr_install(irq, (void (*)(const void *))(isr), (const void *)(arg))
#else
/*
 * The compiler may copy an inline assembly along with the code around it: the assembler symbol with
 * a number per use of the macro lets only the first copy count.
 */
#define Z_ARM64_CONNECT(num, irq, isr, arg)                                                        \
	__asm__ volatile(".ifndef .Lirq_%c0_" #num "\n"                                            \
			 ".set .Lirq_%c0_" #num ", 1\n"                                            \
			 "\t.pushsection .isr_entry_%c0, \"a\", %%progbits\n"                      \
			 "\t.global irq_%c0_is_connected_twice\n"                                  \
			 "irq_%c0_is_connected_twice:\n"                                           \
			 "\t.xword %c2, %c1\n"                                                     \
			 "\t.popsection\n"                                                         \
			 ".endif\n"                                                                \
			 :                                                                         \
			 : "i"(irq), "i"(isr), "i"(arg))
#endif
#define Z_ARM64_CONNECT_NUMBERED(num, irq, isr, arg) Z_ARM64_CONNECT(num, irq, isr, arg)

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	{                                                                                          \
		Z_ARM64_CONNECT_NUMBERED(__COUNTER__, irq_p, isr_p, isr_param_p);                  \
		z_arm64_irq_priority_set(irq_p, priority_p, flags_p);                              \
	}

/* All handlers are called in one way. */
#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	{                                                                                          \
		Z_ARM64_CONNECT_NUMBERED(__COUNTER__, irq_p, (void (*)(void))(isr_p), 0);          \
		z_arm64_irq_priority_set(irq_p, priority_p, flags_p);                              \
	}

/* What is to be done around a handler, the caller of all handlers does. */
#define ARCH_ISR_DIRECT_HEADER()
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap))
#define ARCH_ISR_DIRECT_PM()         ((void)0)
#define ARCH_ISR_DIRECT_DECLARE(name)                                                              \
	static inline int name##_body(void);                                                       \
	void name(void)                                                                            \
	{                                                                                          \
		int check_reschedule;                                                              \
                                                                                                   \
		ISR_DIRECT_HEADER();                                                               \
		check_reschedule = name##_body();                                                  \
		ISR_DIRECT_FOOTER(check_reschedule);                                               \
	}                                                                                          \
	static inline int name##_body(void)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_IRQ_H_ */
