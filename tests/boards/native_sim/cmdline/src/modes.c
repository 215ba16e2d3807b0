/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the program can be told to do.
 */
#include <native_rtc.h>
#include <nsi_host_trampolines.h>
#include <nsi_main.h>
#include <posix_board_if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/drivers/entropy.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/drivers/uart.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/reboot.h>
#include "modes.h"

volatile int model_interrupts;

/* Names that the host's C library has, too: the host side must go on using that one's. */
long read(int fd, void *buffer, unsigned long size)
{
	printk("the application's read()\n");
	return -1;
}

int poll(void *fds, unsigned long n, int timeout)
{
	printk("the application's poll()\n");
	return -1;
}

static void exit_code(int argc, char **argv)
{
	nsi_exit(atoi(argv[1]));
}

static void print_time(int argc, char **argv)
{
	for (;;) {
		k_sleep(K_MSEC(500));
		printk("%d ms\n", (int)k_uptime_get());
	}
}

static void random_numbers(int argc, char **argv)
{
	const struct device *rng = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));
	uint8_t bytes[7];

	for (int i = 0; i < 4; i++) {
		entropy_get_entropy(rng, bytes, sizeof(bytes));
		for (size_t j = 0; j < sizeof(bytes); j++) {
			printk("%02x", bytes[j]);
		}
		printk("\n");
	}
	nsi_exit(0);
}

/* Echo lines of the UART in capitals until "quit". */
static void echo(int argc, char **argv)
{
	const struct device *uart = DEVICE_DT_GET(DT_NODELABEL(uart0));
	char line[80];
	size_t len = 0;
	unsigned char c;

	for (;;) {
		if (uart_poll_in(uart, &c) != 0) {
			k_sleep(K_MSEC(10));
			continue;
		}
		if (c != '\n' && c != '\r') {
			line[len++] = (c >= 'a' && c <= 'z') ? (char)(c - 32) : (char)c;
			continue;
		}
		for (size_t i = 0; i < len; i++) {
			uart_poll_out(uart, (unsigned char)line[i]);
		}
		uart_poll_out(uart, '\n');
		if (len == 4 && memcmp(line, "QUIT", 4) == 0) {
			nsi_exit(0);
		}
		len = 0;
	}
}

/* The same with interrupts; nothing else happens meanwhile. */
static char irq_line[80];
static size_t irq_len, irq_sent;
static K_SEM_DEFINE(irq_quit, 0, 1);

static void receive(const struct device *uart)
{
	uint8_t c;

	while (irq_sent == 0 && uart_fifo_read(uart, &c, 1) == 1) {
		irq_line[irq_len++] = (c >= 'a' && c <= 'z') ? (char)(c - 32) : (char)c;
		if (c == '\n') {
			uart_irq_rx_disable(uart);
			uart_irq_tx_enable(uart);
			return;
		}
	}
}

static void transmit(const struct device *uart)
{
	irq_sent += (size_t)uart_fifo_fill(uart, (uint8_t *)&irq_line[irq_sent], 1);
	if (irq_sent < irq_len) {
		return;
	}
	uart_irq_tx_disable(uart);
	if (memcmp(irq_line, "QUIT", 4) == 0) {
		k_sem_give(&irq_quit);
		return;
	}
	irq_len = 0;
	irq_sent = 0;
	uart_irq_rx_enable(uart);
}

static void uart_event(const struct device *uart, void *user_data)
{
	while (uart_irq_update(uart) && uart_irq_is_pending(uart)) {
		if (uart_irq_rx_ready(uart)) {
			receive(uart);
		} else if (uart_irq_tx_ready(uart)) {
			transmit(uart);
		}
	}
}

static void irq_echo(int argc, char **argv)
{
	const struct device *uart = DEVICE_DT_GET(DT_NODELABEL(uart0));

	uart_irq_callback_set(uart, uart_event);
	uart_irq_rx_enable(uart);
	k_sem_take(&irq_quit, K_FOREVER);
	printk("uptime %d ms\n", (int)k_uptime_get());
	nsi_exit(0);
}

