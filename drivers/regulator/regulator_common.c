/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What all regulators share: the count of users, and the limits of the devicetree. A driver's
 * config begins with struct regulator_common_config, its data with struct regulator_common_data.
 */
#include <zephyr/drivers/regulator.h>

#define API(dev)    ((const struct regulator_driver_api *)(dev)->api)
#define PARENT(dev) ((const struct regulator_parent_driver_api *)(dev)->api)
#define CONFIG(dev) ((const struct regulator_common_config *)(dev)->config)
#define DATA(dev)   ((struct regulator_common_data *)(dev)->data)

#ifdef CONFIG_REGULATOR_THREAD_SAFE_REFCNT
static void lock(const struct device *dev)
{
	(void)k_mutex_lock(&DATA(dev)->lock, K_FOREVER);
}

static void unlock(const struct device *dev)
{
	(void)k_mutex_unlock(&DATA(dev)->lock);
}

void regulator_common_data_init(const struct device *dev)
{
	(void)k_mutex_init(&DATA(dev)->lock);
	DATA(dev)->refcnt = 0;
}
#else
#define lock(dev)
#define unlock(dev)

void regulator_common_data_init(const struct device *dev)
{
	DATA(dev)->refcnt = 0;
}
#endif

/* Before the kernel runs nobody can sleep. */
static void pause(uint32_t us)
{
	if (us == 0U) {
		return;
	}
	if (IS_ENABLED(CONFIG_MULTITHREADING) && !k_is_pre_kernel()) {
		k_usleep((int32_t)us);
	} else {
		k_busy_wait(us);
	}
}

static int turn_on(const struct device *dev)
{
	int rc = (API(dev)->enable == NULL) ? -ENOTSUP : API(dev)->enable(dev);

	if (rc == 0) {
		pause(CONFIG(dev)->startup_delay_us);
	}
	return rc;
}

static int turn_off(const struct device *dev)
{
	int rc = (API(dev)->disable == NULL) ? -ENOTSUP : API(dev)->disable(dev);

	if (rc == 0) {
		pause(CONFIG(dev)->off_on_delay_us);
	}
	return rc;
}

static bool is_always_on(const struct device *dev)
{
	return (CONFIG(dev)->flags & REGULATOR_ALWAYS_ON) != 0U;
}

int regulator_enable(const struct device *dev)
{
	int rc = 0;

	if (is_always_on(dev)) {
		return 0;
	}
	lock(dev);
	if (DATA(dev)->refcnt == 0) {
		rc = turn_on(dev);
	}
	if (rc == 0) {
		DATA(dev)->refcnt++;
	}
	unlock(dev);
	return rc;
}

int regulator_disable(const struct device *dev)
{
	int rc = 0;

	if (is_always_on(dev)) {
		return 0;
	}
	lock(dev);
	if (DATA(dev)->refcnt == 1) {
		rc = turn_off(dev);
	}
	if (rc == 0 && DATA(dev)->refcnt > 0) {
		DATA(dev)->refcnt--;
	}
	unlock(dev);
	return rc;
}

bool regulator_is_enabled(const struct device *dev)
{
	bool enabled;

	if (is_always_on(dev)) {
		return true;
	}
	lock(dev);
	enabled = DATA(dev)->refcnt > 0;
	unlock(dev);
	return enabled;
}

/* What is set must lie in the limits: a value that does not is moved to the nearest limit. */
static int into_limits(const struct device *dev, int32_t min, int32_t max,
		       int (*get)(const struct device *dev, int32_t *value),
		       int (*set)(const struct device *dev, int32_t min, int32_t max))
{
	int32_t now;
	int rc;

	if (min == INT32_MIN && max == INT32_MAX) {
		return 0;
	}
	rc = get(dev, &now);
	if (rc < 0) {
		return rc;
	}
	if (now < min) {
		return set(dev, min, min);
	}
	return (now > max) ? set(dev, max, max) : 0;
}

static int set_first_values(const struct device *dev)
{
	const struct regulator_common_config *config = CONFIG(dev);
	uint8_t discharge = REGULATOR_ACTIVE_DISCHARGE_GET_BITS(config->flags);
	int rc = 0;

	if (config->initial_mode != REGULATOR_INITIAL_MODE_UNKNOWN) {
		rc = regulator_set_mode(dev, config->initial_mode);
	}
	if (rc == 0 && discharge != REGULATOR_ACTIVE_DISCHARGE_DEFAULT) {
		rc = regulator_set_active_discharge(dev,
						    discharge == REGULATOR_ACTIVE_DISCHARGE_ENABLE);
	}
	if (rc == 0 && config->init_uv > INT32_MIN) {
		rc = regulator_set_voltage(dev, config->init_uv, config->init_uv);
	}
	if (rc == 0) {
		rc = into_limits(dev, config->min_uv, config->max_uv, regulator_get_voltage,
				 regulator_set_voltage);
	}
	if (rc == 0 && config->init_ua > INT32_MIN) {
		rc = regulator_set_current_limit(dev, config->init_ua, config->init_ua);
	}
	if (rc == 0) {
		rc = into_limits(dev, config->min_ua, config->max_ua, regulator_get_current_limit,
				 regulator_set_current_limit);
	}
	return rc;
}

