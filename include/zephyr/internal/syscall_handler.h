/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * For the checks of system calls (z_vrfy_*): what the caller passed, is it his to pass?
 *
 * A check looks at every argument with the K_SYSCALL_* macros, which say whether something is wrong
 * (non-zero), and ends the calling thread with K_OOPS() if so. What lies in user memory is copied
 * before its value decides anything: another thread may change it between two looks.
 * Context of all: a system call of a user thread, on its kernel stack.
 */
#ifndef ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_
#define ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_

#ifdef CONFIG_USERSPACE

#include <stdbool.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>
#include <zephyr/sys/math_extras.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What k_object_validate() asks about initialisation. */
enum _obj_init_check {
	_OBJ_INIT_TRUE = 0,   /* it must be */
	_OBJ_INIT_FALSE = -1, /* it must not be */
	_OBJ_INIT_ANY = 1,
};

/**
 * @brief May the current thread use @p ko as an object of kind @p otype?
 *
 * @retval 0 it may. @retval -EBADF not such an object. @retval -EPERM no permission.
 * @retval -EINVAL not initialised. @retval -EADDRINUSE initialised, and should not be.
 */
int k_object_validate(struct k_object *ko, enum k_objects otype, enum _obj_init_check init);

/** @brief Report why k_object_validate() said @p retval. */
void k_object_dump_error(int retval, const void *obj, struct k_object *ko, enum k_objects otype);

/** @brief Report what is wrong with the current call; one line. */
void z_syscall_report(const char *fmt, ...);

/**
 * @brief May the current thread read (@p write 0) or write @p size bytes at @p addr?
 *
 * One of its regions has to hold all of them. Any values are safe. @retval 0 it may. @retval
 * -EPERM.
 */
int z_user_memory_check(const void *addr, size_t size, int write);
#define arch_buffer_validate(addr, size, write) z_user_memory_check(addr, size, write)

/** @brief Is this a system call of a user thread, not one of the kernel's own? */
static inline bool k_is_in_user_syscall(void)
{
	return !k_is_in_isr() && (_current->base.user_options & K_USER) != 0U;
}

/** @brief Copy @p size bytes from user memory. @retval 0 @retval EFAULT not the caller's. */
int k_usermode_from_copy(void *dst, const void *src, size_t size);
/** @brief Copy @p size bytes to user memory. @retval 0 @retval EFAULT not the caller's. */
int k_usermode_to_copy(void *dst, const void *src, size_t size);
/** @brief Copy from user memory to memory from the caller's pool; NULL: not his, or none. */
void *k_usermode_alloc_from_copy(const void *src, size_t size);
/**
 * @brief Length of the string at @p src, at most @p maxlen.
 * @param err 0, or -1 if it leaves the caller's memory
 */
size_t k_usermode_string_nlen(const char *src, size_t maxlen, int *err);
/** @brief Copy a string of at most @p maxlen bytes with its end to pool memory, or NULL. */
char *k_usermode_string_alloc_copy(const char *src, size_t maxlen);
/** @brief Copy a string with its end. @retval EINVAL longer. @retval EFAULT not the caller's. */
int k_usermode_string_copy(char *dst, const char *src, size_t maxlen);

/** End the calling thread if @p expr. */
#define K_OOPS(expr)                                                                               \
	do {                                                                                       \
		if (unlikely(expr)) {                                                              \
			z_user_oops();                                                             \
		}                                                                                  \
	} while (false)

FUNC_NORETURN void z_user_oops(void);

