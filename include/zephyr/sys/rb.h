/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Red-black tree of nodes that the user embeds and orders.
 *
 * Two words a node and no parent pointer: insertion and removal restore the balance on their way
 * down, in one pass, with no stack. Both take time proportional to the logarithm of the number of
 * nodes. No locks.
 */

#ifndef ZEPHYR_INCLUDE_SYS_RB_H_
#define ZEPHYR_INCLUDE_SYS_RB_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A node; embed it. Bit 0 of children[0] is its colour: 1 for black. */
struct rbnode {
	struct rbnode *children[2];
};

/** Whether @p a comes before @p b. Never true both ways round, and for b != a true one way. */
typedef bool (*rb_lessthan_t)(struct rbnode *a, struct rbnode *b);

/** Called for a node by rb_walk(). */
typedef void (*rb_visit_t)(struct rbnode *node, void *cookie);

/* No tree that fits into the address space is deeper. */
#define Z_RB_TBITS          (sizeof(void *) == 4 ? 3 : 4)
#define Z_RB_MAX_DEPTH      (2 * ((int)sizeof(void *) * 8 - Z_RB_TBITS - 1) + 1)

/** A tree; initialise with {.lessthan_fn = fn}. */
struct rbtree {
	struct rbnode *root;
	rb_lessthan_t lessthan_fn;
	int max_depth; /* a bound of the depth, as of the last loop */
#ifdef CONFIG_MISRA_SANE
	struct rbnode *iter_stack[Z_RB_MAX_DEPTH];
	unsigned char iter_left[Z_RB_MAX_DEPTH];
#endif
};

/** State of a loop: the nodes below which all smaller ones have been seen, the next one on top. */
struct _rb_foreach {
	struct rbnode **stack;
	int top;
};

struct rbnode *z_rb_child(struct rbnode *node, uint8_t side);
int z_rb_is_black(struct rbnode *node);
struct rbnode *z_rb_get_minmax(struct rbtree *tree, uint8_t side);
int z_rb_depth_bound(struct rbtree *tree);
struct _rb_foreach z_rb_foreach_start(struct rbtree *tree, struct rbnode **stack);
struct rbnode *z_rb_foreach_next(struct rbtree *tree, struct _rb_foreach *f);

/** @brief Insert @p node, which is on no tree. */
void rb_insert(struct rbtree *tree, struct rbnode *node);

/** @brief Remove @p node, which is on the tree. */
void rb_remove(struct rbtree *tree, struct rbnode *node);

/** @brief The first node; NULL: the tree is empty. */
static inline struct rbnode *rb_get_min(struct rbtree *tree)
{
	return z_rb_get_minmax(tree, 0U);
}

/** @brief The last node; NULL: the tree is empty. */
static inline struct rbnode *rb_get_max(struct rbtree *tree)
{
	return z_rb_get_minmax(tree, 1U);
}

/** @brief Whether @p node is on the tree. */
bool rb_contains(struct rbtree *tree, struct rbnode *node);

/** @brief Call @p visit_fn for all nodes in their order. It must not change the tree. */
void rb_walk(struct rbtree *tree, rb_visit_t visit_fn, void *cookie);

#ifdef CONFIG_MISRA_SANE
#define Z_RB_STACK(tree) ((tree)->iter_stack)
#else
#ifndef alloca
#define alloca __builtin_alloca
#endif
#define Z_RB_STACK(tree)                                                                           \
	((struct rbnode **)alloca((size_t)z_rb_depth_bound(tree) * sizeof(struct rbnode *)))
#endif

/**
 * @brief Loop over the nodes in their order. The body must not change the tree.
 *
 * Takes stack until the calling function returns: a pointer for each level.
 */
#define RB_FOR_EACH(tree, node)                                                                    \
	for (struct _rb_foreach __f = z_rb_foreach_start(tree, Z_RB_STACK(tree));                  \
	     ((node) = z_rb_foreach_next((tree), &__f)) != NULL;)

/** @brief The same over the structures around the nodes. */
#define RB_FOR_EACH_CONTAINER(tree, node, field)                                                   \
	for (struct _rb_foreach __f = z_rb_foreach_start(tree, Z_RB_STACK(tree)); ({               \
		     struct rbnode *n = z_rb_foreach_next((tree), &__f);                           \
		     (node) = n != NULL ? CONTAINER_OF(n, __typeof__(*(node)), field) : NULL;      \
		     (node) != NULL;                                                               \
	     });)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_RB_H_ */
