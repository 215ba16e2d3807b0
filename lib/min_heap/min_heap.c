/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Binary heap. Element i is not greater than its children 2i + 1 and 2i + 2.
 */

#include <errno.h>
#include <string.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/min_heap.h>
#include <zephyr/sys/util.h>

static bool before(const struct min_heap *heap, size_t a, size_t b)
{
	return heap->cmp(min_heap_get_element(heap, a), min_heap_get_element(heap, b)) < 0;
}

static void swap(const struct min_heap *heap, size_t a, size_t b)
{
	byteswp(min_heap_get_element(heap, a), min_heap_get_element(heap, b), heap->elem_size);
}

static void up(const struct min_heap *heap, size_t i)
{
	while (i > 0U && before(heap, i, (i - 1U) / 2U)) {
		swap(heap, i, (i - 1U) / 2U);
		i = (i - 1U) / 2U;
	}
}

static void down(const struct min_heap *heap, size_t i)
{
	while (true) {
		size_t child = 2U * i + 1U;

		if (child >= heap->size) {
			return;
		}
		if (child + 1U < heap->size && before(heap, child + 1U, child)) {
			child++;
		}
		if (!before(heap, child, i)) {
			return;
		}
		swap(heap, i, child);
		i = child;
	}
}

void min_heap_init(struct min_heap *heap, void *storage, size_t cap, size_t elem_size,
		   min_heap_cmp_t cmp)
{
	__ASSERT_NO_MSG(heap != NULL);
	__ASSERT_NO_MSG(storage != NULL);
	__ASSERT_NO_MSG(cmp != NULL);

	*heap = (struct min_heap)Z_MIN_HEAP_INITIALIZER(storage, cap, elem_size, cmp);
}

int min_heap_push(struct min_heap *heap, const void *item)
{
	if (heap->size == heap->capacity) {
		return -ENOMEM;
	}
	memcpy(min_heap_get_element(heap, heap->size), item, heap->elem_size);
	up(heap, heap->size++);
	return 0;
}

void *min_heap_peek(const struct min_heap *heap)
{
	return heap->size > 0U ? heap->storage : NULL;
}

bool min_heap_pop(struct min_heap *heap, void *dest_buffer)
{
	return min_heap_remove(heap, 0, dest_buffer);
}

bool min_heap_remove(struct min_heap *heap, size_t id, void *out_buf)
{
	if (id >= heap->size) {
		return false;
	}
	memcpy(out_buf, min_heap_get_element(heap, id), heap->elem_size);
	heap->size--;
	if (id < heap->size) { /* the last one takes its place, and moves to its own */
		memcpy(min_heap_get_element(heap, id), min_heap_get_element(heap, heap->size),
		       heap->elem_size);
		down(heap, id);
		up(heap, id);
	}
	return true;
}

void *min_heap_find(struct min_heap *heap, min_heap_eq_t eq, const void *other, size_t *out_id)
{
	for (size_t i = 0; i < heap->size; i++) {
		void *node = min_heap_get_element(heap, i);

		if (eq(node, other)) {
			if (out_id != NULL) {
				*out_id = i;
			}
			return node;
		}
	}
	return NULL;
}
