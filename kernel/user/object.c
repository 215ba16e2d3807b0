/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Permissions on kernel objects, and the checks of what a user thread passes for one.
 */
#include "object.h"
#include "object_table.h"
#include "setup.h"
#include "../lock.h"
#include <string.h>
#include <zephyr/init.h>
#include <zephyr/internal/syscall_handler.h>

#define NUMBERS (8U * CONFIG_MAX_THREAD_BYTES)

/* Whose a number is; a thread's own idea of it counts only if this says the same. Lock: kernel. */
static struct k_thread *owners[NUMBERS];

/*
 * Bits of the numbers that have an owner, and of those besides whose last owner's bits are still in
 * static objects: nobody is asked for such a number, so they can stay until all are used up.
 */
static uint32_t owned[DIV_ROUND_UP(NUMBERS, 32U)];
static uint32_t used[DIV_ROUND_UP(NUMBERS, 32U)];

static bool has_number(const struct k_thread *thread)
{
	uint32_t bit = thread->perm_bit - 1U;

	return bit < NUMBERS && owners[bit] == thread;
}

struct k_object *k_object_find(const void *obj)
{
	struct k_object *ko = z_object_find_static(obj);

	if (ko == NULL && IS_ENABLED(CONFIG_DYNAMIC_OBJECTS)) {
		z_key_t key = z_lock();

		ko = z_object_find_dynamic(obj);
		z_unlock(key);
	}
	return ko;
}

void k_object_wordlist_foreach(_wordlist_cb_func_t func, void *context)
{
	struct k_object *end = z_object_table_end();

	for (struct k_object *ko = z_object_table(); ko < end; ko++) {
		if (ko->name != NULL) {
			func(ko, context);
		}
	}
	z_object_foreach_dynamic(func, context);
}

/* NUMBERS: there is none. */
static uint32_t free_number(void)
{
	for (uint32_t i = 0; i < NUMBERS; i += 32U) {
		uint32_t left = ~used[i / 32U];

		if (left != 0U) {
			return MIN(i + find_lsb_set(left) - 1U, NUMBERS);
		}
	}
	return NUMBERS;
}

static ALWAYS_INLINE void keep_bits(uint8_t *perms, const uint8_t *mask)
{
	uint16_t two;
	uint16_t two_of_mask;

	if (CONFIG_MAX_THREAD_BYTES == 2) { /* the usual size, at once */
		(void)memcpy(&two, perms, sizeof(two));
		(void)memcpy(&two_of_mask, mask, sizeof(two));
		two &= two_of_mask;
		(void)memcpy(perms, &two, sizeof(two));
		return;
	}
	for (uint32_t i = 0; i < CONFIG_MAX_THREAD_BYTES; i++) {
		perms[i] &= mask[i];
	}
}

/* One pass through the objects for all threads that have ended since the last one. */
static void recycle(void)
{
	uint8_t mask[CONFIG_MAX_THREAD_BYTES];

	for (uint32_t i = 0; i < sizeof(mask); i++) {
		mask[i] = (uint8_t)(owned[i / 4U] >> (i % 4U * 8U));
	}
	for (struct k_object *ko = z_object_table(); ko < z_object_table_end(); ko++) {
		keep_bits(ko->perms, mask);
	}
	(void)memcpy(used, owned, sizeof(used));
}

bool z_object_thread_number(struct k_thread *thread)
{
	uint32_t number;

	if (has_number(thread)) {
		return true;
	}
	number = free_number();
	if (unlikely(number == NUMBERS)) {
		recycle();
		number = free_number();
	}
	if (unlikely(number == NUMBERS)) {
		thread->perm_bit = Z_PERM_REFUSED;
		return false;
	}
	owners[number] = thread;
	owned[number / 32U] |= BIT(number % 32U);
	used[number / 32U] |= BIT(number % 32U);
	thread->perm_bit = number + 1U;
	return true;
}

static void set_bit_of(struct k_object *ko, const struct k_thread *thread)
{
	uint32_t bit = thread->perm_bit - 1U;

	ko->perms[bit / 8U] |= BIT(bit % 8U);
}

static void clear_bit_of(struct k_object *ko, const struct k_thread *thread)
{
	uint32_t bit = thread->perm_bit - 1U;

	ko->perms[bit / 8U] &= ~BIT(bit % 8U);
}

