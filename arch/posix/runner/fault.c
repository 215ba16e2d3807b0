/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks of threads, and faults.
 *
 * A fault (a bad access, a division by zero, ...) arrives as a host signal. The handler does not
 * deal with it: it notes the registers, changes the saved context so that execution continues in
 * nsif_cpu0_fault() and returns, so that the embedded side handles the fault as ordinary code, may
 * switch threads or end the process, and the host never sees a signal handler that does not return.
 * That code runs on the faulting stack, below the frame that faulted, or on the emergency stack
 * where there is no room or the stack pointer is not to be trusted.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
#include "nsi_cpu_if.h"
#include "nsi_fault.h"
#include "nsi_hw_scheduler.h"
#include "nsi_protect.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"

#ifdef __has_feature /* clang's way to tell */
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)0)
#endif

/*
 * ---- stacks ------------------------------------------------------------------------------------
 */

/* Large, as it costs address space only: a frame bigger than the guard would jump over it. */
#define GUARD_SIZE (64 * 1024)

static struct nsi_stack *free_stacks, *all_stacks;

static struct nsi_stack *stack_map(size_t size)
{
	struct nsi_stack *stack = malloc(sizeof(*stack));
	char *base = mmap(NULL, size + GUARD_SIZE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (stack == NULL || base == MAP_FAILED || mprotect(base, GUARD_SIZE, PROT_NONE) != 0) {
		nsi_print_error_and_exit("no memory for a thread's stack of %zu bytes: %s\n", size,
					 strerror(errno));
	}
	*stack = (struct nsi_stack){.low = base + GUARD_SIZE, .size = size, .next = all_stacks};
	all_stacks = stack;
	return stack;
}

struct nsi_stack *nsi_stack_get(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	struct nsi_stack **link = &free_stacks;

	size = (size + page - 1) / page * page;
	while (*link && (*link)->size != size) {
		link = &(*link)->next_free;
	}
	if (*link) {
		struct nsi_stack *stack = *link;

		*link = stack->next_free;
		ASAN_UNPOISON_MEMORY_REGION(stack->low, stack->size);
		return stack;
	}
	return stack_map(size);
}

void nsi_stack_put(struct nsi_stack *stack)
{
	stack->next_free = free_stacks;
	free_stacks = stack;
}

/* Close or open it for the program's own accesses. */
static void set_access(struct nsi_stack *stack, bool open)
{
	if (stack->closed == open) {
		stack->closed = !open;
		(void)mprotect(stack->low, stack->size,
			       open ? PROT_READ | PROT_WRITE : PROT_NONE);
	}
}

void nsi_protect_open(struct nsi_stack *stack)
{
	set_access(stack, true);
}

void nsi_protect_stacks(struct nsi_stack *own)
{
	for (struct nsi_stack *s = all_stacks; s; s = s->next) {
		set_access(s, s == own);
	}
}

/* In kernel mode a closed stack is opened when somebody looks at it. */
static bool open_at(uintptr_t address)
{
	for (struct nsi_stack *s = all_stacks; s; s = s->next) {
		if (s->closed && address - (uintptr_t)s->low < s->size) {
			set_access(s, true);
			return true;
		}
	}
	return false;
}

static bool in_guard(uintptr_t address)
{
	for (const struct nsi_stack *s = all_stacks; s; s = s->next) {
		if ((uintptr_t)s->low - address - 1 < GUARD_SIZE) {
			return true;
		}
	}
	return false;
}

static bool has_room(uintptr_t sp)
{
	for (const struct nsi_stack *s = all_stacks; s; s = s->next) {
		if (sp - (uintptr_t)s->low < s->size) {
			return sp - (uintptr_t)s->low > s->size / 4;
		}
	}
	return false;
}

/*
 * ---- registers of the hosts we know ------------------------------------------------------------
 */

#if defined(__x86_64__)
#define REGISTERS(X)                                                                               \
	X(RAX) X(RBX) X(RCX) X(RDX) X(RSI) X(RDI) X(RBP) X(RSP) X(R8) X(R9) X(R10) X(R11) X(R12)   \
	X(R13) X(R14) X(R15) X(RIP) X(EFL)
#define CONTEXT_REG(uc, name) ((uc)->uc_mcontext.gregs[REG_##name])
#define CONTEXT_PC(uc)        CONTEXT_REG(uc, RIP)
#define CONTEXT_SP(uc)        CONTEXT_REG(uc, RSP)
#define CALLED_SP(sp)         ((sp) / 16 * 16 - 8) /* as if a call had pushed an address */
#elif defined(__i386__)
#define REGISTERS(X) X(EAX) X(EBX) X(ECX) X(EDX) X(ESI) X(EDI) X(EBP) X(ESP) X(EIP) X(EFL)
#define CONTEXT_REG(uc, name) ((uc)->uc_mcontext.gregs[REG_##name])
#define CONTEXT_PC(uc)        CONTEXT_REG(uc, EIP)
#define CONTEXT_SP(uc)        CONTEXT_REG(uc, ESP)
#define CALLED_SP(sp)         ((sp) / 16 * 16 - 4)
#elif defined(__aarch64__)
#define REGISTERS(X)                                                                               \
	X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)      \
	X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30)
