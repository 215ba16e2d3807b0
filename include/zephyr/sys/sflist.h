/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Singly linked list whose nodes carry two flag bits beside the pointer.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SFLIST_H_
#define ZEPHYR_INCLUDE_SYS_SFLIST_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A machine word. */
typedef uintptr_t unative_t;

struct _sfnode {
	unative_t next_and_flags;
};

struct _sflist {
	struct _sfnode *head; /* NULL if and only if tail is */
	struct _sfnode *tail;
};

/** A node; embed it, aligned to 4 bytes, in what the list holds. */
typedef struct _sfnode sys_sfnode_t;
typedef struct _sflist sys_sflist_t;

/** The bits of next_and_flags that are flags. */
#define SYS_SFLIST_FLAGS_MASK ((unative_t)0x3)

/** Loop over the nodes; the body must not remove @p __sn. */
#define SYS_SFLIST_FOR_EACH_NODE(__sl, __sn)                                                       \
	for (__sn = sys_sflist_peek_head(__sl); __sn != NULL; __sn = sys_sflist_peek_next(__sn))

/** Loop from the node after @p __sn, or from the head if it is NULL. */
#define SYS_SFLIST_ITERATE_FROM_NODE(__sl, __sn)                                                   \
	for (__sn = __sn ? sys_sflist_peek_next_no_check(__sn) : sys_sflist_peek_head(__sl);       \
	     __sn != NULL; __sn = sys_sflist_peek_next(__sn))

/** Loop over the nodes; the body may remove @p __sn. */
#define SYS_SFLIST_FOR_EACH_NODE_SAFE(__sl, __sn, __sns)                                           \
	for (__sn = sys_sflist_peek_head(__sl), __sns = sys_sflist_peek_next(__sn); __sn != NULL;  \
	     __sn = __sns, __sns = sys_sflist_peek_next(__sn))

/** The structure around a node (member @p __n of type of *__cn), NULL for NULL. */
#define SYS_SFLIST_CONTAINER(__ln, __cn, __n)                                                      \
	((__ln) ? CONTAINER_OF((__ln), __typeof__(*(__cn)), __n) : NULL)
#define SYS_SFLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n)                                            \
	SYS_SFLIST_CONTAINER(sys_sflist_peek_head(__sl), __cn, __n)
#define SYS_SFLIST_PEEK_TAIL_CONTAINER(__sl, __cn, __n)                                            \
	SYS_SFLIST_CONTAINER(sys_sflist_peek_tail(__sl), __cn, __n)
#define SYS_SFLIST_PEEK_NEXT_CONTAINER(__cn, __n)                                                  \
	((__cn) ? SYS_SFLIST_CONTAINER(sys_sflist_peek_next(&((__cn)->__n)), __cn, __n) : NULL)

/** Loop over the structures; _SAFE: the body may remove @p __cn. */
#define SYS_SFLIST_FOR_EACH_CONTAINER(__sl, __cn, __n)                                             \
	for (__cn = SYS_SFLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n); __cn != NULL;                 \
	     __cn = SYS_SFLIST_PEEK_NEXT_CONTAINER(__cn, __n))
#define SYS_SFLIST_FOR_EACH_CONTAINER_SAFE(__sl, __cn, __cns, __n)                                 \
	for (__cn = SYS_SFLIST_PEEK_HEAD_CONTAINER(__sl, __cn, __n),                               \
	    __cns = SYS_SFLIST_PEEK_NEXT_CONTAINER(__cn, __n);                                     \
	     __cn != NULL; __cn = __cns, __cns = SYS_SFLIST_PEEK_NEXT_CONTAINER(__cn, __n))

#define SYS_SFLIST_STATIC_INIT(ptr_to_list) {NULL, NULL}

/** Make the list empty. */
static inline void sys_sflist_init(sys_sflist_t *list)
{
	list->head = NULL;
	list->tail = NULL;
}

/* Set the pointer part; the flags stay. */
static inline void z_sfnode_next_set(sys_sfnode_t *node, sys_sfnode_t *next)
{
	node->next_and_flags = (node->next_and_flags & SYS_SFLIST_FLAGS_MASK) | (unative_t)next;
}

/** The flags of @p node (0 to 3). They survive being moved in and out of lists. */
static inline uint8_t sys_sfnode_flags_get(sys_sfnode_t *node)
{
	return (uint8_t)(node->next_and_flags & SYS_SFLIST_FLAGS_MASK);
}

/** Set the flags of @p node (0 to 3). */
static inline void sys_sfnode_flags_set(sys_sfnode_t *node, uint8_t flags)
{
	__ASSERT((flags & ~SYS_SFLIST_FLAGS_MASK) == 0UL, "flags too large");
	node->next_and_flags = (node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK) | flags;
}

/** Prepare a node before its first use. */
static inline void sys_sfnode_init(sys_sfnode_t *node, uint8_t flags)
{
	__ASSERT((flags & ~SYS_SFLIST_FLAGS_MASK) == 0UL, "flags too large");
	node->next_and_flags = flags;
}

/** The first or last node; NULL if there is none. */
static inline sys_sfnode_t *sys_sflist_peek_head(sys_sflist_t *list)
{
	return list->head;
}

