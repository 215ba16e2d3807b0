/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A packet is a word with its length and its bytes, filled up to words. Indices are byte offsets
 * into the data. They are equal when the buffer is empty, so one word always stays free. WRAP in
 * place of a length says that the rest of the memory is unused and the next packet stands at its
 * start.
 */

#include <string.h>

#include <zephyr/sys/barrier.h>
#include <zephyr/sys/spsc_pbuf.h>

#ifdef CONFIG_SPSC_PBUF_USE_CACHE
#include <zephyr/cache.h>
#else
static inline int sys_cache_data_flush_range(void *addr, size_t size)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(size);
	return 0;
}

static inline int sys_cache_data_invd_range(void *addr, size_t size)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(size);
	return 0;
}
#endif

#define WRAP UINT32_MAX
#define HEAD sizeof(uint32_t)

static bool is_cached(const struct spsc_pbuf *pb)
{
	return IS_ENABLED(CONFIG_SPSC_PBUF_CACHE_ALWAYS) ||
	       (!IS_ENABLED(CONFIG_SPSC_PBUF_CACHE_NEVER) &&
		(pb->common.flags & SPSC_PBUF_CACHE) != 0);
}

static uint32_t *wr_idx_of(struct spsc_pbuf *pb)
{
	return is_cached(pb) ? &pb->ext.cache.wr_idx : &pb->ext.nocache.wr_idx;
}

static uint8_t *data_of(struct spsc_pbuf *pb)
{
	return is_cached(pb) ? pb->ext.cache.data : pb->ext.nocache.data;
}

static uint32_t *head_at(struct spsc_pbuf *pb, uint32_t idx)
{
	return (uint32_t *)&data_of(pb)[idx];
}

static void flush(struct spsc_pbuf *pb, void *addr, size_t len)
{
	barrier_dmem_fence_full();
	if (is_cached(pb)) {
		(void)sys_cache_data_flush_range(addr, len);
	}
}

static void invalidate(struct spsc_pbuf *pb, void *addr, size_t len)
{
	if (is_cached(pb)) {
		(void)sys_cache_data_invd_range(addr, len);
	}
	barrier_dmem_fence_full();
}

/* Read an index that the other side writes; write one that it reads. */
static uint32_t index_read(struct spsc_pbuf *pb, uint32_t *idx)
{
	uint32_t value;

	invalidate(pb, idx, sizeof(*idx));
	value = *(volatile uint32_t *)idx;
	barrier_dmem_fence_full();
	return value;
}

static void index_write(struct spsc_pbuf *pb, uint32_t *idx, uint32_t value)
{
	barrier_dmem_fence_full();
	*(volatile uint32_t *)idx = value;
	flush(pb, idx, sizeof(*idx));
}

static uint32_t packet_size(uint32_t len)
{
	return HEAD + ROUND_UP(len, sizeof(uint32_t));
}

/* The index after a packet; one that ends the memory is followed by its start. */
static uint32_t index_after(struct spsc_pbuf *pb, uint32_t idx, uint32_t len)
{
	idx += packet_size(len);
	return idx == pb->common.len ? 0 : idx;
}

struct spsc_pbuf *spsc_pbuf_init(void *buf, size_t blen, uint32_t flags)
{
	struct spsc_pbuf *pb = buf;
	bool cached = IS_ENABLED(CONFIG_SPSC_PBUF_CACHE_ALWAYS) ||
		      (!IS_ENABLED(CONFIG_SPSC_PBUF_CACHE_NEVER) && (flags & SPSC_PBUF_CACHE) != 0);
	size_t start = cached ? offsetof(struct spsc_pbuf, ext.cache.data)
			      : offsetof(struct spsc_pbuf, ext.nocache.data);
	size_t align = cached ? MAX(CONFIG_SPSC_PBUF_REMOTE_DCACHE_LINE, sizeof(uint32_t))
			      : sizeof(uint32_t);

	if (!IS_ALIGNED(buf, align) || blen < start + 2 * HEAD + sizeof(uint32_t)) {
		return NULL;
	}
	pb->common.len = (uint32_t)ROUND_DOWN(blen - start, sizeof(uint32_t));
	pb->common.flags = flags & BIT_MASK(SPSC_PBUF_UTILIZATION_OFFSET);
	pb->common.rd_idx = 0;
	*wr_idx_of(pb) = 0;
	flush(pb, &pb->common, sizeof(pb->common));
	flush(pb, wr_idx_of(pb), sizeof(uint32_t));
	return pb;
}

