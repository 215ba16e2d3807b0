/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connecting interrupt handlers on a Cortex-M.
 *
 * Handlers are plain C functions there, so IRQ_CONNECT() leaves two instructions between a line and
 * its handler: they load the argument and jump. They and the line's word of the vector table are
 * written at build time; the linker script puts the word into its place. A second connection of a
 * line is a link error that names both files. A line without one has vector 0: see spurious
 * interrupts in arch/arm/fault.c.
 *
 * With CONFIG_GEN_SW_ISR_TABLE (for dynamic and shared interrupts) every vector leads to
 * _isr_wrapper(), and connecting writes a table in RAM at run time.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_IRQ_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_IRQ_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Flag of IRQ_CONNECT(): irq_lock() does not stop this line; its handler may not call the kernel.
 */
#define IRQ_ZERO_LATENCY BIT(0)

/** @brief Priority of line @p irq, counted as IRQ_CONNECT() does. Context: any. */
void z_arm_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags);

/** @brief Enter a handler into the table (CONFIG_GEN_SW_ISR_TABLE). Context: any. */
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg);

/*
 * Where something wants to know of each interrupt, the two instructions become three and a detour.
 */
#if defined(CONFIG_TRACING_ISR) || defined(CONFIG_PM)
void z_arm_isr_observed(const void *arg, void (*isr)(const void *arg));
#define Z_ARM_ISR_JUMP "ldr r1, 2f\n\tldr r2, 3f\n\tbx r2\n\t.balign 4\n"
#define Z_ARM_ISR_LITERALS "2: .word %c1\n3: .word z_arm_isr_observed\n"
#elif defined(CONFIG_ARMV6_M_ARMV8_M_BASELINE)
#define Z_ARM_ISR_JUMP "ldr r1, 2f\n\tbx r1\n\t.balign 4\n"
#define Z_ARM_ISR_LITERALS "2: .word %c1\n"
#else
#define Z_ARM_ISR_JUMP "b.w %c1\n\t.balign 4\n"
#define Z_ARM_ISR_LITERALS ""
#endif

/*
 * The compiler may copy an inline assembly along with the code around it: the assembler symbol with
 * a number per use of the macro lets only the first copy count.
 */
#define Z_ARM_VECTOR(num, code, word, ...)                                                         \
	__asm__ volatile(".ifndef .Lirq_%c0_" #num "\n"                                            \
			 ".set .Lirq_%c0_" #num ", 1\n"                                            \
			 code                                                                      \
			 "\t.pushsection .irq_vector_%c0, \"a\", %%progbits\n"                     \
			 "\t.global irq_%c0_is_connected_twice\n"                                  \
			 "irq_%c0_is_connected_twice:\n"                                           \
			 "\t.word " word "\n"                                                      \
			 "\t.popsection\n"                                                         \
			 ".endif\n"                                                                \
			 :                                                                         \
			 : __VA_ARGS__)

#define Z_ARM_ISR_ENTRY(num, irq, isr, arg)                                                        \
	Z_ARM_VECTOR(num,                                                                          \
		     "\t.pushsection .text.irq_%c0, \"ax\", %%progbits\n"                          \
		     "\t.syntax unified\n"                                                         \
		     "\t.thumb\n"                                                                  \
		     "\t.balign 4\n"                                                               \
		     "\t.type irq_%c0_entry, %%function\n"                                         \
		     "irq_%c0_entry:\n"                                                            \
		     "\tldr r0, 1f\n"                                                              \
		     "\t" Z_ARM_ISR_JUMP                                                           \
		     "1: .word %c2\n"                                                              \
		     Z_ARM_ISR_LITERALS                                                            \
		     "\t.popsection\n",                                                            \
		     "irq_%c0_entry", "i"(irq), "i"(isr), "i"(arg))

#define Z_ARM_ISR_ENTRY_NUMBERED(num, irq, isr, arg) Z_ARM_ISR_ENTRY(num, irq, isr, arg)
#define Z_ARM_VECTOR_NUMBERED(num, irq, isr)                                                       \
	Z_ARM_VECTOR(num, "", "%c1", "i"(irq), "i"(isr))

#ifdef CONFIG_GEN_SW_ISR_TABLE
#define Z_ARM_CONNECT(irq, isr, arg)                                                               \
	z_isr_install(irq, (void (*)(const void *))(isr), (const void *)(arg))
