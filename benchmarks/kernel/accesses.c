/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A plugin for QEMU that counts the instructions of a program, its loads and stores (a word each,
 * so several of one instruction), and the exceptions it takes. accesses.py builds it and reads what
 * it writes.
 *
 *	-plugin accesses.so,out=FILE,mark=ADDRESS,handler=ADDRESS,handler=ADDRESS...
 *
 * Each time the instruction at the mark is reached the three counts so far go to the file, a line.
 * An exception is a handler's first instruction being reached. What the hardware itself stores and
 * loads at an exception is not counted.
 *
 * QEMU's header for plugins is seldom installed: what is used of its API, version 1, is declared
 * here.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

enum { INLINE_ADD_U64 = 0 };
enum { NO_REGS = 0 };
enum { READS_AND_WRITES = 3 };

struct qemu_plugin_tb;
struct qemu_plugin_insn;
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *tb, size_t i);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *insn);
void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id,
					   void (*fn)(uint64_t id, struct qemu_plugin_tb *tb));
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *insn,
					    void (*fn)(unsigned int cpu, void *data), int flags,
					    void *data);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *insn, int op, void *count,
						uint64_t step);
void qemu_plugin_register_vcpu_mem_inline(struct qemu_plugin_insn *insn, int which, int op,
					  void *count, uint64_t step);

EXPORT int qemu_plugin_version = 1;

#define HANDLERS 512

static uint64_t instructions, accesses, exceptions;
static uint64_t mark, handlers[HANDLERS];
static int handler_count;
static FILE *out;

static void mark_reached(unsigned int cpu, void *data)
{
	(void)cpu;
	(void)data;
	fprintf(out, "%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", instructions, accesses, exceptions);
	fflush(out);
}

static int is_handler(uint64_t address)
{
	for (int i = 0; i < handler_count; i++) {
		if (handlers[i] == address) {
			return 1;
		}
	}
	return 0;
}

static void translated(uint64_t id, struct qemu_plugin_tb *tb)
{
	(void)id;
	for (size_t i = 0; i < qemu_plugin_tb_n_insns(tb); i++) {
		struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);
		uint64_t address = qemu_plugin_insn_vaddr(insn);

		qemu_plugin_register_vcpu_insn_exec_inline(insn, INLINE_ADD_U64, &instructions, 1);
		qemu_plugin_register_vcpu_mem_inline(insn, READS_AND_WRITES, INLINE_ADD_U64,
						     &accesses, 1);
		if (is_handler(address)) {
			qemu_plugin_register_vcpu_insn_exec_inline(insn, INLINE_ADD_U64,
								   &exceptions, 1);
		}
		if (address == mark) {
			qemu_plugin_register_vcpu_insn_exec_cb(insn, mark_reached, NO_REGS, NULL);
		}
	}
}

EXPORT int qemu_plugin_install(uint64_t id, const void *info, int argc, char **argv)
{
	(void)info;
	for (int i = 0; i < argc; i++) {
		if (strncmp(argv[i], "out=", 4) == 0) {
			out = fopen(argv[i] + 4, "w");
		} else if (strncmp(argv[i], "mark=", 5) == 0) {
			mark = strtoull(argv[i] + 5, NULL, 0);
		} else if (strncmp(argv[i], "handler=", 8) == 0 && handler_count < HANDLERS) {
			handlers[handler_count++] = strtoull(argv[i] + 8, NULL, 0);
		} else {
			fprintf(stderr, "accesses: %s is not understood\n", argv[i]);
			return -1;
		}
	}
	if (out == NULL || mark == 0) {
		fprintf(stderr, "accesses: out=FILE and mark=ADDRESS are needed\n");
		return -1;
	}
	qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
	return 0;
}