#define CONTEXT_REG(uc, name) ((uc)->uc_mcontext.regs[name])
#define CONTEXT_PC(uc)        ((uc)->uc_mcontext.pc)
#define CONTEXT_SP(uc)        ((uc)->uc_mcontext.sp)
#define CALLED_SP(sp)         ((sp) / 16 * 16)
#else
#error "this host processor is not known: add its registers here and its switch to switch.S"
#endif

static struct nsi_fault fault;

const struct nsi_fault *nsi_fault_get(void)
{
	return &fault;
}

const char *nsi_fault_reg_name(unsigned int index)
{
#ifdef __aarch64__
#define NAME(name) "x" #name,
#else
#define NAME(name) #name,
#endif
	static const char *const names[] = {REGISTERS(NAME)};

	return index < NSI_ARRAY_SIZE(names) ? names[index] : "?";
}

/*
 * ---- the signal --------------------------------------------------------------------------------
 */

#define RED_ZONE       256
#define EMERGENCY_SIZE (256 * 1024)
#define MAX_FAULTS     100 /* at one moment of virtual time: the handling of faults is at fault */

static char emergency_stack[EMERGENCY_SIZE] __attribute__((aligned(16)));
static char signal_stack[64 * 1024];

static void give_up_if_endless(void)
{
	static const char message[] = "fault while a fault was handled, over and over: giving up\n";
	static uint64_t last_time;
	static int count;

	count = last_time == nsi_hws_get_time() ? count + 1 : 1;
	last_time = nsi_hws_get_time();
	if (count > MAX_FAULTS) {
		(void)!write(STDERR_FILENO, message, sizeof(message) - 1);
		_exit(1);
	}
}

static void note_fault(int sig, const siginfo_t *info, const ucontext_t *uc)
{
	static const struct {
		int sig;
		const char *name;
	} names[] = {{SIGSEGV, "SIGSEGV (bad memory access)"},
		     {SIGBUS, "SIGBUS (bad memory access)"},
		     {SIGFPE, "SIGFPE (arithmetic)"},
		     {SIGILL, "SIGILL (illegal instruction)"}};

	memset(&fault, 0, sizeof(fault));
	for (unsigned int i = 0; i < NSI_ARRAY_SIZE(names); i++) {
		if (names[i].sig == sig) {
			fault.name = names[i].name;
		}
	}
	fault.pc = (uintptr_t)CONTEXT_PC(uc);
	fault.sp = (uintptr_t)CONTEXT_SP(uc);
	fault.has_address = sig == SIGSEGV || sig == SIGBUS;
	fault.address = (uintptr_t)info->si_addr;
	fault.stack_overflow = fault.has_address && in_guard(fault.address);
#define SAVE(name) fault.reg[fault.regs++] = (uintptr_t)CONTEXT_REG(uc, name);
	REGISTERS(SAVE)
}

static void fault_signal(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	uintptr_t sp = (uintptr_t)CONTEXT_SP(uc);

	if (sig == SIGSEGV && !nsi_protect_in_user_mode() && open_at((uintptr_t)info->si_addr)) {
		return;
	}
	give_up_if_endless();
	note_fault(sig, info, uc);
	if (has_room(sp)) {
		sp -= RED_ZONE;
	} else {
		sp = (uintptr_t)emergency_stack + sizeof(emergency_stack);
		fault.emergency_stack = emergency_stack;
		fault.emergency_size = sizeof(emergency_stack);
	}
	CONTEXT_SP(uc) = CALLED_SP(sp);
	CONTEXT_PC(uc) = (uintptr_t)nsif_cpu0_fault;
}

static void catch_faults(void)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
	stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof(signal_stack)};
	struct sigaction action = {.sa_sigaction = fault_signal,
				   .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};

	if (sigaltstack(&stack, NULL) != 0) {
		nsi_print_error_and_exit("sigaltstack: %s\n", strerror(errno));
	}
	for (unsigned int i = 0; i < NSI_ARRAY_SIZE(signals); i++) {
		sigaction(signals[i], &action, NULL);
	}
}
NSI_TASK(catch_faults, PRE_BOOT_2, 0);
