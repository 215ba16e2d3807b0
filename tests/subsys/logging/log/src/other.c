/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/logging/log.h>
#include "backend.h"

LOG_MODULE_REGISTER(other, CONFIG_OTHER_LOG_LEVEL);

static inline void quiet_part(void)
{
	LOG_LEVEL_SET(LOG_LEVEL_ERR);
	LOG_WRN("not compiled in");
	LOG_ERR("loud");
}

static void of_the_test(void)
{
	LOG_MODULE_DECLARE(test, LOG_LEVEL_WRN);
	LOG_WRN("from outside");
	LOG_INF("above its level here");
}

void other_file_logs(void)
{
	LOG_INF("own");
	quiet_part();
	of_the_test();
}
