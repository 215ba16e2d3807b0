/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * What cbprintf_internal.h asks about the type of an argument, for C++: overloads instead of
 * _Generic.
 */

#ifndef ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_
#define ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_

#ifdef __cplusplus

/* Included from within extern "C". */
extern "C++" {

/* 0 no string, 1 const char *, 2 char * (with any sign) */
template <typename T> constexpr int z_cbprintf_str(const T &)
{
	return 0;
}
constexpr int z_cbprintf_str(const char *)
{
	return 1;
}
constexpr int z_cbprintf_str(const unsigned char *)
{
	return 1;
}
constexpr int z_cbprintf_str(const signed char *)
{
	return 1;
}
constexpr int z_cbprintf_str(char *)
{
	return 2;
}
constexpr int z_cbprintf_str(unsigned char *)
{
	return 2;
}
constexpr int z_cbprintf_str(signed char *)
{
	return 2;
}

template <typename T> struct z_cbprintf_is_long_double {
	static constexpr bool value = false;
};
template <> struct z_cbprintf_is_long_double<long double> {
	static constexpr bool value = true;
};

/* As a variadic call passes it. */
template <typename T> static inline auto z_cbprintf_promote(T arg) -> decltype(arg + 0)
{
	return arg + 0;
}
static inline double z_cbprintf_promote(float arg)
{
	return arg;
}
static inline void *z_cbprintf_promote(void *arg)
{
	return arg;
}
static inline const void *z_cbprintf_promote(const void *arg)
{
	return arg;
}
template <typename T> static inline T *z_cbprintf_promote(T *arg)
{
	return arg;
}
static inline void *z_cbprintf_promote(decltype(nullptr))
{
	return nullptr;
}

#define Z_CBPRINTF_TAG_OF(type, tag)                                                               \
	static inline constexpr int z_cbprintf_tag(type)                                           \
	{                                                                                          \
		return CBPRINTF_PACKAGE_ARG_TYPE_##tag;                                            \
	}

Z_CBPRINTF_TAG_OF(char, CHAR)
Z_CBPRINTF_TAG_OF(signed char, CHAR)
Z_CBPRINTF_TAG_OF(unsigned char, UNSIGNED_CHAR)
Z_CBPRINTF_TAG_OF(short, SHORT)
Z_CBPRINTF_TAG_OF(unsigned short, UNSIGNED_SHORT)
Z_CBPRINTF_TAG_OF(bool, INT)
Z_CBPRINTF_TAG_OF(int, INT)
Z_CBPRINTF_TAG_OF(unsigned int, UNSIGNED_INT)
Z_CBPRINTF_TAG_OF(long, LONG)
Z_CBPRINTF_TAG_OF(unsigned long, UNSIGNED_LONG)
Z_CBPRINTF_TAG_OF(long long, LONG_LONG)
Z_CBPRINTF_TAG_OF(unsigned long long, UNSIGNED_LONG_LONG)
Z_CBPRINTF_TAG_OF(float, FLOAT)
Z_CBPRINTF_TAG_OF(double, DOUBLE)
Z_CBPRINTF_TAG_OF(long double, LONG_DOUBLE)
Z_CBPRINTF_TAG_OF(char *, PTR_CHAR)
Z_CBPRINTF_TAG_OF(const char *, PTR_CHAR)
Z_CBPRINTF_TAG_OF(const void *, PTR_VOID)

} /* extern "C++" */

#define Z_CBPRINTF_PROMOTE(arg)       z_cbprintf_promote(arg)
#define Z_CBPRINTF_AUTO               auto
#define Z_CBPRINTF_STR(arg)           z_cbprintf_str(arg)
#define Z_CBPRINTF_IS_LONGDOUBLE(arg) \
	z_cbprintf_is_long_double<decltype(z_cbprintf_promote(arg))>::value
#define Z_CBPRINTF_ARG_TYPE(arg)      z_cbprintf_tag(arg)

#endif /* __cplusplus */

#endif /* ZEPHYR_INCLUDE_SYS_CBPRINTF_CXX_H_ */
