/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to C: down to EL1 from wherever this CPU starts, on the boot stack, with address
 * translation off.
 *
 * Started at EL3 (no firmware), the interrupt controller is put into a single security state, and
 * there is nobody to answer PSCI calls. Started at EL2, they are made by SMC instead of HVC.
 */
#include "context.h"
#include <zephyr/devicetree.h>

#define ICC_SRE_EL3 S3_6_C12_C12_5
#define ICC_SRE_EL2 S3_4_C12_C9_5
#define ICC_SRE_ALL 0xf

#define SCR_EL1_IN_64_BITS 0x531 /* non-secure, HVC, AArch64 below, reserved ones */
#define SCR_NO_SMC         0x80
#define HCR_EL1_IN_64_BITS (1 << 31)
#define GICD_CTLR_DS       0x40

	.section .text.z_arm64_reset, "ax"
	.global	__start
	.global	z_arm64_secondary
z_arm64_secondary: /* x0 = what arch_cpu_start() gave to PSCI */
	mov	x20, x0
	b	1f
__start:
	mov	x20, #0
1:	msr	daifset, #0xf
	mrs	x21, currentel
	lsr	x21, x21, #2
	cmp	x21, #2
	b.lt	el1
	b.eq	el2

	mov	x0, #SCR_EL1_IN_64_BITS
	msr	scr_el3, x0
	msr	cptr_el3, xzr
	mov	x0, #ICC_SRE_ALL
	msr	ICC_SRE_EL3, x0
	isb
	ldr	x0, =DT_REG_ADDR(DT_NODELABEL(gic))
	mov	w1, #GICD_CTLR_DS
	str	w1, [x0]
	mov	x0, #SPSR_EL1H_MASKED
	msr	spsr_el3, x0
	adr	x0, el1
	msr	elr_el3, x0
	mrs	x0, id_aa64pfr0_el1
	tst	x0, #0xf00
	b.eq	3f
	bl	allow_el1
3:	eret

el2:
	mov	x0, #SPSR_EL1H_MASKED
	msr	spsr_el2, x0
	adr	x0, el1
	msr	elr_el2, x0
	bl	allow_el1
	eret

allow_el1: /* EL2 keeps nothing from EL1 */
	mov	x0, #HCR_EL1_IN_64_BITS
	msr	hcr_el2, x0
	mov	x0, #0x33ff
	msr	cptr_el2, x0
	msr	hstr_el2, xzr
	mov	x0, #3
	msr	cnthctl_el2, x0
	msr	cntvoff_el2, xzr
	mrs	x0, midr_el1
	msr	vpidr_el2, x0
	mrs	x0, mpidr_el1
	msr	vmpidr_el2, x0
	mov	x0, #ICC_SRE_ALL
	msr	ICC_SRE_EL2, x0
	isb
	ret

el1:
	ldr	x0, =SCTLR_RES1
	msr	sctlr_el1, x0
	adrp	x0, z_arm64_vectors
	add	x0, x0, #:lo12:z_arm64_vectors
	msr	vbar_el1, x0
#ifdef CONFIG_FPU
	mov	x0, #CPACR_FPEN
#else
	mov	x0, #0
#endif
	msr	cpacr_el1, x0
	isb
	mov	x29, #0
	mov	x30, #0
#ifdef CONFIG_SMP
	cbnz	x20, other_cpu
#endif
	adrp	x0, z_arm64_handlers_top
	ldr	x0, [x0, #:lo12:z_arm64_handlers_top]
#ifdef CONFIG_MULTITHREADING
	sub	x1, x0, #Z_ARM64_BOOT_FAULT_STACK
#else
	ldr	x1, =CONFIG_MAIN_STACK_SIZE
	sub	x1, x0, x1
#endif
	msr	spsel, #1
	mov	sp, x1
	msr	spsel, #0
	mov	sp, x0
	mov	x0, x21
	b	z_arm64_boot

#ifdef CONFIG_SMP
other_cpu: /* address translation is off: what it reads was written back for it */
	ldr	x0, [x20]
	sub	x1, x0, #Z_ARM64_BOOT_FAULT_STACK
	msr	spsel, #1
	mov	sp, x1
	msr	spsel, #0
	mov	sp, x0
	bl	z_arm64_mmu_enable
	mov	x0, x20
	b	z_arm64_boot_other
#endif
