/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What assembly and C of this port share: offsets, selectors, sizes, and the functions that only
 * these files call.
 */
#ifndef ETESIAN_ARCH_X86_PERCPU_H_
#define ETESIAN_ARCH_X86_PERCPU_H_

/* struct z_x86_cpu, in words */
#ifdef CONFIG_X86_64
#define WORD 8
#else
#define WORD 4
#endif
#define CPU_IRQ_STACK (1 * WORD)
#define CPU_NESTED    (2 * WORD)
#define CPU_RESCHED   (3 * WORD)
#define CPU_CPU	      (4 * WORD)

/* Selectors. Code and data are the same in the table that boot uses. */
#define SEL_CODE 0x08
#define SEL_DATA 0x10
#define SEL_TLS                                                                          \
	0x18 /* 32 bit: base of gs. 64 bit: code of 32 bits, for the start of other CPUs \
	      */
#define SEL_TSS 0x20
#define SEL_DF	0x28 /* 32 bit: the task of double faults */
/* With CONFIG_USERSPACE; the lowest bits are the privilege. */
#define SEL_USER_DATA (0x30 + 3)
#define SEL_USER_CODE (0x38 + 3)

#define VECTOR_DOUBLE_FAULT 8
#define VECTOR_OOPS	    32 /* ARCH_EXCEPT() */
#define VECTOR_SPURIOUS	    0xff

/* Where the local APIC is: end of interrupt, number. */
#define LAPIC_EOI  0xfee000b0
#define X2APIC_EOI 0x80b
#define LAPIC_ID   0xfee00020
#define X2APIC_ID  0x802

/* Words in struct arch_esf. */
#define ESF_WORDS 22 /* 64 bit */

/* Stack of a double fault: it only saves registers there. */
#define DF_STACK_SIZE 1024

/* Entries of a page table. */
#define PAGE_PRESENT 0x01
#define PAGE_WRITE   0x02
#define PAGE_LARGE   0x80

#ifndef _ASMLANGUAGE

#include <stddef.h>
#include <zephyr/kernel.h>

#define NAKED __attribute__((naked, no_stack_protector))

/*
 * Boot runs on the stack of the interrupt handlers. Without threads main() stays there, above the
 * handlers' part.
 */
#define Z_X86_STACK_SIZE \
	(CONFIG_ISR_STACK_SIZE + (IS_ENABLED(CONFIG_MULTITHREADING) ? 0 : CONFIG_MAIN_STACK_SIZE))

K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, Z_X86_STACK_SIZE);

/** Words that arch_switch() leaves on a thread's stack; the last are frame pointer and address. */
#if defined(CONFIG_X86_64)
#define Z_X86_SWITCH_WORDS 8
#elif defined(CONFIG_FPU_SHARING)
#define Z_X86_SWITCH_WORDS 7
#else
#define Z_X86_SWITCH_WORDS 5
#endif

/** One code stub per vector, 16 bytes each (entry.S). */
extern const char z_x86_stubs[];

/** Interrupt line of each vector (irq.c). */
extern uint8_t z_x86_lines[256];

/**
 * @brief Tables of CPU @p id and its per-CPU data; @p irq_stack is the first byte above that stack.
 * Context: start of that CPU.
 */
void z_x86_cpu_init(unsigned int id, char *irq_stack);

/** @brief Fill the page tables and turn protection on. Context: boot. */
void z_x86_paging_init(void);

/** @brief Use the page tables on this CPU. Context: start of a CPU. */
void z_x86_paging_use(void);

/**
 * @brief Take the page at @p addr away; who touches it has overflowed the stack of @p owner (NULL:
 * of interrupt handlers).
 */
void z_x86_guard_set(void *addr, struct k_thread *owner);

/** @brief Give it back. */
void z_x86_guard_clear(void *addr);

/** @brief Is @p addr in such a page? Its owner goes to @p owner. */
bool z_x86_guard_hit(uintptr_t addr, struct k_thread **owner);

/** @brief Vectors, interrupt controllers. Context: boot. */
void z_x86_irq_init(void);

/** Vector of interrupts between CPUs. */
#define VECTOR_IPI 0xf0

/** @brief Say in words what exception @p esf is about; @p address is what CR2 held. */
void z_x86_describe(const struct arch_esf *esf, uintptr_t address);

/** @brief Go on as @p next and never come back here. Locked. */
FUNC_NORETURN void z_x86_continue(struct k_thread *next);

/* The registers of a fault by names that both sizes have. */
#ifdef CONFIG_X86_64
#define ESF_PC	  rip
#define ESF_SP	  rsp
#define ESF_FP	  rbp
#define ESF_CODE  code
#define ESF_ACC	  rax
#define ESF_FLAGS rflags
#else
#define ESF_PC	  eip
#define ESF_SP	  esp
#define ESF_FP	  ebp
#define ESF_CODE  errorCode
#define ESF_ACC	  eax
#define ESF_FLAGS eflags
#endif

static ALWAYS_INLINE uint64_t rdmsr(uint32_t number)
{
	uint32_t low, high;

	__asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(number));
	return ((uint64_t)high << 32) | low;
}

static ALWAYS_INLINE void wrmsr(uint32_t number, uint64_t value)
{
	__asm__ volatile("wrmsr"
			 :
			 : "c"(number), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
			 : "memory");
}

#endif /* !_ASMLANGUAGE */

#endif /* ETESIAN_ARCH_X86_PERCPU_H_ */
