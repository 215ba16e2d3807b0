/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What kernel operations cost user threads, in instructions: from the call to the return, or "with
 * switch" to the return in the other thread, which is in another domain.
 */
#include "user.h"

K_APPMEM_PARTITION_DEFINE(first_partition);
K_APPMEM_PARTITION_DEFINE(second_partition);
K_MEM_PARTITION_DEFINE(counter_partition, INSN_COUNTER & ~31U, 32, K_MEM_PARTITION_P_RW_U_RO);

static struct k_mem_domain first_domain;
static struct k_mem_domain second_domain;

static K_THREAD_STACK_DEFINE(first_stack, 1024);
static K_THREAD_STACK_DEFINE(second_stack, 1024);
struct k_thread first_thread;
struct k_thread second_thread;

static void prepare(struct k_thread *thread, k_thread_stack_t *stack, struct k_mem_domain *domain,
		    k_thread_entry_t entry, int better)
{
	k_thread_create(thread, stack, K_THREAD_STACK_SIZEOF(first_stack), entry, NULL, NULL, NULL,
			k_thread_priority_get(k_current_get()) - better, K_USER | K_INHERIT_PERMS,
			K_FOREVER);
	k_mem_domain_add_thread(domain, thread);
}

void run_user(k_thread_entry_t entry)
{
	prepare(&first_thread, first_stack, &first_domain, entry, 0);
	k_thread_start(&first_thread);
	k_thread_join(&first_thread, K_FOREVER);
}

void prepare_second(k_thread_entry_t entry, int better)
{
	prepare(&second_thread, second_stack, &second_domain, entry, better);
}

int main(void)
{
	struct k_mem_partition *first[] = {&counter_partition, &first_partition};
	struct k_mem_partition *second[] = {&counter_partition, &second_partition};

	if (k_mem_domain_init(&first_domain, ARRAY_SIZE(first), first) != 0 ||
	    k_mem_domain_init(&second_domain, ARRAY_SIZE(second), second) != 0) {
		printk("no room for partitions\n");
		return 0;
	}
	measure_immediate();
	measure_switching();
	measure_threads();
	printk("end\n");
	return 0;
}