#define Z_ARM_CONNECT_DIRECT(irq, isr)                                                             \
	z_isr_install(irq, (void (*)(const void *))(void (*)(void))(isr), NULL)
#else
#define Z_ARM_CONNECT(irq, isr, arg)                                                               \
	BUILD_ASSERT((irq) < CONFIG_NUM_IRQS, "there is no such line: see CONFIG_NUM_IRQS");       \
	Z_ARM_ISR_ENTRY_NUMBERED(__COUNTER__, irq, isr, arg)
#define Z_ARM_CONNECT_DIRECT(irq, isr)                                                             \
	BUILD_ASSERT((irq) < CONFIG_NUM_IRQS, "there is no such line: see CONFIG_NUM_IRQS");       \
	Z_ARM_VECTOR_NUMBERED(__COUNTER__, irq, isr)
#endif

#define ARCH_IRQ_CONNECT(irq_p, priority_p, isr_p, isr_param_p, flags_p)                           \
	{                                                                                          \
		BUILD_ASSERT(IS_ENABLED(CONFIG_ZERO_LATENCY_IRQS) ||                               \
				     !((flags_p) & IRQ_ZERO_LATENCY),                              \
			     "IRQ_ZERO_LATENCY needs CONFIG_ZERO_LATENCY_IRQS=y");                 \
		Z_ARM_CONNECT(irq_p, isr_p, isr_param_p);                                          \
		z_arm_irq_priority_set(irq_p, priority_p, flags_p);                                \
	}

#define ARCH_IRQ_DIRECT_CONNECT(irq_p, priority_p, isr_p, flags_p)                                 \
	{                                                                                          \
		BUILD_ASSERT(IS_ENABLED(CONFIG_ZERO_LATENCY_IRQS) ||                               \
				     !((flags_p) & IRQ_ZERO_LATENCY),                              \
			     "IRQ_ZERO_LATENCY needs CONFIG_ZERO_LATENCY_IRQS=y");                 \
		Z_ARM_CONNECT_DIRECT(irq_p, isr_p);                                                \
		z_arm_irq_priority_set(irq_p, priority_p, flags_p);                                \
	}

/*
 * A direct connection that does not keep its handler in the image: at file level the vector, in a
 * function that does keep it the connection.
 */
#ifdef CONFIG_GEN_SW_ISR_TABLE
#define Z_ARM_VECTOR_IF_USED(irq, isr)
#define Z_ARM_IRQ_CONNECT_IF_USED(irq, prio, isr) IRQ_DIRECT_CONNECT(irq, prio, isr, 0)
#else
#define Z_ARM_VECTOR_IF_USED(irq, isr)                                                             \
	static void (*const z_arm_vector_##isr)(void) __used                                       \
		__attribute__((section(".irq_vector_if_used_" STRINGIFY(irq)))) = (isr)
#define Z_ARM_IRQ_CONNECT_IF_USED(irq, prio, isr)                                                  \
	do {                                                                                       \
		__asm__ volatile(".reloc ., BFD_RELOC_NONE, %c0" : : "i"(&z_arm_vector_##isr));    \
		z_arm_irq_priority_set(irq, prio, 0);                                              \
	} while (false)
#endif

#ifdef CONFIG_DYNAMIC_DIRECT_INTERRUPTS
/*
 * The handler comes with irq_connect_dynamic(). All go through the table, all may switch threads.
 */
#define ARM_IRQ_DIRECT_DYNAMIC_CONNECT(irq_p, priority_p, flags_p, resched)                        \
	z_arm_irq_priority_set(irq_p, priority_p, flags_p)
#endif

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#define ARCH_ISR_DIRECT_HEADER() sys_trace_isr_enter()
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap), sys_trace_isr_exit())
#else
#define ARCH_ISR_DIRECT_HEADER()
/* What a handler made ready has asked for PendSV already: nothing to check at the end. */
#define ARCH_ISR_DIRECT_FOOTER(swap) ((void)(swap))
#endif

#ifdef CONFIG_PM
void z_arm_isr_pm(void);
#define ARCH_ISR_DIRECT_PM() z_arm_isr_pm()
#else
#define ARCH_ISR_DIRECT_PM() ((void)0)
#endif

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

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_IRQ_H_ */
