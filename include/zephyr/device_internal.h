/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How <zephyr/device.h> defines and declares device objects. Not for direct use.
 *
 * A device is four things: the object in the sorted list of devices, its state in .bss, its init
 * entry, and what the optional members point to. A node's object is global, so that any file can
 * refer to it; others are static.
 */
#ifndef ETESIAN_DEVICE_INTERNAL_H_
#define ETESIAN_DEVICE_INTERNAL_H_

/* A node's device is named by the node identifier. */
#define Z_DEVICE_DT_DEV_ID(node_id) node_id

#define Z_DEVICE_MAX_NAME_LEN	 48U
#define Z_DEVICE_STATE_NAME(id) _CONCAT(__devstate_, id)

/*
 * Devices of one level and priority lie in the order of the devicetree, others behind them. The
 * linker checks by this list that no number contradicts the devicetree (scripts/dts/needs.py).
 */
#define Z_DEVICE_SUB_PRIO(node_id)                                                                 \
	Z_DT_IF(DT_NODE_EXISTS(node_id), (DT_DEP_ORD_STR_SORTABLE(node_id)), (0))
#define Z_DEVICE_LIST_NAME(node_id, level, prio)                                                   \
	Z_DEVICE_LIST_NAME_(INIT_LEVEL_ORD(level), prio,                                           \
			    Z_DT_IF(DT_NODE_EXISTS(node_id),                                       \
				    (DT_DEP_ORD_STR_SORTABLE(node_id)), (others)))
#define Z_DEVICE_LIST_NAME_(level, prio, sub)  Z_DEVICE_LIST_NAME__(level, prio, sub)
#define Z_DEVICE_LIST_NAME__(level, prio, sub) L##level##_##prio##_##sub

#define Z_DEVICE_LEVEL_OK_EARLY	       0
#define Z_DEVICE_LEVEL_OK_PRE_KERNEL_1 1
#define Z_DEVICE_LEVEL_OK_PRE_KERNEL_2 1
#define Z_DEVICE_LEVEL_OK_POST_KERNEL  1
#define Z_DEVICE_LEVEL_OK_APPLICATION  0
#define Z_DEVICE_LEVEL_OK_SMP	       0

#ifdef CONFIG_DEVICE_MUTABLE
#define Z_DEVICE_INIT_FN(fn) {.dev_rw = (fn)}
#define Z_DEVICE_INIT_DEV(dev_id) .dev_rw = &DEVICE_NAME_GET(dev_id)
#else
#define Z_DEVICE_INIT_FN(fn) {.dev = (fn)}
#define Z_DEVICE_INIT_DEV(dev_id) .dev = &DEVICE_NAME_GET(dev_id)
#endif

/* Members that a configuration adds. */
#ifdef CONFIG_DEVICE_DEPS
/* See kernel/device_deps.c for what the list holds. */
#define Z_DEVICE_DEPS_SEP	   INT16_MIN
#define Z_DEVICE_DEPS_END	   INT16_MAX
#define Z_DEVICE_DEPS_NAME(dev_id) _CONCAT(__devicedeps_, dev_id)
#define Z_DEVICE_DEPS_DEFINE(node_id, dev_id, ...)                                                 \
	static device_handle_t                                                                     \
		Z_DEVICE_DEPS_NAME(dev_id)[Z_DEVICE_DEPS_ROOM(node_id, __VA_ARGS__)] = {           \
			Z_DT_IF(DT_NODE_EXISTS(node_id), (DT_DEP_ORD(node_id) + 1), (0)),          \
			__VA_ARGS__ IF_DISABLED(IS_EMPTY(__VA_ARGS__), (, )) Z_DEVICE_DEPS_END};
#define Z_DEVICE_DEPS_INIT(dev_id) .deps = Z_DEVICE_DEPS_NAME(dev_id),
/* Own handle, injected nodes, two separators, the end, and all that the devicetree may give. */
#define Z_DEVICE_DEPS_ROOM(node_id, ...)                                                           \
	4 + Z_DT_IF(DT_NODE_EXISTS(node_id), (DT_CAT(node_id, _DEPS_MAX)), (0)) +                  \
		COND_CODE_1(IS_EMPTY(__VA_ARGS__), (0), (NUM_VA_ARGS(__VA_ARGS__)))
#else
#define Z_DEVICE_DEPS_DEFINE(node_id, dev_id, ...)
#define Z_DEVICE_DEPS_INIT(dev_id)
#endif

#ifdef CONFIG_PM_DEVICE
#define Z_DEVICE_PM_INIT(pm_) {.pm_base = (struct pm_device_base *)(pm_)},
#else
#define Z_DEVICE_PM_INIT(pm_)
#endif

#ifdef CONFIG_DEVICE_DT_METADATA
#define Z_DEVICE_META_NAME(dev_id)   _CONCAT(__dev_dt_meta_, dev_id)
#define Z_DEVICE_LABELS_NAME(dev_id) _CONCAT(__dev_nodelabels_, dev_id)
#define Z_DEVICE_META_DEFINE(node_id, dev_id)                                                      \
	Z_DT_IF(DT_NODE_EXISTS(node_id), (Z_DEVICE_META_DEFINE_(node_id, dev_id)), ())
