/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Ring buffers of bytes: copying in and out, on top of claims. nth_byte(b, k) is the byte that the
 * reader gets after k others.
 */
/*% nightly */
/*% prove fill drain ring_buf_put ring_buf_get ring_buf_peek */
/*% source lib/ring/ring_buffer.c */
/*% loop fill 1
	loop invariant total <= size && ok(buf);
	loop invariant far(buf) == \at(far(buf), Pre) + total;
	loop invariant held(buf) == \at(held(buf), Pre) + total;
	loop invariant copied: \forall integer k; 0 <= k < total ==>
		buf->buffer[wrapped(buf, \at(far(buf), Pre) + k)] == data[k];
	loop invariant kept: \forall integer j; 0 <= j < buf->size &&
		!within(j, \at(far(buf), Pre), total, buf->size) ==>
		buf->buffer[j] == \at(buf->buffer[j], Pre);
	loop assigns total, part, dst, buf->put_head, buf->buffer[0 .. buf->size - 1];
	loop variant size - total;
*/
/*% before fill copy(
	assert 0 <= wrapped(buf, \at(far(buf), Pre) + total) < buf->size;
	assert dst == buf->buffer + wrapped(buf, \at(far(buf), Pre) + total);
	assert wrapped(buf, \at(far(buf), Pre) + total) + part <= buf->size;
	assert \at(far(buf), Pre) + total + part < 2 * buf->size && total + part <= buf->size;
	assert 0 <= total + part <= 0x80000000;
*/
/*% before fill total +=
	assert \let p = wrapped(buf, \at(far(buf), Pre) + total);
		\forall integer j; p <= j < p + part ==> buf->buffer[j] == data[total + j - p];
	assert \let p = wrapped(buf, \at(far(buf), Pre) + total);
		\forall integer j; 0 <= j < buf->size && !(p <= j < p + part) ==>
		buf->buffer[j] == \at(buf->buffer[j], LoopCurrent);
	assert \let p = wrapped(buf, \at(far(buf), Pre) + total);
		\forall integer j; 0 <= j < buf->size &&
		!within(j, \at(far(buf), Pre), total + part, buf->size) ==>
		!within(j, \at(far(buf), Pre), total, buf->size) && !(p <= j < p + part);
	assert \let p = wrapped(buf, \at(far(buf), Pre) + total);
		\forall integer k; total <= k < total + part ==>
		wrapped(buf, \at(far(buf), Pre) + k) == p + (k - total);
	assert \forall integer k; 0 <= k < total ==>
		buf->buffer[wrapped(buf, \at(far(buf), Pre) + k)] == data[k];
	assert \forall integer k; total <= k < total + part ==>
		buf->buffer[wrapped(buf, \at(far(buf), Pre) + k)] == data[k];
*/
/*% loop drain 1
	loop invariant total <= size && ok(buf);
	loop invariant near(buf) == \at(near(buf), Pre) + total;
	loop invariant left(buf) == \at(left(buf), Pre) - total;
	loop invariant copied: data != \null ==> \forall integer k; 0 <= k < total ==>
		data[k] == buf->buffer[wrapped(buf, \at(near(buf), Pre) + k)];
	loop assigns total, part, src, buf->get_head, data[0 .. size - 1];
	loop variant size - total;
*/
/*% before drain copy(
	assert 0 <= wrapped(buf, \at(near(buf), Pre) + total) < buf->size;
	assert src == buf->buffer + wrapped(buf, \at(near(buf), Pre) + total);
	assert wrapped(buf, \at(near(buf), Pre) + total) + part <= buf->size;
	assert total + part <= size;
*/
/*% before drain total +=
	assert 0 <= total + part <= size;
	assert \let p = wrapped(buf, \at(near(buf), Pre) + total);
		\forall integer k; total <= k < total + part ==>
		wrapped(buf, \at(near(buf), Pre) + k) == p + (k - total);
	assert data != \null ==> \forall integer k; 0 <= k < total ==>
		data[k] == buf->buffer[wrapped(buf, \at(near(buf), Pre) + k)];
	assert data != \null ==> \forall integer k; total <= k < total + part ==>
		data[k] == buf->buffer[wrapped(buf, \at(near(buf), Pre) + k)];
*/
/*% before ring_buf_put uint32_t total = fill(
	assert 0 <= near(buf) < buf->size && 0 <= left(buf) <= buf->size;
	assert far(buf) == near(buf) + left(buf) || far(buf) == near(buf) + left(buf) - buf->size;
	assert \forall integer k; 0 <= k < buf->size - left(buf) ==>
		wrapped(buf, near(buf) + left(buf) + k) == wrapped(buf, far(buf) + k);
*/
/*% before ring_buf_put return total
	assert near(buf) == \at(near(buf), Pre);
	assert \forall integer k; 0 <= k < total ==>
		buf->buffer[wrapped(buf, \at(far(buf), Pre) + k)] == data[k] &&
		wrapped(buf, near(buf) + \at(left(buf), Pre) + k) ==
		wrapped(buf, \at(far(buf), Pre) + k);
	assert near(buf) == dist(buf->get_base, buf->get_head);
	assert \forall integer k; 0 <= k < total ==>
		buf->buffer[wrapped(buf, near(buf) + \at(left(buf), Pre) + k)] == data[k];
	assert \forall integer k; 0 <= k < total ==>
		nth_byte(buf, \at(left(buf), Pre) + k) == data[k];
*/
/*% before ring_buf_get __ASSERT_NO_MSG(err
	assert \forall integer j; 0 <= j < buf->size ==>
		buf->buffer[j] == \at(buf->buffer[j], Pre);
	assert near(buf) == \at(near(buf), Pre) + total ||
		near(buf) == \at(near(buf), Pre) + total - buf->size;
	assert 0 <= near(buf) < buf->size && 0 <= \at(near(buf), Pre) < buf->size;
	assert \forall integer k; 0 <= k < left(buf) ==>
		0 <= wrapped(buf, near(buf) + k) < buf->size &&
		wrapped(buf, near(buf) + k) == wrapped(buf, \at(near(buf), Pre) + total + k);
	assert \forall integer k; 0 <= k < left(buf) ==>
		nth_byte(buf, k) == \at(nth_byte(buf, \at(total, Here) + k), Pre);
*/
#include "contracts/ring_buf.h"

