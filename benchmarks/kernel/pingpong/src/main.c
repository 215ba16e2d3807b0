/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Two threads play: each waits for its semaphore, prints a line, sleeps 10 ms and gives the other
 * one's. Text goes straight to the UART's registers, as in the same program on other kernels.
 */
#include <zephyr/kernel.h>

#define STACK_SIZE 512
#define SLEEP_MS   10

static K_SEM_DEFINE(ping_sem, 1, 1);
static K_SEM_DEFINE(pong_sem, 0, 1);

/* CMSDK UART 0 of mps2/an385. */
struct uart {
	volatile uint32_t data;
	volatile uint32_t state;
	volatile uint32_t ctrl;
	uint32_t intclear;
	volatile uint32_t bauddiv;
};

#define UART    ((struct uart *)DT_REG_ADDR(DT_NODELABEL(uart0)))
#define TX_FULL BIT(0)
#define TX_ON   BIT(0)
#define BAUDDIV 217 /* 115,200 at 25 MHz */

static void print(const char *text)
{
	for (; *text != '\0'; text++) {
		while ((UART->state & TX_FULL) != 0) {
		}
		UART->data = (uint8_t)*text;
	}
}

static void play(const char *text, struct k_sem *mine, struct k_sem *other)
{
	for (;;) {
		k_sem_take(mine, K_FOREVER);
		print(text);
		k_msleep(SLEEP_MS);
		k_sem_give(other);
	}
}

static void pong(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	play("pong\n", &pong_sem, &ping_sem);
}

K_THREAD_DEFINE(pong_thread, STACK_SIZE, pong, NULL, NULL, NULL, 0, 0, 0);

/* The main thread is the other player. */
int main(void)
{
	UART->bauddiv = BAUDDIV;
	UART->ctrl = TX_ON;
	play("ping\n", &ping_sem, &pong_sem);
	return 0;
}
