/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Boot, from the port's start code to the application's main(), as two lists of calls.
 */
#include "banner.h"
#include "canary.h"
#include "device.h"
#include "fast.h"
#include "idle.h"
#include "sched.h"
#include "smp_start.h"
#include "thread.h"
#include "thread_features.h"
#include "trace.h"
#include "user/user_thread.h"
#include "../arch/arch.h"
#include <zephyr/init.h>

bool z_sys_post_kernel;

int main(void);
static void main_returned(void);
#ifdef CONFIG_SMP
static void start_other_cpus(void);
#else
#define start_other_cpus()
#endif

#ifdef CONFIG_STATIC_INIT_GNU
/* Constructors of global objects, collected by the linker. */
static void run_constructors(void)
{
	extern void (*const __init_array_start[])(void);
	extern void (*const __init_array_end[])(void);

	for (void (*const *fn)(void) = __init_array_start; fn < __init_array_end; fn++) {
		(*fn)();
	}
}
#else
static void run_constructors(void)
{
}
#endif

/* The application's part; in the main thread where there are threads. */
static void start_application(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	z_sys_post_kernel = true;
	z_sys_init_run_level(INIT_LEVEL_POST_KERNEL);
	boot_banner();
	run_constructors();
	z_sys_init_run_level(INIT_LEVEL_APPLICATION);
	start_other_cpus();
	(void)main();
	main_returned();
}

#ifdef CONFIG_MULTITHREADING

/* The system goes on without main(): its other threads and interrupts may be all it needs. */
static void main_returned(void)
{
	_current->base.user_options &= ~K_ESSENTIAL;
}

#ifdef CONFIG_THREAD_NAME
#define NAME(string) (string)
#else
#define NAME(string) NULL
#endif

struct k_thread z_main_thread;
struct k_thread z_idle_threads[CONFIG_MP_MAX_NUM_CPUS];
K_THREAD_STACK_DEFINE(z_main_stack, CONFIG_MAIN_STACK_SIZE);
static K_KERNEL_STACK_ARRAY_DEFINE(z_idle_stacks, CONFIG_MP_MAX_NUM_CPUS, CONFIG_IDLE_STACK_SIZE);

/*
 * Until threads run, boot passes for the main thread: _current is never NULL, the run queue never
 * empty, and what is made ready does not preempt, since there is nobody better.
 */
static void pose_as_main(void)
{
	z_sched_init();
	z_main_thread.base.prio = K_HIGHEST_THREAD_PRIO;
	z_cpu_mask_thread_init(&z_main_thread);
	z_lock_cpus();
	z_sched_ready(&z_main_thread);
	z_unlock_cpus();
	z_pool_first_thread(&z_main_thread);
	z_user_first_thread(&z_main_thread);
	_kernel.cpus[0].current = &z_main_thread;
}

static ALWAYS_INLINE void setup_idle(unsigned int cpu, const char *name)
{
	struct k_thread *idle = &z_idle_threads[cpu];

	z_thread_setup(idle, z_idle_stacks[cpu], K_KERNEL_STACK_SIZEOF(z_idle_stacks[cpu]), z_idle,
		       NULL, NULL, NULL, K_IDLE_PRIO, K_ESSENTIAL, name);
}

#ifdef CONFIG_SMP

/* An idle thread is in no queue: z_smp_best() falls back on it. */
void z_idle_setup(unsigned int cpu)
{
	struct k_thread *idle = &z_idle_threads[cpu];
	char name[] = "idle 00";

	name[5] += (char)(cpu / 10U);
	name[6] += (char)(cpu % 10U);
	if (_kernel.cpus[cpu].idle_thread == idle) {
		z_monitor_thread_gone(idle); /* the CPU was off */
		(void)memset(idle, 0, sizeof(*idle));
	}
	setup_idle(cpu, (CONFIG_MP_MAX_NUM_CPUS > 1) ? name : "idle");
	idle->base.thread_state = 0U;
	idle->base.cpu = (uint8_t)cpu;
	_kernel.cpus[cpu].id = (uint8_t)cpu;
	_kernel.cpus[cpu].idle_thread = idle;
}

static void start_idle(void)
{
	z_idle_setup(0);
	_kernel.cpus_online = BIT(0);
	z_usage_cpu_start(0);
	z_main_thread.base.active = 1U;
}

static void start_other_cpus(void)
{
	z_smp_init();
	z_sys_init_run_level(INIT_LEVEL_SMP);
}

#else

static ALWAYS_INLINE void start_idle(void)
{
	setup_idle(0, NAME("idle"));
	z_thread_start(&z_idle_threads[0]);
	_kernel.cpus[0].idle_thread = &z_idle_threads[0];
}

#endif

static FUNC_NORETURN void start_threads(void)
{
	z_key_t key;

	start_idle();
	z_lock_cpus();
	z_sched_unready(&z_main_thread); /* the pose */
	z_unlock_cpus();
	z_thread_setup(&z_main_thread, z_main_stack, K_THREAD_STACK_SIZEOF(z_main_stack),
		       start_application, NULL, NULL, NULL, CONFIG_MAIN_THREAD_PRIORITY,
		       K_ESSENTIAL, NAME("main"));
	key = z_lock();
	ARG_UNUSED(key);
	z_thread_start(&z_main_thread);
	arch_start_first(&z_main_thread);
}

#else

static void main_returned(void)
{
	z_idle(NULL, NULL, NULL);
}

static void pose_as_main(void)
{
}

static FUNC_NORETURN void start_threads(void)
{
	arch_start_alone(start_application);
}

#endif

FUNC_NORETURN void z_kernel_start(void)
{
	z_canary_first();
	z_sys_init_run_level(INIT_LEVEL_EARLY);
	arch_init();
	pose_as_main();
	z_sys_init_run_level(INIT_LEVEL_PRE_KERNEL_1);
	z_sys_init_run_level(INIT_LEVEL_PRE_KERNEL_2);
	z_canary_init();
	start_threads();
}
