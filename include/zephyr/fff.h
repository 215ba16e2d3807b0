/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Fake functions for tests
 *
 *     DEFINE_FFF_GLOBALS;
 *     FAKE_VALUE_FUNC(int, sensor_read, int, char *);
 *
 * defines a function `int sensor_read(int, char *)` that notes its calls in sensor_read_fake:
 * call_count, arg0_val (of the last call), arg0_history[], and so on. What it returns is set by
 * sensor_read_fake.return_val, by SET_RETURN_SEQ(), or by a function of the test in
 * sensor_read_fake.custom_fake. RESET_FAKE(sensor_read) forgets everything.
 *
 * The names are those of the Fake Function Framework (FFF), which this header takes the place of.
 */

#ifndef ZEPHYR_TESTSUITE_FFF_H_
#define ZEPHYR_TESTSUITE_FFF_H_

#include <stdarg.h>
#include <string.h>
#include <zephyr/sys/util.h>

/** Arguments that a fake may have; the loops of <zephyr/sys/util_macro.h> allow more. */
#define FFF_MAX_ARGS 20u

/** Calls whose arguments and results each fake remembers. */
#ifndef FFF_ARG_HISTORY_LEN
#define FFF_ARG_HISTORY_LEN 50u
#endif

/** Calls, of all fakes, whose order is remembered. */
#ifndef FFF_CALL_HISTORY_LEN
#define FFF_CALL_HISTORY_LEN 50u
#endif

/** Attributes, and a calling convention, for each fake function. */
#ifndef FFF_GCC_FUNCTION_ATTRIBUTES
#define FFF_GCC_FUNCTION_ATTRIBUTES
#endif
#ifndef FFF_CALLING_CONVENTION
#define FFF_CALLING_CONVENTION
#endif

#ifdef __cplusplus
#define FFF_EXTERN_C     extern "C" {
#define FFF_END_EXTERN_C }
extern "C" {
#else
#define FFF_EXTERN_C
#define FFF_END_EXTERN_C
#endif

typedef void (*fff_function_t)(void);

/** @brief The order of calls. */
typedef struct {
	fff_function_t call_history[FFF_CALL_HISTORY_LEN];
	unsigned int call_history_idx;
} fff_globals_t;

extern fff_globals_t fff;

#ifdef __cplusplus
}
#endif

/** @brief Define what the fakes share: once in a program. */
#define DEFINE_FFF_GLOBALS                                                                         \
	FFF_EXTERN_C                                                                               \
	fff_globals_t fff;                                                                         \
	FFF_END_EXTERN_C

/** @brief Forget the order of calls. */
#define FFF_RESET_HISTORY()                                                                        \
	do {                                                                                       \
		fff.call_history_idx = 0;                                                          \
		(void)memset(fff.call_history, 0, sizeof(fff.call_history));                       \
	} while (0)

/** @brief Forget everything about fake @p FUNCNAME. */
#define RESET_FAKE(FUNCNAME) FUNCNAME##_reset()

#define REGISTER_CALL(function)                                                                    \
	do {                                                                                       \
		if (fff.call_history_idx < FFF_CALL_HISTORY_LEN) {                                 \
			fff.call_history[fff.call_history_idx++] = (fff_function_t)(function);     \
		}                                                                                  \
	} while (0)

/** @brief Return the elements of an array one after the other, the last one again and again. */
#define SET_RETURN_SEQ(FUNCNAME, ARRAY_POINTER, ARRAY_LEN)                                         \
	do {                                                                                       \
		FUNCNAME##_fake.return_val_seq = (ARRAY_POINTER);                                  \
		FUNCNAME##_fake.return_val_seq_len = (ARRAY_LEN);                                  \
	} while (0)