/* Bytes that can follow the writer's index up to the end, and those at the start. */
static void room(struct spsc_pbuf *pb, uint32_t wr, uint32_t rd, uint32_t *ahead, uint32_t *start)
{
	if (wr < rd) {
		*ahead = rd - wr - HEAD;
		*start = 0;
	} else {
		*ahead = pb->common.len - wr - (rd == 0 ? HEAD : 0);
		*start = rd >= HEAD ? rd - HEAD : 0;
	}
}

int spsc_pbuf_alloc(struct spsc_pbuf *pb, uint16_t len, char **buf)
{
	uint32_t rd = index_read(pb, &pb->common.rd_idx);
	uint32_t wr = *wr_idx_of(pb);
	uint32_t ahead, start, size;

	if (len == 0 || (len < SPSC_PBUF_MAX_LEN && packet_size(len) > spsc_pbuf_capacity(pb))) {
		return -EINVAL;
	}
	room(pb, wr, rd, &ahead, &start);
	if (len >= SPSC_PBUF_MAX_LEN) {
		size = MAX(ahead, start);
		if (size <= HEAD) {
			return -ENOMEM;
		}
		len = (uint16_t)MIN(size - HEAD, SPSC_PBUF_MAX_LEN - 1);
	}
	size = packet_size(len);
	if (size > ahead) {
		if (size > start) {
			return -ENOMEM;
		}
		*head_at(pb, wr) = WRAP;
		flush(pb, head_at(pb, wr), HEAD);
		wr = 0;
		index_write(pb, wr_idx_of(pb), wr);
	}
	*buf = (char *)&data_of(pb)[wr + HEAD];
	return len;
}

/* Keep the highest use, in the upper bits of the flags. */
static void note_use(struct spsc_pbuf *pb, uint32_t wr)
{
	uint32_t rd = pb->common.rd_idx;
	uint32_t used = wr >= rd ? wr - rd : wr + pb->common.len - rd;

	if (IS_ENABLED(CONFIG_SPSC_PBUF_UTILIZATION) &&
	    used > pb->common.flags >> SPSC_PBUF_UTILIZATION_OFFSET) {
		pb->common.flags &= BIT_MASK(SPSC_PBUF_UTILIZATION_OFFSET);
		pb->common.flags |= used << SPSC_PBUF_UTILIZATION_OFFSET;
	}
}

void spsc_pbuf_commit(struct spsc_pbuf *pb, uint16_t len)
{
	uint32_t wr = *wr_idx_of(pb);

	if (len == 0) {
		return;
	}
	*head_at(pb, wr) = len;
	flush(pb, head_at(pb, wr), packet_size(len));
	wr = index_after(pb, wr, len);
	note_use(pb, wr);
	index_write(pb, wr_idx_of(pb), wr);
}

int spsc_pbuf_write(struct spsc_pbuf *pb, const char *buf, uint16_t len)
{
	char *to;
	int ret;

	if (len >= SPSC_PBUF_MAX_LEN) {
		return -EINVAL;
	}
	ret = spsc_pbuf_alloc(pb, len, &to);
	if (ret < 0) {
		return ret;
	}
	memcpy(to, buf, len);
	spsc_pbuf_commit(pb, len);
	return len;
}

uint16_t spsc_pbuf_claim(struct spsc_pbuf *pb, char **buf)
{
	uint32_t wr = index_read(pb, wr_idx_of(pb));
	uint32_t rd = pb->common.rd_idx;

	if (rd == wr) {
		return 0;
	}
	invalidate(pb, head_at(pb, rd), HEAD);
	if (*head_at(pb, rd) == WRAP) {
		rd = 0;
		index_write(pb, &pb->common.rd_idx, rd);
		if (rd == wr) {
			return 0;
		}
		invalidate(pb, head_at(pb, rd), HEAD);
	}
	*buf = (char *)&data_of(pb)[rd + HEAD];
	invalidate(pb, *buf, *head_at(pb, rd));
	return (uint16_t)*head_at(pb, rd);
}

void spsc_pbuf_free(struct spsc_pbuf *pb, uint16_t len)
{
	index_write(pb, &pb->common.rd_idx, index_after(pb, pb->common.rd_idx, len));
}

int spsc_pbuf_read(struct spsc_pbuf *pb, char *buf, uint16_t len)
{
	char *packet;
	uint16_t n = spsc_pbuf_claim(pb, &packet);

	if (n == 0 || buf == NULL) {
		return n;
	}
	if (n > len) {
		return -ENOMEM;
	}
	memcpy(buf, packet, n);
	spsc_pbuf_free(pb, n);
	return n;
}

int spsc_pbuf_get_utilization(struct spsc_pbuf *pb)
{
	if (!IS_ENABLED(CONFIG_SPSC_PBUF_UTILIZATION)) {
		return -ENOTSUP;
	}
	return (int)(pb->common.flags >> SPSC_PBUF_UTILIZATION_OFFSET);
}
