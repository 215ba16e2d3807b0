/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Small tools: arrays, rounding, bits, hexadecimal and decimal text.
 *
 * All functions are pure: any context, no locks.
 */

#ifndef ZEPHYR_INCLUDE_SYS_UTIL_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_H_

#include <zephyr/sys/util_macro.h>
#include <zephyr/toolchain.h>

#ifndef _ASMLANGUAGE

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Number of bits of type or value @p t. */
#define NUM_BITS(t) (sizeof(t) * 8)

/** Pointers as integers and back. */
#define POINTER_TO_UINT(x) ((uintptr_t)(x))
#define UINT_TO_POINTER(x) ((void *)(uintptr_t)(x))
#define POINTER_TO_INT(x)  ((intptr_t)(x))
#define INT_TO_POINTER(x)  ((void *)(intptr_t)(x))

#define BITS_PER_LONG      (__CHAR_BIT__ * __SIZEOF_LONG__)
#define BITS_PER_LONG_LONG (__CHAR_BIT__ * __SIZEOF_LONG_LONG__)

/** Bits @p h down to @p l set; h >= l. */
#define GENMASK(h, l)   (((~0UL) - (1UL << (l)) + 1) & (~0UL >> (BITS_PER_LONG - 1 - (h))))
#define GENMASK64(h, l) (((~0ULL) - (1ULL << (l)) + 1) & (~0ULL >> (BITS_PER_LONG_LONG - 1 - (h))))

/** The lowest set bit alone. */
#define LSB_GET(value) ((value) & -(value))

/** The field of @p value that @p mask covers, and @p value put into that field. */
#define FIELD_GET(mask, value)  (((value) & (mask)) / LSB_GET(mask))
#define FIELD_PREP(mask, value) (((value) * LSB_GET(mask)) & (mask))

/** 0 if @p cond holds, else a compile error. */
#define ZERO_OR_COMPILE_ERROR(cond) ((int)(0 * sizeof(char[(cond) ? 1 : -1])))

/** Whether two types or expressions have the same type (1 in C++, which checks itself). */
#if defined(__cplusplus)
#define SAME_TYPE(a, b)             1
#define IS_ARRAY(array)             (sizeof(array) != 0)
#define ARRAY_SIZE(array)           (sizeof(array) / sizeof((array)[0]))
#else
#define SAME_TYPE(a, b)             __builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define IS_ARRAY(array)             ZERO_OR_COMPILE_ERROR(!SAME_TYPE(array, &(array)[0]))
#define ARRAY_SIZE(array)                                                                          \
	((size_t)(IS_ARRAY(array) + (sizeof(array) / sizeof((array)[0]))))
#endif

/** Whether @p ptr points to an element of @p array (exactly), or anywhere into it. */
#define IS_ARRAY_ELEMENT(array, ptr)                                                               \
	((ptr) && POINTER_TO_UINT(array) <= POINTER_TO_UINT(ptr) &&                                \
	 POINTER_TO_UINT(ptr) < POINTER_TO_UINT(&(array)[ARRAY_SIZE(array)]) &&                    \
	 (POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) % sizeof((array)[0]) == 0)
#define PART_OF_ARRAY(array, ptr)                                                                  \
	((ptr) && POINTER_TO_UINT(array) <= POINTER_TO_UINT(ptr) &&                                \
	 POINTER_TO_UINT(ptr) < POINTER_TO_UINT(&(array)[ARRAY_SIZE(array)]))

/** Index of the element @p ptr points to (exactly), or into. The pointer is asserted. */
#define ARRAY_INDEX(array, ptr)                                                                    \
	({                                                                                         \
		__ASSERT_NO_MSG(IS_ARRAY_ELEMENT(array, ptr));                                     \
		(__typeof__((array)[0]) *)(ptr) - (array);                                         \
	})
#define ARRAY_INDEX_FLOOR(array, ptr)                                                              \
	({                                                                                         \
		__ASSERT_NO_MSG(PART_OF_ARRAY(array, ptr));                                        \
		(POINTER_TO_UINT(ptr) - POINTER_TO_UINT(array)) / sizeof((array)[0]);              \
	})

/** Loop over an array by a declared index or pointer. */
#define ARRAY_FOR_EACH(array, idx) for (size_t idx = 0; (idx) < ARRAY_SIZE(array); ++(idx))
#define ARRAY_FOR_EACH_PTR(array, ptr)                                                             \
	for (__typeof__(*(array)) *ptr = (array);                                                  \
	     (size_t)((ptr) - (array)) < ARRAY_SIZE(array); ++(ptr))

/** The structure of @p type whose member @p field stands at @p ptr. */
#if defined(__cplusplus)
#define CONTAINER_OF_VALIDATE(ptr, type, field)
#else
#define CONTAINER_OF_VALIDATE(ptr, type, field)                                                    \
	BUILD_ASSERT(SAME_TYPE(*(ptr), ((type *)0)->field) || SAME_TYPE(*(ptr), void),             \
		     "CONTAINER_OF: the pointer has another type than the member");