/** @brief Call the functions of an array one after the other, the last one again and again. */
#define SET_CUSTOM_FAKE_SEQ(FUNCNAME, ARRAY_POINTER, ARRAY_LEN)                                    \
	do {                                                                                       \
		FUNCNAME##_fake.custom_fake_seq = (ARRAY_POINTER);                                 \
		FUNCNAME##_fake.custom_fake_seq_len = (ARRAY_LEN);                                 \
	} while (0)

/* Per argument. Stored by memcpy(), as types may be const. */
#define Z_FFF_FIELD(i, type)                                                                       \
	__typeof__(type) _CONCAT(_CONCAT(arg, i), _val);                                           \
	__typeof__(type) _CONCAT(_CONCAT(arg, i), _history)[FFF_ARG_HISTORY_LEN];
#define Z_FFF_PARAM(i, type) type _CONCAT(arg, i)
#define Z_FFF_NAME(i, type)  _CONCAT(arg, i)
#define Z_FFF_SAVE(i, type)                                                                        \
	(void)memcpy((void *)&fake->_CONCAT(_CONCAT(arg, i), _val),                                \
		     (const void *)&_CONCAT(arg, i), sizeof(_CONCAT(arg, i)));                     \
	if (fake->call_count < FFF_ARG_HISTORY_LEN) {                                              \
		(void)memcpy((void *)&fake->_CONCAT(_CONCAT(arg, i), _history)[fake->call_count],  \
			     (const void *)&_CONCAT(arg, i), sizeof(_CONCAT(arg, i)));             \
	}

#define Z_FFF_EACH(F, sep, ...)                                                                    \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), (), (FOR_EACH_IDX(F, sep, __VA_ARGS__)))
#define Z_FFF_PARAMS(...)                                                                          \
	COND_CODE_1(IS_EMPTY(__VA_ARGS__), (void), (FOR_EACH_IDX(Z_FFF_PARAM, (,), __VA_ARGS__)))
#define Z_FFF_TYPES(...) COND_CODE_1(IS_EMPTY(__VA_ARGS__), (void), (__VA_ARGS__))
/* The types of a function with variable arguments, without the "..." at their end. */
#define Z_FFF_FIXED(...) REVERSE_ARGS(GET_ARGS_LESS_N(1, REVERSE_ARGS(__VA_ARGS__)))

/* Fields for results; a void function has none. */
#define Z_FFF_RESULT_FIELDS(RETURN_TYPE)                                                           \
	RETURN_TYPE return_val;                                                                    \
	int return_val_seq_len;                                                                    \
	int return_val_seq_idx;                                                                    \
	RETURN_TYPE *return_val_seq;                                                               \
	RETURN_TYPE return_val_history[FFF_ARG_HISTORY_LEN];

#define Z_FFF_STRUCT(FUNCNAME, fields, result_fields)                                              \
	typedef struct FUNCNAME##_Fake {                                                           \
		fields                                                                             \
		unsigned int call_count;                                                           \
		unsigned int arg_history_len;                                                      \
		unsigned int arg_histories_dropped;                                                \
		result_fields                                                                      \
		int custom_fake_seq_len;                                                           \
		int custom_fake_seq_idx;                                                           \
		FUNCNAME##_custom_fake_t custom_fake;                                              \
		FUNCNAME##_custom_fake_t *custom_fake_seq;                                         \
	} FUNCNAME##_Fake;                                                                         \
	extern FUNCNAME##_Fake FUNCNAME##_fake;                                                    \
	void FUNCNAME##_reset(void);

