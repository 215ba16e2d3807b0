/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The architecture contract: what a port gives to the kernel, and what the kernel gives back.
 *
 * A port consists of a public part, include/zephyr/arch/<arch>/arch.h, with the types and inlines
 * that applications see too, and of arch/<arch>/ with the functions below. Portable code never
 * looks behind either. arch/template is a port with nothing behind it that compiles: start a new
 * one from a copy.
 *
 * Public part, all of it used by portable code:
 *   struct arch_esf           registers saved by a fault, shown by the fatal error dump
 *   struct _callee_saved      what a switched-out thread keeps in struct k_thread (best: its sp)
 *   struct _thread_arch       other per-thread data of the port, may be empty
 *   ARCH_STACK_PTR_ALIGN      alignment of a stack pointer and of a stack object, bytes
 *   ARCH_KERNEL_STACK_RESERVED  bytes at the low end of a stack object for a guard, and
 *   ARCH_KERNEL_STACK_OBJ_ALIGN  the alignment that it needs; both may be left out
 *   arch_irq_lock() arch_irq_unlock(key) arch_irq_unlocked(key)  interrupts off and back
 *   arch_is_in_isr()          an interrupt or fault handler is running on this CPU
 *   ARCH_IRQ_CONNECT(irq, prio, isr, arg, flags)     static interrupt connection
 *   ARCH_IRQ_DIRECT_CONNECT(irq, prio, isr, flags), ARCH_ISR_DIRECT_HEADER/FOOTER/PM/DECLARE
 *   ARCH_EXCEPT(reason)       raise a fatal error with the registers of this point
 *   arch_k_cycle_get_32() arch_k_cycle_get_64() arch_nop() arch_proc_id() arch_num_cpus()
 *   CONFIG_SMP: arch_curr_cpu(), arch_spin_relax(), see "several CPUs" below
 *
 * Vocabulary: "locked" means arch_irq_lock() is in force. A thread's interrupt state belongs to the
 * thread: a switch away and back restores it.
 */
#ifndef ETESIAN_ARCH_ARCH_H_
#define ETESIAN_ARCH_ARCH_H_

#include <zephyr/kernel.h>
#include <zephyr/irq_offload.h>
#include "user.h"

/* ---- every port ------------------------------------------------------------------------ */

/**
 * @brief Prepare this CPU for the kernel: vectors, faults, interrupt priorities, stack limits.
 *
 * Context: start of boot, interrupts off, before any device. The start code has set up memory
 * already.
 */
void arch_init(void);

/**
 * @brief Lay out a new thread's first context.
 *
 * After this a switch to @p thread calls z_thread_entry(entry, p1, p2, p3) with interrupts on and
 * the stack empty. @p stack_ptr is the first byte above the usable stack, aligned to
 * ARCH_STACK_PTR_ALIGN. Context: any thread or boot.
 */
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3);

/**
 * @brief Leave thread @p prev and continue thread @p next.
 *
 * Returns in the context of @p prev when somebody switches back to it. Locked on entry and on
 * return. The kernel has already made @p next the current thread. @p prev may be dead: its stack is
 * then left for good and may be reused as soon as @p next runs. Context: thread (never an interrupt
 * handler).
 *
 * CONFIG_SMP: entered with the kernel's spinlock held; between saving @p prev and restoring @p next
 * calls z_smp_switched(), see "several CPUs". Returns without it, maybe on another CPU.
 */
void arch_switch(struct k_thread *next, struct k_thread *prev);

/**
 * @brief Leave the boot stack and start the first thread. Locked on entry; does not return.
 *
 * CONFIG_SMP: on every CPU once, @p first has never run; z_smp_switched() once the boot stack is
 * left.
 */
FUNC_NORETURN void arch_start_first(struct k_thread *first);

/**
 * @brief CONFIG_MULTITHREADING=n: interrupts on, run @p fn(NULL, NULL, NULL) as the only thread.
 *
 * Where the boot stack also serves interrupts it must be large enough for both.
 */
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn);

/**
 * @brief Ask that z_sched_isr_next() be called when the outermost interrupt handler returns.
 *
 * At that point the port, locked, calls z_sched_isr_next() and, where that returns a thread other
 * than the interrupted one, continues it instead; the interrupted thread is saved so that
 * arch_switch() can continue it later. Context: interrupt handler, locked.
 */
void arch_isr_resched(void);

/**
 * @brief Interrupts on, sleep until an interrupt has been handled. Context: idle thread, unlocked.
 */
void arch_cpu_idle(void);

/** @brief Sleep until an interrupt is pending, then unlock with @p key, without a gap between. */
void arch_cpu_atomic_idle(unsigned int key);

/** @brief Let line @p irq interrupt. */
void arch_irq_enable(unsigned int irq);
/** @brief Keep line @p irq from interrupting; a pending one stays pending. */
void arch_irq_disable(unsigned int irq);
/** @brief Non-zero where arch_irq_enable() is in force for @p irq. */
int arch_irq_is_enabled(unsigned int irq);

/**
 * @brief Run @p routine(@p parameter) as an interrupt handler, now. Returns after it. Context:
 * thread.
 */
void arch_irq_offload(irq_offload_routine_t routine, const void *parameter);

/** @brief The end of the road: stop this CPU (and a simulator's process) for @p reason. */
FUNC_NORETURN void arch_system_halt(unsigned int reason);

/**
 * @brief Was it an interrupt handler, not a thread, that ran into the error with registers @p esf?
 */
bool arch_is_in_nested_exception(const struct arch_esf *esf);

/* ---- where selected -------------------------------------------------------------------- */

/** CONFIG_DYNAMIC_INTERRUPTS: connect at run time. Returns the vector, or -EINVAL. */
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags);

