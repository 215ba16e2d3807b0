/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/spinlock.h>
#include <zephyr/sys/heap_listener.h>

static struct k_spinlock lock; /* guards the list */
static sys_slist_t listeners = SYS_SLIST_STATIC_INIT(&listeners);

void heap_listener_register(struct heap_listener *listener)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	sys_slist_append(&listeners, &listener->node);
	k_spin_unlock(&lock, key);
}

void heap_listener_unregister(struct heap_listener *listener)
{
	k_spinlock_key_t key = k_spin_lock(&lock);

	(void)sys_slist_find_and_remove(&listeners, &listener->node);
	k_spin_unlock(&lock, key);
}

void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	struct heap_listener *l;

	SYS_SLIST_FOR_EACH_CONTAINER(&listeners, l, node) {
		if (l->heap_id == heap_id && l->event == HEAP_ALLOC && l->alloc_cb != NULL) {
			l->alloc_cb(heap_id, mem, bytes);
		}
	}
	k_spin_unlock(&lock, key);
}

void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	struct heap_listener *l;

	SYS_SLIST_FOR_EACH_CONTAINER(&listeners, l, node) {
		if (l->heap_id == heap_id && l->event == HEAP_FREE && l->free_cb != NULL) {
			l->free_cb(heap_id, mem, bytes);
		}
	}
	k_spin_unlock(&lock, key);
}

void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end, void *new_heap_end)
{
	k_spinlock_key_t key = k_spin_lock(&lock);
	struct heap_listener *l;

	SYS_SLIST_FOR_EACH_CONTAINER(&listeners, l, node) {
		if (l->heap_id == heap_id && l->event == HEAP_RESIZE && l->resize_cb != NULL) {
			l->resize_cb(heap_id, old_heap_end, new_heap_end);
		}
	}
	k_spin_unlock(&lock, key);
}
