/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode, simulated.
 *
 * A flag says which mode it is; gates look at it. While it is set, the program's variables and all
 * stacks but the thread's own are closed by mprotect(), except for the partitions of its domain. A
 * user thread has two host stacks: one for user mode, whose range its stack_info gives, and the one
 * that every thread has, for its system calls. Each call starts at the top of it.
 *
 * What is not protected: the host's C library and the host side of this program (runner/), which no
 * embedded code of an application should know; and text is text, a user can run what it likes, but
 * gets no farther than the first variable. It is there to run the kernel's checks under
 * the tools of the host and to fuzz them, not to contain hostile machine code.
 *
 * AddressSanitizer wants to know each change of stacks, and looks at variables anywhere: with it
 * the mode is only a flag.
 */
#include <nsi_fault.h>
#include <string.h>
#include <zephyr/kernel.h>
#include "arch/arch.h"
#include "arch/posix/core/switch.h"
#include "arch/posix/core/user.h"
#include "arch/user.h"

/* From the linker script: the page of the flag, the kernel's variables with the partitions. */
extern char __posix_mode_start[], __posix_kernel_start[], __posix_kernel_end[];

__attribute__((section(".posix_mode"))) volatile unsigned int posix_user_mode;

#define PROTECTED IS_ENABLED(CONFIG_ARCH_POSIX_USER_PROTECTION)

#define USER_STACK_WORDS 16 /* more than any call has */

/* What a thread enters user mode with, kept at the top of its user stack. */
struct user_start {
	k_thread_entry_t entry;
	void *p1;
	void *p2;
	void *p3;
} __aligned(16);

bool posix_kernel_mode(void)
{
	if (posix_user_mode == 0U) {
		return false;
	}
	if (PROTECTED) {
		nsi_protect_kernel_mode(__posix_mode_start, __posix_kernel_end);
		nsi_protect_open(_current->callee_saved.stack);
	}
	posix_user_mode = 0U;
	return true;
}

/* On the user's stack: the kernel's is about to be closed. */
static void user_mode(void)
{
	const struct k_mem_domain *domain = _current->mem_domain_info.mem_domain;
	struct nsi_stack *own = _current->arch.user_stack;
	struct nsi_protect_range open[CONFIG_MAX_DOMAIN_PARTITIONS];
	unsigned int n = 0;

	posix_user_mode = 1U;
	if (!PROTECTED) {
		return;
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		const struct k_mem_partition *p = &domain->partitions[i];

		if (p->size != 0U) {
			open[n++] = (struct nsi_protect_range){
				.start = p->start,
				.size = p->size,
				.read = (p->attr & Z_POSIX_U_R) != 0U,
				.write = (p->attr & Z_POSIX_U_W) != 0U,
				.execute = (p->attr & Z_POSIX_U_X) != 0U,
			};
		}
	}
	nsi_protect_user_mode(__posix_mode_start, __posix_kernel_start, __posix_kernel_end, own,
			      open, n);
}

/*
 * ---- system calls ------------------------------------------------------------------------------
 */

void *posix_syscall_enter(const uintptr_t *args, void *check);
void posix_syscall_leave(void);

/* Some of them are no arguments: AddressSanitizer would find other variables of the caller. */
__attribute__((no_sanitize_address)) static void copy_words(uintptr_t *to, const uintptr_t *from,
							    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		((volatile uintptr_t *)to)[i] = from[i];
	}
}

/*
 * A user thread calls: go to kernel mode, and say where the stack pointer has to be for @p check,
 * with a copy of what lies at @p args on the user's stack.
 */
void *posix_syscall_enter(const uintptr_t *args, void *check)
{
	uintptr_t low, size, room;
	char *sp;

	(void)posix_kernel_mode();
	low = _current->stack_info.start;
	size = _current->stack_info.size;
	if (check == NULL || (uintptr_t)args - low > size) {
		z_user_oops();
	}
	room = MIN(USER_STACK_WORDS * sizeof(uintptr_t), low + size - (uintptr_t)args);
	if (PROTECTED) {
		const struct nsi_stack *stack = _current->callee_saved.stack;

		sp = stack->low + stack->size;
	} else {
		sp = (char *)__builtin_frame_address(0) - 1024;
	}
	sp = (char *)ROUND_DOWN(sp - USER_STACK_WORDS * sizeof(uintptr_t), 16);
	copy_words((uintptr_t *)sp, args, room / sizeof(uintptr_t));
	return sp;
}

uintptr_t z_posix_numbered_call(void)
{
	posix_except(K_ERR_KERNEL_OOPS);
}

void posix_syscall_leave(void)
{
	user_mode();
}

/*
 * ---- threads -----------------------------------------------------------------------------------
 */

static void set_user_stack(struct k_thread *thread)
{
	struct nsi_stack *stack = thread->callee_saved.stack;

	if (PROTECTED) {
		stack = nsi_stack_get(CONFIG_ARCH_POSIX_THREAD_STACK_SIZE);
		thread->arch.user_stack = stack;
	}
	thread->stack_info = (struct _thread_stack_info){
		.start = (uintptr_t)stack->low,
		.size = stack->size,
	};
}

void posix_user_thread_init(struct k_thread *thread)
{
	if ((thread->base.user_options & K_USER) != 0U) {
		set_user_stack(thread);
	}
}

void posix_user_thread_gone(struct k_thread *thread)
{
	if (thread->arch.user_stack != NULL) {
		nsi_stack_put(thread->arch.user_stack);
		thread->arch.user_stack = NULL;
	}
}

static struct user_start *user_start_of(const struct nsi_stack *stack)
{
	return (struct user_start *)(stack->low + stack->size) - 1;
}

/* First function on the user's stack. */
static void user_main(void)
{
	struct user_start start = *user_start_of(_current->arch.user_stack);

	user_mode();
	z_user_thread_entry(start.entry, start.p1, start.p2, start.p3);
}

FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct k_thread *thread = _current;
	struct user_start *start;
	struct switch_frame *frame;
	void *left;

	if (!PROTECTED) {
		set_user_stack(thread);
		user_mode();
		z_user_thread_entry(entry, p1, p2, p3);
	}
	if (thread->arch.user_stack == NULL) {
		set_user_stack(thread);
	}
	start = user_start_of(thread->arch.user_stack);
	*start = (struct user_start){.entry = entry, .p1 = p1, .p2 = p2, .p3 = p3};
	frame = (struct switch_frame *)start - 1;
	*frame = (struct switch_frame)SWITCH_FRAME_INIT(user_main);
	posix_switch_stack(&left, frame);
	CODE_UNREACHABLE;
}

/*
 * ---- domains: the kernel's list is looked at each time a thread goes to user mode ---------------
 */

int arch_mem_domain_max_partitions_get(void)
{
	return CONFIG_MAX_DOMAIN_PARTITIONS;
}

int arch_mem_partition_check(const struct k_mem_partition *part)
{
	return (part->start % 4096U == 0U && part->size % 4096U == 0U) ? 0 : -EINVAL;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	ARG_UNUSED(domain);
	ARG_UNUSED(index);
	return 0;
}

int arch_mem_domain_thread_set(struct k_thread *thread)
{
	ARG_UNUSED(thread);
	return 0;
}