static void reboot(int argc, char **argv)
{
	char *file = argv[1]; /* exists: second life */
	int fd = nsi_host_open(file, 0);

	if (fd >= 0) {
		printk("rebooted\n");
		nsi_exit(0);
	}
	nsi_host_close(nsi_host_open(file, 0x40 | 1)); /* O_CREAT | O_WRONLY */
	sys_reboot(SYS_REBOOT_WARM);
}

/* flash [WORD [crash]]: print what the flash memory holds, put WORD there. */
static void flash_word(int argc, char **argv)
{
	const struct device *flash = DEVICE_DT_GET(DT_CHOSEN(zephyr_flash_controller));
	char word[16] = "";

	flash_read(flash, 0, word, sizeof(word) - 1);
	printk("flash holds %s\n", (uint8_t)word[0] == 0xff ? "nothing" : word);
	if (argc > 1) {
		strncpy(word, argv[1], sizeof(word) - 1);
		flash_erase(flash, 0, 4096);
		flash_write(flash, 0, word, sizeof(word));
	}
	if (argc > 2) {
		k_panic();
	}
	nsi_exit(0);
}

static void crash(int argc, char **argv)
{
	*(volatile int *)(uintptr_t)0x10 = 1;
}

static int overflow(int n)
{
	volatile char frame[512];

	frame[0] = (char)n;
	if (n >= 0) {
		n = overflow(n + 1);
	}
	return frame[0] + n;
}

static void stack_overflow(int argc, char **argv)
{
	k_thread_name_set(k_current_get(), "greedy");
	overflow(0);
}

static void panic(int argc, char **argv)
{
	k_panic();
}

static void hang(int argc, char **argv)
{
	printf("hanging\n");
	for (;;) {
		__asm__ volatile("");
	}
}

static void forever(int argc, char **argv)
{
	printf("sleeping\n");
	for (;;) {
		k_sleep(K_MSEC(100));
	}
}

static void model_isr(const void *arg)
{
	model_interrupts++;
	printk("model interrupt %d at %d ms\n", model_interrupts, (int)k_uptime_get());
}

static void model(int argc, char **argv)
{
	IRQ_CONNECT(21, 3, model_isr, NULL, 0);
	irq_enable(21);
}

/* Threads, timers and random delays: a log that depends on every decision of the scheduler. */
static void busy_log(void *p1, void *p2, void *p3)
{
	const struct device *rng = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));
	uint16_t delay;

	for (int i = 0; i < 50; i++) {
		entropy_get_entropy(rng, (uint8_t *)&delay, sizeof(delay));
		if ((delay & 3) == 0) {
			k_busy_wait(delay);
		} else {
			k_sleep(K_USEC(delay));
		}
		printk("%d: %d %u %p\n", (int)(intptr_t)p1, i, k_cycle_get_32(), &delay);
	}
}

static struct k_thread threads[5];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 5, 1024);

static void log_of_threads(int argc, char **argv)
{
	char *from_host = malloc(10);

	printk("%p %p\n", from_host, (void *)&from_host);
	for (int i = 0; i < 5; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), busy_log,
				(void *)(intptr_t)i, NULL, NULL, K_PRIO_PREEMPT(i / 2), 0,
				K_NO_WAIT);
	}
	for (int i = 0; i < 5; i++) {
		k_thread_join(&threads[i], K_FOREVER);
	}
	nsi_exit(0);
}

static void real_time_clock(int argc, char **argv)
{
	printk("rtc %d s\n", (int)(native_rtc_gettime_us(RTC_CLOCK_REALTIME) / 1000000));
	nsi_exit(0);
}

const struct mode modes[] = {
	{"exit", exit_code},     {"time", print_time},          {"random", random_numbers},
	{"echo", echo},          {"crash", crash},              {"overflow", stack_overflow},
	{"panic", panic},        {"hang", hang},                {"forever", forever},
	{"model", model},        {"threads", log_of_threads},   {"rtc", real_time_clock},
	{"irqecho", irq_echo},   {"reboot", reboot},         {"flash", flash_word},
};
const int n_modes = ARRAY_SIZE(modes);