#endif
#define CONTAINER_OF(ptr, type, field)                                                             \
	({                                                                                         \
		CONTAINER_OF_VALIDATE(ptr, type, field)                                            \
		((type *)(((char *)(ptr)) - offsetof(type, field)));                               \
	})

/** Size of a member of a type. */
#define SIZEOF_FIELD(type, member) sizeof((((type *)0)->member))

/** All arguments, expanded, as one token (up to 8). */
#define CONCAT(...) Z_JOIN(Z_CONCAT_, Z_COUNT(__VA_ARGS__))(__VA_ARGS__)
#define Z_CONCAT_0()
#define Z_CONCAT_1(a)            a
#define Z_CONCAT_2(a, b)         Z_JOIN(a, b)
#define Z_CONCAT_3(a, b, c)      Z_JOIN(a, Z_CONCAT_2(b, c))
#define Z_CONCAT_4(a, b, ...)    Z_JOIN(Z_JOIN(a, b), Z_CONCAT_2(__VA_ARGS__))
#define Z_CONCAT_5(a, ...)       Z_JOIN(a, Z_CONCAT_4(__VA_ARGS__))
#define Z_CONCAT_6(a, b, ...)    Z_JOIN(Z_JOIN(a, b), Z_CONCAT_4(__VA_ARGS__))
#define Z_CONCAT_7(a, ...)       Z_JOIN(a, Z_CONCAT_6(__VA_ARGS__))
#define Z_CONCAT_8(a, b, ...)    Z_JOIN(Z_JOIN(a, b), Z_CONCAT_6(__VA_ARGS__))

/** Whether @p ptr is a multiple of @p align. */
#define IS_ALIGNED(ptr, align) (((uintptr_t)(ptr)) % (align) == 0)

/** @p x up or down to a multiple of @p align (any positive number). */
#define ROUND_UP(x, align)                                                                         \
	((((unsigned long)(x) + ((unsigned long)(align) - 1)) / (unsigned long)(align)) *          \
	 (unsigned long)(align))
#define ROUND_DOWN(x, align)                                                                       \
	(((unsigned long)(x) / (unsigned long)(align)) * (unsigned long)(align))

/** @p x up or down to a multiple of the word size. */
#define WB_UP(x) ROUND_UP(x, sizeof(void *))
#define WB_DN(x) ROUND_DOWN(x, sizeof(void *))

/** Integer quotient rounded up; to the nearest (halves away from zero). */
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_CLOSEST(n, d)                                                                    \
	(((((__typeof__(n))-1) < 0) && (((__typeof__(d))-1) < 0) && ((n) < 0) != ((d) < 0))        \
		 ? ((n) - ((d) / 2)) / (d)                                                         \
		 : ((n) + ((d) / 2)) / (d))
/** Deprecated: use DIV_ROUND_UP. */
#define ceiling_fraction(numerator, divider) __DEPRECATED_MACRO DIV_ROUND_UP(numerator, divider)

/** Larger, smaller, limited value. Arguments may be evaluated twice; constant if they are. */
#ifndef MAX
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef MIN
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef CLAMP
#define CLAMP(val, low, high) (((val) <= (low)) ? (low) : MIN(val, high))
#endif

#ifndef __cplusplus
/** The same with each argument evaluated once. */
#define Z_MAX(a, b)                                                                                \
	__extension__({                                                                            \
		__auto_type _max_a = (a);                                                          \
		__auto_type _max_b = (b);                                                          \
		_max_a > _max_b ? _max_a : _max_b;                                                 \
	})
#define Z_MIN(a, b)                                                                                \
	__extension__({                                                                            \
		__auto_type _min_a = (a);                                                          \
		__auto_type _min_b = (b);                                                          \
		_min_a < _min_b ? _min_a : _min_b;                                                 \
	})
#define Z_CLAMP(val, low, high)                                                                    \
	__extension__({                                                                            \
		__auto_type _clamp_v = (val);                                                      \
		__auto_type _clamp_l = (low);                                                      \
		__auto_type _clamp_h = (high);                                                     \
		_clamp_v < _clamp_l ? _clamp_l : _clamp_v > _clamp_h ? _clamp_h : _clamp_v;        \
	})
#endif

/** Whether min <= val <= max. */
#define IN_RANGE(val, min, max) ((val) >= (min) && (val) <= (max))

/** Floor of the binary logarithm (-1 below 1); its ceiling (0 below 2). Constant if x is. */
#define LOG2(x) ((x) < 1 ? -1 : 63 - __builtin_clzll(x))
#define LOG2CEIL(x) ((x) <= 1 ? 0 : 64 - __builtin_clzll((x) - 1))

/** Next power of two at or above @p x; 1 below 1; 0 above 2^63. */
#define NHPOT(x) ((x) < 1 ? 1 : ((x) > (1ULL << 63) ? 0 : 1ULL << LOG2CEIL(x)))

#define KB(x)  ((x) << 10)
#define MB(x)  (KB(x) << 10)
#define GB(x)  (MB(x) << 10)
#define KHZ(x) ((x) * 1000)
#define MHZ(x) (KHZ(x) * 1000)

