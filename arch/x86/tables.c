/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The processor's tables: segments, vectors, tasks; and from assembly to the kernel (Intel's
 * Software Developer's Manual, volume 3, chapters 3, 6 and 8).
 *
 * Vectors are the same for all CPUs: all of them interrupt gates, which turn interrupts off.
 * Segments are flat; each CPU has a table of its own, for its task state segment. That one serves
 * double faults only: in 64 bits it holds their stack, in 32 bits they are a task.
 */
#include "user.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

#define NUM_CPUS CONFIG_MP_MAX_NUM_CPUS
#ifdef CONFIG_USERSPACE
#define USER	 USER_BITS /* a segment for users too */
#define SEGMENTS 8
#else
#define USER	 0
#define SEGMENTS (IS_ENABLED(CONFIG_X86_64) ? 7 : 6)
#endif

BUILD_ASSERT(offsetof(struct z_x86_cpu, irq_stack) == CPU_IRQ_STACK &&
		     offsetof(struct z_x86_cpu, nested) == CPU_NESTED &&
		     offsetof(struct z_x86_cpu, resched) == CPU_RESCHED &&
		     offsetof(struct z_x86_cpu, cpu) == CPU_CPU,
	     "entry.S uses them");

/* The first CPU's; the kernel has one for each other. */
K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, Z_X86_STACK_SIZE);

/* For boot.S, before there is anything else. */
char *const z_x86_boot_stack __used =
	(char *)z_interrupt_stacks + K_KERNEL_STACK_RESERVED + Z_X86_STACK_SIZE;

struct z_x86_cpu z_x86_cpus[NUM_CPUS];
static char df_stacks[NUM_CPUS][DF_STACK_SIZE] __aligned(16);

struct __packed table_pointer {
	uint16_t limit;
	uintptr_t base;
};

#define CODE_64	       0x00af9b000000ffffULL
#define CODE_32	       0x00cf9b000000ffffULL
#define FLAT_DATA      0x00cf93000000ffffULL
#define USER_BITS      0x0000600000000000ULL
#define TYPE_TSS       0x89
#define TYPE_TASK_GATE 0x85
#define TYPE_INTERRUPT 0x8e

/* A system segment of @p size bytes at @p base, the lower 32 bits of it. */
static uint64_t descriptor(uintptr_t base, uint32_t size, uint8_t type)
{
	uint32_t low = (uint32_t)base;

	return (size - 1U) | ((uint64_t)(low & 0xffffffU) << 16) | ((uint64_t)type << 40) |
	       ((uint64_t)(low >> 24) << 56);
}

static void user_segments(uint64_t *gdt, uint64_t code)
{
	if (IS_ENABLED(CONFIG_USERSPACE)) {
		gdt[SEL_USER_DATA / 8] = FLAT_DATA | USER;
		gdt[SEL_USER_CODE / 8] = code | USER;
	}
}

/* Users may raise ARCH_EXCEPT(). */
static uint8_t gate_privilege(unsigned int vector)
{
	return (IS_ENABLED(CONFIG_USERSPACE) && vector == VECTOR_OOPS) ? 0x60U : 0U;
}

#ifdef CONFIG_X86_64

struct gate {
	uint16_t offset_0;
	uint16_t selector;
	uint8_t ist;
	uint8_t type;
	uint16_t offset_16;
	uint32_t offset_32;
	uint32_t reserved;
};

struct __packed tss {
	uint32_t reserved_0;
	uint64_t rsp[3];
	uint64_t reserved_1;
	uint64_t ist[7]; /* counted from 1 */
	uint64_t reserved_2;
	uint16_t reserved_3;
	uint16_t io_map;
};

static uint64_t gdts[NUM_CPUS][SEGMENTS];
static struct tss tss[NUM_CPUS];

