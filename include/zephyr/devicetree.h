/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief The devicetree as macros.
 *
 * The build turns the board's devicetree and the overlays into devicetree_generated.h: each node
 * has an identifier, and facts about it are macros named after the identifier. The macros here find
 * nodes (by label, alias, path, compatible), walk from one to another and read their properties.
 * All of them are resolved by the preprocessor; unless said otherwise they work in #if as well.
 *
 * Names of properties, labels, compatibles and children are written in lower case with every other
 * character than letters and digits as an underscore: zephyr,shell-uart is zephyr_shell_uart.
 *
 * How it works: node identifiers look like DT_N_S_soc_S_uart_4000c000. DT_PROP(node, current_speed)
 * pastes DT_N_S_soc_S_uart_4000c000_P_current_speed, which the generated header defines as a
 * number. What does not exist stays an unknown name, and the compiler's message shows which.
 */
#ifndef ETESIAN_DEVICETREE_H_
#define ETESIAN_DEVICETREE_H_

#include <zephyr/devicetree_generated.h>
#include <zephyr/sys/util_macro.h>

#ifndef _ASMLANGUAGE
#include <stdint.h>
#endif

/** @cond INTERNAL_HIDDEN */
#define DT_CAT(a1, a2)			       a1##a2
#define DT_CAT3(a1, a2, a3)		       a1##a2##a3
#define DT_CAT4(a1, a2, a3, a4)		       a1##a2##a3##a4
#define DT_CAT5(a1, a2, a3, a4, a5)	       a1##a2##a3##a4##a5
#define DT_CAT6(a1, a2, a3, a4, a5, a6)	       a1##a2##a3##a4##a5##a6
#define DT_CAT7(a1, a2, a3, a4, a5, a6, a7)     a1##a2##a3##a4##a5##a6##a7
#define DT_CAT8(a1, a2, a3, a4, a5, a6, a7, a8) a1##a2##a3##a4##a5##a6##a7##a8

/* Z_DT_IF(flag, (yes), (no)): flag must expand to 0 or 1. */
#define Z_DT_IF(flag, yes, no)	 Z_DT_IF_(flag, yes, no)
#define Z_DT_IF_(flag, yes, no) Z_DT_IF_##flag(yes, no)
#define Z_DT_IF_0(yes, no)	 Z_DT_ARGS no
#define Z_DT_IF_1(yes, no)	 Z_DT_ARGS yes
#define Z_DT_ARGS(...)		 __VA_ARGS__
#define Z_DT_NOTHING(...)
#define Z_DT_FIRST(...)		      Z_DT_FIRST_(__VA_ARGS__)
#define Z_DT_FIRST_(first, ...)	      first
#define DT_STRINGIFY_INTERNAL(arg)	      DT_STRINGIFY_INTERNAL_HELPER(arg)
#define DT_STRINGIFY_INTERNAL_HELPER(arg) #arg

/* The separator of the generated lists, handed to them in parentheses. */
#define Z_DT_SEP(...) __VA_ARGS__

#define DT_DASH(...)	     MACRO_MAP_CAT(DT_DASH_PREFIX, __VA_ARGS__)
#define DT_DASH_PREFIX(name) _##name
#define DT_S_PREFIX(name)    _S_##name

#ifdef _ASMLANGUAGE
#define DT_U64_C(_v) (_v)
#else
#define DT_U64_C(_v) UINT64_C(_v)
#endif
/** @endcond */

#include <zephyr/devicetree/node.h>
#include <zephyr/devicetree/prop.h>
#include <zephyr/devicetree/phandle.h>
#include <zephyr/devicetree/reg.h>
#include <zephyr/devicetree/irq.h>
#include <zephyr/devicetree/foreach.h>
#include <zephyr/devicetree/inst.h>

#include <zephyr/devicetree/io-channels.h>
#include <zephyr/devicetree/clocks.h>
#include <zephyr/devicetree/gpio.h>
#include <zephyr/devicetree/spi.h>
#include <zephyr/devicetree/dma.h>
#include <zephyr/devicetree/pwms.h>
#include <zephyr/devicetree/fixed-partitions.h>
#include <zephyr/devicetree/ordinals.h>
#include <zephyr/devicetree/pinctrl.h>
#include <zephyr/devicetree/can.h>
#include <zephyr/devicetree/reset.h>
#include <zephyr/devicetree/mbox.h>
#include <zephyr/devicetree/interrupt_controller.h>

#endif /* ETESIAN_DEVICETREE_H_ */
