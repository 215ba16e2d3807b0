/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * <stdio.h> on the console: stdout and stderr write to it, stdin reads from it. Nothing is
 * buffered.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>
#include "../common/stdout.h"

#undef vfprintfcb
#undef fprintfcb

static int is_output(const FILE *stream)
{
	return stream == stdout || stream == stderr;
}

int fputc(int c, FILE *stream)
{
	return is_output(stream) ? z_stdout_put((unsigned char)c) : EOF;
}

int putc(int c, FILE *stream)
{
	return fputc(c, stream);
}

size_t fwrite(const void *restrict ptr, size_t size, size_t nitems, FILE *stream)
{
	const unsigned char *p = ptr;

	if (size == 0) {
		return 0;
	}
	for (size_t i = 0; i < nitems; i++) {
		for (size_t j = 0; j < size; j++) {
			if (fputc(*p++, stream) == EOF) {
				return i;
			}
		}
	}
	return nitems;
}

int fputs(const char *restrict s, FILE *stream)
{
	size_t len = strlen(s);

	return fwrite(s, 1, len, stream) == len ? 0 : EOF;
}

int vfprintf(FILE *stream, const char *restrict format, va_list ap)
{
	return is_output(stream) ? vprintf(format, ap) : EOF;
}

int fprintf(FILE *stream, const char *restrict format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = vfprintf(stream, format, ap);
	va_end(ap);
	return rc;
}

int fgetc(FILE *stream)
{
	return stream == stdin ? z_stdin_get() : EOF;
}

int getc(FILE *stream)
{
	return fgetc(stream);
}

int getchar(void)
{
	return fgetc(stdin);
}

char *fgets(char *restrict s, int n, FILE *stream)
{
	int i = 0;

	while (i < n - 1) {
		int c = fgetc(stream);

		if (c == EOF) {
			break;
		}
		s[i++] = (char)c;
		if (c == '\n') {
			break;
		}
	}
	if (i == 0) {
		return NULL;
	}
	s[i] = '\0';
	return s;
}

int fflush(FILE *stream)
{
	(void)stream;
	return 0;
}

int ferror(FILE *stream)
{
	(void)stream;
	return 0;
}

void perror(const char *s)
{
	if (s != NULL && *s != '\0') {
		(void)printf("%s: ", s);
	}
	(void)printf("%s\n", strerror(errno));
}
