/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From UEFI to __start (boot.S): the code of zephyr.efi, which scripts/build/efi.py makes. UEFI
 * loads that file anywhere, in 64 bits; the image wants to be at its place, entered in 32 bits as
 * from a multiboot loader. So: boot services off, back to 32 bits without paging, copy, jump. Only
 * then the copy may overwrite what was the firmware's.
 *
 * It runs wherever it lies. Offsets of tables: UEFI Specification 2.10, 4.3 and 4.4. Firmware may
 * change its memory map while it hands it out: then it refuses the map's key, and we ask again.
 */
	.set BOOT_SERVICES, 0x60
	.set GET_MEMORY_MAP, 0x38
	.set EXIT_BOOT_SERVICES, 0xe8
	.set TRIES, 8
	.set CODE_32, 0x08
	.set DATA_32, 0x10
	.set EFER, 0xc0000080

	.text
/* Filled in by efi.py. The first and the fifth are distances from here. */
params:
	.set PAYLOAD, 0
	.set PAYLOAD_SIZE, 4
	.set LOAD_ADDR, 8
	.set ENTRY, 12
	.set MAP, 16
	.set MAP_SIZE, 20
	.set MEMORY_END, 24 /* of what the image uses, its stacks too */
	.zero 32

/* The stack: 32 bytes for who is called and the fifth argument, then these. */
	.set SIZE, 40
	.set KEY, 48
	.set ENTRY_SIZE, 56
	.set VERSION, 64
	.set GDT_POINTER, 70
	.set FRAME, 88

/* rcx: handle of this program, rdx: the system table. Returns an error only. */
efi_start:
	pushq %rbx
	pushq %rbp
	pushq %rsi
	pushq %rdi
	subq $FRAME, %rsp
	leaq params(%rip), %rbp
	movq %rcx, %rbx
	movq BOOT_SERVICES(%rdx), %rdi

	/* All of this file must be below 4 GiB and above the image's place. */
	movl MAP(%rbp), %eax
	addq %rbp, %rax
	movl MAP_SIZE(%rbp), %ecx
	addq %rcx, %rax
	shrq $32, %rax
	jnz fail
	movl MEMORY_END(%rbp), %eax
	cmpq %rax, %rbp
	jb fail

	movl $TRIES, %esi
again:	decl %esi
	js fail
	movl MAP_SIZE(%rbp), %eax
	movq %rax, SIZE(%rsp)
	leaq SIZE(%rsp), %rcx
	movl MAP(%rbp), %edx
	addq %rbp, %rdx
	leaq KEY(%rsp), %r8
	leaq ENTRY_SIZE(%rsp), %r9
	leaq VERSION(%rsp), %rax
	movq %rax, 32(%rsp)
	call *GET_MEMORY_MAP(%rdi)
	testq %rax, %rax
	jnz fail
	movq %rbx, %rcx
	movq KEY(%rsp), %rdx
	call *EXIT_BOOT_SERVICES(%rdi)
	testq %rax, %rax
	jnz again

	cli
	cld
	leaq gdt(%rip), %rax
	movw $(gdt_end - gdt - 1), GDT_POINTER(%rsp)
	movq %rax, GDT_POINTER + 2(%rsp)
	lgdt GDT_POINTER(%rsp)
	leaq in_32(%rip), %rax
	pushq $CODE_32
	pushq %rax
	lretq

fail:	movabsq $0x8000000000000001, %rax /* EFI_LOAD_ERROR */
	addq $FRAME, %rsp
	popq %rdi
	popq %rsi
	popq %rbp
	popq %rbx
	ret

	.code32
in_32:	movl $DATA_32, %eax
	movl %eax, %ds
	movl %eax, %es
	movl %eax, %ss
	movl %cr0, %eax
	andl $0x7fffffff, %eax /* PG: out of long mode */
	movl %eax, %cr0
	movl $EFER, %ecx
	rdmsr
	andl $~0x100, %eax /* LME */
	wrmsr
	xorl %eax, %eax
	movl %eax, %cr4
	movl PAYLOAD(%ebp), %esi
	addl %ebp, %esi
	movl PAYLOAD_SIZE(%ebp), %ecx
	movl LOAD_ADDR(%ebp), %edi
	rep movsb
	jmp *ENTRY(%ebp)

	.balign 8
gdt:	.quad 0
	.quad 0x00cf9b000000ffff
	.quad 0x00cf93000000ffff
gdt_end:

	.section .note.GNU-stack, "", @progbits
