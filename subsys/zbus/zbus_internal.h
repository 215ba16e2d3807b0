/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What the files of zbus share.
 */
#ifndef ETESIAN_SUBSYS_ZBUS_INTERNAL_H_
#define ETESIAN_SUBSYS_ZBUS_INTERNAL_H_

#include <zephyr/sys/printk.h>
#include <zephyr/zbus/zbus.h>

/* A wrong parameter: an assertion, or (for tests) -EFAULT from the function. */
#if defined(CONFIG_ZBUS_ASSERT_MOCK)
#define ZBUS_CHECK(condition, message)                                                             \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			printk("ZBUS ASSERT: " message "\n");                                      \
			return -EFAULT;                                                            \
		}                                                                                  \
	} while (false)
#else
#define ZBUS_CHECK(condition, message) __ASSERT(condition, message)
#endif

extern struct zbus_channel_observation TYPE_SECTION_START(zbus_channel_observation)[];
extern struct zbus_channel_observation_mask TYPE_SECTION_START(zbus_channel_observation_mask)[];

#define ZBUS_OBSERVATION(i) (&TYPE_SECTION_START(zbus_channel_observation)[i])
#define ZBUS_MASK(i)        (&TYPE_SECTION_START(zbus_channel_observation_mask)[i])

/** Guards what zbus knows of priorities, and changes of the lists of added observers. */
extern struct k_spinlock z_zbus_lock;

/** Loop over the indices of the static observations of @p chan. */
#define ZBUS_FOREACH_OBSERVATION(chan, i)                                                          \
	for (int i = (chan)->data->observers_start_idx; i < (chan)->data->observers_end_idx; i++)

/**
 * @brief Tell the observers of @p chan, which the caller holds, until @p end.
 * @return 0, or the last error; -ENOMEM ends it.
 */
int z_zbus_notify(const struct zbus_channel *chan, k_timepoint_t end);

/* A priority that no thread has: it was not changed. */
#define ZBUS_NOT_BOOSTED INT_MAX

#if defined(CONFIG_ZBUS_PRIORITY_BOOST)
/** @brief Raise the current thread for @p chan. @return what z_zbus_unboost() needs. */
int z_zbus_boost(const struct zbus_channel *chan);
void z_zbus_unboost(int priority);
/** @brief The observers of @p chan have changed; of all channels of @p obs. */
void z_zbus_update_channel(const struct zbus_channel *chan);
void z_zbus_update_observer(const struct zbus_observer *obs);
#else
#define z_zbus_boost(chan)          ZBUS_NOT_BOOSTED
#define z_zbus_unboost(priority)    ARG_UNUSED(priority)
#define z_zbus_update_channel(chan) ARG_UNUSED(chan)
#define z_zbus_update_observer(obs) ARG_UNUSED(obs)
#endif

#endif /* ETESIAN_SUBSYS_ZBUS_INTERNAL_H_ */
