/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Ring buffers of bytes. Indices count modulo 2^32; dist(a, b) is how far b is ahead of a. The
 * invariant of ring_buffer.c is ok(): it holds before and after each call, for each size up to
 * RING_BUFFER_MAX_SIZE and each value of the indices, so also where they wrap.
 */
/*% source lib/ring/ring_buffer.c */
/*% rewrite #include <string.h> => */
/*
 * memcpy() with both places as indices, which provers follow more easily than pointers into the
 * middle: WP does not follow bytes through void * at all.
 */
/*% rewrite memcpy(dst, &data[total], part) =>
	copy(buf->buffer, (uint32_t)(dst - buf->buffer), data, total, part) */
/*% rewrite memcpy(&data[total], src, part) =>
	copy(data, total, buf->buffer, (uint32_t)(src - buf->buffer), part) */
#include <stdint.h>
#include <stddef.h>

/*@ requires \valid(dst + (to .. to + n - 1)) && \valid_read(src + (from .. from + n - 1));
    requires \separated(dst + (to .. to + n - 1), src + (from .. from + n - 1));
    assigns dst[to .. to + n - 1];
    ensures \forall integer j; to <= j < to + n ==> dst[j] == src[from + j - to]; */
void copy(uint8_t *dst, uint32_t to, const uint8_t *src, uint32_t from, uint32_t n);
#include <zephyr/sys/ring_buffer.h>

/*@ // what the C standard says of conversions to unsigned, and GCC of those to signed
    lemma below: \forall integer x; -0x100000000 <= x < 0 ==> (unsigned)x == x + 0x100000000;
    lemma above: \forall integer x; 0xFFFFFFFF < x <= 0x1FFFFFFFF ==>
	(unsigned)x == x - 0x100000000;
    lemma high: \forall integer x; 0x7FFFFFFF < x <= 0x17FFFFFFF ==>
	(int)x == x - 0x100000000;

    logic integer u(integer x) = x < 0 ? x + 0x100000000 : x; // an int32_t as unsigned
    logic integer dist(integer a, integer b) =
	u(b) >= u(a) ? u(b) - u(a) : u(b) - u(a) + 0x100000000;

    // one side: tail <= head, and the lap that base tells is the one of tail
    predicate side(integer base, integer tail, integer head, integer size) =
	dist(base, tail) < size && dist(tail, head) <= size;

    predicate ok{L}(struct ring_buf *b) =
	\valid(b) && 0 < b->size <= RING_BUFFER_MAX_SIZE &&
	\valid(b->buffer + (0 .. b->size - 1)) &&
	\separated(b, b->buffer + (0 .. b->size - 1)) &&
	side(b->put_base, b->put_tail, b->put_head, b->size) &&
	side(b->get_base, b->get_tail, b->get_head, b->size) &&
	// get_tail <= get_head <= put_tail <= put_head <= get_tail + size
	dist(b->get_tail, b->get_head) <= dist(b->get_tail, b->put_tail) <=
		dist(b->get_tail, b->put_head) <= b->size &&
	// both sides speak of the same buffer[0]: the laps differ by none or by one
	(b->put_base == b->get_base || dist(b->get_base, b->put_base) == b->size);

    // where in the buffer the byte of index i lies
    logic integer place{L}(struct ring_buf *b, integer base, integer i) =
	dist(base, i) < b->size ? dist(base, i) : dist(base, i) - b->size;
 */

/*@ logic integer wrapped{L}(struct ring_buf *b, integer x) = x < b->size ? x : x - b->size;
    logic integer far{L}(struct ring_buf *b) = dist(b->put_base, b->put_head);
    logic integer near{L}(struct ring_buf *b) = dist(b->get_base, b->get_head);
    logic integer held{L}(struct ring_buf *b) = dist(b->get_tail, b->put_head);
    logic integer left{L}(struct ring_buf *b) = dist(b->get_head, b->put_tail);
    // j is the place of one of n bytes from x on
    predicate within(integer j, integer x, integer n, integer size) =
	x <= j < x + n || x <= j + size < x + n;
    logic integer nth_byte{L}(struct ring_buf *b, integer k) =
	b->buffer[wrapped(b, dist(b->get_base, b->get_head) + k)];
 */

