/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers on x86. Priorities are 0 (most urgent) to 12; more count as 12. The
 * flags are the lower bits of the line's redirection entry in the I/O APIC
 * (<zephyr/dt-bindings/interrupt-controller/intel-ioapic.h>).
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Lines of the processor's own APIC. */
#define Z_X86_LINE_TIMER (CONFIG_MAX_IRQ_LINES - 1)
#define Z_X86_LINE_IPI	 (CONFIG_MAX_IRQ_LINES - 2)

/** For tests that raise lines by software: a line is named by its number, not by its vector. */
#define Z_IRQ_TO_INTERRUPT_VECTOR(irq) (irq)

/** @brief Connect line @p irq. Returns it, or -EINVAL if there is no such line. Context: any. */
int z_x86_irq_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		      const void *arg, uint32_t flags);

/** @brief Vector of line @p irq, 0 while it is not connected. Context: any. */
unsigned int z_x86_irq_vector(unsigned int irq);

/**
 * @brief Give the @p n lines from @p irq on vectors that differ in their lowest bits only.
 *
 * @p n is a power of two, at most 32; none of the lines is connected. Handlers follow by
 * z_isr_install(). Returns false if there are no such vectors left. Context: any.
 */
bool z_x86_irq_vectors_take(unsigned int irq, unsigned int n, unsigned int priority);

/** @brief Raise line @p irq of this CPU by software, for tests. Context: any. */
void z_x86_irq_raise(unsigned int irq);

/*
 * Two connections of a line at build time are a link error that names both files. The compiler may
 * copy an inline assembly along with the code around it: only the first copy counts.
 */
#ifdef CONFIG_SHARED_INTERRUPTS
#define Z_X86_CONNECTED_ONCE(num, irq)
#else
#define Z_X86_CONNECTED_ONCE(num, irq)                            \
	__asm__ volatile(".ifndef .Lirq_%c0_" #num "\n"           \
			 ".set .Lirq_%c0_" #num ", 1\n"           \
			 "\t.global irq_%c0_is_connected_twice\n" \
			 "irq_%c0_is_connected_twice = 0\n"       \
			 ".endif\n"                               \
			 :                                        \
			 : "i"(irq))
#endif
#define Z_X86_CONNECTED_ONCE_NUMBERED(num, irq) Z_X86_CONNECTED_ONCE(num, irq)

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                    \
	{                                                                                   \
		BUILD_ASSERT((irq_p) < CONFIG_MAX_IRQ_LINES,                                \
			     "there are only CONFIG_MAX_IRQ_LINES lines");                  \
		Z_X86_CONNECTED_ONCE_NUMBERED(__COUNTER__, irq_p);                          \
		(void)z_x86_irq_connect(irq_p, priority_p, (void (*)(const void *))(isr_p), \
					(const void *)(isr_param_p), flags_p);              \
	}

#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p) \
	ARCH_IRQ_CONNECT(irq_p, priority_p, (void (*)(void))(isr_p), NULL, flags_p)

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#endif

/* The common entry does what there is to do around a handler. */
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

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_IRQ_H_ */