/* An allocated object that nobody may use goes. Lock: kernel. */
static void free_if_unused(struct k_object *ko)
{
	if ((ko->flags & K_OBJ_FLAG_ALLOC) == 0U) {
		return;
	}
	for (size_t i = 0; i < sizeof(ko->perms); i++) {
		if (ko->perms[i] != 0U) {
			return;
		}
	}
	z_object_free_dynamic(ko);
}

static void clear_callback(struct k_object *ko, void *thread)
{
	uint32_t bit = ((struct k_thread *)thread)->perm_bit - 1U;

	if ((ko->perms[bit / 8U] & BIT(bit % 8U)) != 0U) {
		clear_bit_of(ko, thread);
		free_if_unused(ko);
	}
}

void z_object_thread_gone(struct k_thread *thread)
{
	uint32_t number = thread->perm_bit - 1U;

	if (!has_number(thread)) {
		return;
	}
	z_object_foreach_dynamic(clear_callback, thread);
	owners[number] = NULL;
	owned[number / 32U] &= ~BIT(number % 32U);
	thread->perm_bit = Z_PERM_NONE;
}

void k_thread_perms_set(struct k_object *ko, struct k_thread *thread)
{
	z_key_t key = z_lock();
	bool ok = z_object_thread_number(thread);

	if (ok) {
		set_bit_of(ko, thread);
	}
	z_unlock(key);
	__ASSERT(ok, "more than %u threads have permissions: raise CONFIG_MAX_THREAD_BYTES",
		 NUMBERS);
}

void z_thread_grant_all(struct k_thread *thread, const void *const *objects)
{
	z_key_t key = z_lock();

	if (z_object_thread_number(thread)) {
		for (; *objects != NULL; objects++) {
			struct k_object *ko = z_object_find_static(*objects);

			ko = (ko != NULL) ? ko : z_object_find_dynamic(*objects);
			if (ko != NULL) {
				set_bit_of(ko, thread);
			}
		}
	}
	z_unlock(key);
}

void k_thread_perms_clear(struct k_object *ko, struct k_thread *thread)
{
	z_key_t key = z_lock();

	if (has_number(thread)) {
		clear_callback(ko, thread);
	}
	z_unlock(key);
	z_object_memory_free();
}

void k_thread_perms_all_clear(struct k_thread *thread)
{
	z_key_t key = z_lock();

	if (has_number(thread)) {
		k_object_wordlist_foreach(clear_callback, thread);
	}
	z_unlock(key);
	z_object_memory_free();
}

#define INHERIT_AT_ONCE 12 /* objects of the table */

struct heritage {
	struct k_thread *parent;
	struct k_thread *child;
};

static void inherit_callback(struct k_object *ko, void *context)
{
	struct heritage *h = context;
	uint32_t bit = h->parent->perm_bit - 1U;

	/* what a thread may do to itself is not for its children */
	if ((ko->perms[bit / 8U] & BIT(bit % 8U)) != 0U && ko->name != h->parent) {
		set_bit_of(ko, h->child);
	}
}

void k_thread_perms_inherit(struct k_thread *parent, struct k_thread *child)
{
	struct heritage heritage = {parent, child};
	struct k_object *ko = z_object_table();
	struct k_object *end = z_object_table_end();
	z_key_t key = z_lock();
	bool ok = has_number(parent) && z_object_thread_number(child);

	/* interrupts are let in now and then: either may end there, and its number be another's */
	while (ok && ko < end) {
		for (struct k_object *stop = MIN(ko + INHERIT_AT_ONCE, end); ko < stop; ko++) {
			inherit_callback(ko, &heritage);
		}
		z_unlock(key);
		key = z_lock();
		ok = has_number(parent) && has_number(child);
	}
	if (ok) {
		z_object_foreach_dynamic(inherit_callback, &heritage);
	}
	z_unlock(key);
}

void z_impl_k_object_access_grant(const void *object, struct k_thread *thread)
{
	struct k_object *ko = k_object_find(object);

	if (ko != NULL) {
		k_thread_perms_set(ko, thread);
	}
}

void k_object_access_revoke(const void *object, struct k_thread *thread)
{
	struct k_object *ko = k_object_find(object);

	if (ko != NULL) {
		k_thread_perms_clear(ko, thread);
	}
	if (IS_ENABLED(CONFIG_SMP) && thread != _current) {
		z_setup_unlock(z_setup_lock()); /* it may just be setting it up, on another CPU */
	}
}

