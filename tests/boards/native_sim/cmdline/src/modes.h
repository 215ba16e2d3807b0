/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODES_H
#define MODES_H

/** A thing the program can do, chosen by the first argument after -testargs. */
struct mode {
	const char *name;
	void (*fn)(int argc, char **argv);
};

extern const struct mode modes[];
extern const int n_modes;

/** Interrupts that the model on the host side (host_model.c) has raised. */
extern volatile int model_interrupts;

#endif