static void segments_init(unsigned int id)
{
	uint64_t *gdt = gdts[id];
	uintptr_t task = (uintptr_t)&tss[id];

	gdt[SEL_CODE / 8] = CODE_64;
	gdt[SEL_DATA / 8] = FLAT_DATA;
	gdt[SEL_TLS / 8] = CODE_32;
	gdt[SEL_TSS / 8] = descriptor(task, sizeof(struct tss), TYPE_TSS);
	gdt[SEL_TSS / 8 + 1] = (uint64_t)task >> 32;
	user_segments(gdt, CODE_64);
	tss[id].io_map = sizeof(struct tss);
	tss[id].ist[0] = (uintptr_t)df_stacks[id] + DF_STACK_SIZE;
	wrmsr(0xc0000101, (uintptr_t)&z_x86_cpus[id]); /* IA32_GS_BASE */
}

void z_x86_kernel_stack_set(unsigned int id, uintptr_t top)
{
	tss[id].rsp[0] = top;
}

static void gate_set(struct gate *gate, unsigned int vector, uintptr_t at)
{
	*gate = (struct gate){.offset_0 = (uint16_t)at,
			      .selector = SEL_CODE,
			      .ist = (vector == VECTOR_DOUBLE_FAULT) ? 1 : 0,
			      .type = TYPE_INTERRUPT | gate_privilege(vector),
			      .offset_16 = (uint16_t)(at >> 16),
			      .offset_32 = (uint32_t)((uint64_t)at >> 32)};
}

#else /* 32 bits */

struct gate {
	uint16_t offset_0;
	uint16_t selector;
	uint8_t reserved;
	uint8_t type;
	uint16_t offset_16;
};

struct tss {
	uint32_t link;
	uint32_t stacks[6];
	uint32_t cr3, eip, eflags, eax, ecx, edx, ebx, esp, ebp, esi, edi;
	uint32_t es, cs, ss, ds, fs, gs;
	uint32_t ldt;
	uint32_t io_map;
};

uint64_t z_x86_gdt[SEGMENTS]; /* switch.c writes the base of gs */
#define gdts (&z_x86_gdt)
static struct tss tss, df_tss;

extern const char z_x86_df_task[];
extern const char z_x86_df_resume[];
extern const char z_x86_pdpt[];

static void segments_init(unsigned int id)
{
	ARG_UNUSED(id);
	z_x86_gdt[SEL_CODE / 8] = CODE_32;
	z_x86_gdt[SEL_DATA / 8] = FLAT_DATA;
	z_x86_gdt[SEL_TLS / 8] = FLAT_DATA | USER;
	user_segments(z_x86_gdt, CODE_32);
	z_x86_gdt[SEL_TSS / 8] = descriptor((uintptr_t)&tss, sizeof(tss), TYPE_TSS);
	z_x86_gdt[SEL_DF / 8] = descriptor((uintptr_t)&df_tss, sizeof(df_tss), TYPE_TSS);
	tss.cr3 = (uintptr_t)z_x86_pdpt; /* a task switch takes it from here */
	tss.io_map = sizeof(tss) << 16;
	tss.stacks[1] = SEL_DATA;
	df_tss = (struct tss){
		.cr3 = (uintptr_t)z_x86_pdpt,
		.eip = (uintptr_t)z_x86_df_task,
		.eflags = 2,
		.esp = (uintptr_t)df_stacks[0] + DF_STACK_SIZE,
		.es = SEL_DATA,
		.cs = SEL_CODE,
		.ss = SEL_DATA,
		.ds = SEL_DATA,
		.io_map = sizeof(tss) << 16,
	};
}

void z_x86_kernel_stack_set(unsigned int id, uintptr_t top)
{
	ARG_UNUSED(id);
	tss.stacks[0] = top;
}

static void gate_set(struct gate *gate, unsigned int vector, uintptr_t at)
{
	bool task = vector == VECTOR_DOUBLE_FAULT;

	*gate = (struct gate){.offset_0 = (uint16_t)at,
			      .selector = task ? SEL_DF : SEL_CODE,
			      .type = task ? TYPE_TASK_GATE
					   : TYPE_INTERRUPT | gate_privilege(vector),
			      .offset_16 = (uint16_t)(at >> 16)};
}