/** One turn of a waiting loop; simulated time must be told that it passes. */
#if defined(CONFIG_ARCH_POSIX)
#define Z_SPIN_DELAY(t) k_busy_wait(t)
#else
#define Z_SPIN_DELAY(t)
#endif

/**
 * Poll until @p expr is true or @p timeout microseconds have passed.
 * @param delay_stmt Statement between two polls. The includer provides <zephyr/kernel.h>.
 * @return Value of @p expr at the end.
 */
#define WAIT_FOR(expr, timeout, delay_stmt)                                                        \
	({                                                                                         \
		const uint32_t _wf_cycles = k_us_to_cyc_ceil32(timeout);                           \
		const uint32_t _wf_start = k_cycle_get_32();                                       \
		while (!(expr) && (_wf_cycles > (k_cycle_get_32() - _wf_start))) {                 \
			delay_stmt;                                                                \
			Z_SPIN_DELAY(10);                                                          \
		}                                                                                  \
		(expr);                                                                            \
	})

/** Whether @p x has exactly one bit set. */
static inline bool is_power_of_two(unsigned int x)
{
	return IS_POWER_OF_TWO(x);
}

/** Whether @p p is NULL, where the compiler believes that it can not be. */
static ALWAYS_INLINE bool is_null_no_warn(void *p)
{
	return p == NULL;
}

/** @p value / 2^shift rounded down, whatever the compiler's >> does with signs. shift < 64. */
static inline int64_t arithmetic_shift_right(int64_t value, uint8_t shift)
{
	return value < 0 ? (int64_t)~(~(uint64_t)value >> shift)
			 : (int64_t)((uint64_t)value >> shift);
}

/** Copy bytes one by one, upwards: for device memory and for overlapping on purpose. */
static inline void bytecpy(void *dst, const void *src, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		((volatile uint8_t *)dst)[i] = ((const volatile uint8_t *)src)[i];
	}
}

/** Exchange the contents of two buffers of @p size bytes that do not overlap. */
static inline void byteswp(void *a, void *b, size_t size)
{
	uint8_t *x = (uint8_t *)a;
	uint8_t *y = (uint8_t *)b;

	for (; size > 0; size--) {
		uint8_t t = *x;

		*x++ = *y;
		*y++ = t;
	}
}

/** Value of the hexadecimal digit @p c into @p x. @return 0 or -EINVAL. */
int char2hex(char c, uint8_t *x);

/** Lower-case hexadecimal digit of @p x (0 to 15) into @p c. @return 0 or -EINVAL. */
int hex2char(uint8_t x, char *c);

/**
 * Hexadecimal text of a buffer, with a terminating zero.
 * @param hexlen Room in bytes, at least 2 * buflen + 1.
 * @return Characters written without the zero; 0 if the room is too small.
 */
size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen);

/**
 * Bytes of a hexadecimal text; an odd number of digits gives a first byte below 16.
 * @return Bytes written; 0 if @p buflen is too small or a character is no digit.
 */
size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen);

/** Two decimal digits in a byte as a number, and back (@p bin below 100). */
static inline uint8_t bcd2bin(uint8_t bcd)
{
	return (uint8_t)(10 * (bcd >> 4) + (bcd & 0x0F));
}

static inline uint8_t bin2bcd(uint8_t bin)
{
	return (uint8_t)(((bin / 10) << 4) | (bin % 10));
}

/**
 * Decimal text of @p value, with a terminating zero if there is room.
 * @return Digits written; fewer than the number has if @p buflen is too small.
 */
uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value);

/** @p value as a two's complement number whose sign is bit @p index. */
static inline int32_t sign_extend(uint32_t value, uint8_t index)
{
	return (int32_t)(value << (31 - index)) >> (31 - index);
}

static inline int64_t sign_extend_64(uint64_t value, uint8_t index)
{
	return (int64_t)(value << (63 - index)) >> (63 - index);
}

/** Cut an incomplete UTF-8 character off the end of @p utf8_str. @return utf8_str. */
char *utf8_trunc(char *utf8_str);

/** Copy at most @p n - 1 bytes and the zero, never half a UTF-8 character. @return dst. */
char *utf8_lcpy(char *dst, const char *src, size_t n);

/** dst = src1 ^ src2, byte by byte; the buffers may be the same. */
static inline void mem_xor_n(uint8_t *dst, const uint8_t *src1, const uint8_t *src2, size_t len)
{
	while (len-- > 0) {
		*dst++ = *src1++ ^ *src2++;
	}
}

static inline void mem_xor_32(uint8_t dst[4], const uint8_t src1[4], const uint8_t src2[4])
{
	mem_xor_n(dst, src1, src2, 4U);
}

static inline void mem_xor_128(uint8_t dst[16], const uint8_t src1[16], const uint8_t src2[16])
{
	mem_xor_n(dst, src1, src2, 16U);
}

#ifdef __cplusplus
}
#endif

/* Below the definitions it needs: ARRAY_INDEX asserts. */
#include <zephyr/sys/__assert.h>

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_H_ */