int regulator_common_init(const struct device *dev, bool is_enabled)
{
	const struct regulator_common_config *config = CONFIG(dev);
	int rc = set_first_values(dev);

	if (rc < 0) {
		return rc;
	}
	if ((config->flags & REGULATOR_BOOT_OFF) != 0U) {
		return is_enabled ? turn_off(dev) : 0;
	}
	if ((config->flags & REGULATOR_INIT_ENABLED) != 0U && !is_enabled) {
		rc = turn_on(dev);
		is_enabled = rc == 0;
	}
	if (is_enabled) {
		DATA(dev)->refcnt++;
	}
	return rc;
}

int regulator_parent_dvs_state_set(const struct device *dev, regulator_dvs_state_t state)
{
	return (PARENT(dev)->dvs_state_set == NULL) ? -ENOSYS
						    : PARENT(dev)->dvs_state_set(dev, state);
}

int regulator_parent_ship_mode(const struct device *dev)
{
	return (PARENT(dev)->ship_mode == NULL) ? -ENOSYS : PARENT(dev)->ship_mode(dev);
}

unsigned int regulator_count_voltages(const struct device *dev)
{
	return (API(dev)->count_voltages == NULL) ? 0U : API(dev)->count_voltages(dev);
}

int regulator_list_voltage(const struct device *dev, unsigned int idx, int32_t *volt_uv)
{
	return (API(dev)->list_voltage == NULL) ? -EINVAL
						: API(dev)->list_voltage(dev, idx, volt_uv);
}

bool regulator_is_supported_voltage(const struct device *dev, int32_t min_uv, int32_t max_uv)
{
	unsigned int count = regulator_count_voltages(dev);
	int32_t uv;

	for (unsigned int i = 0; i < count; i++) {
		if (regulator_list_voltage(dev, i, &uv) == 0 && uv >= min_uv && uv <= max_uv) {
			return true;
		}
	}
	return false;
}

int regulator_set_voltage(const struct device *dev, int32_t min_uv, int32_t max_uv)
{
	min_uv = MAX(min_uv, CONFIG(dev)->min_uv);
	max_uv = MIN(max_uv, CONFIG(dev)->max_uv);
	if (API(dev)->set_voltage == NULL) {
		return -ENOSYS;
	}
	return (min_uv > max_uv) ? -EINVAL : API(dev)->set_voltage(dev, min_uv, max_uv);
}

int regulator_get_voltage(const struct device *dev, int32_t *volt_uv)
{
	return (API(dev)->get_voltage == NULL) ? -ENOSYS : API(dev)->get_voltage(dev, volt_uv);
}

unsigned int regulator_count_current_limits(const struct device *dev)
{
	return (API(dev)->count_current_limits == NULL) ? 0U : API(dev)->count_current_limits(dev);
}

int regulator_list_current_limit(const struct device *dev, unsigned int idx, int32_t *current_ua)
{
	return (API(dev)->list_current_limit == NULL)
		       ? -EINVAL
		       : API(dev)->list_current_limit(dev, idx, current_ua);
}

int regulator_set_current_limit(const struct device *dev, int32_t min_ua, int32_t max_ua)
{
	min_ua = MAX(min_ua, CONFIG(dev)->min_ua);
	max_ua = MIN(max_ua, CONFIG(dev)->max_ua);
	if (API(dev)->set_current_limit == NULL) {
		return -ENOSYS;
	}
	return (min_ua > max_ua) ? -EINVAL : API(dev)->set_current_limit(dev, min_ua, max_ua);
}

int regulator_get_current_limit(const struct device *dev, int32_t *curr_ua)
{
	return (API(dev)->get_current_limit == NULL) ? -ENOSYS
						     : API(dev)->get_current_limit(dev, curr_ua);
}

int regulator_set_mode(const struct device *dev, regulator_mode_t mode)
{
	const struct regulator_common_config *config = CONFIG(dev);
	bool allowed = config->allowed_modes_cnt == 0U;

	if (API(dev)->set_mode == NULL) {
		return -ENOSYS;
	}
	for (uint8_t i = 0; i < config->allowed_modes_cnt; i++) {
		allowed = allowed || config->allowed_modes[i] == mode;
	}
	return allowed ? API(dev)->set_mode(dev, mode) : -ENOTSUP;
}

int regulator_get_mode(const struct device *dev, regulator_mode_t *mode)
{
	return (API(dev)->get_mode == NULL) ? -ENOSYS : API(dev)->get_mode(dev, mode);
}

int regulator_set_active_discharge(const struct device *dev, bool active_discharge)
{
	return (API(dev)->set_active_discharge == NULL)
		       ? -ENOSYS
		       : API(dev)->set_active_discharge(dev, active_discharge);
}

int regulator_get_active_discharge(const struct device *dev, bool *active_discharge)
{
	return (API(dev)->get_active_discharge == NULL)
		       ? -ENOSYS
		       : API(dev)->get_active_discharge(dev, active_discharge);
}

int regulator_get_error_flags(const struct device *dev, regulator_error_flags_t *flags)
{
	return (API(dev)->get_error_flags == NULL) ? -ENOSYS
						   : API(dev)->get_error_flags(dev, flags);
}
