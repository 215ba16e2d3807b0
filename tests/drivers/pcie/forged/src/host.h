/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A host with up to FUNCTIONS forged functions: each a configuration space of which the test
 * decides what can be written. Words outside of it can not be asked for: that fails the test.
 */
#ifndef HOST_H_
#define HOST_H_

#include <zephyr/drivers/pcie/controller.h>
#include <zephyr/drivers/pcie/cap.h>

#define FUNCTIONS 40
#define WORDS	  1024U

/* The windows: memory as the bus sees it is at another place for the processor. */
#define MEM_BUS	 0x10000000U
#define MEM_SIZE 0x400000U
#define IO_BUS	 0x1000U
#define IO_SIZE	 0x3000U

struct function {
	pcie_bdf_t bdf;
	uint32_t words[WORDS];
	uint32_t writable[WORDS];
	bool mirror; /* every read gives another random word */
};

extern uint8_t host_memory[MEM_SIZE];
extern unsigned int host_reads;
extern unsigned int host_vectors; /* that it gives out */
extern const struct device *const host;

/* Forget all functions and addresses. */
void host_reset(void);

/* A new function of that header type. */
struct function *host_add(pcie_bdf_t bdf, pcie_id_t id, uint8_t type);

/* Let base address register n take sizes as in the specification. */
void host_add_bar(struct function *function, unsigned int n, uint64_t size, uint32_t flags);

/* Put a capability at a word, next: the word that it leads to. */
void host_add_cap(struct function *function, unsigned int at, uint8_t id, unsigned int next);

uint32_t host_random(void);

#endif /* HOST_H_ */