/**
 * CONFIG_ARCH_HAS_THREAD_ABORT: @p thread will never run again, give back what the port holds for
 * it. It may be the current thread, still on its stack until the switch that follows.
 */
void arch_thread_gone(struct k_thread *thread);

/** CONFIG_ARCH_HAS_CUSTOM_BUSY_WAIT: pass @p usec_to_wait microseconds without sleeping. */
void arch_busy_wait(uint32_t usec_to_wait);

/** CONFIG_EXCEPTION_DUMP: print the registers of @p esf (never NULL) with z_fatal_print(). */
void arch_fatal_dump(const struct arch_esf *esf);

/** CONFIG_ARCH_HAS_STACKWALK: call @p callback_fn(cookie, pc) from the innermost frame outwards. */
void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf);

/** CONFIG_FPU_SHARING: give up / ask for the floating point registers. 0, -EINVAL or -ENOTSUP. */
int arch_float_disable(struct k_thread *thread);
int arch_float_enable(struct k_thread *thread, unsigned int options);

/*
 * ---- several CPUs: CONFIG_SMP (select ARCH_HAS_SMP) ---------------------------------------
 *
 * The kernel's lock is a spinlock. It is handed over in a switch: held from before the switch is
 * decided until the thread that leaves can be continued by another CPU. So
 *
 *   switch:          save prev's registers and stack pointer; load next's stack pointer;
 *                    z_smp_switched(), on next's stack; restore next's registers
 *   interrupt exit:  save all of the interrupted thread's registers on its stack; on the interrupt
 *                    stack ask z_sched_isr_next(); if that is another thread, load its stack
 *                    pointer, z_smp_switched(), restore its registers. If it is the same, nothing.
 *   first thread:    load its stack pointer, z_smp_switched(), restore its registers
 *
 * and a thread that comes back, from whichever of the three, never owns the spinlock. From
 * z_smp_switched() on another CPU may run prev: nothing below its saved stack pointer, and nothing
 * of it in registers, may be needed any more.
 *
 * Public part, in include/zephyr/arch/<arch>/arch.h:
 *   struct _cpu *arch_curr_cpu(void)  this CPU's record, &_kernel.cpus[i], from a per-CPU register;
 *       a volatile asm, as it may change across any call
 *   arch_is_in_isr()    thread code calls it unlocked: it must not read the record of a CPU that
 *       the thread has left meanwhile (lock interrupts around, or look at a register)
 *   arch_proc_id()      number of this CPU, 0 the one that boots; the same as the record's id
 *   arch_num_cpus()     how many there are, at most CONFIG_MP_MAX_NUM_CPUS
 *   arch_spin_relax()   in a loop that waits for another CPU; at least a no-op
 *   ARCH_CURRENT_IN_ONE_LOAD, arch_current_thread()  both or none: where one instruction loads
 *       the current thread from the per-CPU record
 *   atomic operations that other CPUs respect: the compiler's (lib/atomic)
 *
 * The record's members that a port may use: `id`, `irq_stack` (top of this CPU's interrupt stack;
 * NULL for CPU 0 unless its port sets it: it keeps the boot stack), `nested`, `current`.
 */

/**
 * @brief Start CPU @p cpu_num: there @p fn(@p arg) on @p stack of @p sz usable bytes.
 *
 * @p fn is called locked, when the CPU is as arch_init() leaves the first one: vectors, per-CPU
 * register, interrupt controller's part of this CPU. It returns only after
 * k_smp_cpu_resume(invoke_sched false). Does not wait for the CPU. @p stack is also the CPU's
 * interrupt stack later: @p fn does not come back. Context: thread.
 */
void arch_cpu_start(int cpu_num, k_thread_stack_t *stack, int sz, arch_cpustart_t fn, void *arg);

/**
 * @brief Interrupt the other CPUs so that each calls z_sched_ipi() from a handler (select
 * SCHED_IPI_SUPPORTED). Two that come at once may become one. What was written before is seen
 * there. Context: any, locked.
 */
void arch_sched_broadcast_ipi(void);

/** @brief The same for CPUs of @p cpu_bitmap only (select ARCH_HAS_DIRECTED_IPIS). */
void arch_sched_directed_ipi(uint32_t cpu_bitmap);

/* ---- upcalls: what a port calls in the kernel ------------------------------------------ */

/** @brief From the start code: memory is set up, interrupts are off, the boot stack is in use. */
FUNC_NORETURN void z_kernel_start(void);

/** @brief First function of every thread. Unlocked. */
__used FUNC_NORETURN void z_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/**
 * @brief At the end of the outermost interrupt: which thread runs now.
 *
 * The returned thread is current from here on. Locked. Called after arch_isr_resched(); a call
 * without need is harmless. CONFIG_SMP: if it is not the interrupted thread, the port owes a
 * z_smp_switched().
 */
__used struct k_thread *z_sched_isr_next(void);

/** @brief CONFIG_SMP: the thread that was left may run elsewhere. Locked. Any stack but its own. */
__used void z_smp_switched(void);

/** @brief CONFIG_SMP: the other end of an IPI. Context: interrupt handler. */
void z_sched_ipi(void);

/**
 * @brief A fault. @p reason is an enum k_fatal_error_reason, @p esf the saved registers or NULL.
 *
 * Returns only where the system goes on: the interrupted thread has then been aborted, and the port
 * returns from its exception through the outermost-interrupt path above.
 */
void z_fatal_error(unsigned int reason, const struct arch_esf *esf);

/** @brief printk() for fatal dumps; nothing where CONFIG_PRINTK is off. */
#define z_fatal_print(...) printk(__VA_ARGS__)

/** @brief Handler of every line that nobody connected. */
FUNC_NORETURN void z_irq_spurious(const void *unused);

#endif /* ETESIAN_ARCH_ARCH_H_ */
