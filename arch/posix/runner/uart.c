/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The far end of native UARTs.
 *
 * What the application sends to stdout goes through the C library's stream, so that it keeps its
 * order with the application's own printf(). It is written out line by line and whenever the CPU
 * sleeps. Reading from a terminal makes the clock run in real time (unless -no-rt): somebody sits
 * there. A terminal on stdin is given over to the application without echo and line editing, as a
 * serial line has none.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include "nsi_hw_scheduler.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"
#include "nsi_uart.h"

struct nsi_uart {
	int in;
	int out; /* -1: the stream stdout */
	struct nsi_uart *next;
	bool input_used;
	bool at_end;
	bool looked; /* for input */
	unsigned char buffer[256];
	unsigned int first, count;
};

static struct termios saved_terminal;
static bool terminal_changed;

void nsi_uart_restore_terminal(void)
{
	if (terminal_changed) {
		tcsetattr(STDIN_FILENO, TCSANOW, &saved_terminal);
	}
}
NSI_TASK(nsi_uart_restore_terminal, ON_EXIT_POST, 100);

static void take_terminal(void)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, &saved_terminal) != 0) {
		return;
	}
	raw = saved_terminal;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_iflag &= ~(tcflag_t)ICRNL;
	terminal_changed = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

/* Input is opened on first use: a program that never reads does not touch the terminal. */
static void use_input(struct nsi_uart *uart)
{
	uart->input_used = true;
	if (!isatty(uart->in)) {
		return;
	}
	if (uart->in == STDIN_FILENO) {
		if (tcgetpgrp(STDIN_FILENO) != getpgrp()) {
			uart->at_end = true; /* in the background, reading would stop us */
			return;
		}
		take_terminal();
	}
	nsi_hws_prefer_real_time(true);
}

struct nsi_uart *nsi_uart_open_stdinout(void)
{
	static struct nsi_uart uart = {.in = STDIN_FILENO, .out = -1};

	return &uart;
}

static void attach(const char *command, const char *path)
{
	const char *place = strstr(command, "%s");
	char *full;

	if (place == NULL) {
		nsi_print_error_and_exit("-attach_uart_cmd: \"%s\" has no %%s where the terminal's "
					 "path goes\n", command);
	}
	if (asprintf(&full, "%.*s%s%s", (int)(place - command), command, path, place + 2) < 0 ||
	    system(full) != 0) {
		nsi_print_warning("the command to attach a terminal failed: %s\n", command);
	}
	free(full);
}

/* Has somebody the other end open? If not, poll() reports a hang-up, but only after one had. */
static bool is_connected(const struct nsi_uart *uart)
{
	struct pollfd fd = {.fd = uart->in, .events = POLLHUP};

	return poll(&fd, 1, 0) == 0 || !(fd.revents & POLLHUP);
}

static struct nsi_uart *ptys; /* all of them */

/* What the other end has not read is lost when the process ends: give it a moment. */
static void drain_ptys(void)
{
	int patience = 100;

	for (struct nsi_uart *uart = ptys; uart; uart = uart->next) {
		int other_end = open(ptsname(uart->out), O_RDONLY | O_NOCTTY | O_NONBLOCK);
		int unread = 0;

		do {
			usleep(2000); /* the kernel may be on its way with it, too */
		} while (is_connected(uart) && ioctl(other_end, FIONREAD, &unread) == 0 &&
			 unread > 0 && patience-- > 0);
		close(other_end);
	}
}
NSI_TASK(drain_ptys, ON_EXIT_POST, 50);

struct nsi_uart *nsi_uart_open_pty(const char *name, const char *attach_cmd, bool wait)
{
	struct nsi_uart *uart = calloc(1, sizeof(*uart));
	int fd = posix_openpt(O_RDWR | O_NOCTTY);
	struct termios raw;
	int other_end;

	if (uart == NULL || fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0) {
		nsi_print_error_and_exit("no pseudo terminal for %s: %s\n", name, strerror(errno));
	}
	*uart = (struct nsi_uart){.in = fd, .out = fd, .next = ptys};
	ptys = uart;
	fcntl(fd, F_SETFL, O_NONBLOCK);

	/* Raw, and opened and closed once so that is_connected() works. */
	other_end = open(ptsname(fd), O_RDWR | O_NOCTTY);
	if (other_end >= 0 && tcgetattr(other_end, &raw) == 0) {
		cfmakeraw(&raw);
		tcsetattr(other_end, TCSANOW, &raw);
	}
	close(other_end);
	nsi_print_trace("%s connected to pseudotty: %s\n", name, ptsname(fd));

	if (attach_cmd) {
		attach(attach_cmd, ptsname(fd));
	}
	while (wait && !is_connected(uart)) {
		usleep(10000);
	}
	return uart;
}

void nsi_uart_write(struct nsi_uart *uart, const void *data, size_t len)
{
	const char *p = data;
	int patience = 100;

	if (uart->out < 0) {
		fwrite(data, 1, len, stdout);
		return;
	}
	while (len > 0) {
		ssize_t written = write(uart->out, p, len);

		if (written > 0) {
			p += written;
			len -= (size_t)written;
		} else if (errno == EAGAIN && patience-- > 0 && is_connected(uart)) {
			usleep(10000);
		} else if (errno != EINTR) {
			return;
		}
	}
}

void nsi_uart_flush(struct nsi_uart *uart)
{
	if (uart->out < 0) {
		fflush(stdout);
	}
}

/*
 * Whoever started us with a pipe on stdin may write to it a moment later; virtual time does not
 * wait for that. So the first look does.
 */
#define FIRST_LOOK_MS 100

static void fill(struct nsi_uart *uart)
{
	struct pollfd fd = {.fd = uart->in, .events = POLLIN};
	bool first_look = !uart->looked && uart->in == STDIN_FILENO && !isatty(uart->in);
	ssize_t len;

	uart->looked = true;
	if (poll(&fd, 1, first_look ? FIRST_LOOK_MS : 0) <= 0 ||
	    !(fd.revents & (POLLIN | POLLHUP))) {
		return;
	}
	len = read(uart->in, uart->buffer, sizeof(uart->buffer));
	uart->first = 0;
	uart->count = len > 0 ? (unsigned int)len : 0;
	if (len < 0 && (errno == EINTR || errno == EAGAIN)) {
		return;
	}
	if (len <= 0 && uart->in == STDIN_FILENO) {
		uart->at_end = true;
		nsi_hws_watch_input(uart->in, NULL);
	}
}

bool nsi_uart_can_read(struct nsi_uart *uart)
{
	if (!uart->input_used) {
		use_input(uart);
	}
	if (uart->count == 0 && !uart->at_end) {
		fill(uart);
	}
	return uart->count > 0;
}

int nsi_uart_read(struct nsi_uart *uart)
{
	if (!nsi_uart_can_read(uart)) {
		return -1;
	}
	uart->count--;
	return uart->buffer[uart->first++];
}

void nsi_uart_watch(struct nsi_uart *uart, void (*ready)(void))
{
	if (ready && !uart->input_used) {
		use_input(uart);
	}
	if (!uart->at_end) {
		nsi_hws_watch_input(uart->in, ready);
	}
}
