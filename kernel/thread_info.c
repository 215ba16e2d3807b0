/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What can be asked about a thread, and what it may keep: state, name, own data, stack use,
 * timeouts.
 */
#include "thread_features.h"
#include "timeout.h"
#include <string.h>

static const struct {
	const char *name;
	uint8_t bit;
} states[] = {
	{"dummy", _THREAD_DUMMY},         {"pending", _THREAD_PENDING},
	{"prestart", _THREAD_PRESTART},   {"dead", _THREAD_DEAD},
	{"suspended", _THREAD_SUSPENDED}, {"aborting", _THREAD_ABORTING},
};

/* Append @p s to @p buf, which holds @p used of @p size bytes. Returns the bytes used now. */
static size_t append(char *buf, size_t size, size_t used, const char *s)
{
	while (*s != '\0' && used + 1 < size) {
		buf[used++] = *s++;
	}
	buf[used] = '\0';
	return used;
}

const char *k_thread_state_str(k_tid_t thread_id, char *buf, size_t buf_size)
{
	uint8_t state = thread_id->base.thread_state;
	size_t used = 0;

	if (buf == NULL || buf_size == 0) {
		return "";
	}
	buf[0] = '\0';
	if (state == 0) {
		(void)append(buf, buf_size, 0, "queued");
		return buf;
	}
	for (size_t i = 0; i < ARRAY_SIZE(states); i++) {
		if ((state & states[i].bit) == 0) {
			continue;
		}
		if (used > 0) {
			used = append(buf, buf_size, used, "+");
		}
		used = append(buf, buf_size, used, states[i].name);
	}
	return buf;
}

#ifdef CONFIG_THREAD_NAME
int z_impl_k_thread_name_set(k_tid_t thread, const char *str)
{
	if (thread == NULL) {
		thread = _current;
	}
	strncpy(thread->name, str, CONFIG_THREAD_MAX_NAME_LEN - 1);
	thread->name[CONFIG_THREAD_MAX_NAME_LEN - 1] = '\0';
	return 0;
}

const char *k_thread_name_get(k_tid_t thread)
{
	return thread->name;
}

int z_impl_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
	if (strlen(thread->name) >= size) {
		return -ENOSPC;
	}
	strcpy(buf, thread->name);
	return 0;
}
#else
int z_impl_k_thread_name_set(k_tid_t thread, const char *str)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(str);
	return -ENOSYS;
}

const char *k_thread_name_get(k_tid_t thread)
{
	ARG_UNUSED(thread);
	return NULL;
}

int z_impl_k_thread_name_copy(k_tid_t thread, char *buf, size_t size)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(buf);
	ARG_UNUSED(size);
	return -ENOSYS;
}
#endif

#ifdef CONFIG_THREAD_CUSTOM_DATA
void z_impl_k_thread_custom_data_set(void *value)
{
	_current->custom_data = value;
}

void *z_impl_k_thread_custom_data_get(void)
{
	return _current->custom_data;
}
#endif

#ifdef CONFIG_THREAD_MONITOR
void z_monitor_thread_init(struct k_thread *thread, const struct __thread_entry *entry)
{
	z_key_t key = z_lock();

	thread->entry = *entry;
	thread->next_thread = _kernel.threads;
	_kernel.threads = thread;
	z_unlock(key);
}

void z_monitor_thread_gone(struct k_thread *thread)
{
	struct k_thread **at = &_kernel.threads;

	while (*at != NULL && *at != thread) {
		at = &(*at)->next_thread;
	}
	if (*at != NULL) {
		*at = thread->next_thread;
	}
}

void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
	z_key_t key = z_lock();

	for (struct k_thread *t = _kernel.threads; t != NULL; t = t->next_thread) {
		user_cb(t, user_data);
	}
	z_unlock(key);
}

void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data)
{
	z_key_t key = z_lock();

	for (struct k_thread *t = _kernel.threads; t != NULL; t = t->next_thread) {
		z_unlock(key);
		user_cb(t, user_data);
		key = z_lock();
	}
	z_unlock(key);
}
#else
void k_thread_foreach(k_thread_user_cb_t user_cb, void *user_data)
{
	ARG_UNUSED(user_cb);
	ARG_UNUSED(user_data);
}

void k_thread_foreach_unlocked(k_thread_user_cb_t user_cb, void *user_data)
{
	k_thread_foreach(user_cb, user_data);
}
#endif

#if defined(CONFIG_INIT_STACKS) && defined(CONFIG_THREAD_STACK_INFO)
int z_impl_k_thread_stack_space_get(const struct k_thread *thread, size_t *unused_ptr)
{
	const uint8_t *start = (const uint8_t *)thread->stack_info.start;
	size_t skip = IS_ENABLED(CONFIG_STACK_SENTINEL) ? sizeof(uint32_t) : 0;
	size_t unused = skip;

	while (unused < thread->stack_info.size && start[unused] == 0xAA) {
		unused++;
	}
	*unused_ptr = unused - skip;
	return 0;
}
#endif

k_ticks_t z_impl_k_thread_timeout_remaining_ticks(const struct k_thread *thread)
{
	z_key_t key = z_lock();
	k_ticks_t ticks = z_timeout_remaining(&thread->base.timeout);

	z_unlock(key);
	return ticks;
}

k_ticks_t z_impl_k_thread_timeout_expires_ticks(const struct k_thread *thread)
{
	z_key_t key = z_lock();
	k_ticks_t tick = z_timeout_expires(&thread->base.timeout);

	z_unlock(key);
	return tick;
}
