/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Statistics through object cores: of a type of one's own with each result, of slabs, threads, the
 * CPU.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/mem_stats.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(kernel_obj_stats, NULL, NULL, NULL, NULL, NULL);

struct raw {
	int value;
	bool on;
};

struct own {
	struct k_obj_core obj_core;
	struct raw raw;
};

#define OWN(core) CONTAINER_OF(core, struct own, obj_core)

static int own_raw(struct k_obj_core *core, void *stats)
{
	memcpy(stats, core->stats, sizeof(struct raw));
	return 0;
}

static int own_query(struct k_obj_core *core, void *stats)
{
	*(int *)stats = OWN(core)->raw.value * 2;
	return 0;
}

static int own_reset(struct k_obj_core *core)
{
	OWN(core)->raw.value = 0;
	return 0;
}

static int own_enable(struct k_obj_core *core)
{
	OWN(core)->raw.on = true;
	return 0;
}

static int own_disable(struct k_obj_core *core)
{
	OWN(core)->raw.on = false;
	return 0;
}

static struct k_obj_core_stats_desc full = {
	.raw_size = sizeof(struct raw),
	.query_size = sizeof(int),
	.raw = own_raw,
	.query = own_query,
	.reset = own_reset,
	.enable = own_enable,
	.disable = own_disable,
};
static struct k_obj_core_stats_desc empty = {.raw_size = sizeof(struct raw)};
static struct k_obj_type with_stats, with_nothing, without;

static void prepare(struct own *own, struct k_obj_type *type, struct k_obj_core_stats_desc *desc)
{
	z_obj_type_init(type, K_OBJ_TYPE_ID_GEN("OWN "), 0);
	k_obj_type_stats_init(type, desc);
	own->raw.value = 21;
	k_obj_core_init(K_OBJ_CORE(own), type);
}

/* Verifies: OBJ-9, OBJ-10, OBJ-11, OBJ-12 */
ZTEST(kernel_obj_stats, test_own)
{
	struct own own = {0};
	struct raw raw;
	int doubled;

	prepare(&own, &with_stats, &full);
	struct k_obj_core *core = K_OBJ_CORE(&own);

	zassert_equal(k_obj_core_stats_raw(core, &raw, sizeof(raw)), -EINVAL, "not registered");
	zassert_equal(k_obj_core_stats_register(core, &own.raw, 1), -EINVAL);
	zassert_ok(k_obj_core_stats_register(core, &own.raw, sizeof(raw)));
	zassert_equal(k_obj_core_stats_raw(core, &raw, sizeof(raw) + 1), -EINVAL);
	zassert_ok(k_obj_core_stats_raw(core, &raw, sizeof(raw)));
	zassert_equal(raw.value, 21);
	zassert_equal(k_obj_core_stats_query(core, &doubled, 1), -EINVAL);
	zassert_ok(k_obj_core_stats_query(core, &doubled, sizeof(doubled)));
	zassert_equal(doubled, 42);
	zassert_ok(k_obj_core_stats_enable(core));
	zassert_true(own.raw.on);
	zassert_ok(k_obj_core_stats_disable(core));
	zassert_false(own.raw.on);
	zassert_ok(k_obj_core_stats_reset(core));
	zassert_equal(own.raw.value, 0);
	zassert_ok(k_obj_core_stats_deregister(core));
	zassert_equal(k_obj_core_stats_query(core, &doubled, sizeof(doubled)), -EINVAL);
}

static void expect_not_supported(struct k_obj_core *core)
{
	char buffer[32];

	zassert_equal(k_obj_core_stats_raw(core, buffer, sizeof(struct raw)), -ENOTSUP);
	zassert_equal(k_obj_core_stats_query(core, buffer, sizeof(int)), -ENOTSUP);
	zassert_equal(k_obj_core_stats_reset(core), -ENOTSUP);
	zassert_equal(k_obj_core_stats_enable(core), -ENOTSUP);
	zassert_equal(k_obj_core_stats_disable(core), -ENOTSUP);
}

/* Verifies: OBJ-9, OBJ-10, OBJ-11, OBJ-12 */
ZTEST(kernel_obj_stats, test_not_supported)
{
	struct own own = {0};

	prepare(&own, &without, NULL);
	zassert_equal(k_obj_core_stats_register(K_OBJ_CORE(&own), &own.raw, sizeof(own.raw)),
		      -ENOTSUP);
	zassert_equal(k_obj_core_stats_deregister(K_OBJ_CORE(&own)), -ENOTSUP);
	expect_not_supported(K_OBJ_CORE(&own));
	prepare(&own, &with_nothing, &empty);
	zassert_ok(k_obj_core_stats_register(K_OBJ_CORE(&own), &own.raw, sizeof(own.raw)));
	expect_not_supported(K_OBJ_CORE(&own));
}

K_MEM_SLAB_DEFINE_STATIC(slab, 16, 4, 8);

/* Verifies: OBJ-13 */
ZTEST(kernel_obj_stats, test_slab)
{
	struct sys_memory_stats stats;
	struct k_mem_slab_info info;
	void *mem;

	zassert_ok(k_mem_slab_alloc(&slab, &mem, K_NO_WAIT));
	zassert_ok(k_obj_core_stats_raw(K_OBJ_CORE(&slab), &info, sizeof(info)));
	zassert_equal(info.num_blocks, 4);
	zassert_equal(info.block_size, 16);
	zassert_equal(info.num_used, 1);
	zassert_ok(k_obj_core_stats_query(K_OBJ_CORE(&slab), &stats, sizeof(stats)));
	zassert_equal(stats.allocated_bytes, 16);
	zassert_equal(stats.free_bytes, 48);
	zassert_ok(k_obj_core_stats_reset(K_OBJ_CORE(&slab)));
	zassert_equal(k_obj_core_stats_disable(K_OBJ_CORE(&slab)), -ENOTSUP);
	k_mem_slab_free(&slab, mem);
}

/* Verifies: OBJ-13 */
ZTEST(kernel_obj_stats, test_thread)
{
	struct k_obj_core *core = K_OBJ_CORE(k_current_get());
	k_thread_runtime_stats_t stats;
	struct k_cycle_stats raw;
	uint64_t so_far;

	k_busy_wait(20000);
	zassert_ok(k_obj_core_stats_raw(core, &raw, sizeof(raw)));
	zassert_true(raw.total >= k_us_to_cyc_floor64(20000));
	zassert_ok(k_obj_core_stats_disable(core));
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	so_far = stats.execution_cycles;
	zassert_true(so_far >= raw.total);
	k_busy_wait(20000);
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_equal(stats.execution_cycles, so_far);
	zassert_ok(k_obj_core_stats_enable(core));
	zassert_ok(k_obj_core_stats_reset(core));
	zassert_ok(k_obj_core_stats_query(core, &stats, sizeof(stats)));
	zassert_true(stats.execution_cycles < so_far);
}

/* Verifies: OBJ-13 */
ZTEST(kernel_obj_stats, test_system)
{
	k_thread_runtime_stats_t stats;
	struct k_cycle_stats raw;

	k_busy_wait(20000);
	zassert_ok(k_obj_core_stats_raw(K_OBJ_CORE(&_kernel.cpus[0]), &raw, sizeof(raw)));
	zassert_true(raw.total >= k_us_to_cyc_floor64(20000));
	zassert_ok(k_obj_core_stats_query(K_OBJ_CORE(&_kernel), &stats, sizeof(stats)));
	zassert_true(stats.total_cycles >= raw.total);
	zassert_equal(k_obj_core_stats_reset(K_OBJ_CORE(&_kernel)), -ENOTSUP);
}
