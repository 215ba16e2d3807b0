/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Object cores: a small record in every kernel object through which a debugger or a monitor finds
 * all objects of a type and asks for their statistics (CONFIG_OBJ_CORE, CONFIG_OBJ_CORE_STATS).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_
#define ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_

#include <zephyr/sys/slist.h>
#include <zephyr/sys/util.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The object core of object @p kobj. */
#define K_OBJ_CORE(kobj) (&((kobj)->obj_core))

/** @brief A type's number from four letters. */
#define K_OBJ_TYPE_ID_GEN(s)                                                                       \
	((((uint32_t)((s)[0])) << 24) | (((uint32_t)((s)[1])) << 16) |                             \
	 (((uint32_t)((s)[2])) << 8) | (((uint32_t)((s)[3])) << 0))

#define K_OBJ_TYPE_CONDVAR_ID   K_OBJ_TYPE_ID_GEN("COND")
#define K_OBJ_TYPE_CPU_ID       K_OBJ_TYPE_ID_GEN("CPU_")
#define K_OBJ_TYPE_EVENT_ID     K_OBJ_TYPE_ID_GEN("EVNT")
#define K_OBJ_TYPE_FIFO_ID      K_OBJ_TYPE_ID_GEN("FIFO")
#define K_OBJ_TYPE_KERNEL_ID    K_OBJ_TYPE_ID_GEN("KRNL")
#define K_OBJ_TYPE_LIFO_ID      K_OBJ_TYPE_ID_GEN("LIFO")
#define K_OBJ_TYPE_MEM_BLOCK_ID K_OBJ_TYPE_ID_GEN("MBLK")
#define K_OBJ_TYPE_MBOX_ID      K_OBJ_TYPE_ID_GEN("MBOX")
#define K_OBJ_TYPE_MEM_SLAB_ID  K_OBJ_TYPE_ID_GEN("SLAB")
#define K_OBJ_TYPE_MSGQ_ID      K_OBJ_TYPE_ID_GEN("MSGQ")
#define K_OBJ_TYPE_MUTEX_ID     K_OBJ_TYPE_ID_GEN("MUTX")
#define K_OBJ_TYPE_PIPE_ID      K_OBJ_TYPE_ID_GEN("PIPE")
#define K_OBJ_TYPE_SEM_ID       K_OBJ_TYPE_ID_GEN("SEM4")
#define K_OBJ_TYPE_STACK_ID     K_OBJ_TYPE_ID_GEN("STCK")
#define K_OBJ_TYPE_THREAD_ID    K_OBJ_TYPE_ID_GEN("THRD")
#define K_OBJ_TYPE_TIMER_ID     K_OBJ_TYPE_ID_GEN("TIMR")

struct k_obj_type;
struct k_obj_core;

/** @brief How the statistics of a type of objects are read; a NULL function: not to be had. */
struct k_obj_core_stats_desc {
	size_t raw_size;   /**< bytes of the raw statistics */
	size_t query_size; /**< bytes of the prepared ones */
	int (*raw)(struct k_obj_core *obj_core, void *stats);
	int (*query)(struct k_obj_core *obj_core, void *stats);
	int (*reset)(struct k_obj_core *obj_core);
	int (*disable)(struct k_obj_core *obj_core);
	int (*enable)(struct k_obj_core *obj_core);
};

/** @brief A type of objects. */
struct k_obj_type {
	sys_snode_t node;       /* in the list of types */
	sys_slist_t list;       /* its objects */
	uint32_t id;            /* K_OBJ_TYPE_*_ID */
	size_t obj_core_offset; /* of the object core in the object, bytes */
#ifdef CONFIG_OBJ_CORE_STATS
	struct k_obj_core_stats_desc *stats_desc;
#endif
};

/** @brief The record in an object. */
struct k_obj_core {
	sys_snode_t node;
	struct k_obj_type *type;
#ifdef CONFIG_OBJ_CORE_STATS
	void *stats; /* raw statistics */
#endif
};

/** Add @p type with number @p id to the list of types. Returns @p type. */
struct k_obj_type *z_obj_type_init(struct k_obj_type *type, uint32_t id, size_t off);

