/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Red-black tree: a red node has black children, and every way from the root to a leaf passes the
 * same number of black ones (a missing child counts as black). So no way is longer than twice
 * another.
 *
 * Insertion and removal go from the root to a leaf once and repair ahead of themselves (the method
 * of Guibas and Sedgewick, 1978). Insertion splits every node with two red children on its way, so
 * that a red leaf can be added and at most two reds meet, which a rotation cures. Removal takes
 * care that the node it stands on is red, by rotating a red in from aside or by merging, so that
 * the node taken out at the end is a red leaf. Two-child nodes are replaced by the one before them,
 * which stands where the way down ends.
 *
 * The root hangs as child 1 below a node on the stack, so that it can be rotated like any other.
 */

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/rb.h>

#define BLACK ((uintptr_t)1)

static inline struct rbnode *child(const struct rbnode *n, unsigned int side)
{
	uintptr_t c = (uintptr_t)n->children[side];

	return (struct rbnode *)(side == 0 ? c & ~BLACK : c);
}

static inline uintptr_t colour(const struct rbnode *n)
{
	return (uintptr_t)n->children[0] & BLACK;
}

static inline void set_child(struct rbnode *n, unsigned int side, struct rbnode *c)
{
	uintptr_t keep = side == 0 ? colour(n) : 0;

	n->children[side] = (struct rbnode *)((uintptr_t)c | keep);
}

static inline bool is_red(const struct rbnode *n)
{
	return n != NULL && colour(n) == 0;
}

static inline void set_red(struct rbnode *n)
{
	n->children[0] = (struct rbnode *)((uintptr_t)n->children[0] & ~BLACK);
}

static inline void set_black(struct rbnode *n)
{
	n->children[0] = (struct rbnode *)((uintptr_t)n->children[0] | BLACK);
}

struct rbnode *z_rb_child(struct rbnode *node, uint8_t side)
{
	return child(node, side);
}

int z_rb_is_black(struct rbnode *node)
{
	return colour(node) != 0;
}

/* Turn @p n down to @p side; its other child takes its place and colour, n becomes red. */
static struct rbnode *rotate(struct rbnode *n, unsigned int side)
{
	struct rbnode *up = child(n, !side);

	set_child(n, !side, child(up, side));
	set_child(up, side, n);
	set_red(n);
	set_black(up);
	return up;
}

/* The same after turning the other child the other way: its inner child comes up. */
static struct rbnode *rotate_twice(struct rbnode *n, unsigned int side)
{
	set_child(n, !side, rotate(child(n, !side), !side));
	return rotate(n, side);
}

void rb_insert(struct rbtree *tree, struct rbnode *node)
{
	struct rbnode head = {{(struct rbnode *)BLACK, tree->root}};
	struct rbnode *great = &head, *grand = &head, *parent = &head; /* above n */
	struct rbnode *n = tree->root;
	unsigned int side = 1, last = 1;

	node->children[0] = NULL; /* red */
	node->children[1] = NULL;
	for (;;) {
		if (n == NULL) {
			n = node;
			set_child(parent, side, n);
		} else if (is_red(child(n, 0)) && is_red(child(n, 1))) {
			set_red(n);
			set_black(child(n, 0));
			set_black(child(n, 1));
		}
		if (is_red(n) && is_red(parent)) {
			unsigned int place = child(great, 1) == grand;

			set_child(great, place,
				  side == last ? rotate(grand, !last) : rotate_twice(grand, !last));
		}
		if (n == node) {
			break;
		}
		last = side;
		side = tree->lessthan_fn(n, node);
		great = grand;
		grand = parent;
		parent = n;
		n = child(n, side);
	}
	tree->root = head.children[1];
	set_black(tree->root);
}

/*
 * Make @p n red, the child of @p parent on side @p last, whose own child on side @p side will be
 * next. Neither is red so far. @return The parent of n afterwards.
 */
