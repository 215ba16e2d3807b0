/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The MPU of a Cortex-R: below all, the processor's default map, made devices by region 0; then
 * RAM, which is not executed; the image's code and constants, which are not written; at last the
 * stack guards. What users have is between these: mpu_user.c.
 *
 * The vectors are at address 0, so reading through a null pointer is not noticed; writing is.
 */
#include "cpu.h"
#include "guard.h"
#include "mpu_cp15.h"

#include <zephyr/linker/linker-defs.h>

/* Access control. */
#define XN          BIT(12)
#define AP_NONE     (0U << 8)
#define AP_RW       (1U << 8)
#define AP_READ     (5U << 8)
#define DEVICE      BIT(0)                   /* shareable */
#define NORMAL      (BIT(3) | BIT(1) | BIT(0)) /* write back, allocate on write */

/* Leaves the region selected. @p size_log2: of the bytes, 5 to 32; 0: region off. */
static void set_region(enum region region, uint32_t base, unsigned int size_log2, uint32_t access)
{
	CP15_WRITE(0, c6, c2, 0, region);
	CP15_WRITE(0, c6, c1, 2, 0);
	CP15_WRITE(0, c6, c1, 0, base);
	CP15_WRITE(0, c6, c1, 4, access);
	if (size_log2 != 0) {
		CP15_WRITE(0, c6, c1, 2, ((size_log2 - 1) << 1) | BIT(0));
	}
}

/* Smallest power of two from @p size on. */
static unsigned int log2_up(uint32_t size)
{
	return 32U - (unsigned int)__builtin_clz(size - 1U);
}

void z_arm_protection_init(void)
{
	uint32_t image = (uint32_t)(__rodata_region_end - __rom_region_start);

	set_region(REGION_DEVICES, 0, 32, DEVICE | AP_RW | XN);
	set_region(REGION_RAM, CONFIG_SRAM_BASE_ADDRESS, log2_up(CONFIG_SRAM_SIZE * 1024U),
		   NORMAL | AP_RW | XN);
	set_region(REGION_IMAGE, (uint32_t)__rom_region_start, log2_up(image), NORMAL | AP_READ);
	z_arm_user_protection_init();
	z_arm_barrier();
	CP15_WRITE(0, c1, c0, 0, CP15_READ(0, c1, c0, 0) | SCTLR_M | SCTLR_C | SCTLR_BR);
	z_arm_barrier();
}

#ifdef CONFIG_MPU_STACK_GUARD
/* Until there is a thread its guard lies upon the handlers'. It stays selected: see switch.c. */
void z_arm_guard_init(void)
{
	uint32_t stack = (uint32_t)z_interrupt_stacks;

	set_region(REGION_HANDLERS_GUARD, stack, LOG2(Z_ARM_GUARD_SIZE), NORMAL | AP_NONE | XN);
	set_region(REGION_THREAD_GUARD, stack, LOG2(Z_ARM_GUARD_SIZE), NORMAL | AP_NONE | XN);
	z_arm_barrier();
}

/* The guard holds whose it is. It may be the one of the running thread, if that starts itself. */
void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	__ASSERT((uintptr_t)stack % Z_ARM_GUARD_SIZE == 0, "stack %p: must be aligned to %d", stack,
		 Z_ARM_GUARD_SIZE);
	*(struct k_thread **)stack = thread;
	thread->callee_saved.guard = (uint32_t)stack;
}

bool z_arm_guard_hit(uint32_t address, struct k_thread **owner)
{
	uint32_t guard = CP15_READ(0, c6, c1, 0);

	if (address - (uint32_t)z_interrupt_stacks < Z_ARM_GUARD_SIZE) {
		*owner = NULL;
		return true;
	}
	if (address - guard >= Z_ARM_GUARD_SIZE) {
		return false;
	}
	set_region(REGION_THREAD_GUARD, (uint32_t)z_interrupt_stacks, LOG2(Z_ARM_GUARD_SIZE),
		   NORMAL | AP_NONE | XN);
	z_arm_barrier();
	*owner = *(struct k_thread **)guard;
	return true;
}
#endif
