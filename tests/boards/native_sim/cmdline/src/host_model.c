/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A hardware model of the application's own, on the host side: it raises an interrupt every
 * HOST_MODEL_PERIOD microseconds, six times in all.
 */
#include <stdio.h>
#include "irq_ctrl.h"
#include "nsi_hws_models_if.h"
#include "nsi_tasks.h"

static uint64_t next = NSI_NEVER;
static int left = 6;

static void due(void)
{
	next = --left ? next + HOST_MODEL_PERIOD : NSI_NEVER;
	hw_irq_ctrl_raise_im(21);
}
NSI_HW_EVENT(next, due, 100);

static void start(void)
{
	next = HOST_MODEL_PERIOD;
}
NSI_TASK(start, HW_INIT, 100);
