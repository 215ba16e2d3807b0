/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Each function runs in user mode.
 */
#include "attack.h"
#include <cmsis_core.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/ztest.h>

extern void z_gate_k_yield(void);

#define GATE(offset) ((void (*)(void))(((uintptr_t)__gates_start + (offset)) | 1U))

/* ---- calls ------------------------------------------------------------------------------ */

static void gate_plus_2(void)
{
	GATE(2)();
}

static void gate_plus_4(void)
{
	GATE(4)();
}

static void behind_the_gates(void)
{
	((void (*)(void))((uintptr_t)__gates_end | 1U))();
}

static void before_the_gates(void)
{
	((void (*)(void))(((uintptr_t)__gates_start - 8U) | 1U))();
}

/* Call with the stack pointer at @p sp. */
static void call_with_stack(void *sp)
{
	__asm__ volatile("mov sp, %0\n\t"
			 "blx %1\n\t"
			 "1: b 1b"
			 :
			 : "r"(sp), "r"(z_gate_k_yield)
			 : "memory");
}

static void stack_in_kernel_data(void)
{
	call_with_stack(&kernel_words[64]);
}

static void stack_in_a_partition(void)
{
	call_with_stack(USERS_HALF + HALF_WORDS);
}

static void stack_below_a_partition(void)
{
	call_with_stack(USERS_HALF + 2);
}

static void stack_nowhere(void)
{
	call_with_stack((void *)0xa0000000U);
}

static void stack_at_zero(void)
{
	call_with_stack(NULL);
}

static void stack_in_registers(void)
{
	call_with_stack((void *)0xe000ed9cU);
}

static void stack_in_code(void)
{
	call_with_stack((void *)((uintptr_t)call_with_stack & ~7U));
}

/* ---- exceptions -------------------------------------------------------------------------- */

static void svc_0(void)
{
	__asm__ volatile("svc #0" ::: "memory");
}

static void svc_offload(void)
{
	__asm__ volatile("mov r4, %0\n\t"
			 "svc #1"
			 :
			 : "r"(set_privileged)
			 : "r4", "r5", "memory");
}

static void svc_other(void)
{
	__asm__ volatile("svc #2" ::: "memory");
}

static void branch_to(uint32_t address)
{
	__asm__ volatile("bx %0" : : "r"(address) : "memory");
}

static void return_to_thread(void)
{
	branch_to(0xfffffffdU);
}

static void return_to_handler(void)
{
	branch_to(0xfffffff1U);
}

static void return_to_main_stack(void)
{
	branch_to(0xfffffff9U);
}

static void breakpoint(void)
{
	__asm__ volatile("bkpt #1");
}

static void undefined(void)
{
	__asm__ volatile("udf #7");
}

/* ---- privileges -------------------------------------------------------------------------- */

static void special_registers(void)
{
	uint32_t zero = 0;
	uint32_t high = 0x20;

	__asm__ volatile("msr control, %0\n\t"
			 "isb\n\t"
			 "msr basepri, %1\n\t"
			 "msr primask, %1\n\t"
			 "msr faultmask, %1\n\t"
			 "cpsid i\n\t"
			 "cpsid f\n\t"
			 "msr msp, %0\n\t"
			 "msr psp, %0"
			 :
			 : "r"(zero), "r"(high)
			 : "memory");
	zassert_true(k_is_user_context());
	k_sleep(K_TICKS(2)); /* interrupts are on */
}

static void touch(uint32_t address)
{
	(void)*(volatile uint32_t *)address;
	reached = 2;
}

static void read_mpu(void)
{
	touch(0xe000ed94U);
}

static void write_mpu(void)
{
	*(volatile uint32_t *)0xe000ed94U = 0;
	reached = 2;
}

static void write_vtor(void)
{
	*(volatile uint32_t *)0xe000ed08U = (uint32_t)USERS_HALF;
	reached = 2;
}

static void pend_interrupt(void)
{
	*(volatile uint32_t *)0xe000ef00U = 1; /* STIR */
	reached = 2;
}

/* ---- memory ------------------------------------------------------------------------------ */

static void read_null(void)
{
	touch(4);
}

static void write_kernel(void)
{
	kernel_words[3] = 1;
	reached = 2;
}

static void write_code(void)
{
	*(volatile uint16_t *)((uintptr_t)write_code & ~1U) = 0;
	reached = 2;
}

static void read_kernel(void)
{
	touch((uint32_t)kernel_words);
}