static inline sys_sfnode_t *sys_sflist_peek_tail(sys_sflist_t *list)
{
	return list->tail;
}

/** Whether the list has no node. */
static inline bool sys_sflist_is_empty(sys_sflist_t *list)
{
	return list->head == NULL;
}

/** The node after @p node, which must not be NULL. */
static inline sys_sfnode_t *sys_sflist_peek_next_no_check(sys_sfnode_t *node)
{
	return (sys_sfnode_t *)(node->next_and_flags & ~SYS_SFLIST_FLAGS_MASK);
}

/** The node after @p node; NULL at the end and for NULL. */
static inline sys_sfnode_t *sys_sflist_peek_next(sys_sfnode_t *node)
{
	return node != NULL ? sys_sflist_peek_next_no_check(node) : NULL;
}

/** Put @p node first. */
static inline void sys_sflist_prepend(sys_sflist_t *list, sys_sfnode_t *node)
{
	z_sfnode_next_set(node, list->head);
	list->head = node;
	if (list->tail == NULL) {
		list->tail = node;
	}
}

/** Put @p node last. */
static inline void sys_sflist_append(sys_sflist_t *list, sys_sfnode_t *node)
{
	z_sfnode_next_set(node, NULL);
	if (list->tail == NULL) {
		list->head = node;
	} else {
		z_sfnode_next_set(list->tail, node);
	}
	list->tail = node;
}

/** Append a chain of linked nodes from @p head to @p tail (whose next is NULL); NULL: nothing. */
static inline void sys_sflist_append_list(sys_sflist_t *list, void *head, void *tail)
{
	if (head == NULL) {
		return;
	}
	if (list->tail == NULL) {
		list->head = (sys_sfnode_t *)head;
	} else {
		z_sfnode_next_set(list->tail, (sys_sfnode_t *)head);
	}
	list->tail = (sys_sfnode_t *)tail;
}

/** Move all nodes of @p list_to_append to the end of @p list; the former is empty then. */
static inline void sys_sflist_merge_sflist(sys_sflist_t *list, sys_sflist_t *list_to_append)
{
	sys_sflist_append_list(list, list_to_append->head, list_to_append->tail);
	sys_sflist_init(list_to_append);
}

/** Put @p node behind @p prev; first if @p prev is NULL. */
static inline void sys_sflist_insert(sys_sflist_t *list, sys_sfnode_t *prev, sys_sfnode_t *node)
{
	if (prev == NULL) {
		sys_sflist_prepend(list, node);
	} else if (prev == list->tail) {
		sys_sflist_append(list, node);
	} else {
		z_sfnode_next_set(node, sys_sflist_peek_next_no_check(prev));
		z_sfnode_next_set(prev, node);
	}
}

/** Take the first node of a list that has one. */
static inline sys_sfnode_t *sys_sflist_get_not_empty(sys_sflist_t *list)
{
	sys_sfnode_t *node = list->head;

	list->head = sys_sflist_peek_next_no_check(node);
	if (list->tail == node) {
		list->tail = NULL;
	}
	return node;
}

/** Take the first node; NULL if there is none. */
static inline sys_sfnode_t *sys_sflist_get(sys_sflist_t *list)
{
	return sys_sflist_is_empty(list) ? NULL : sys_sflist_get_not_empty(list);
}

/** Remove @p node, which stands behind @p prev_node (NULL: first). */
static inline void sys_sflist_remove(sys_sflist_t *list, sys_sfnode_t *prev_node,
				     sys_sfnode_t *node)
{
	sys_sfnode_t *next = sys_sflist_peek_next_no_check(node);

	if (prev_node == NULL) {
		list->head = next;
	} else {
		z_sfnode_next_set(prev_node, next);
	}
	if (list->tail == node) {
		list->tail = prev_node;
	}
	z_sfnode_next_set(node, NULL);
}

/**
 * Search for @p node.
 * @param prev Out: the node before it if found (NULL: first), else the last node; may be NULL.
 * @return Whether the list has it.
 */
static inline bool sys_sflist_find(sys_sflist_t *list, sys_sfnode_t *node, sys_sfnode_t **prev)
{
	sys_sfnode_t *before = NULL;
	sys_sfnode_t *at;

	SYS_SFLIST_FOR_EACH_NODE(list, at) {
		if (at == node) {
			break;
		}
		before = at;
	}
	if (prev != NULL) {
		*prev = before;
	}
	return at != NULL;
}

/** Search for @p node and remove it. @return Whether the list had it. */
static inline bool sys_sflist_find_and_remove(sys_sflist_t *list, sys_sfnode_t *node)
{
	sys_sfnode_t *prev;
	bool found = sys_sflist_find(list, node, &prev);

	if (found) {
		sys_sflist_remove(list, prev, node);
	}
	return found;
}

/** Number of nodes; walks the list. */
static inline size_t sys_sflist_len(sys_sflist_t *list)
{
	size_t len = 0;
	sys_sfnode_t *node;

	SYS_SFLIST_FOR_EACH_NODE(list, node) {
		len++;
	}
	return len;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SFLIST_H_ */
