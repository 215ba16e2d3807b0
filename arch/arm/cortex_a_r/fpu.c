/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The floating point unit: see fpu.h. Without CONFIG_FPU_SHARING it is on for everybody, and only
 * one thread may use it.
 */
#include "cpu.h"
#include "fpu.h"

#define CPACR_CP10_CP11_FULL (0xfU << 20)
#define FPEXC_EN_BIT         BIT(30)

void z_arm_fpu_init(void)
{
	CP15_WRITE(0, c1, c0, 2, CP15_READ(0, c1, c0, 2) | CPACR_CP10_CP11_FULL);
	z_arm_barrier();
	__asm__ volatile("vmsr fpexc, %0\n\tvmsr fpscr, %1" : : "r"(FPEXC_EN_BIT), "r"(0));
}

#ifdef CONFIG_FPU_SHARING

/* The switch and fpu.h know these. */
__used struct {
	struct k_thread *owner;   /* whose registers are in the unit */
	struct k_thread *running; /* NULL: none yet */
} z_arm_fpu;

static NAKED_ARM void save(struct z_arm_fp_regs *regs)
{
	__asm__ volatile("vstmia r0!, {d0-d15}\n\t"
			 FP_UPPER("vstmia r0!, {d16-d31}")
			 "vmrs r1, fpscr\n\t"
			 "str r1, [r0]\n\t"
			 "bx lr");
}

static NAKED_ARM void load(const struct z_arm_fp_regs *regs)
{
	__asm__ volatile("vldmia r0!, {d0-d15}\n\t"
			 FP_UPPER("vldmia r0!, {d16-d31}")
			 "ldr r1, [r0]\n\t"
			 "vmsr fpscr, r1\n\t"
			 "bx lr");
}

static ALWAYS_INLINE void set_fpexc(uint32_t value)
{
	__asm__ volatile("vmsr fpexc, %0" : : "r"(value) : "memory");
}

/*
 * An instruction that needs the unit found it off. Runs on the few words of the undefined mode's
 * stack that are left, locked.
 */
__used void z_arm_fpu_take(void)
{
	struct k_thread *taker = (z_arm_nesting == 0) ? z_arm_fpu.running : NULL;

	set_fpexc(FPEXC_EN_BIT);
	if (z_arm_fpu.owner != NULL) {
		save(&z_arm_fpu.owner->arch.fp);
	}
	z_arm_fpu.owner = taker;
	if (taker != NULL) {
		load(&taker->arch.fp);
	} else {
		__asm__ volatile("vmsr fpscr, %0" : : "r"(0));
	}
}

/* Nothing of a dead thread is saved: its memory may be somebody else's. */
static void forget(struct k_thread *thread)
{
	unsigned int key = arch_irq_lock();

	if (z_arm_fpu.owner == thread) {
		z_arm_fpu.owner = NULL;
	}
	arch_irq_unlock(key);
}

void z_arm_fpu_new_thread(struct k_thread *thread)
{
	forget(thread);
	thread->arch.fp.fpscr = 0;
}

void z_arm_fpu_thread_gone(struct k_thread *thread)
{
	forget(thread);
}

/* The current thread leaves nothing in its registers. Locked. */
void z_arm_fpu_become_user(struct k_thread *thread)
{
	forget(thread);
	thread->arch.fp = (struct z_arm_fp_regs){0};
	set_fpexc(0);
}

/* Nobody's registers are in the unit then. A thread that uses it again has its own back. */
int arch_float_disable(struct k_thread *thread)
{
	unsigned int key;

	if (thread != _current || arch_is_in_isr()) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t)~K_FP_REGS;
	key = arch_irq_lock();
	if (z_arm_fpu.owner == thread) {
		save(&thread->arch.fp);
		z_arm_fpu.owner = NULL;
		set_fpexc(0);
	}
	arch_irq_unlock(key);
	return 0;
}

/* Nothing to enable: every thread may use them. */
int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP;
}
#endif
