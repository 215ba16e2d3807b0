/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Properties that point to nodes: phandle-arrays, and those that every driver class has.
 */
#include <zephyr/devicetree.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#define HOLDER DT_NODELABEL(holder)
#define SENSOR DT_NODELABEL(sensor)
#define A      DT_NODELABEL(port_a)
#define B      DT_NODELABEL(port_b)

#if !DT_PHA_HAS_CELL(HOLDER, gpios, pin) || DT_PHA_HAS_CELL(HOLDER, gpios, other)
#error DT_PHA_HAS_CELL
#endif
#if DT_PHA(HOLDER, gpios, pin) != 10 || DT_PHA_BY_NAME(HOLDER, foos, b_c, foocell) != 110
#error DT_PHA
#endif

ZTEST(devicetree_api, test_phandles)
{
	zassert_true(DT_SAME_NODE(DT_PHANDLE(HOLDER, ph), A));
	zassert_true(DT_SAME_NODE(DT_PROP(HOLDER, ph), A));
	zassert_equal(DT_PROP_LEN(HOLDER, ph), 1);
	zassert_equal(DT_PROP_LEN(HOLDER, phs), 3);
	zassert_true(DT_SAME_NODE(DT_PHANDLE_BY_IDX(HOLDER, phs, 2), DT_NODELABEL(i2c)));
	zassert_true(DT_SAME_NODE(DT_PROP(HOLDER, path), B));
	zassert_equal(DT_PROP_BY_PHANDLE(HOLDER, ph, ngpios), 18);
	zassert_equal(DT_PROP_BY_PHANDLE_IDX(HOLDER, phs, 2, clock_frequency), 100000);
	zassert_equal(DT_PROP_BY_PHANDLE_IDX_OR(HOLDER, phs, 0, nothing, 3), 3);
}

ZTEST(devicetree_api, test_phandle_arrays)
{
	zassert_equal(DT_PROP_LEN(HOLDER, gpios), 2);
	zassert_true(DT_SAME_NODE(DT_PHANDLE_BY_IDX(HOLDER, gpios, 1), B));
	zassert_equal(DT_PHA_BY_IDX(HOLDER, gpios, 1, flags), 40);
	zassert_equal(DT_PHA_BY_IDX_OR(HOLDER, gpios, 1, other, 5), 5);
	zassert_equal(DT_PHA_OR(HOLDER, gpios, pin, 5), 10);
	zassert_equal(DT_PROP_LEN(HOLDER, pha_gpios), 4);
	zassert_true(DT_PROP_HAS_IDX(HOLDER, pha_gpios, 0));
	zassert_false(DT_PROP_HAS_IDX(HOLDER, pha_gpios, 1));
	zassert_true(DT_PROP_HAS_IDX(HOLDER, pha_gpios, 3));
	zassert_false(DT_PHA_HAS_CELL_AT_IDX(HOLDER, pha_gpios, 2, flags));
	zassert_equal(DT_PHA_BY_IDX(HOLDER, pha_gpios, 3, flags), 90);
	zassert_true(DT_PROP_HAS_NAME(HOLDER, foos, a));
	zassert_false(DT_PROP_HAS_NAME(HOLDER, foos, c));
	zassert_equal(DT_PHA_BY_NAME(HOLDER, foos, a, foocell), 100);
	zassert_equal(DT_PHA_BY_NAME_OR(HOLDER, foos, a, other, 1), 1);
	zassert_equal(DT_PHA_BY_NAME_OR(HOLDER, foos, c, foocell, 2), 2);
	zassert_equal(DT_PHA_BY_NAME_OR(HOLDER, foos, b_c, foocell, 2), 110);
	zassert_true(DT_SAME_NODE(DT_PHANDLE_BY_NAME(HOLDER, foos, b_c), B));
	zassert_equal(DT_PHA_BY_NAME(HOLDER, bar, john, bazcell), 200);
}

