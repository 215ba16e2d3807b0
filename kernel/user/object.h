/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Permissions on kernel objects, seen from the other kernel files. A thread gets a number, an index
 * into each object's bits, when it first needs one: as a user thread or when it is given a
 * permission; it gives it back when it ends.
 */
#ifndef ETESIAN_KERNEL_USER_OBJECT_H_
#define ETESIAN_KERNEL_USER_OBJECT_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>

/** No number: what a new thread's perm_bit is. Numbers that threads have begin at 1. */
#define Z_PERM_NONE    0U
#define Z_PERM_REFUSED UINT32_MAX /* there was none left: no thread's number either */

/** @brief May @p thread use @p ko? Kernel threads are not asked. */
static ALWAYS_INLINE bool z_object_permitted(const struct k_object *ko,
					     const struct k_thread *thread)
{
	uint32_t bit = thread->perm_bit - 1U;

	if (likely(bit < 8U * CONFIG_MAX_THREAD_BYTES) &&
	    likely((ko->perms[bit / 8U] & BIT(bit % 8U)) != 0U)) {
		return true;
	}
	return (ko->flags & K_OBJ_FLAG_PUBLIC) != 0U;
}

/**
 * @brief Is @p ko initialised? Threads answer for themselves, so that making and ending one costs
 * no lookup.
 */
static ALWAYS_INLINE bool z_object_initialized(const struct k_object *ko)
{
	if (unlikely(ko->type == K_OBJ_THREAD)) {
		const struct k_thread *thread = (const struct k_thread *)ko->name;

		return thread->stack_obj != NULL &&
		       (thread->base.thread_state & _THREAD_DEAD) == 0U;
	}
	return (ko->flags & K_OBJ_FLAG_INITIALIZED) != 0U;
}

/**
 * @brief The common case at once: is @p ko of kind @p type, initialised, and one that @p thread has
 * a permission for? False proves nothing. Kind, bits and flags are in one word; a thread without a
 * number asks for bit 31 or 30, which no flag is.
 */
static ALWAYS_INLINE bool z_object_plain(const struct k_object *ko, enum k_objects type,
					 const struct k_thread *thread)
{
	uint32_t number = thread->perm_bit;
	uint32_t word;

	if (IS_ENABLED(CONFIG_BIG_ENDIAN) || CONFIG_MAX_THREAD_BYTES != 2) {
		return false;
	}
	BUILD_ASSERT(CONFIG_MAX_THREAD_BYTES != 2 || offsetof(struct k_object, flags) ==
							     offsetof(struct k_object, perms) + 3,
		     "one word");
	BUILD_ASSERT(K_OBJ_FLAG_INITIALIZED == 1, "next to the kind");
	__builtin_memcpy(&word, __builtin_assume_aligned(ko->perms, 4), sizeof(word));
	if (((word >> 16) & 0x1ffU) != ((uint32_t)type | 0x100U)) {
		return false;
	}
	word = (word >> (number & 31U)) | (word << (-number & 31U)); /* to the sign */
	return (int32_t)word < 0;
}

/**
 * @brief A number for @p thread, if it has none. false: all are taken. In either case its perm_bit
 * is not 0 then. Lock: kernel.
 */
bool z_object_thread_number(struct k_thread *thread);

/** @brief @p thread has ended: nobody has its permissions, its number is free. Lock: kernel. */
void z_object_thread_gone(struct k_thread *thread);

/** @brief An object of k_object_alloc() at @p obj, any value. Lock: kernel. */
#ifdef CONFIG_DYNAMIC_OBJECTS
struct k_object *z_object_find_dynamic(const void *obj);
/** @brief Call @p fn for each of them. It may free the one it is called for. Lock: kernel. */
void z_object_foreach_dynamic(_wordlist_cb_func_t fn, void *context);
/** @brief @p ko, which nobody may use any more, is no object from now on. Lock: kernel. */
void z_object_free_dynamic(struct k_object *ko);
/** @brief Give the memory of such objects back; the next one that is made does too. Lock: none. */
void z_object_memory_free(void);
#else
static inline struct k_object *z_object_find_dynamic(const void *obj)
{
	ARG_UNUSED(obj);
	return NULL;
}

static inline void z_object_foreach_dynamic(_wordlist_cb_func_t fn, void *context)
{
	ARG_UNUSED(fn);
	ARG_UNUSED(context);
}

static inline void z_object_free_dynamic(struct k_object *ko)
{
	ARG_UNUSED(ko);
}

static inline void z_object_memory_free(void)
{
}
#endif

#endif /* ETESIAN_KERNEL_USER_OBJECT_H_ */
