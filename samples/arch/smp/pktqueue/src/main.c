/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pipelines that have nothing to do with each other, so that they run on all CPUs. In each a thread
 * fills packets, a second one changes their contents, a third one checks them and gives them back
 * to the first. Queues are between them; a CRC finds what is changed on the way.
 */
#include <stdio.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/crc.h>

#define PIPELINES  4
#define STAGES     3
#define IN_FLIGHT  8 /* packets of a pipeline */
#define PAYLOAD    256
#define STACK_SIZE 2048

struct packet {
	void *fifo_reserved;
	uint32_t number;
	uint32_t crc; /* of the payload */
	uint8_t payload[PAYLOAD];
};

static struct pipeline {
	struct k_fifo empty, filled, changed;
	struct packet packets[IN_FLIGHT];
	uint32_t checked, damaged, out_of_order;
} pipelines[PIPELINES];

static struct k_thread threads[PIPELINES][STAGES];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, PIPELINES *STAGES, STACK_SIZE);

static uint32_t crc(const struct packet *packet)
{
	return crc32_ieee(packet->payload, PAYLOAD);
}

static void fill(void *arg, void *unused1, void *unused2)
{
	struct pipeline *pipeline = arg;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (uint32_t n = 0; n < CONFIG_PKTQUEUE_PACKETS; n++) {
		struct packet *packet = k_fifo_get(&pipeline->empty, K_FOREVER);

		packet->number = n;
		for (int i = 0; i < PAYLOAD; i++) {
			packet->payload[i] = (uint8_t)(n * 31U + (uint32_t)i);
		}
		packet->crc = crc(packet);
		k_fifo_put(&pipeline->filled, packet);
	}
}

static void change(void *arg, void *unused1, void *unused2)
{
	struct pipeline *pipeline = arg;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	for (uint32_t n = 0; n < CONFIG_PKTQUEUE_PACKETS; n++) {
		struct packet *packet = k_fifo_get(&pipeline->filled, K_FOREVER);

		pipeline->damaged += crc(packet) != packet->crc;
		for (int i = 0; i < PAYLOAD; i++) {
			packet->payload[i] ^= 0x5aU;
		}
		packet->crc = crc(packet);
		k_fifo_put(&pipeline->changed, packet);
	}
}

static void check(void *arg, void *damaged, void *unused2)
{
	struct pipeline *pipeline = arg;
	uint32_t *bad = damaged;

	ARG_UNUSED(unused2);
	for (uint32_t n = 0; n < CONFIG_PKTQUEUE_PACKETS; n++) {
		struct packet *packet = k_fifo_get(&pipeline->changed, K_FOREVER);

		*bad += crc(packet) != packet->crc;
		pipeline->out_of_order += packet->number != n;
		pipeline->checked++;
		k_fifo_put(&pipeline->empty, packet);
	}
}

static uint32_t damaged_at_the_end[PIPELINES];

static void start(int i)
{
	static const k_thread_entry_t stages[STAGES] = {fill, change, check};
	struct pipeline *pipeline = &pipelines[i];

	k_fifo_init(&pipeline->empty);
	k_fifo_init(&pipeline->filled);
	k_fifo_init(&pipeline->changed);
	for (int k = 0; k < IN_FLIGHT; k++) {
		k_fifo_put(&pipeline->empty, &pipeline->packets[k]);
	}
	for (int k = 0; k < STAGES; k++) {
		(void)k_thread_create(&threads[i][k], stacks[i * STAGES + k], STACK_SIZE, stages[k],
				      pipeline, &damaged_at_the_end[i], NULL, K_PRIO_PREEMPT(5), 0,
				      K_NO_WAIT);
	}
}

int main(void)
{
	uint32_t begun = k_uptime_get_32();
	uint32_t packets = 0;
	uint32_t passed;

	printf("%d pipelines of %d threads, packets of %d bytes\n", PIPELINES, STAGES, PAYLOAD);
	for (int i = 0; i < PIPELINES; i++) {
		start(i);
	}
	for (int i = 0; i < PIPELINES * STAGES; i++) {
		(void)k_thread_join(&threads[i / STAGES][i % STAGES], K_FOREVER);
	}
	passed = k_uptime_get_32() - begun;
	for (int i = 0; i < PIPELINES; i++) {
		printf("Pipeline %d: %u packets, %u damaged, %u out of order\n", i,
		       (unsigned int)pipelines[i].checked,
		       (unsigned int)(pipelines[i].damaged + damaged_at_the_end[i]),
		       (unsigned int)pipelines[i].out_of_order);
		packets += pipelines[i].checked;
	}
	printf("All %d pipelines: %u packets by %u cores in %u msec\n", PIPELINES,
	       (unsigned int)packets, arch_num_cpus(), (unsigned int)passed);
	return 0;
}