#define others_memory(p, n)                                                                        \
	(\separated((p) + (0 .. (n) - 1), buf) &&                                                  \
	 \separated((p) + (0 .. (n) - 1), buf->buffer + (0 .. buf->size - 1)))

/*@ requires ok(buf) && \valid_read(data + (0 .. size - 1)) && others_memory(data, size);
    assigns buf->put_head, buf->buffer[0 .. buf->size - 1];
    ensures ok(buf);
    ensures \result == \min(size, buf->size - \old(held(buf)));
    ensures far(buf) == \old(far(buf)) + \result && held(buf) == \old(held(buf)) + \result;
    ensures copied: \forall integer k; 0 <= k < \result ==>
	buf->buffer[wrapped(buf, \old(far(buf)) + k)] == data[k];
    ensures kept: \forall integer j; 0 <= j < buf->size &&
	!within(j, \old(far(buf)), \result, buf->size) ==>
	buf->buffer[j] == \old(buf->buffer[j]); */
static uint32_t fill(struct ring_buf *buf, const uint8_t *data, uint32_t size);

/*@ requires ok(buf);
    requires data == \null || \valid(data + (0 .. size - 1)) && others_memory(data, size);
    assigns buf->get_head, data[0 .. size - 1];
    ensures ok(buf);
    ensures \result == \min(size, \old(left(buf)));
    ensures near(buf) == \old(near(buf)) + \result && left(buf) == \old(left(buf)) - \result;
    ensures copied: data != \null ==> \forall integer k; 0 <= k < \result ==>
	data[k] == buf->buffer[wrapped(buf, \old(near(buf)) + k)]; */
static uint32_t drain(struct ring_buf *buf, uint8_t *data, uint32_t size);

/*@ requires ok(buf) && \valid_read(data + (0 .. size - 1)) && others_memory(data, size);
    requires nothing_claimed: buf->put_head == buf->put_tail && buf->get_head == buf->get_tail;
    assigns buf->put_head, buf->put_tail, buf->put_base, buf->buffer[0 .. buf->size - 1];
    ensures ok(buf) && buf->put_head == buf->put_tail;
    ensures \result == \min(size, buf->size - \old(left(buf)));
    ensures left(buf) == \old(left(buf)) + \result;
    ensures behind: \forall integer k; 0 <= k < \result ==>
	nth_byte(buf, \old(left(buf)) + k) == data[k];
    ensures before_as_it_was: \forall integer k; 0 <= k < \old(left(buf)) ==>
	nth_byte(buf, k) == \old(nth_byte(buf, k)); */
uint32_t ring_buf_put(struct ring_buf *buf, const uint8_t *data, uint32_t size);

/*@ requires ok(buf);
    requires data == \null || \valid(data + (0 .. size - 1)) && others_memory(data, size);
    requires nothing_claimed: buf->get_head == buf->get_tail;
    assigns buf->get_head, buf->get_tail, buf->get_base, data[0 .. size - 1];
    ensures ok(buf) && buf->get_head == buf->get_tail;
    ensures \result == \min(size, \old(left(buf)));
    ensures left(buf) == \old(left(buf)) - \result;
    ensures the_first: data != \null ==> \forall integer k; 0 <= k < \result ==>
	data[k] == \old(nth_byte(buf, k));
    ensures the_rest: \forall integer k; 0 <= k < left(buf) ==>
	nth_byte(buf, k) == \old(nth_byte(buf, \at(\result, Post) + k)); */
uint32_t ring_buf_get(struct ring_buf *buf, uint8_t *data, uint32_t size);

/*@ requires ok(buf);
    requires data == \null || \valid(data + (0 .. size - 1)) && others_memory(data, size);
    requires nothing_claimed: buf->get_head == buf->get_tail;
    assigns buf->get_head, buf->get_tail, buf->get_base, data[0 .. size - 1];
    ensures ok(buf) && buf->get_head == \old(buf->get_head) && buf->get_tail == buf->get_head;
    ensures \result == \min(size, \old(left(buf)));
    ensures the_first: data != \null ==> \forall integer k; 0 <= k < \result ==>
	data[k] == \old(nth_byte(buf, k)); */
uint32_t ring_buf_peek(struct ring_buf *buf, uint8_t *data, uint32_t size);

/*% mutant fill size - total => size */
/*% mutant fill total += part => total = part */
/*% mutant drain size - total => size */
/*% mutant drain data != NULL => data == NULL */
/*% mutant ring_buf_put put_finish(buf, total) => put_finish(buf, size) */
/*% mutant ring_buf_get get_finish(buf, total) => get_finish(buf, 0) */
/*% mutant ring_buf_peek get_finish(buf, 0) => get_finish(buf, total) */
