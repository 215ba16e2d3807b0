/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * For hardware models (host side): events in virtual time.
 *
 * A model owns a variable with the time of its next event in microseconds since boot, NSI_NEVER for
 * none, names it once with NSI_HW_EVENT(), and calls nsi_hws_find_next_event() after it has changed
 * the variable. The callback must move it on.
 */
#ifndef NSI_HWS_MODELS_IF_H
#define NSI_HWS_MODELS_IF_H

#include <stdint.h>
#include "nsi_utils.h"

#ifdef __cplusplus
extern "C" {
#endif

#define NSI_NEVER UINT64_MAX

struct nsi_hw_event_st {
	void (*const callback)(void);
	uint64_t *timer;
	unsigned int prio;
};

/**
 * @brief Call @p fn when virtual time reaches @p t; of simultaneous ones the lower @p prio first.
 */
#define NSI_HW_EVENT(t, fn, prio_)                                                                 \
	static const struct nsi_hw_event_st NSI_CONCAT(NSI_CONCAT(nsi_hw_event_, fn), t)           \
	__attribute__((__used__, section("nsi_hw_events"),                                         \
		       aligned(__alignof__(struct nsi_hw_event_st)))) = {fn, &t, prio_}

/** @brief Virtual time in microseconds since boot. */
uint64_t nsi_hws_get_time(void);

/** @brief Some event's time has changed. */
void nsi_hws_find_next_event(void);

/** @brief Time of the next event in microseconds, or NSI_NEVER. */
uint64_t nsi_hws_get_next_event_time(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_HWS_MODELS_IF_H */
