/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The counter of native_sim: counts virtual time at CONFIG_COUNTER_NATIVE_POSIX_FREQUENCY, with
 * several alarm channels and a top value, all served by one hardware alarm that is set to the
 * earliest of them.
 *
 * Times of alarms and of the next wrap are kept in total counts since start (64 bit), so comparing
 * them needs no thought about wrapping.
 */
#define DT_DRV_COMPAT zephyr_native_posix_counter

#include <nsi_alarm.h>
#include <nsi_hw_scheduler.h>
#include <soc.h>
#include <zephyr/device.h>
#include <zephyr/drivers/counter.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

#define FREQUENCY    CONFIG_COUNTER_NATIVE_POSIX_FREQUENCY
#define CHANNELS     CONFIG_COUNTER_NATIVE_POSIX_NBR_CHANNELS
#define TOP_VALUE    UINT32_MAX
#define NOT_SET      UINT64_MAX
#define US_PER_SEC   1000000U

static struct {
	counter_alarm_callback_t callback;
	void *user_data;
	uint64_t at; /* total count, or NOT_SET */
} channels[CHANNELS];

static struct counter_top_cfg top = {.ticks = TOP_VALUE};

static bool running;
static uint64_t start_us;    /* when the total count was 0, if running */
static uint64_t held;        /* the total count, if not */
static uint64_t period_start; /* total count at which the value was 0 last */
static const struct device *device;

static uint64_t total(void)
{
	return running ? (nsi_hws_get_time() - start_us) * FREQUENCY / US_PER_SEC : held;
}

static uint64_t period(void)
{
	return (uint64_t)top.ticks + 1U;
}

static uint32_t value(void)
{
	return (uint32_t)((total() - period_start) % period());
}

static uint64_t next_wrap(void)
{
	return total() - value() + period();
}

static void set_alarm(void)
{
	uint64_t at = top.callback != NULL ? next_wrap() : NOT_SET;

	for (int i = 0; i < CHANNELS; i++) {
		at = MIN(at, channels[i].at);
	}
	nsi_alarm_set(NSI_ALARM_COUNTER,
		      !running || at == NOT_SET
			      ? NSI_NEVER
			      : start_us + DIV_ROUND_UP(at * US_PER_SEC, FREQUENCY));
}

static void serve_alarms(uint64_t now)
{
	for (int i = 0; i < CHANNELS; i++) {
		if (channels[i].at <= now) {
			counter_alarm_callback_t callback = channels[i].callback;

			channels[i].at = NOT_SET;
			channels[i].callback = NULL;
			callback(device, (uint8_t)i, value(), channels[i].user_data);
		}
	}
}

static void counter_isr(const void *arg)
{
	uint64_t now = total();

	ARG_UNUSED(arg);
	serve_alarms(now);
	if (now - period_start >= period()) {
		period_start = now - value();
		if (top.callback != NULL) {
			top.callback(device, top.user_data);
		}
	}
	set_alarm();
}

static int start(const struct device *dev)
{
	ARG_UNUSED(dev);
	if (!running) {
		start_us = nsi_hws_get_time() - held * US_PER_SEC / FREQUENCY;
		running = true;
		set_alarm();
	}
	return 0;
}

static int stop(const struct device *dev)
{
	ARG_UNUSED(dev);
	held = total();
	running = false;
	set_alarm();
	return 0;
}

static int get_value(const struct device *dev, uint32_t *ticks)
{
	ARG_UNUSED(dev);
	*ticks = value();
	return 0;
}

static int get_value_64(const struct device *dev, uint64_t *ticks)
{
	ARG_UNUSED(dev);
	*ticks = value();
	return 0;
}

static int set_channel_alarm(const struct device *dev, uint8_t chan_id,
			     const struct counter_alarm_cfg *alarm_cfg)
{
	uint64_t from_now = alarm_cfg->ticks;

	ARG_UNUSED(dev);
	if (chan_id >= CHANNELS) {
		return -ENOTSUP;
	}
	if (alarm_cfg->ticks > top.ticks) {
		return -EINVAL;
	}
	if (channels[chan_id].callback != NULL) {
		return -EBUSY;
	}
	if ((alarm_cfg->flags & COUNTER_ALARM_CFG_ABSOLUTE) != 0U) {
		from_now = (alarm_cfg->ticks + period() - value()) % period();
		from_now = from_now == 0U ? period() : from_now;
	}
	channels[chan_id].callback = alarm_cfg->callback;
	channels[chan_id].user_data = alarm_cfg->user_data;
	channels[chan_id].at = total() + MAX(from_now, 1U);
	set_alarm();
	return 0;
}

static int cancel_channel_alarm(const struct device *dev, uint8_t chan_id)
{
	ARG_UNUSED(dev);
	if (chan_id >= CHANNELS) {
		return -ENOTSUP;
	}
	channels[chan_id].callback = NULL;
	channels[chan_id].at = NOT_SET;
	set_alarm();
	return 0;
}

static int set_top_value(const struct device *dev, const struct counter_top_cfg *cfg)
{
	uint32_t now = value();
	int ret = 0;

	ARG_UNUSED(dev);
	for (int i = 0; i < CHANNELS; i++) {
		if (channels[i].callback != NULL) {
			return -EBUSY;
		}
	}
	if ((cfg->flags & COUNTER_TOP_CFG_DONT_RESET) == 0U) {
		now = 0;
	} else if (now > cfg->ticks) {
		ret = -ETIME;
		now = (cfg->flags & COUNTER_TOP_CFG_RESET_WHEN_LATE) != 0U ? 0U : now;
	}
	top = *cfg;
	period_start = total() - now;
	set_alarm();
	return ret;
}

static uint32_t get_pending_int(const struct device *dev)
{
	ARG_UNUSED(dev);
	return (hw_irq_ctrl_get_irq_status() & BIT64(COUNTER_EVENT_IRQ)) != 0U;
}

static uint32_t get_top_value(const struct device *dev)
{
	ARG_UNUSED(dev);
	return top.ticks;
}

static int init(const struct device *dev)
{
	device = dev;
	for (int i = 0; i < CHANNELS; i++) {
		channels[i].at = NOT_SET;
	}
	IRQ_CONNECT(COUNTER_EVENT_IRQ, 2, counter_isr, NULL, 0);
	irq_enable(COUNTER_EVENT_IRQ);
	return 0;
}

static const struct counter_driver_api api = {
	.start = start,
	.stop = stop,
	.get_value = get_value,
	.get_value_64 = get_value_64,
	.set_alarm = set_channel_alarm,
	.cancel_alarm = cancel_channel_alarm,
	.set_top_value = set_top_value,
	.get_pending_int = get_pending_int,
	.get_top_value = get_top_value,
};

static const struct counter_config_info info = {
	.max_top_value = TOP_VALUE,
	.freq = FREQUENCY,
	.channels = CHANNELS,
	.flags = COUNTER_CONFIG_INFO_COUNT_UP,
};

DEVICE_DT_INST_DEFINE(0, init, NULL, NULL, &info, PRE_KERNEL_1, CONFIG_COUNTER_INIT_PRIORITY, &api);
