/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The words in use, from rd_idx to tmp_wr_idx, are packets and gaps. The two bits in a first
 * word tell:
 *
 *	valid busy
 *	  0    0    allocated, not committed
 *	  1    0    committed
 *	  1    1    claimed
 *	  0    1    a gap of skip.len words
 *
 * A gap fills the end of the memory where a packet did not fit. With overwriting, the oldest packet
 * may be the claimed one, which can not be dropped; then writing goes on behind it, and when it is
 * freed later, in the middle of newer packets, it becomes a gap.
 */

#include <string.h>

#include <zephyr/sys/mpsc_pbuf.h>

static union mpsc_pbuf_generic *packet_at(struct mpsc_pbuf_buffer *b, uint32_t idx)
{
	return (union mpsc_pbuf_generic *)&b->buf[idx];
}

static bool is_gap(const union mpsc_pbuf_generic *p)
{
	return !p->hdr.valid && p->hdr.busy;
}

static uint32_t idx_add(const struct mpsc_pbuf_buffer *b, uint32_t idx, uint32_t n)
{
	idx += n;
	return idx >= b->size ? idx - b->size : idx;
}

static uint32_t length_of(struct mpsc_pbuf_buffer *b, const union mpsc_pbuf_generic *p)
{
	return is_gap(p) ? p->skip.len : b->get_wlen(p);
}

static bool is_full(const struct mpsc_pbuf_buffer *b)
{
	return (b->flags & MPSC_PBUF_FULL) != 0;
}

static uint32_t words_in_use(const struct mpsc_pbuf_buffer *b)
{
	if (is_full(b)) {
		return b->size;
	}
	return b->tmp_wr_idx >= b->rd_idx ? b->tmp_wr_idx - b->rd_idx
					  : b->tmp_wr_idx + b->size - b->rd_idx;
}

/* Words from tmp_wr_idx on that are free, up to the end of the memory. */
static uint32_t words_ahead(const struct mpsc_pbuf_buffer *b)
{
	if (is_full(b)) {
		return 0;
	}
	return (b->rd_idx > b->tmp_wr_idx ? b->rd_idx : b->size) - b->tmp_wr_idx;
}

/* The next @p n words, which are free, are in use. */
static void advance_wr(struct mpsc_pbuf_buffer *b, uint32_t n)
{
	b->tmp_wr_idx = idx_add(b, b->tmp_wr_idx, n);
	if (b->tmp_wr_idx == b->rd_idx) {
		b->flags |= MPSC_PBUF_FULL;
	}
	if ((b->flags & MPSC_PBUF_MAX_UTILIZATION) != 0) {
		b->max_usage = MAX(b->max_usage, words_in_use(b));
	}
}

/* The oldest @p n words are free. */
static void advance_rd(struct mpsc_pbuf_buffer *b, uint32_t n)
{
	if (b->tmp_rd_idx == b->rd_idx) {
		b->tmp_rd_idx = idx_add(b, b->rd_idx, n);
	}
	b->rd_idx = idx_add(b, b->rd_idx, n);
	b->flags &= ~MPSC_PBUF_FULL;
}

static void put_gap(struct mpsc_pbuf_buffer *b, uint32_t n)
{
	union mpsc_pbuf_generic gap = {.skip = {.valid = 0, .busy = 1, .len = n}};

	if (n > 0) {
		*packet_at(b, b->tmp_wr_idx) = gap;
		advance_wr(b, n);
	}
}

/* Free the oldest packet, or step over it if it is claimed. @return false: it is still written. */
static bool drop_oldest(struct mpsc_pbuf_buffer *b)
{
	union mpsc_pbuf_generic *p = packet_at(b, b->rd_idx);
	uint32_t n;

	if (!p->hdr.valid && !p->hdr.busy) {
		return false;
	}
	n = length_of(b, p);
	if (p->hdr.valid && p->hdr.busy) {
		put_gap(b, words_ahead(b));
		b->rd_idx = idx_add(b, b->rd_idx, n);
		b->tmp_rd_idx = b->rd_idx;
		b->tmp_wr_idx = b->rd_idx;
		b->flags |= MPSC_PBUF_FULL;
		return true;
	}
	if (p->hdr.valid && b->notify_drop != NULL) {
		b->notify_drop(b, p);
	}
	advance_rd(b, n);
	return true;
}