#include "lib/ring/ring_buffer.c"

/*@ requires \valid(buf);
    assigns buf->put_head, buf->put_tail, buf->put_base;
    assigns buf->get_head, buf->get_tail, buf->get_base;
    ensures buf->put_head == value && buf->put_tail == value && buf->put_base == value;
    ensures buf->get_head == value && buf->get_tail == value && buf->get_base == value; */
static inline void ring_buf_internal_reset(struct ring_buf *buf, int32_t value);

/*@ requires \valid(buf) && 0 < size <= RING_BUFFER_MAX_SIZE && \valid(data + (0 .. size - 1));
    requires \separated(buf, data + (0 .. size - 1));
    assigns *buf;
    ensures ok(buf) && buf->size == size && buf->buffer == data;
    ensures empty: buf->put_head == buf->get_tail; */
static inline void ring_buf_init(struct ring_buf *buf, uint32_t size, uint8_t *data);

/*@ requires ok(buf);
    assigns \nothing;
    ensures \result <==> dist(buf->get_head, buf->put_tail) == 0; */
static inline bool ring_buf_is_empty(struct ring_buf *buf);

/*@ requires ok(buf);
    assigns buf->put_head, buf->put_tail, buf->put_base;
    assigns buf->get_head, buf->get_tail, buf->get_base;
    ensures ok(buf) && buf->put_head == buf->get_tail; */
static inline void ring_buf_reset(struct ring_buf *buf);

/*@ requires ok(buf);
    assigns \nothing;
    ensures \result == buf->size - dist(buf->get_tail, buf->put_head);
    ensures 0 <= \result <= buf->size; */
static inline uint32_t ring_buf_space_get(struct ring_buf *buf);

/*@ requires \valid_read(buf);
    assigns \nothing;
    ensures \result == buf->size; */
static inline uint32_t ring_buf_capacity_get(struct ring_buf *buf);

/*@ requires ok(buf);
    assigns \nothing;
    ensures \result == dist(buf->get_head, buf->put_tail) <= buf->size; */
static inline uint32_t ring_buf_size_get(struct ring_buf *buf);

/*@ requires ok(buf) && \valid(head) && \valid(data) && \separated(data, buf);
    requires \separated(data, head) && \separated(head, &buf->buffer, &buf->size);
    requires dist(base, *head) <= 2 * buf->size && dist(base, *head) < 0x100000000;
    requires dist(base, *head) < 2 * buf->size || avail == 0;
    requires dist(base, *head) + avail <= 0xFFFFFFFF;
    assigns *data, *head;
    ensures \result <= size && \result <= avail;
    ensures contiguous: \result > 0 ==>
	\old(place(buf, base, *head)) + \result <= buf->size;
    ensures inside: \result > 0 ==>
	*data == buf->buffer + \old(place(buf, base, *head));
    ensures most: \result == size || \result == avail ||
	\old(place(buf, base, *head)) + \result == buf->size;
    ensures dist(\old(*head), *head) == \result; */
static uint32_t claim(struct ring_buf *buf, int32_t *head, int32_t base, uint32_t avail,
		      uint8_t **data, uint32_t size);

/*@ requires ok(buf) && \valid(data) && \separated(data, buf);
    assigns *data, buf->put_head;
    ensures ok(buf);
    ensures \result <= size && \result <= \old(buf->size - dist(buf->get_tail, buf->put_head));
    ensures dist(\old(buf->put_head), buf->put_head) == \result;
    ensures inside: \result > 0 ==>
	*data == buf->buffer + \old(place(buf, buf->put_base, buf->put_head));
    ensures contiguous: \result > 0 ==>
	\old(place(buf, buf->put_base, buf->put_head)) + \result <= buf->size;
    ensures sum: dist(buf->put_base, buf->put_head) ==
	\old(dist(buf->put_base, buf->put_head)) + \result;
    ensures rest: dist(buf->get_tail, buf->put_head) ==
	\old(dist(buf->get_tail, buf->put_head)) + \result;
    ensures progress: \result == 0 ==> size == 0 ||
	\old(buf->size == dist(buf->get_tail, buf->put_head)); */
