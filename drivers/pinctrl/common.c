/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Pin control: what does not depend on the SoC.
 */
#include <zephyr/drivers/pinctrl.h>

int pinctrl_lookup_state(const struct pinctrl_dev_config *config, uint8_t id,
			 const struct pinctrl_state **state)
{
	for (uint8_t i = 0; i < config->state_cnt; i++) {
		if (config->states[i].id == id) {
			*state = &config->states[i];
			return 0;
		}
	}
	return -ENOENT;
}

#ifdef CONFIG_PINCTRL_DYNAMIC
int pinctrl_update_states(struct pinctrl_dev_config *config, const struct pinctrl_state *states,
			  uint8_t state_cnt)
{
	struct pinctrl_dev_config wanted = *config;
	const struct pinctrl_state *found;

	wanted.states = states;
	wanted.state_cnt = state_cnt;
	if (state_cnt != config->state_cnt) {
		return -EINVAL;
	}
	for (uint8_t i = 0; i < state_cnt; i++) {
		if (pinctrl_lookup_state(&wanted, config->states[i].id, &found) != 0) {
			return -EINVAL;
		}
	}
	*config = wanted;
	return 0;
}
#endif
