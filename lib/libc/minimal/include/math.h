/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* Of C99 7.12 what the compiler does by itself, and square roots. */

#ifndef ETESIAN_LIBC_MATH_H_
#define ETESIAN_LIBC_MATH_H_

#define HUGE_VAL  __builtin_huge_val()
#define HUGE_VALF __builtin_huge_valf()
#define INFINITY  __builtin_inff()
#define NAN       __builtin_nanf("")
#define M_PI      3.14159265358979323846

#define isnan(x)    __builtin_isnan(x)
#define isinf(x)    __builtin_isinf(x)
#define isfinite(x) __builtin_isfinite(x)
#define isnormal(x) __builtin_isnormal(x)
#define signbit(x)  __builtin_signbit(x)

#ifdef __cplusplus
extern "C" {
#endif

double sqrt(double x);
float sqrtf(float x);

static inline double fabs(double x)
{
	return __builtin_fabs(x);
}

static inline float fabsf(float x)
{
	return __builtin_fabsf(x);
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_MATH_H_ */