#define Z_FFF_OBJECT(FUNCNAME)                                                                     \
	FUNCNAME##_Fake FUNCNAME##_fake;                                                           \
	void FUNCNAME##_reset(void)                                                                \
	{                                                                                          \
		(void)memset((void *)&FUNCNAME##_fake, 0, sizeof(FUNCNAME##_fake));                \
		FUNCNAME##_fake.arg_history_len = FFF_ARG_HISTORY_LEN;                             \
	}

/* What every fake does first. */
#define Z_FFF_ENTER(FUNCNAME, ...)                                                                 \
	FUNCNAME##_Fake *fake = &FUNCNAME##_fake;                                                  \
                                                                                                   \
	fake->arg_history_len = FFF_ARG_HISTORY_LEN;                                               \
	Z_FFF_EACH(Z_FFF_SAVE, (), __VA_ARGS__)                                                    \
	if (fake->call_count >= FFF_ARG_HISTORY_LEN) {                                             \
		fake->arg_histories_dropped++;                                                     \
	}                                                                                          \
	fake->call_count++;                                                                        \
	REGISTER_CALL(FUNCNAME);                                                                   \
	if (fake->custom_fake_seq_len > 0) {                                                       \
		int at = fake->custom_fake_seq_idx < fake->custom_fake_seq_len                     \
				 ? fake->custom_fake_seq_idx++                                     \
				 : fake->custom_fake_seq_len - 1;                                  \
                                                                                                   \
		fake->custom_fake = fake->custom_fake_seq[at];                                     \
	}

/* The result that was set. */
#define Z_FFF_RESULT                                                                               \
	(fake->return_val_seq_len == 0 ? fake->return_val                                          \
	 : fake->return_val_seq_idx < fake->return_val_seq_len                                     \
		 ? fake->return_val_seq[fake->return_val_seq_idx++]                                \
		 : fake->return_val_seq[fake->return_val_seq_len - 1])

/* Note the result of call number nth, and return it. */
#define Z_FFF_RETURN(RETURN_TYPE, result)                                                          \
	do {                                                                                       \
		RETURN_TYPE ret = (result);                                                        \
                                                                                                   \
		if (nth < FFF_ARG_HISTORY_LEN) {                                                   \
			(void)memcpy((void *)&fake->return_val_history[nth], (const void *)&ret,   \
				     sizeof(ret));                                                 \
		}                                                                                  \
		return ret;                                                                        \
	} while (0)

/** @brief Declare a fake without result: for a header. */
#define DECLARE_FAKE_VOID_FUNC(FUNCNAME, ...)                                                      \
	FFF_EXTERN_C                                                                               \
	typedef void (*FUNCNAME##_custom_fake_t)(Z_FFF_TYPES(__VA_ARGS__));                        \
	Z_FFF_STRUCT(FUNCNAME, Z_FFF_EACH(Z_FFF_FIELD, (), __VA_ARGS__), )                         \
	void FFF_CALLING_CONVENTION FUNCNAME(Z_FFF_PARAMS(__VA_ARGS__));                           \
	FFF_END_EXTERN_C

/** @brief Define what DECLARE_FAKE_VOID_FUNC() declares. */
#define DEFINE_FAKE_VOID_FUNC(FUNCNAME, ...)                                                       \
	FFF_EXTERN_C                                                                               \
	Z_FFF_OBJECT(FUNCNAME)                                                                     \
	FFF_GCC_FUNCTION_ATTRIBUTES void FFF_CALLING_CONVENTION FUNCNAME(                          \
		Z_FFF_PARAMS(__VA_ARGS__))                                                         \
	{                                                                                          \
		Z_FFF_ENTER(FUNCNAME, __VA_ARGS__)                                                 \
		if (fake->custom_fake != NULL) {                                                   \
			fake->custom_fake(Z_FFF_EACH(Z_FFF_NAME, (,), __VA_ARGS__));               \
		}                                                                                  \
	}                                                                                          \
	FFF_END_EXTERN_C

/** @brief A fake without result. @p ...: the types of its arguments, none: void. */
#define FAKE_VOID_FUNC(FUNCNAME, ...)                                                              \
	DECLARE_FAKE_VOID_FUNC(FUNCNAME, ##__VA_ARGS__)                                            \
	DEFINE_FAKE_VOID_FUNC(FUNCNAME, ##__VA_ARGS__)

/** @brief Declare a fake with a result: for a header. */
#define DECLARE_FAKE_VALUE_FUNC(RETURN_TYPE, FUNCNAME, ...)                                        \
	FFF_EXTERN_C                                                                               \
	typedef RETURN_TYPE (*FUNCNAME##_custom_fake_t)(Z_FFF_TYPES(__VA_ARGS__));                 \
	Z_FFF_STRUCT(FUNCNAME, Z_FFF_EACH(Z_FFF_FIELD, (), __VA_ARGS__),                           \
		     Z_FFF_RESULT_FIELDS(RETURN_TYPE))                                             \
	RETURN_TYPE FFF_CALLING_CONVENTION FUNCNAME(Z_FFF_PARAMS(__VA_ARGS__));                    \
	FFF_END_EXTERN_C

/** @brief Define what DECLARE_FAKE_VALUE_FUNC() declares. */
#define DEFINE_FAKE_VALUE_FUNC(RETURN_TYPE, FUNCNAME, ...)                                         \
	FFF_EXTERN_C                                                                               \
	Z_FFF_OBJECT(FUNCNAME)                                                                     \
	FFF_GCC_FUNCTION_ATTRIBUTES RETURN_TYPE FFF_CALLING_CONVENTION FUNCNAME(                   \
		Z_FFF_PARAMS(__VA_ARGS__))                                                         \
	{                                                                                          \
		unsigned int nth = FUNCNAME##_fake.call_count;                                     \
		Z_FFF_ENTER(FUNCNAME, __VA_ARGS__)                                                 \
		if (fake->custom_fake != NULL) {                                                   \
			Z_FFF_RETURN(RETURN_TYPE, fake->custom_fake(Z_FFF_EACH(Z_FFF_NAME, (,),    \
									       __VA_ARGS__)));     \
		}                                                                                  \
		Z_FFF_RETURN(RETURN_TYPE, Z_FFF_RESULT);                                           \
	}                                                                                          \
	FFF_END_EXTERN_C

/** @brief A fake with a result. @p ...: the types of its arguments, none: void. */
#define FAKE_VALUE_FUNC(RETURN_TYPE, FUNCNAME, ...)                                                \
	DECLARE_FAKE_VALUE_FUNC(RETURN_TYPE, FUNCNAME, ##__VA_ARGS__)                              \
	DEFINE_FAKE_VALUE_FUNC(RETURN_TYPE, FUNCNAME, ##__VA_ARGS__)

/* With variable arguments: the types end with "...", a custom_fake gets a va_list in its place. */

#define DECLARE_FAKE_VOID_FUNC_VARARG(FUNCNAME, ...)                                               \
	FFF_EXTERN_C                                                                               \
	typedef void (*FUNCNAME##_custom_fake_t)(Z_FFF_FIXED(__VA_ARGS__), va_list ap);            \
	Z_FFF_STRUCT(FUNCNAME, Z_FFF_EACH(Z_FFF_FIELD, (), Z_FFF_FIXED(__VA_ARGS__)), )            \
	void FFF_CALLING_CONVENTION FUNCNAME(Z_FFF_PARAMS(Z_FFF_FIXED(__VA_ARGS__)), ...);         \
	FFF_END_EXTERN_C

#define DEFINE_FAKE_VOID_FUNC_VARARG(FUNCNAME, ...)                                                \
	FFF_EXTERN_C                                                                               \
	Z_FFF_OBJECT(FUNCNAME)                                                                     \
	FFF_GCC_FUNCTION_ATTRIBUTES void FFF_CALLING_CONVENTION FUNCNAME(                          \
		Z_FFF_PARAMS(Z_FFF_FIXED(__VA_ARGS__)), ...)                                       \
	{                                                                                          \
		Z_FFF_ENTER(FUNCNAME, Z_FFF_FIXED(__VA_ARGS__))                                    \
		if (fake->custom_fake != NULL) {                                                   \
			va_list ap;                                                                \
                                                                                                   \
			va_start(ap, Z_FFF_LAST_NAME(__VA_ARGS__));                                \
			fake->custom_fake(Z_FFF_EACH(Z_FFF_NAME, (,), Z_FFF_FIXED(__VA_ARGS__)),   \
					  ap);                                                     \
			va_end(ap);                                                                \
		}                                                                                  \
	}                                                                                          \
	FFF_END_EXTERN_C

/* The parameter before the "...". */
#define Z_FFF_LAST_NAME(...) _CONCAT(arg, NUM_VA_ARGS_LESS_1(Z_FFF_FIXED(__VA_ARGS__)))

/** @brief A fake without result that takes variable arguments. */
#define FAKE_VOID_FUNC_VARARG(FUNCNAME, ...)                                                       \
	DECLARE_FAKE_VOID_FUNC_VARARG(FUNCNAME, __VA_ARGS__)                                       \
	DEFINE_FAKE_VOID_FUNC_VARARG(FUNCNAME, __VA_ARGS__)

#define DECLARE_FAKE_VALUE_FUNC_VARARG(RETURN_TYPE, FUNCNAME, ...)                                 \
	FFF_EXTERN_C                                                                               \
	typedef RETURN_TYPE (*FUNCNAME##_custom_fake_t)(Z_FFF_FIXED(__VA_ARGS__), va_list ap);     \
	Z_FFF_STRUCT(FUNCNAME, Z_FFF_EACH(Z_FFF_FIELD, (), Z_FFF_FIXED(__VA_ARGS__)),              \
		     Z_FFF_RESULT_FIELDS(RETURN_TYPE))                                             \
	RETURN_TYPE FFF_CALLING_CONVENTION FUNCNAME(Z_FFF_PARAMS(Z_FFF_FIXED(__VA_ARGS__)), ...);  \
	FFF_END_EXTERN_C

#define DEFINE_FAKE_VALUE_FUNC_VARARG(RETURN_TYPE, FUNCNAME, ...)                                  \
	FFF_EXTERN_C                                                                               \
	Z_FFF_OBJECT(FUNCNAME)                                                                     \
	FFF_GCC_FUNCTION_ATTRIBUTES RETURN_TYPE FFF_CALLING_CONVENTION FUNCNAME(                   \
		Z_FFF_PARAMS(Z_FFF_FIXED(__VA_ARGS__)), ...)                                       \
	{                                                                                          \
		unsigned int nth = FUNCNAME##_fake.call_count;                                     \
		Z_FFF_ENTER(FUNCNAME, Z_FFF_FIXED(__VA_ARGS__))                                    \
		if (fake->custom_fake != NULL) {                                                   \
			RETURN_TYPE result;                                                        \
			va_list ap;                                                                \
                                                                                                   \
			va_start(ap, Z_FFF_LAST_NAME(__VA_ARGS__));                                \
			result = fake->custom_fake(                                                \
				Z_FFF_EACH(Z_FFF_NAME, (,), Z_FFF_FIXED(__VA_ARGS__)), ap);        \
			va_end(ap);                                                                \
			Z_FFF_RETURN(RETURN_TYPE, result);                                         \
		}                                                                                  \
		Z_FFF_RETURN(RETURN_TYPE, Z_FFF_RESULT);                                           \
	}                                                                                          \
	FFF_END_EXTERN_C

/** @brief A fake with a result that takes variable arguments. */
#define FAKE_VALUE_FUNC_VARARG(RETURN_TYPE, FUNCNAME, ...)                                         \
	DECLARE_FAKE_VALUE_FUNC_VARARG(RETURN_TYPE, FUNCNAME, __VA_ARGS__)                         \
	DEFINE_FAKE_VALUE_FUNC_VARARG(RETURN_TYPE, FUNCNAME, __VA_ARGS__)

#endif /* ZEPHYR_TESTSUITE_FFF_H_ */