static struct rbnode *redden(struct rbnode *grand, struct rbnode *parent, struct rbnode *n,
			     unsigned int last, unsigned int side)
{
	struct rbnode *sibling = child(parent, !last);

	if (is_red(child(n, !side))) {
		struct rbnode *up = rotate(n, side);

		set_child(parent, last, up);
		return up;
	}
	if (sibling == NULL) {
		return parent; /* n is the root */
	}
	if (!is_red(child(sibling, 0)) && !is_red(child(sibling, 1))) {
		set_black(parent);
		set_red(sibling);
		set_red(n);
	} else {
		unsigned int place = child(grand, 1) == parent;
		struct rbnode *up = is_red(child(sibling, last)) ? rotate_twice(parent, last)
								 : rotate(parent, last);

		set_child(grand, place, up);
		set_red(n);
		set_red(up);
		set_black(child(up, 0));
		set_black(child(up, 1));
	}
	return parent;
}

/* Put @p by into the place of @p node below @p head. */
static void replace(struct rbtree *tree, struct rbnode *head, struct rbnode *node,
		    struct rbnode *by)
{
	struct rbnode *parent = head;
	unsigned int side = 1;

	while (child(parent, side) != node) {
		parent = child(parent, side);
		side = tree->lessthan_fn(parent, node);
	}
	*by = *node;
	set_child(parent, side, by);
}

void rb_remove(struct rbtree *tree, struct rbnode *node)
{
	struct rbnode head = {{(struct rbnode *)BLACK, tree->root}};
	struct rbnode *grand = &head, *parent = &head, *n = &head;
	unsigned int side = 1, last;
	bool found = false;

	/* Down to the node before the one to remove, or to that one if there is none below it. */
	while (child(n, side) != NULL) {
		last = side;
		grand = parent;
		parent = n;
		n = child(n, side);
		found = found || n == node;
		side = n != node && tree->lessthan_fn(n, node);
		if (!is_red(n) && !is_red(child(n, side))) {
			parent = redden(grand, parent, n, last, side);
		}
	}
	__ASSERT(found, "node %p is not on the tree", node);

	set_child(parent, child(parent, 1) == n, child(n, child(n, 0) == NULL));
	if (n != node) {
		replace(tree, &head, node, n);
	}
	tree->root = head.children[1];
	if (tree->root != NULL) {
		set_black(tree->root);
	}
}

struct rbnode *z_rb_get_minmax(struct rbtree *tree, uint8_t side)
{
	struct rbnode *n = tree->root;

	while (n != NULL && child(n, side) != NULL) {
		n = child(n, side);
	}
	return n;
}

bool rb_contains(struct rbtree *tree, struct rbnode *node)
{
	struct rbnode *n = tree->root;

	while (n != NULL && n != node) {
		n = child(n, tree->lessthan_fn(n, node));
	}
	return n == node;
}

/* Twice the black nodes on one way down, as every second one may be red. */
int z_rb_depth_bound(struct rbtree *tree)
{
	int depth = 0;

	for (struct rbnode *n = tree->root; n != NULL; n = child(n, 0)) {
		depth += colour(n) != 0 ? 2 : 0;
	}
	tree->max_depth = depth;
	return depth;
}

/* Put @p n and all that lies to its left on the stack. */
static void push_left(struct _rb_foreach *f, struct rbnode *n)
{
	for (; n != NULL; n = child(n, 0)) {
		f->stack[f->top++] = n;
	}
}

struct _rb_foreach z_rb_foreach_start(struct rbtree *tree, struct rbnode **stack)
{
	struct _rb_foreach f = {.stack = stack, .top = 0};

	push_left(&f, tree->root);
	return f;
}

struct rbnode *z_rb_foreach_next(struct rbtree *tree, struct _rb_foreach *f)
{
	struct rbnode *n;

	ARG_UNUSED(tree);
	if (f->top == 0) {
		return NULL;
	}
	n = f->stack[--f->top];
	push_left(f, child(n, 1));
	return n;
}

void rb_walk(struct rbtree *tree, rb_visit_t visit_fn, void *cookie)
{
	struct rbnode *n;

	RB_FOR_EACH(tree, n) {
		visit_fn(n, cookie);
	}
}
