/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * native_sim: the simulation's time.
 */
#include "../reference.h"
#include <nsi_hw_scheduler.h>

void reference_start(void)
{
}

uint64_t reference_now(void)
{
	return nsi_hws_get_time();
}