uint32_t ring_buf_put_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/*@ requires ok(buf) && \valid(data) && \separated(data, buf);
    assigns *data, buf->get_head;
    ensures ok(buf);
    ensures \result <= size && \result <= \old(dist(buf->get_head, buf->put_tail));
    ensures dist(\old(buf->get_head), buf->get_head) == \result;
    ensures inside: \result > 0 ==>
	*data == buf->buffer + \old(place(buf, buf->get_base, buf->get_head));
    ensures contiguous: \result > 0 ==>
	\old(place(buf, buf->get_base, buf->get_head)) + \result <= buf->size;
    ensures sum: dist(buf->get_base, buf->get_head) ==
	\old(dist(buf->get_base, buf->get_head)) + \result;
    ensures rest: dist(buf->get_head, buf->put_tail) ==
	\old(dist(buf->get_head, buf->put_tail)) - \result;
    ensures progress: \result == 0 ==> size == 0 ||
	\old(dist(buf->get_head, buf->put_tail) == 0); */
uint32_t ring_buf_get_claim(struct ring_buf *buf, uint8_t **data, uint32_t size);

/*@ requires ok(buf);
    assigns buf->put_head, buf->put_tail, buf->put_base;
    ensures ok(buf);
    behavior more_than_claimed:
	assumes size > dist(buf->put_tail, buf->put_head);
	ensures \result == -EINVAL;
	ensures buf->put_head == \old(buf->put_head) && buf->put_tail == \old(buf->put_tail);
    behavior done:
	assumes size <= dist(buf->put_tail, buf->put_head);
	ensures \result == 0;
	ensures dist(\old(buf->put_tail), buf->put_tail) == size;
	ensures buf->put_head == buf->put_tail;
	ensures lap: buf->put_base == \old(buf->put_base) ||
		dist(\old(buf->put_base), buf->put_base) == buf->size;
    complete behaviors;
    disjoint behaviors; */
int ring_buf_put_finish(struct ring_buf *buf, uint32_t size);

/*@ requires ok(buf);
    assigns buf->get_head, buf->get_tail, buf->get_base;
    ensures ok(buf);
    behavior more_than_claimed:
	assumes size > dist(buf->get_tail, buf->get_head);
	ensures \result == -EINVAL;
	ensures buf->get_head == \old(buf->get_head) && buf->get_tail == \old(buf->get_tail);
    behavior done:
	assumes size <= dist(buf->get_tail, buf->get_head);
	ensures \result == 0;
	ensures dist(\old(buf->get_tail), buf->get_tail) == size;
	ensures buf->get_head == buf->get_tail;
	ensures lap: buf->get_base == \old(buf->get_base) ||
		dist(\old(buf->get_base), buf->get_base) == buf->size;
    complete behaviors;
    disjoint behaviors; */
int ring_buf_get_finish(struct ring_buf *buf, uint32_t size);

/*@ requires \valid(head) && \valid(tail) && \valid(base) && \valid_read(&buf->size);
    requires \separated(head, tail, base, &buf->size);
    requires 0 < buf->size <= RING_BUFFER_MAX_SIZE;
    requires side(*base, *tail, *head, buf->size);
    assigns *head, *tail, *base;
    behavior more_than_claimed:
	assumes size > dist(*tail, *head);
	ensures \result == -EINVAL;
	ensures *head == \old(*head) && *tail == \old(*tail) && *base == \old(*base);
    behavior done:
	assumes size <= dist(*tail, *head);
	ensures \result == 0;
	ensures dist(\old(*tail), *tail) == size && *head == *tail;
	ensures side(*base, *tail, *head, buf->size);
	ensures *base == \old(*base) || dist(\old(*base), *base) == buf->size;
	ensures *base == \old(*base) <==> \old(dist(*base, *tail)) + size < buf->size;
    complete behaviors;
    disjoint behaviors; */
static int finish(struct ring_buf *buf, int32_t *head, int32_t *tail, int32_t *base,
		  uint32_t size);