/*
 * Make @p wlen words free ahead of tmp_wr_idx, if @p overwrite by dropping packets, though no more
 * than there are. @return false: there is no room.
 */
static bool make_room(struct mpsc_pbuf_buffer *b, uint32_t wlen, bool overwrite)
{
	uint32_t dropped = 0;

	while (words_ahead(b) < wlen) {
		if (!is_full(b) && b->rd_idx == b->tmp_wr_idx) {
			/* Empty: start over. */
			b->rd_idx = b->tmp_rd_idx = b->tmp_wr_idx = 0;
		} else if (!is_full(b) && b->rd_idx < b->tmp_wr_idx) {
			put_gap(b, words_ahead(b));
		} else if (!overwrite || dropped > 2 * b->size) {
			return false;
		} else {
			dropped += length_of(b, packet_at(b, b->rd_idx));
			if (!drop_oldest(b)) {
				return false;
			}
		}
	}
	return true;
}

/* A packet of @p wlen words; NULL: no room. Locked. */
static union mpsc_pbuf_generic *take(struct mpsc_pbuf_buffer *b, size_t wlen, bool overwrite)
{
	union mpsc_pbuf_generic *p;

	if (wlen == 0 || wlen > b->size || !make_room(b, (uint32_t)wlen, overwrite)) {
		return NULL;
	}
	p = packet_at(b, b->tmp_wr_idx);
	advance_wr(b, (uint32_t)wlen);
	return p;
}

void mpsc_pbuf_init(struct mpsc_pbuf_buffer *buffer, const struct mpsc_pbuf_buffer_config *config)
{
	*buffer = (struct mpsc_pbuf_buffer){
		.flags = config->flags & ~MPSC_PBUF_FULL,
		.notify_drop = config->notify_drop,
		.get_wlen = config->get_wlen,
		.buf = config->buf,
		.size = config->size,
	};
	(void)k_sem_init(&buffer->sem, 0, 1);
}

/* Take a packet and mark it as being written. */
static union mpsc_pbuf_generic *try_alloc(struct mpsc_pbuf_buffer *b, size_t wlen, bool overwrite)
{
	k_spinlock_key_t key = k_spin_lock(&b->lock);
	union mpsc_pbuf_generic *p = take(b, wlen, overwrite);

	if (p != NULL) {
		p->raw = 0;
	}
	k_spin_unlock(&b->lock, key);
	return p;
}

static bool overwrites(const struct mpsc_pbuf_buffer *b)
{
	return (b->flags & MPSC_PBUF_MODE_OVERWRITE) != 0;
}

union mpsc_pbuf_generic *mpsc_pbuf_alloc(struct mpsc_pbuf_buffer *buffer, size_t wlen,
					 k_timeout_t timeout)
{
	union mpsc_pbuf_generic *p = NULL;

	if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT) && !k_is_in_isr() && wlen <= buffer->size) {
		k_timepoint_t end = sys_timepoint_calc(timeout);
		bool waited = false;

		p = try_alloc(buffer, wlen, false);
		while (p == NULL && k_sem_take(&buffer->sem, sys_timepoint_timeout(end)) == 0) {
			p = try_alloc(buffer, wlen, false);
			waited = true;
		}
		if (p != NULL && waited) {
			k_sem_give(&buffer->sem); /* there may be room for the next, too */
		}
	}
	if (p == NULL) {
		p = try_alloc(buffer, wlen, overwrites(buffer));
	}
	if (p != NULL && IS_ENABLED(CONFIG_MPSC_CLEAR_ALLOCATED)) {
		memset(p, 0, wlen * sizeof(uint32_t));
	}
	return p;
}

void mpsc_pbuf_commit(struct mpsc_pbuf_buffer *buffer, union mpsc_pbuf_generic *packet)
{
	k_spinlock_key_t key = k_spin_lock(&buffer->lock);

	packet->hdr.valid = 1;
	buffer->wr_idx = idx_add(buffer, buffer->wr_idx, buffer->get_wlen(packet));
	k_spin_unlock(&buffer->lock, key);
}

