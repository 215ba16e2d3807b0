/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system work queue. A program that does not name it pays nothing for it: neither its thread
 * and stack nor the boot code that starts it are linked. The entry in the boot list is therefore
 * not made by SYS_INIT(), whose entries always stay, but lies in a section that is linked to that
 * of the queue (SHF_LINK_ORDER): the linker keeps the one if it keeps the other. C can not say
 * that, assembler can.
 */
#include "work.h"
#include <zephyr/init.h>
#include <zephyr/kernel.h>

K_KERNEL_STACK_DEFINE(z_sys_work_q_stack, CONFIG_SYSTEM_WORKQUEUE_STACK_SIZE);

struct k_work_q k_sys_work_q __attribute__((__section__(".bss.k_sys_work_q")));

static __used int start_sys_work_q(void)
{
	static const struct k_work_queue_config config = {
		.name = "sysworkq",
		.no_yield = IS_ENABLED(CONFIG_SYSTEM_WORKQUEUE_NO_YIELD),
		.essential = true,
	};

	k_work_queue_start(&k_sys_work_q, z_sys_work_q_stack,
			   K_KERNEL_STACK_SIZEOF(z_sys_work_q_stack),
			   CONFIG_SYSTEM_WORKQUEUE_PRIORITY, &config);
	z_work_report_queue(&k_sys_work_q);
	return 0;
}

BUILD_ASSERT(sizeof(struct init_entry) == 2 * sizeof(void *), "the entry below is two words");

#ifdef CONFIG_64BIT
#define WORD ".quad"
#else
#define WORD ".long"
#endif

__asm__(".pushsection .bss.k_sys_work_q, \"aw\", %nobits\n"
	"z_sys_work_q_section:\n"
	".popsection\n"
	".pushsection .z_init_POST_KERNEL_U_sys_work_q, \"ao\", %progbits, z_sys_work_q_section\n"
	WORD " start_sys_work_q, 0\n"
	".popsection\n");

int k_work_submit(struct k_work *work)
{
	return k_work_submit_to_queue(&k_sys_work_q, work);
}

int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	return k_work_schedule_for_queue(&k_sys_work_q, dwork, delay);
}

int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	return k_work_reschedule_for_queue(&k_sys_work_q, dwork, delay);
}

#ifdef CONFIG_POLL
int k_work_poll_submit(struct k_work_poll *work, struct k_poll_event *events, int num_events,
		       k_timeout_t timeout)
{
	return k_work_poll_submit_to_queue(&k_sys_work_q, work, events, num_events, timeout);
}
#endif