/** @brief The type with number @p type_id, or NULL. Context: any. */
struct k_obj_type *k_obj_type_find(uint32_t type_id);

/**
 * @brief Call @p func(object core, @p data) for each object of @p type, interrupts locked.
 *
 * @return 0, or the first value other than 0 that @p func returns, which ends the walk. Context:
 * any.
 */
int k_obj_type_walk_locked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			   void *data);

/** @brief The same without lock: nobody may add or remove objects meanwhile. */
int k_obj_type_walk_unlocked(struct k_obj_type *type, int (*func)(struct k_obj_core *, void *),
			     void *data);

/** @brief Set up @p obj_core as one of @p type. Context: any. */
void k_obj_core_init(struct k_obj_core *obj_core, struct k_obj_type *type);

/** @brief Put @p obj_core into the list of its type. Context: any. */
void k_obj_core_link(struct k_obj_core *obj_core);

/** @brief k_obj_core_init() and k_obj_core_link(). */
void k_obj_core_init_and_link(struct k_obj_core *obj_core, struct k_obj_type *type);

/** @brief Take @p obj_core out of the list of its type. Context: any. */
void k_obj_core_unlink(struct k_obj_core *obj_core);

/** @brief Tell how statistics of @p type are read. */
static inline void k_obj_type_stats_init(struct k_obj_type *type,
					 struct k_obj_core_stats_desc *stats_desc)
{
#ifdef CONFIG_OBJ_CORE_STATS
	type->stats_desc = stats_desc;
#else
	ARG_UNUSED(type);
	ARG_UNUSED(stats_desc);
#endif
}

/** @brief Set the place of the raw statistics of one object, unchecked. */
static inline void k_obj_core_stats_init(struct k_obj_core *obj_core, void *stats)
{
#ifdef CONFIG_OBJ_CORE_STATS
	obj_core->stats = stats;
#else
	ARG_UNUSED(obj_core);
	ARG_UNUSED(stats);
#endif
}

/**
 * @brief Set the place of the raw statistics of an object.
 *
 * @param stats_len bytes at @p stats, the raw size of the type
 * @retval 0 done. @retval -ENOTSUP its type has no statistics. @retval -EINVAL wrong length.
 */
int k_obj_core_stats_register(struct k_obj_core *obj_core, void *stats, size_t stats_len);

/** @brief Forget it. @retval 0 done. @retval -ENOTSUP its type has no statistics. */
int k_obj_core_stats_deregister(struct k_obj_core *obj_core);

/**
 * @brief Copy the raw statistics of an object to @p stats, which has exactly @p stats_len bytes.
 *
 * @retval 0 done. @retval -ENOTSUP not to be had. @retval -EINVAL wrong length or none registered.
 */
int k_obj_core_stats_raw(struct k_obj_core *obj_core, void *stats, size_t stats_len);

/** @brief The same for the prepared statistics. */
int k_obj_core_stats_query(struct k_obj_core *obj_core, void *stats, size_t stats_len);

/** @brief Start the statistics anew. @retval 0 done. @retval -ENOTSUP not to be had. */
int k_obj_core_stats_reset(struct k_obj_core *obj_core);

/** @brief Stop gathering. @retval 0 done. @retval -ENOTSUP not to be had. */
int k_obj_core_stats_disable(struct k_obj_core *obj_core);

/** @brief Gather (again). @retval 0 done. @retval -ENOTSUP not to be had. */
int k_obj_core_stats_enable(struct k_obj_core *obj_core);

#ifdef CONFIG_OBJ_CORE
/** @brief k_obj_core_init() of object @p objp with type variable @p type. */
#define K_OBJ_CORE_INIT(objp, type)                                                                \
	do {                                                                                       \
		extern struct k_obj_type type;                                                     \
		k_obj_core_init(K_OBJ_CORE(objp), &type);                                          \
	} while (0)
/** @brief k_obj_core_link() of object @p objp. */
#define K_OBJ_CORE_LINK(objp) k_obj_core_link(K_OBJ_CORE(objp))
#else
#define K_OBJ_CORE_INIT(objp, type) do { } while (0)
#define K_OBJ_CORE_LINK(objp)       do { } while (0)
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_OBJ_CORE_H_ */