#define Z_DEVICE_META_DEFINE_(node_id, dev_id)                                                     \
	static const struct device_dt_nodelabels Z_DEVICE_LABELS_NAME(dev_id) = {                  \
		.num_nodelabels = DT_NUM_NODELABELS(node_id),                                      \
		.nodelabels = DT_NODELABEL_STRING_ARRAY(node_id),                                  \
	};                                                                                         \
	static const struct device_dt_metadata Z_DEVICE_META_NAME(dev_id) = {                      \
		.nl = &Z_DEVICE_LABELS_NAME(dev_id),                                               \
	};
#define Z_DEVICE_META_INIT(node_id, dev_id)                                                        \
	.dt_meta = Z_DT_IF(DT_NODE_EXISTS(node_id), (&Z_DEVICE_META_NAME(dev_id)), (NULL)),
#else
#define Z_DEVICE_META_DEFINE(node_id, dev_id)
#define Z_DEVICE_META_INIT(node_id, dev_id)
#endif

#define Z_DEVICE_DEFINE(node_id, dev_id, name_, init_fn_, pm_, data_, config_, level, prio, api_,  \
			...)                                                                       \
	BUILD_ASSERT(sizeof(Z_STRINGIFY(name_)) <= Z_DEVICE_MAX_NAME_LEN,                          \
		     "name of a device is too long");                                              \
	BUILD_ASSERT(_CONCAT(Z_DEVICE_LEVEL_OK_, level),                                           \
		     "level of a device must be PRE_KERNEL_1, PRE_KERNEL_2 or POST_KERNEL");       \
	static struct device_state Z_DEVICE_STATE_NAME(dev_id);                                    \
	Z_DEVICE_DEPS_DEFINE(node_id, dev_id, __VA_ARGS__)                                         \
	Z_DEVICE_META_DEFINE(node_id, dev_id)                                                      \
	Z_DT_IF(DT_NODE_EXISTS(node_id), (), (static))                                             \
	Z_DEVICE_CONST STRUCT_SECTION_ITERABLE_NAMED(                                              \
		device, Z_DEVICE_LIST_NAME(node_id, level, prio), DEVICE_NAME_GET(dev_id)) = {     \
		.name = name_,                                                                     \
		.config = (config_),                                                               \
		.api = (api_),                                                                     \
		.state = &Z_DEVICE_STATE_NAME(dev_id),                                             \
		.data = (data_),                                                                   \
		Z_DEVICE_DEPS_INIT(dev_id)                                                         \
		Z_DEVICE_PM_INIT(pm_)                                                              \
		Z_DEVICE_META_INIT(node_id, dev_id)                                                \
	};                                                                                         \
	Z_DT_IF(DEVICE_DT_DEFER(node_id), (Z_DEVICE_DEFERRED_ENTRY(dev_id)),                       \
		(Z_DEVICE_ENTRY(node_id, dev_id, level, prio))) = {                                \
		.init_fn = Z_DEVICE_INIT_FN(init_fn_), Z_DEVICE_INIT_DEV(dev_id)}

#define Z_DEVICE_ENTRY(node_id, dev_id, level, prio)                                               \
	Z_INIT_ENTRY(DEVICE_NAME_GET(dev_id), level, prio, Z_DEVICE_SUB_PRIO(node_id))

/* Entries that no level runs: device_init() looks for them. */
#define Z_DEVICE_DEFERRED_ENTRY(dev_id)                                                            \
	static const Z_DECL_ALIGN(struct init_entry)                                               \
		__attribute__((__section__(".z_deferred_init"))) __used __noasan_data              \
		Z_INIT_ENTRY_NAME(DEVICE_NAME_GET(dev_id))

/*
 * Every enabled node may have a device. A disabled node's is declared too, in a way that makes the
 * compiler say where it is disabled and how to enable it.
 */
#ifdef CONFIG_ARCH_POSIX
/* The last of native_sim's two links, which checks the boot order, must see it. */
#define Z_DEVICE_VISIBLE __attribute__((visibility("default")))
#else
#define Z_DEVICE_VISIBLE
#endif
#define Z_DEVICE_DECLARE(node_id)                                                                  \
	extern Z_DEVICE_CONST struct device DEVICE_DT_NAME_GET(node_id) Z_DEVICE_VISIBLE;
DT_FOREACH_STATUS_OKAY_NODE(Z_DEVICE_DECLARE)

#ifdef __has_attribute
#if __has_attribute(unavailable)
#define Z_DEVICE_DECLARE_DISABLED(node_id, text)                                                   \
	extern Z_DEVICE_CONST struct device DEVICE_DT_NAME_GET(node_id)                            \
		__attribute__((unavailable(text)));
Z_DT_DISABLED_NODES(Z_DEVICE_DECLARE_DISABLED)
#endif
#endif

#endif /* ETESIAN_DEVICE_INTERNAL_H_ */