ZTEST(devicetree_api, test_gpios)
{
	zassert_true(DT_SAME_NODE(DT_GPIO_CTLR(HOLDER, gpios), A));
	zassert_true(DT_SAME_NODE(DT_GPIO_CTLR_BY_IDX(HOLDER, gpios, 1), B));
	zassert_equal(DT_GPIO_PIN(HOLDER, gpios), 10);
	zassert_equal(DT_GPIO_PIN_BY_IDX(HOLDER, pha_gpios, 2), 70);
	zassert_equal(DT_GPIO_FLAGS(HOLDER, gpios), 20);
	zassert_equal(DT_GPIO_FLAGS_BY_IDX(HOLDER, pha_gpios, 2), 0);
#define HOG DT_CHILD(A, hog_1)
	zassert_equal(DT_NUM_GPIO_HOGS(HOG), 2);
	zassert_equal(DT_NUM_GPIO_HOGS(DT_NODELABEL(port_b)), 0);
	zassert_equal(DT_GPIO_HOG_PIN_BY_IDX(HOG, 1), 5);
	zassert_equal(DT_GPIO_HOG_FLAGS_BY_IDX(HOG, 0), 1);
	zassert_equal(DT_PROP(HOG, output_high), 1);
}

#define DT_DRV_COMPAT vnd_adc_temp_sensor

ZTEST(devicetree_api, test_clocks)
{
	zassert_equal(DT_NUM_CLOCKS(SENSOR), 3);
	zassert_true(DT_CLOCKS_HAS_IDX(SENSOR, 2));
	zassert_false(DT_CLOCKS_HAS_IDX(SENSOR, 3));
	zassert_true(DT_CLOCKS_HAS_NAME(SENSOR, clk_b));
	zassert_false(DT_CLOCKS_HAS_NAME(SENSOR, clk_z));
	zassert_true(DT_SAME_NODE(DT_CLOCKS_CTLR(SENSOR), DT_NODELABEL(clk)));
	zassert_true(DT_SAME_NODE(DT_CLOCKS_CTLR_BY_IDX(SENSOR, 1), DT_NODELABEL(fixed)));
	zassert_true(DT_SAME_NODE(DT_CLOCKS_CTLR_BY_NAME(SENSOR, clk_b), DT_NODELABEL(clk)));
	zassert_equal(DT_CLOCKS_CELL(SENSOR, bits), 3);
	zassert_equal(DT_CLOCKS_CELL_BY_IDX(SENSOR, 2, bus), 7);
	zassert_equal(DT_CLOCKS_CELL_BY_NAME(SENSOR, clk_b, bits), 2);
	zassert_equal(DT_INST_CLOCKS_CELL(0, bus), 8);
	zassert_equal(DT_INST_NUM_CLOCKS(0), 3);
	zassert_equal(DT_PROP_BY_PHANDLE_IDX(SENSOR, clocks, 1, clock_frequency), 25000000);
}

