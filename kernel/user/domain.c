/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory domains. Of each change the port is told while it happens, so that its tables say the same
 * as the domain. The list of threads has user threads only; others know their domain for their
 * children and for the day they enter user mode.
 */
#include "domain.h"
#include "held.h"
#include "../lock.h"
#include "../../arch/arch.h"
#include <zephyr/init.h>
#include <zephyr/sys/libc-hooks.h>

struct k_mem_domain k_mem_domain_default; /* its list: init_default_domain() */

static bool overlap(const struct k_mem_partition *a, const struct k_mem_partition *b)
{
	return a->start < b->start + b->size && b->start < a->start + a->size;
}

/* A program that uses no variable of the C library has this partition, too: it grants nothing. */
#if Z_LIBC_PARTITION_EXISTS
#define nothing_linked(part) ((part) == &z_libc_partition && (part)->size == 0U)
#else
#define nothing_linked(part) false
#endif

static int check(const struct k_mem_partition *part)
{
	if (part->size == 0U || part->start + part->size < part->start) {
		return -EINVAL;
	}
	if (K_MEM_PARTITION_IS_WRITABLE(part->attr) && K_MEM_PARTITION_IS_EXECUTABLE(part->attr)) {
		return -EINVAL;
	}
	return arch_mem_partition_check(part);
}

/* Lock: kernel. */
static int add(struct k_mem_domain *domain, const struct k_mem_partition *part)
{
	uint32_t index = ARRAY_SIZE(domain->partitions);
	int ret;

	for (uint32_t i = ARRAY_SIZE(domain->partitions); i-- > 0U;) {
		if (domain->partitions[i].size == 0U) {
			index = i;
		} else if (overlap(&domain->partitions[i], part)) {
			return -EINVAL;
		}
	}
	if (index == ARRAY_SIZE(domain->partitions) ||
	    domain->num_partitions >= arch_mem_domain_max_partitions_get()) {
		return -ENOSPC;
	}
	domain->partitions[index] = *part;
	ret = arch_mem_domain_changed(domain, index);
	if (ret != 0) {
		domain->partitions[index].size = 0U;
		return ret;
	}
	domain->num_partitions++;
	return 0;
}

int k_mem_domain_add_partition(struct k_mem_domain *domain, struct k_mem_partition *part)
{
	z_key_t key;
	int ret;

	if (domain == NULL || part == NULL) {
		return -EINVAL;
	}
	if (nothing_linked(part)) {
		return 0;
	}
	if (check(part) != 0) {
		return -EINVAL;
	}
	key = z_lock();
	ret = add(domain, part);
	z_unlock(key);
	return ret;
}

int k_mem_domain_init(struct k_mem_domain *domain, uint8_t num_parts,
		      struct k_mem_partition *parts[])
{
	int ret = 0;

	if (domain == NULL || (num_parts > 0U && parts == NULL)) {
		return -EINVAL;
	}
	if (num_parts > arch_mem_domain_max_partitions_get()) {
		return -EINVAL;
	}
	(void)memset(domain, 0, sizeof(*domain));
	sys_dlist_init(&domain->mem_domain_q);
	for (uint32_t i = 0; i < num_parts && ret == 0; i++) {
		ret = k_mem_domain_add_partition(domain, parts[i]);
	}
	return ret;
}

/* Is a call of one of its threads going to use memory of @p part? Lock: kernel. */
static bool is_held(struct k_mem_domain *domain, const struct k_mem_partition *part)
{
	struct k_thread *thread;

	Z_ASSERT_LOCKED();
	SYS_DLIST_FOR_EACH_CONTAINER(&domain->mem_domain_q, thread,
				     mem_domain_info.mem_domain_q_node) {
		if (z_user_holds(thread, part->start, part->size)) {
			return true;
		}
	}
	return false;
}

int k_mem_domain_remove_partition(struct k_mem_domain *domain, struct k_mem_partition *part)
{
	int ret = -ENOENT;
	z_key_t key;

	if (domain == NULL || part == NULL) {
		return -EINVAL;
	}
	if (nothing_linked(part)) {
		return 0;
	}
	key = z_lock();
	for (uint32_t i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		struct k_mem_partition *p = &domain->partitions[i];

		if (p->size != 0U && p->start == part->start && p->size == part->size) {
			if (is_held(domain, p)) {
				ret = -EBUSY;
				break;
			}
			p->size = 0U; /* its start stays: the port may need it */
			domain->num_partitions--;
			(void)arch_mem_domain_changed(domain, i);
			ret = 0;
			break;
		}
	}
	z_unlock(key);
	return ret;
}

static void leave(struct k_thread *thread)
{
	if (sys_dnode_is_linked(&thread->mem_domain_info.mem_domain_q_node)) {
		sys_dlist_remove(&thread->mem_domain_info.mem_domain_q_node);
	}
}

int z_domain_thread_set(struct k_thread *thread, struct k_mem_domain *domain)
{
	struct k_mem_domain *old = thread->mem_domain_info.mem_domain;
	int ret;

	thread->mem_domain_info.mem_domain = domain;
	ret = arch_mem_domain_thread_set(thread);
	if (ret != 0) {
		thread->mem_domain_info.mem_domain = old;
		return ret;
	}
	leave(thread);
	sys_dlist_append(&domain->mem_domain_q, &thread->mem_domain_info.mem_domain_q_node);
	return 0;
}

void z_domain_thread_gone(struct k_thread *thread)
{
	leave(thread);
}

/* Is its call going to use memory that is not on its stack? */
static bool holds_partition(const struct k_thread *thread)
{
	const struct _mem_domain_info *info = &thread->mem_domain_info;

	return info->held_size != 0U &&
	       info->held - thread->stack_info.start >= thread->stack_info.size;
}

int k_mem_domain_add_thread(struct k_mem_domain *domain, k_tid_t thread)
{
	z_key_t key = z_lock();
	int ret = 0;

	if ((thread->base.user_options & K_USER) != 0U) {
		ret = holds_partition(thread) ? -EBUSY : z_domain_thread_set(thread, domain);
	} else {
		thread->mem_domain_info.mem_domain = domain;
	}
	z_unlock(key);
	return ret;
}

/* What every program needs of the libraries that it uses. */
static struct k_mem_partition *const library_partitions[] = {
#ifdef Z_LIBC_PARTITION_EXISTS
	&z_libc_partition,
#endif
#ifdef Z_MALLOC_PARTITION_EXISTS
	&z_malloc_partition,
#endif
	NULL,
};

static int init_default_domain(void)
{
	sys_dlist_init(&k_mem_domain_default.mem_domain_q);
	for (struct k_mem_partition *const *part = library_partitions; *part != NULL; part++) {
		int ret = 0;

		if ((*part)->size != 0U) {
			ret = k_mem_domain_add_partition(&k_mem_domain_default, *part);
		}

		__ASSERT(ret == 0, "partition %p of the default domain: %d", (void *)*part, ret);
		ARG_UNUSED(ret);
	}
	return 0;
}

SYS_INIT(init_default_domain, PRE_KERNEL_1, 0);