static void execute_data(void)
{
	volatile uint16_t *code = (volatile uint16_t *)USERS_HALF;

	code[0] = 0x4770; /* bx lr */
	((void (*)(void))((uintptr_t)code | 1U))();
	reached = 2;
}

static void execute_stack(void)
{
	volatile uint16_t code[2] = {0x4770, 0x4770};

	((void (*)(void))((uintptr_t)code | 1U))();
	reached = 2;
}

static void execute_kernel_text(void)
{
	((void (*)(void))(((uintptr_t)__gates_end + 0x40U) | 1U))();
	reached = 2;
}

static __noinline int fill(int depth)
{
	volatile int here[16];

	here[depth % 16] = depth;
	return (depth > 100000) ? here[0] : fill(depth + 1) + here[depth % 16];
}

static void overflow_slowly(void)
{
	reached = fill(0);
}

/* One large frame, over the kernel stack and the guard. */
static void overflow_at_once(void)
{
	__asm__ volatile("sub sp, sp, #4096\n\t"
			 "push {r0-r3}" ::: "memory");
}

static void overflow_into_kernel_stack(void)
{
	__asm__ volatile("sub sp, sp, %0\n\t"
			 "push {r0-r3}"
			 :
			 : "r"(1024 + 128)
			 : "memory");
}

/*
 * Accesses of users to the processor's registers are bus faults. QEMU's lm3s6965evb has none: there
 * they read 0 and write nothing.
 */
#define PPB_REASON (IS_ENABLED(CONFIG_BOARD_QEMU_CORTEX_M3) ? NO_REASON : K_ERR_CPU_EXCEPTION)

const struct attack attacks[] = {
	{"call of a gate's third byte", gate_plus_2, K_ERR_KERNEL_OOPS},
	{"call of a gate's address", gate_plus_4, K_ERR_KERNEL_OOPS},
	{"call behind the gates", behind_the_gates, ANY_REASON},
	{"call before the gates", before_the_gates, ANY_REASON},
	{"call on kernel data", stack_in_kernel_data, ANY_REASON},
	{"call on a partition", stack_in_a_partition, ANY_REASON},
	{"call at the end of a partition", stack_below_a_partition, ANY_REASON},
	{"call on no memory", stack_nowhere, ANY_REASON},
	{"call on address 0", stack_at_zero, ANY_REASON},
	{"call on the MPU's registers", stack_in_registers, ANY_REASON},
	{"call on code", stack_in_code, ANY_REASON},
	{"SVC of a resumed thread", svc_0, K_ERR_KERNEL_OOPS},
	{"SVC of irq_offload()", svc_offload, K_ERR_KERNEL_OOPS},
	{"SVC", svc_other, K_ERR_KERNEL_OOPS},
	{"EXC_RETURN to a thread", return_to_thread, K_ERR_CPU_EXCEPTION},
	{"EXC_RETURN to a handler", return_to_handler, K_ERR_CPU_EXCEPTION},
	{"EXC_RETURN to the handlers' stack", return_to_main_stack, K_ERR_CPU_EXCEPTION},
	{"breakpoint", breakpoint, K_ERR_CPU_EXCEPTION},
	{"undefined instruction", undefined, K_ERR_CPU_EXCEPTION},
	{"special registers", special_registers, NO_REASON},
	{"read the MPU", read_mpu, PPB_REASON},
	{"write the MPU", write_mpu, PPB_REASON},
	{"write VTOR", write_vtor, PPB_REASON},
	{"pend an interrupt", pend_interrupt, PPB_REASON},
	{"read through NULL", read_null, K_ERR_CPU_EXCEPTION},
	{"write kernel data", write_kernel, K_ERR_CPU_EXCEPTION},
	{"write code", write_code, K_ERR_CPU_EXCEPTION},
	{"read kernel data", read_kernel, K_ERR_CPU_EXCEPTION},
	{"execute data", execute_data, K_ERR_CPU_EXCEPTION},
	{"execute the stack", execute_stack, K_ERR_CPU_EXCEPTION},
	{"execute kernel text", execute_kernel_text, ANY_REASON},
	{"overflow by recursion", overflow_slowly, K_ERR_STACK_CHK_FAIL},
	{"overflow by one large frame", overflow_at_once, ANY_REASON},
	{"overflow into the kernel stack", overflow_into_kernel_stack, K_ERR_STACK_CHK_FAIL},
};
const size_t attacks_count = ARRAY_SIZE(attacks);