/* Put in a packet: @p word, then the @p rest_len words at @p rest. */
static void put(struct mpsc_pbuf_buffer *b, union mpsc_pbuf_generic word, const void *rest,
		size_t rest_len)
{
	k_spinlock_key_t key = k_spin_lock(&b->lock);
	union mpsc_pbuf_generic *p = take(b, 1 + rest_len, overwrites(b));

	if (p != NULL) {
		word.hdr.valid = 1;
		word.hdr.busy = 0;
		*p = word;
		memcpy(p + 1, rest, rest_len * sizeof(uint32_t));
		b->wr_idx = idx_add(b, b->wr_idx, (uint32_t)(1 + rest_len));
	}
	k_spin_unlock(&b->lock, key);
}

void mpsc_pbuf_put_word(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word)
{
	put(buffer, word, &word, 0);
}

void mpsc_pbuf_put_word_ext(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic word,
			    const void *data)
{
	put(buffer, word, &data, sizeof(data) / sizeof(uint32_t));
}

void mpsc_pbuf_put_data(struct mpsc_pbuf_buffer *buffer, const uint32_t *data, size_t wlen)
{
	put(buffer, (union mpsc_pbuf_generic){.raw = data[0]}, data + 1, wlen - 1);
}

/* The packet to claim next; NULL: none. Frees gaps on its way. Locked. */
static union mpsc_pbuf_generic *oldest(struct mpsc_pbuf_buffer *b)
{
	while (words_in_use(b) > 0) {
		union mpsc_pbuf_generic *p = packet_at(b, b->tmp_rd_idx);

		if (!is_gap(p)) {
			return p->hdr.valid && !p->hdr.busy ? p : NULL;
		}
		__ASSERT_NO_MSG(b->tmp_rd_idx == b->rd_idx);
		advance_rd(b, p->skip.len);
	}
	return NULL;
}

const union mpsc_pbuf_generic *mpsc_pbuf_claim(struct mpsc_pbuf_buffer *buffer)
{
	k_spinlock_key_t key = k_spin_lock(&buffer->lock);
	union mpsc_pbuf_generic *p = NULL;

	/* One packet at a time: the last one is freed, or was stepped over by a producer. */
	if (buffer->tmp_rd_idx == buffer->rd_idx) {
		p = oldest(buffer);
	}
	if (p != NULL) {
		p->hdr.busy = 1;
		buffer->tmp_rd_idx = idx_add(buffer, buffer->tmp_rd_idx, buffer->get_wlen(p));
	}
	k_spin_unlock(&buffer->lock, key);
	return p;
}

void mpsc_pbuf_free(struct mpsc_pbuf_buffer *buffer, const union mpsc_pbuf_generic *packet)
{
	k_spinlock_key_t key = k_spin_lock(&buffer->lock);
	union mpsc_pbuf_generic *p = (union mpsc_pbuf_generic *)packet;
	uint32_t wlen = buffer->get_wlen(p);

	p->hdr.valid = 0;
	if (p == packet_at(buffer, buffer->rd_idx)) {
		p->hdr.busy = 0;
		advance_rd(buffer, wlen);
	} else {
		p->skip.len = wlen;
	}
	k_spin_unlock(&buffer->lock, key);
	k_sem_give(&buffer->sem);
}

bool mpsc_pbuf_is_pending(struct mpsc_pbuf_buffer *buffer)
{
	k_spinlock_key_t key = k_spin_lock(&buffer->lock);
	bool pending = buffer->tmp_rd_idx == buffer->rd_idx && oldest(buffer) != NULL;

	k_spin_unlock(&buffer->lock, key);
	return pending;
}

void mpsc_pbuf_get_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *size, uint32_t *now)
{
	*size = buffer->size * sizeof(uint32_t);
	*now = words_in_use(buffer) * sizeof(uint32_t);
}

int mpsc_pbuf_get_max_utilization(struct mpsc_pbuf_buffer *buffer, uint32_t *max)
{
	if ((buffer->flags & MPSC_PBUF_MAX_UTILIZATION) == 0) {
		return -ENOTSUP;
	}
	*max = buffer->max_usage * sizeof(uint32_t);
	return 0;
}