void z_impl_k_object_release(const void *object)
{
	k_object_access_revoke(object, _current);
}

static void change_flags(const void *object, uint8_t set, uint8_t clear)
{
	struct k_object *ko = k_object_find(object);
	z_key_t key = z_lock();

	if (ko != NULL) {
		if (ko->type == K_OBJ_THREAD) {
			set &= ~K_OBJ_FLAG_INITIALIZED; /* it answers for itself */
		}
		ko->flags = (uint8_t)((ko->flags & ~clear) | set);
	}
	z_unlock(key);
}

void k_object_access_all_grant(const void *object)
{
	change_flags(object, K_OBJ_FLAG_PUBLIC, 0);
}

void k_object_init(const void *obj)
{
	change_flags(obj, K_OBJ_FLAG_INITIALIZED, 0);
}

void k_object_uninit(const void *obj)
{
	change_flags(obj, 0, K_OBJ_FLAG_INITIALIZED);
}

void k_object_recycle(const void *obj)
{
	struct k_object *ko = k_object_find(obj);

	if (ko != NULL) {
		(void)memset(ko->perms, 0, sizeof(ko->perms));
		k_thread_perms_set(ko, _current);
		k_object_init(obj);
	}
}

int k_object_validate(struct k_object *ko, enum k_objects otype, enum _obj_init_check init)
{
	bool initialized;

	if (unlikely(ko == NULL || (otype != K_OBJ_ANY && ko->type != otype))) {
		return -EBADF;
	}
	if (unlikely(!z_object_permitted(ko, _current))) {
		return -EPERM;
	}
	initialized = z_object_initialized(ko);
	if (init == _OBJ_INIT_TRUE) {
		return likely(initialized) ? 0 : -EINVAL;
	}
	return (init == _OBJ_INIT_FALSE && initialized) ? -EADDRINUSE : 0;
}

int z_syscall_object_ready(const void *ptr, enum k_objects type)
{
	return z_syscall_object(ptr, type, _OBJ_INIT_TRUE);
}

/* Apart, for the registers that it needs. */
static __noinline void *own(struct k_object *ko, const void *ptr, enum k_objects type)
{
	if (!IS_ENABLED(CONFIG_SIZE_OPTIMIZATIONS) && ko != NULL && ko->type == type &&
	    z_object_permitted(ko, _current) && z_object_initialized(ko)) {
		return (void *)ptr; /* a thread, or public */
	}
	if (ko == NULL) {
		ko = k_object_find(ptr);
	}
	K_OOPS(k_object_validation_check(ko, ptr, type, _OBJ_INIT_TRUE));
	return (void *)ptr;
}

/* Nearly every call with an object comes here: the good case takes one lookup and three tests. */
void *z_syscall_own(const void *ptr, enum k_objects type)
{
	struct k_object *ko = z_object_find_static(ptr);

	if (likely(ko != NULL) && likely(z_object_plain(ko, type, _current))) {
		return (void *)ptr;
	}
	return own(ko, ptr, type);
}

/* Two columns: of a chain of conditions the compiler makes a table with an entry per errno. */
static const struct fault {
	int err;
	const char *text;
} faults[] = {
	{-EBADF, "is no such object"},
	{-EPERM, "is not for this thread"},
	{-EINVAL, "is not initialised"},
	{-EADDRINUSE, "is in use already"},
};

void k_object_dump_error(int retval, const void *obj, struct k_object *ko, enum k_objects otype)
{
	const struct fault *f = faults;

	while (f->err != retval && f->err != -EADDRINUSE) {
		f++;
	}
	z_syscall_report("object %p (kind %d, expected %d) %s", obj, (ko == NULL) ? -1 : ko->type,
			 (int)otype, f->text);
}

bool k_object_is_valid(const void *obj, enum k_objects otype)
{
	struct k_object *ko = k_object_find(obj);

	return k_object_validate(ko, otype, _OBJ_INIT_TRUE) == 0;
}

/* Before the threads of K_THREAD_DEFINE() start. */
static int grant_static_permissions(void)
{
	STRUCT_SECTION_FOREACH(k_object_assignment, assignment) {
		for (const void *const *obj = assignment->objects; *obj != NULL; obj++) {
			k_object_access_grant(*obj, assignment->thread);
		}
	}
	return 0;
}

SYS_INIT(grant_static_permissions, PRE_KERNEL_2, 0);