/** Is @p expr false? Then say so with a message. */
#define K_SYSCALL_VERIFY_MSG(expr, fmt, ...)                                                       \
	({                                                                                         \
		bool z_wrong = !(expr);                                                            \
		if (unlikely(z_wrong)) {                                                           \
			z_syscall_report(fmt, ##__VA_ARGS__);                                      \
		}                                                                                  \
		z_wrong;                                                                           \
	})
#define K_SYSCALL_VERIFY(expr) K_SYSCALL_VERIFY_MSG(expr, "%s", #expr)

/** Does the range not wrap? */
#define K_SYSCALL_MEMORY_SIZE_CHECK(ptr, size) (((uintptr_t)(ptr) + (size)) >= (uintptr_t)(ptr))

/** Is it not the caller's to read or write? Out of line: a call where there would be a message. */
int z_syscall_memory(const void *ptr, size_t size, int write);
#define K_SYSCALL_MEMORY(ptr, size, write)                                                         \
	z_syscall_memory((const void *)(ptr), size, write)
#define K_SYSCALL_MEMORY_READ(ptr, size)  K_SYSCALL_MEMORY(ptr, size, 0)
#define K_SYSCALL_MEMORY_WRITE(ptr, size) K_SYSCALL_MEMORY(ptr, size, 1)

/** The same for @p nmemb elements of @p size bytes, whose product may not fit. */
#define K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, write)                                            \
	({                                                                                         \
		size_t z_product;                                                                  \
		K_SYSCALL_VERIFY_MSG(!size_mul_overflow((size_t)(nmemb), size, &z_product),        \
				     "%zu elements of %zu bytes", (size_t)(nmemb),                 \
				     (size_t)(size)) ||                                            \
			K_SYSCALL_MEMORY(ptr, z_product, write);                                   \
	})
#define K_SYSCALL_MEMORY_ARRAY_READ(ptr, nmemb, size)  K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, 0)
#define K_SYSCALL_MEMORY_ARRAY_WRITE(ptr, nmemb, size) K_SYSCALL_MEMORY_ARRAY(ptr, nmemb, size, 1)

static inline int k_object_validation_check(struct k_object *ko, const void *obj,
					    enum k_objects otype, enum _obj_init_check init)
{
	int ret = k_object_validate(ko, otype, init);

	if (unlikely(ret != 0)) {
		k_object_dump_error(ret, obj, ko, otype);
	}
	return ret;
}

/**
 * Is @p ptr not an object of @p type that the caller may use, in the state @p init? Out of line:
 * one call in each check.
 */
int z_syscall_object(const void *ptr, enum k_objects type, enum _obj_init_check init);
/** The usual case, made fast: initialised. */
int z_syscall_object_ready(const void *ptr, enum k_objects type);
/** K_OOPS(z_syscall_object_ready()) in one; returns @p ptr, which saves the caller a register. */
void *z_syscall_own(const void *ptr, enum k_objects type);

#define K_SYSCALL_IS_OBJ(ptr, type, init)      z_syscall_object(ptr, type, init)
#define K_SYSCALL_OBJ(ptr, type)               z_syscall_object_ready(ptr, type)
#define K_SYSCALL_OBJ_INIT(ptr, type)          z_syscall_object(ptr, type, _OBJ_INIT_ANY)
#define K_SYSCALL_OBJ_NEVER_INIT(ptr, type)    z_syscall_object(ptr, type, _OBJ_INIT_FALSE)

/** Does device @p ptr lack function @p op of its class? */
#define K_SYSCALL_DRIVER_OP(ptr, api_name, op)                                                     \
	({                                                                                         \
		const struct api_name##_driver_api *z_api =                                        \
			(const struct api_name##_driver_api *)((const struct device *)(ptr))->api; \
		K_SYSCALL_VERIFY_MSG(z_api->op != NULL, "device %p has no function " #op,          \
				     (const void *)(ptr));                                         \
	})

/** Is @p _device not a device of kind @p _dtype whose functions are @p _api? */
#define K_SYSCALL_SPECIFIC_DRIVER(_device, _dtype, _api)                                           \
	({                                                                                         \
		const struct device *z_dev = (const struct device *)(_device);                     \
		K_SYSCALL_OBJ(z_dev, _dtype) ||                                                    \
			K_SYSCALL_VERIFY_MSG(z_dev->api == (_api),                                 \
					     "device %p is another driver's",                      \
					     (const void *)z_dev);                                 \
	})

#ifdef __cplusplus
}
#endif

#include <zephyr/driver-validation.h>

#endif /* CONFIG_USERSPACE */

#endif /* ZEPHYR_INCLUDE_INTERNAL_SYSCALL_HANDLER_H_ */
