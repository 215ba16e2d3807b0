/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From the loader to C. Multiboot ("Multiboot Specification", 0.6.96) and PVH (Xen's "x86/HVM direct
 * boot ABI") loaders both enter at __start: 32 bits, flat segments, paging and interrupts off. What
 * they tell about memory is not used: the devicetree says where RAM is.
 *
 * The multiboot header names the addresses itself: multiboot knows ELF files of 32 bits only. A PVH
 * loader does not clear .bss; so it is always cleared here.
 */
#define _ASMLANGUAGE
#include "percpu.h"

#define CR0_RUN	 0x33	 /* PE, MP, ET, NE */
#ifdef CONFIG_FPU
#define CR0_RUN_32 CR0_RUN
#else
#define CR0_RUN_32 (CR0_RUN | 8) /* TS: see floating point in entry.S */
#endif
#define CR0_PAGE 0x80010000 /* PG, WP */
#define CR4_PAE	 0x20
#define CR4_SSE	 0x600 /* OSFXSR, OSXMMEXCPT */
#define EFER	 0xc0000080
#define EFER_LONG_NX 0x900 /* LME, NXE */

#ifdef CONFIG_MULTIBOOT
	.section .multiboot, "a"
	.balign 4
header:
	.long 0x1badb002
	.long 0x00010000 /* the addresses below are valid */
	.long -(0x1badb002 + 0x00010000)
	.long header
	.long header /* load from here ... */
	.long __loaded_end
	.long __cleared_end /* ... clear up to here */
	.long __start
#endif

	.section .note.pvh, "a", @note
	.balign 4
	.long 4 /* bytes of the name */
	.long 2f - 1f
	.long 18 /* XEN_ELFNOTE_PHYS32_ENTRY */
	.asciz "Xen"
1:
#ifdef CONFIG_X86_64
	.quad __start
#else
	.long __start
#endif
2:

	.section .rodata.boot_gdt, "a"
	.balign 8
boot_gdt:
	.quad 0
#ifdef CONFIG_X86_64
	.quad 0x00af9b000000ffff
#else
	.quad 0x00cf9b000000ffff
#endif
	.quad 0x00cf93000000ffff
#ifdef CONFIG_X86_64
	.quad 0x00cf9b000000ffff
#endif
boot_gdt_pointer:
	.word boot_gdt_pointer - boot_gdt - 1
	.long boot_gdt

	.section .text.__start, "ax"
	.code32
	.globl __start
__start:
	cli
	cld
	movl $__bss_start, %edi
	movl $__bss_end, %ecx
	subl %edi, %ecx
	shrl $2, %ecx
	xorl %eax, %eax
	rep stosl
	movl z_x86_boot_stack, %esp
	lgdt boot_gdt_pointer

#ifdef CONFIG_X86_64
	/* The first 4 GiB where they are, in pages of 2 MiB, until paging.c does better. */
	movl $z_x86_pd, %edi
	movl $(PAGE_PRESENT | PAGE_WRITE | PAGE_LARGE), %eax
	movl $2048, %ecx
1:	movl %eax, (%edi)
	addl $0x200000, %eax
	addl $8, %edi
	loop 1b
	movl $z_x86_pd + PAGE_PRESENT + PAGE_WRITE, %eax
	movl $z_x86_pdpt, %edi
	movl $4, %ecx
2:	movl %eax, (%edi)
	addl $4096, %eax
	addl $8, %edi
	loop 2b
	movl $z_x86_pdpt + PAGE_PRESENT + PAGE_WRITE, z_x86_pml4
	call enter_long_mode

	.code64
	xorl %ebp, %ebp
	call z_x86_start

/* In 32 bits; returns in 64 bits with paging on. */
	.code32
enter_long_mode:
	movl %cr4, %eax
	orl $(CR4_PAE | CR4_SSE), %eax
	movl %eax, %cr4
	movl $z_x86_pml4, %eax
	movl %eax, %cr3
	movl $EFER, %ecx
	rdmsr
	orl $EFER_LONG_NX, %eax
	wrmsr
	movl $(CR0_PAGE | CR0_RUN), %eax
	movl %eax, %cr0
	ljmp $SEL_CODE, $3f

	.code64
3:	movl $SEL_DATA, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	xorl %eax, %eax
	movl %eax, %fs
	movl %eax, %gs
	movl (%rsp), %eax /* the return address of a call in 32 bits */
	addq $4, %rsp
	andq $-16, %rsp
	jmp *%rax

#ifdef CONFIG_SMP
/*
 * Another CPU wakes in 16 bits at a page below 1 MiB, to which smp.c has copied what lies between the
 * two labels.
 */
	.code16
	.globl z_x86_ap_wake, z_x86_ap_wake_end
z_x86_ap_wake:
	cli
	lgdtl %cs:(1f - z_x86_ap_wake)
	movl $0x11, %eax /* ET, PE */
	movl %eax, %cr0
	ljmpl $SEL_TLS, $ap_start
	.balign 4
1:	.word boot_gdt_pointer - boot_gdt - 1
	.long boot_gdt
z_x86_ap_wake_end:

	.code32
ap_start:
	movl $SEL_DATA, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	cld
	movl z_x86_ap_stack, %esp
	call enter_long_mode

	.code64
	xorl %ebp, %ebp
	call z_x86_ap_start
#endif

#else
	movl %cr4, %eax
	orl $CR4_SSE, %eax
	movl %eax, %cr4
	movl $CR0_RUN_32, %eax
	movl %eax, %cr0
	ljmp $SEL_CODE, $1f
1:	movl $SEL_DATA, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	xorl %eax, %eax
	movl %eax, %fs
	movl %eax, %gs
	xorl %ebp, %ebp
	call z_x86_start
#endif

	.section .note.GNU-stack, "", @progbits