/* In the task of double faults: see entry.S. The task that failed has its registers in tss. */
__used void z_x86_double_fault(void);

void z_x86_double_fault(void)
{
	struct arch_esf *esf = (struct arch_esf *)z_x86_cpus[0].irq_stack - 1;

	*esf = (struct arch_esf){
		.edi = tss.edi,
		.esi = tss.esi,
		.ebp = tss.ebp,
		.esp = tss.esp,
		.ebx = tss.ebx,
		.edx = tss.edx,
		.ecx = tss.ecx,
		.eax = tss.eax,
		.vector = VECTOR_DOUBLE_FAULT,
		.eip = tss.eip,
		.cs = tss.cs,
		.eflags = tss.eflags,
	};
	tss.esp = (uintptr_t)esf;
	tss.eip = (uintptr_t)z_x86_df_resume;
	tss.eflags = 2; /* interrupts off */
}

#endif

static struct gate idt[256] __aligned(16);

static void vectors_init(void)
{
	for (unsigned int vector = 0; vector < ARRAY_SIZE(idt); vector++) {
		gate_set(&idt[vector], vector, (uintptr_t)z_x86_stubs + vector * 16U);
	}
}

/* Where the processor can do it, users do not learn where these tables are (UMIP). */
static void hide_tables(void)
{
	uint32_t leaf = 0, subleaf = 0, ebx, edx;
	uintptr_t cr4;

	__asm__("cpuid" : "+a"(leaf), "=b"(ebx), "+c"(subleaf), "=d"(edx));
	if (leaf < 7U) {
		return;
	}
	leaf = 7;
	subleaf = 0;
	__asm__("cpuid" : "+a"(leaf), "=b"(ebx), "+c"(subleaf), "=d"(edx));
	if ((subleaf & BIT(2)) != 0U) {
		__asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
		__asm__ volatile("mov %0, %%cr4" : : "r"(cr4 | BIT(11)));
	}
}

void z_x86_cpu_init(unsigned int id, char *irq_stack)
{
	struct table_pointer gdt_pointer = {sizeof(gdts[0]) - 1U, (uintptr_t)gdts[id]};
	struct table_pointer idt_pointer = {sizeof(idt) - 1U, (uintptr_t)idt};
	struct z_x86_cpu *cpu = &z_x86_cpus[id];

	cpu->self = cpu;
	cpu->irq_stack = irq_stack;
	cpu->id = id;
	cpu->cpu = &_kernel.cpus[id];
	segments_init(id);
	__asm__ volatile("lgdt %0\n\t"
			 "lidt %1\n\t"
			 "ltr %w2"
			 :
			 : "m"(gdt_pointer), "m"(idt_pointer), "r"(SEL_TSS)
			 : "memory");
	if (IS_ENABLED(CONFIG_USERSPACE)) {
		hide_tables();
	}
	if (IS_ENABLED(CONFIG_USERSPACE) && !IS_ENABLED(CONFIG_X86_64)) {
		/* The same for kernel and users: a return leaves them alone. */
		__asm__ volatile("mov %w0, %%ds\n\t"
				 "mov %w0, %%es"
				 :
				 : "r"(SEL_USER_DATA)
				 : "memory");
	}
}

/* From boot.S, on the boot stack, interrupts off. */
FUNC_NORETURN void z_x86_start(void);

FUNC_NORETURN void z_x86_start(void)
{
	vectors_init();
	z_x86_cpu_init(0, K_KERNEL_STACK_BUFFER(z_interrupt_stacks[0]) + CONFIG_ISR_STACK_SIZE);
	z_x86_paging_init();
	z_kernel_start();
}

void arch_init(void)
{
#ifdef CONFIG_HW_STACK_PROTECTION
	z_x86_guard_set(z_interrupt_stacks[0], NULL);
#endif
	z_x86_irq_init();
}

#ifndef CONFIG_MULTITHREADING
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	__asm__ volatile("sti");
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif
