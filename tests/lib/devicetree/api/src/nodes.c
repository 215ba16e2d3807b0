/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Finding nodes, their relatives and names, and going through many of them.
 */
#include <zephyr/devicetree.h>
#include <zephyr/ztest.h>
#include <string.h>

#define TEST DT_PATH(test)
#define A    DT_NODELABEL(port_a)
#define B    DT_NODELABEL(port_b)

/* What must work in #if. */
#if !DT_NODE_EXISTS(DT_PATH(test)) || DT_NODE_EXISTS(DT_PATH(test, nothing))
#error DT_NODE_EXISTS
#endif
#if !DT_NODE_HAS_STATUS(DT_NODELABEL(port_a), okay) || DT_NODE_HAS_STATUS(DT_NODELABEL(off), okay)
#error DT_NODE_HAS_STATUS
#endif
#if DT_NUM_INST_STATUS_OKAY(vnd_gpio_device) != 3 || DT_NUM_INST_STATUS_OKAY(vnd_nothing) != 0
#error DT_NUM_INST_STATUS_OKAY
#endif
#if DT_REG_ADDR(DT_NODELABEL(port_a)) != 0xdeadbeef || DT_PROP(DT_NODELABEL(port_a), ngpios) != 18
#error numbers
#endif
#if !DT_SAME_NODE(DT_ALIAS(first_port), DT_NODELABEL(port_a))
#error DT_SAME_NODE
#endif
#if DT_CHILD_NUM(DT_NODELABEL(parent_c)) != 3 || DT_PROP_OR(DT_NODELABEL(port_a), nothing, 7) != 7
#error children
#endif

ZTEST(devicetree_api, test_identifiers)
{
	zassert_true(DT_SAME_NODE(A, DT_NODELABEL(second_label)));
	zassert_true(DT_SAME_NODE(A, DT_CHILD(TEST, gpio_deadbeef)));
	zassert_true(DT_SAME_NODE(A, DT_PATH(test, gpio_deadbeef)));
	zassert_true(DT_SAME_NODE(A, DT_CHOSEN(test_chosen)));
	zassert_true(DT_SAME_NODE(DT_PARENT(A), TEST));
	zassert_true(DT_SAME_NODE(DT_GPARENT(A), DT_ROOT));
	zassert_false(DT_SAME_NODE(A, B));
	zassert_true(DT_HAS_CHOSEN(test_chosen));
	zassert_false(DT_HAS_CHOSEN(test_bootargs));
	zassert_false(DT_NODE_EXISTS(DT_ALIAS(nothing)));
	zassert_false(DT_NODE_EXISTS(DT_NODELABEL(nothing)));
	zassert_false(DT_NODE_EXISTS(DT_INVALID_NODE));
	zassert_true(DT_NODE_EXISTS(DT_ALIAS(gone)));
	zassert_true(DT_SAME_NODE(DT_PATH(test, children, child_b, grandchild),
				  DT_NODELABEL(grandchild)));
}

ZTEST(devicetree_api, test_status)
{
	zassert_true(DT_NODE_HAS_STATUS(DT_NODELABEL(off), disabled));
	zassert_true(DT_NODE_HAS_STATUS(DT_NODELABEL(kept), reserved));
	zassert_false(DT_NODE_HAS_STATUS(DT_NODELABEL(kept), okay));
	zassert_false(DT_NODE_HAS_STATUS(DT_NODELABEL(nothing), okay));
	zassert_true(DT_HAS_COMPAT_STATUS_OKAY(vnd_gpio_device));
	zassert_false(DT_HAS_COMPAT_STATUS_OKAY(vnd_reserved_compat));
	zassert_true(DT_NODE_HAS_COMPAT(DT_NODELABEL(off), vnd_gpio_device));
	zassert_false(DT_NODE_HAS_COMPAT(A, vnd_gpio));
	zassert_true(DT_NODE_HAS_COMPAT_STATUS(DT_NODELABEL(off), vnd_gpio_device, disabled));
	zassert_false(DT_NODE_HAS_COMPAT_STATUS(DT_NODELABEL(off), vnd_gpio_device, okay));
	zassert_false(DT_NODE_HAS_COMPAT_STATUS(A, vnd_nothing, okay));
	zassert_false(DT_NODE_EXISTS(DT_COMPAT_GET_ANY_STATUS_OKAY(vnd_nothing)));
	zassert_true(DT_NODE_HAS_COMPAT(DT_COMPAT_GET_ANY_STATUS_OKAY(vnd_i2c), vnd_i2c));
}

ZTEST(devicetree_api, test_names)
{
	const char *labels[] = DT_NODELABEL_STRING_ARRAY(A);

	zassert_str_equal(DT_NODE_PATH(A), "/test/gpio@deadbeef");
	zassert_str_equal(DT_NODE_PATH(DT_ROOT), "/");
	zassert_str_equal(DT_NODE_FULL_NAME(A), "gpio@deadbeef");
	zassert_equal(DT_NUM_NODELABELS(A), 2);
	zassert_equal(ARRAY_SIZE(labels), 2);
	zassert_str_equal(labels[0], "port_a");
	zassert_str_equal(labels[1], "second_label");
	zassert_equal(DT_NUM_NODELABELS(TEST), 0);
	zassert_equal(DT_NODE_CHILD_IDX(DT_NODELABEL(child_a)), 0);
	zassert_equal(DT_NODE_CHILD_IDX(DT_NODELABEL(child_off)), 2);
	zassert_equal(DT_CHILD_NUM_STATUS_OKAY(DT_NODELABEL(parent_c)), 2);
	zassert_equal(DT_CHILD_NUM(B), 0);
}

ZTEST(devicetree_api, test_vendor)
{
#define VENDORS DT_PATH(test, vendors)
	zassert_true(DT_NODE_VENDOR_HAS_IDX(VENDORS, 0));
	zassert_false(DT_NODE_VENDOR_HAS_IDX(VENDORS, 1));
	zassert_true(strstr(DT_NODE_VENDOR_BY_IDX(VENDORS, 0), "stand-in") != NULL);
	zassert_str_equal(DT_NODE_VENDOR_BY_IDX(VENDORS, 2), "Zephyr-specific binding");
	zassert_str_equal(DT_NODE_VENDOR_BY_IDX_OR(VENDORS, 1, "none"), "none");
	zassert_str_equal(DT_NODE_VENDOR_OR(TEST, "none"), "none");
	zassert_str_equal(DT_NODE_MODEL_BY_IDX(VENDORS, 0), "model1");
	zassert_str_equal(DT_NODE_MODEL_OR(VENDORS, "none"), "model1");
	zassert_str_equal(DT_NODE_MODEL_BY_IDX_OR(VENDORS, 1, "none"), "none");
	zassert_str_equal(DT_NODE_MODEL_BY_IDX(VENDORS, 2), "model2");
}

#define ONE(node_id, ...)	     1,
#define VAL(node_id)	     DT_PROP(node_id, val)
#define VAL_TERM(node_id)    VAL(node_id),
#define VAL_PLUS(node_id, n) (VAL(node_id) + (n))
#define VAL_PLUS_TERM(node_id, n) VAL_PLUS(node_id, n),

ZTEST(devicetree_api, test_children)
{
#define C DT_NODELABEL(parent_c)
	const int all[] = {DT_FOREACH_CHILD(C, VAL_TERM)};
	const int okay[] = {DT_FOREACH_CHILD_STATUS_OKAY(C, VAL_TERM)};
	const int sep[] = {DT_FOREACH_CHILD_SEP(C, VAL, (,))};
	const int okay_sep[] = {DT_FOREACH_CHILD_STATUS_OKAY_SEP(C, VAL, (,))};
	const int more[] = {DT_FOREACH_CHILD_VARGS(C, VAL_PLUS_TERM, 10)};
	const int sep_more[] = {DT_FOREACH_CHILD_SEP_VARGS(C, VAL_PLUS, (,), 20)};
	const int okay_more[] = {DT_FOREACH_CHILD_STATUS_OKAY_VARGS(C, VAL_PLUS_TERM, 30)};
	const int okay_sep_more[] = {
		DT_FOREACH_CHILD_STATUS_OKAY_SEP_VARGS(C, VAL_PLUS, (,), 40)};

	zassert_equal(ARRAY_SIZE(all), 3);
	zassert_equal(all[2], 2);
	zassert_equal(ARRAY_SIZE(okay), 2);
	zassert_equal(okay[1], 1);
	zassert_equal(ARRAY_SIZE(sep), 3);
	zassert_equal(ARRAY_SIZE(okay_sep), 2);
	zassert_equal(more[2], 12);
	zassert_equal(sep_more[1], 21);
	zassert_equal(okay_more[1], 31);
	zassert_equal(ARRAY_SIZE(okay_sep_more), 2);
	zassert_equal(okay_sep_more[1], 41);
	zassert_equal(DT_FOREACH_CHILD_SEP(B, VAL, (+)) 0, 0);
}

#define DT_DRV_COMPAT vnd_gpio_device
#define INST_SIZE(inst)	      DT_INST_REG_SIZE(inst),
#define INST_PLUS(inst, n)    (inst) + (n),
#define NODE_SIZE(node_id)    DT_REG_SIZE(node_id),
#define LABEL(label)	      #label,
#define LABEL_AND(label, arg) #label arg,
/* Iteration inside iteration: children of each instance. */
#define INST_CHILDREN(inst) DT_INST_FOREACH_CHILD(inst, ONE)
#define CHILD_COUNT(inst)   DT_COND_COUNT(inst)
#define DT_COND_COUNT(inst) COND_CODE_1(DT_INST_NODE_HAS_PROP(inst, interrupts), (1,), (0,))

ZTEST(devicetree_api, test_instances)
{
	const uint32_t sizes[] = {DT_INST_FOREACH_STATUS_OKAY(INST_SIZE)};
	const int plus[] = {DT_INST_FOREACH_STATUS_OKAY_VARGS(INST_PLUS, 5)};
	const uint32_t node_sizes[] = {DT_FOREACH_STATUS_OKAY(vnd_gpio_device, NODE_SIZE)};
	const int ones[] = {DT_FOREACH_STATUS_OKAY_VARGS(vnd_gpio_device, ONE, 1)};
	const int children[] = {DT_INST_FOREACH_STATUS_OKAY(INST_CHILDREN)};
	const int with_irq[] = {DT_INST_FOREACH_STATUS_OKAY(CHILD_COUNT)};
	const char *labels[] = {DT_FOREACH_NODELABEL(A, LABEL)};
	const char *marked[] = {DT_FOREACH_NODELABEL_VARGS(A, LABEL_AND, "!")};

	zassert_equal(ARRAY_SIZE(sizes), 3);
	zassert_equal(plus[2], 7);
	zassert_equal(ARRAY_SIZE(ones), 3);
	zassert_equal(ARRAY_SIZE(children), 1);
	zassert_equal(with_irq[0] + with_irq[1] + with_irq[2], 1);
	for (int i = 0; i < 3; i++) {
		zassert_equal(sizes[i], node_sizes[i]);
	}
	zassert_str_equal(labels[1], "second_label");
	zassert_str_equal(marked[0], "port_a!");
	/* The disabled one comes behind the enabled ones. */
	zassert_true(DT_SAME_NODE(DT_DRV_INST(3), DT_NODELABEL(off)));
	zassert_true(DT_ANY_INST_HAS_PROP_STATUS_OKAY(gpio_reserved_ranges));
	zassert_false(DT_ANY_INST_HAS_PROP_STATUS_OKAY(nothing));
}
#undef DT_DRV_COMPAT

#define DT_DRV_COMPAT vnd_nothing
ZTEST(devicetree_api, test_no_instances)
{
	const int none[] = {DT_INST_FOREACH_STATUS_OKAY(INST_SIZE) 99};

	zassert_equal(none[0], 99);
	zassert_false(DT_ANY_INST_HAS_PROP_STATUS_OKAY(reg));
	zassert_false(DT_NODE_EXISTS(DT_DRV_INST(0)));
}
#undef DT_DRV_COMPAT

#define COUNT(node_id)		1 +
#define COUNT_OF(node_id, what) DT_NODE_HAS_COMPAT(node_id, what) +

ZTEST(devicetree_api, test_all_nodes)
{
	zassert_true((DT_FOREACH_NODE(COUNT) 0) > (DT_FOREACH_STATUS_OKAY_NODE(COUNT) 0));
	zassert_equal(DT_FOREACH_NODE_VARGS(COUNT_OF, vnd_gpio_device) 0, 4);
	zassert_equal(DT_FOREACH_STATUS_OKAY_NODE_VARGS(COUNT_OF, vnd_gpio_device) 0, 3);
}

static bool holds(const unsigned int *ords, size_t count, unsigned int wanted)
{
	for (size_t i = 0; i < count; i++) {
		if (ords[i] == wanted) {
			return true;
		}
	}
	return false;
}

ZTEST(devicetree_api, test_ordinals)
{
	const unsigned int root[] = {DT_SUPPORTS_DEP_ORDS(DT_ROOT)};
	const unsigned int needs[] = {DT_REQUIRES_DEP_ORDS(DT_NODELABEL(holder))};
	const unsigned int serves[] = {DT_SUPPORTS_DEP_ORDS(A)};
	const unsigned int parent[] = {DT_REQUIRES_DEP_ORDS(TEST)};

	zassert_equal(DT_DEP_ORD(DT_ROOT), 0);
	zassert_true(DT_DEP_ORD(TEST) < DT_DEP_ORD(A));
	zassert_true(DT_DEP_ORD(A) < DT_DEP_ORD(DT_NODELABEL(holder)));
	zassert_true(DT_DEP_ORD(DT_NODELABEL(irqs)) < DT_DEP_ORD(B));
	zassert_true(DT_DEP_ORD(DT_NODELABEL(core_irqs)) < DT_DEP_ORD(DT_NODELABEL(irqs)));
	zassert_true(holds(root, ARRAY_SIZE(root), DT_DEP_ORD(TEST)));
	zassert_true(holds(needs, ARRAY_SIZE(needs), DT_DEP_ORD(A)));
	zassert_true(holds(needs, ARRAY_SIZE(needs), DT_DEP_ORD(DT_NODELABEL(i2c))));
	zassert_true(holds(needs, ARRAY_SIZE(needs), DT_DEP_ORD(DT_NODELABEL(pwm_2))));
	zassert_false(holds(needs, ARRAY_SIZE(needs), DT_DEP_ORD(DT_NODELABEL(spi))));
	zassert_true(holds(serves, ARRAY_SIZE(serves), DT_DEP_ORD(DT_NODELABEL(i2c_dev))));
	zassert_equal(parent[0], DT_DEP_ORD(DT_ROOT));
	zassert_str_equal(STRINGIFY(DT_DEP_ORD_STR_SORTABLE(DT_ROOT)), "00000");
}
