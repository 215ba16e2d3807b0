/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* C99 7.19, as far as there are streams: stdin, stdout and stderr on the console. */

#ifndef ETESIAN_LIBC_STDIO_H_
#define ETESIAN_LIBC_STDIO_H_

#include <stdarg.h>
#include <stddef.h>
#include <sys/_types.h>

#if !defined(__FILE_defined)
#define __FILE_defined
typedef int FILE;
#endif

#define stdin  ((FILE *)1)
#define stdout ((FILE *)2)
#define stderr ((FILE *)3)

#define EOF (-1)

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

#define Z_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

#ifdef __cplusplus
extern "C" {
#endif

Z_PRINTF(1, 2) int printf(const char *__restrict format, ...);
Z_PRINTF(1, 0) int vprintf(const char *__restrict format, va_list ap);
Z_PRINTF(2, 3) int fprintf(FILE *stream, const char *__restrict format, ...);
Z_PRINTF(2, 0) int vfprintf(FILE *stream, const char *__restrict format, va_list ap);
Z_PRINTF(2, 3) int sprintf(char *__restrict s, const char *__restrict format, ...);
Z_PRINTF(2, 0) int vsprintf(char *__restrict s, const char *__restrict format, va_list ap);
Z_PRINTF(3, 4) int snprintf(char *__restrict s, size_t len, const char *__restrict format, ...);
Z_PRINTF(3, 0)
int vsnprintf(char *__restrict s, size_t len, const char *__restrict format, va_list ap);

int puts(const char *s);
int putchar(int c);
int putc(int c, FILE *stream);
int fputc(int c, FILE *stream);
int fputs(const char *__restrict s, FILE *stream);
size_t fwrite(const void *__restrict ptr, size_t size, size_t nitems, FILE *stream);
int getchar(void);
int getc(FILE *stream);
int fgetc(FILE *stream);
char *fgets(char *__restrict s, int n, FILE *stream);
int fflush(FILE *stream);
int ferror(FILE *stream);
void perror(const char *s);

#undef Z_PRINTF

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_LIBC_STDIO_H_ */