ZTEST(devicetree_api, test_channels)
{
	zassert_true(DT_SAME_NODE(DT_IO_CHANNELS_CTLR(SENSOR), DT_NODELABEL(adc_1)));
	zassert_true(DT_SAME_NODE(DT_IO_CHANNELS_CTLR_BY_NAME(SENSOR, ch2), DT_NODELABEL(adc_2)));
	zassert_equal(DT_IO_CHANNELS_INPUT(SENSOR), 10);
	zassert_equal(DT_IO_CHANNELS_INPUT_BY_IDX(SENSOR, 1), 20);
	zassert_equal(DT_INST_IO_CHANNELS_INPUT_BY_NAME(0, ch2), 20);

	zassert_true(DT_SAME_NODE(DT_DMAS_CTLR_BY_NAME(SENSOR, rx), DT_NODELABEL(dma_2)));
	zassert_true(DT_SAME_NODE(DT_DMAS_CTLR(SENSOR), DT_NODELABEL(dma_1)));
	zassert_equal(DT_DMAS_CELL_BY_NAME(SENSOR, rx, slot), 4);
	zassert_equal(DT_INST_DMAS_CELL_BY_IDX(0, 0, channel), 1);
	zassert_true(DT_DMAS_HAS_NAME(SENSOR, tx));
	zassert_false(DT_DMAS_HAS_IDX(SENSOR, 2));

	zassert_true(DT_SAME_NODE(DT_PWMS_CTLR_BY_NAME(HOLDER, green), DT_NODELABEL(pwm_2)));
	zassert_equal(DT_PWMS_CHANNEL(HOLDER), 8);
	zassert_equal(DT_PWMS_PERIOD_BY_NAME(HOLDER, red), 200000);
	zassert_equal(DT_PWMS_FLAGS_BY_IDX(HOLDER, 1), 1);
	zassert_equal(DT_PWMS_CELL(HOLDER, period), 200000);

	zassert_true(DT_SAME_NODE(DT_MBOX_CTLR_BY_NAME(SENSOR, tx), DT_NODELABEL(mbox)));
	zassert_equal(DT_MBOX_CHANNEL_BY_NAME(SENSOR, tx), 1);
	zassert_equal(DT_MBOX_CHANNEL_BY_NAME(SENSOR, rx), 0);

	zassert_true(DT_SAME_NODE(DT_RESET_CTLR(SENSOR), DT_NODELABEL(rst)));
	zassert_equal(DT_RESET_ID(SENSOR), 10);
	zassert_equal(DT_RESET_CELL_BY_NAME(SENSOR, reset_b, id), 20);
	zassert_equal(DT_INST_RESET_ID_BY_IDX(0, 1), 20);
}

ZTEST(devicetree_api, test_pinctrl)
{
	zassert_equal(DT_NUM_PINCTRL_STATES(SENSOR), 3);
	zassert_equal(DT_NUM_PINCTRLS_BY_IDX(SENSOR, 0), 0);
	zassert_equal(DT_NUM_PINCTRLS_BY_IDX(SENSOR, 1), 2);
	zassert_equal(DT_NUM_PINCTRLS_BY_NAME(SENSOR, f_o_o2), 1);
	zassert_true(DT_SAME_NODE(DT_PINCTRL_BY_IDX(SENSOR, 1, 1), DT_NODELABEL(pins_b)));
	zassert_true(DT_SAME_NODE(DT_PINCTRL_BY_NAME(SENSOR, sleep, 0), DT_NODELABEL(pins_a)));
	zassert_equal(DT_PINCTRL_NAME_TO_IDX(SENSOR, f_o_o2), 2);
	zassert_str_equal(STRINGIFY(DT_PINCTRL_IDX_TO_NAME_TOKEN(SENSOR, 2)), "f_o_o2");
	zassert_str_equal(STRINGIFY(DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(SENSOR, 2)), "F_O_O2");
	zassert_true(DT_PINCTRL_HAS_IDX(SENSOR, 2));
	zassert_false(DT_PINCTRL_HAS_IDX(SENSOR, 3));
	zassert_true(DT_PINCTRL_HAS_NAME(SENSOR, sleep));
	zassert_false(DT_INST_PINCTRL_HAS_NAME(0, nothing));
	zassert_true(DT_SAME_NODE(DT_INST_PINCTRL_BY_IDX(0, 2, 0), DT_NODELABEL(pins_c)));
	zassert_equal(DT_NUM_PINCTRL_STATES(HOLDER), 0);
}

ZTEST(devicetree_api, test_transceivers)
{
	zassert_equal(DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_NODELABEL(can_0), 1000000), 1000000);
	zassert_equal(DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_NODELABEL(can_0), 8000000), 5000000);
	zassert_equal(DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_NODELABEL(can_1), 8000000), 2000000);
	zassert_equal(DT_CAN_TRANSCEIVER_MIN_BITRATE(DT_NODELABEL(can_1), 0), 1000);
	zassert_equal(DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_NODELABEL(can_2), 8000000), 8000000);
}
