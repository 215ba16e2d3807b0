/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Ring buffers of bytes: claims and what finishes them. contracts/ring_buf.h says more.
 */
/*% nightly */
/*% prove ring_buf_internal_reset ring_buf_init ring_buf_is_empty ring_buf_reset ring_buf_space_get
	ring_buf_capacity_get ring_buf_size_get claim finish ring_buf_put_claim ring_buf_put_finish
	ring_buf_get_claim ring_buf_get_finish */
#include "contracts/ring_buf.h"
/*% source lib/ring/ring_buffer.c */
/*% mutant claim at >= buf->size => at > buf->size */
/*% mutant claim MIN(avail, buf->size - at) => avail */
/*% mutant finish size > => size >= */
/*% mutant finish >= buf->size => > buf->size */
/*% mutant finish *head = (int32_t)new_tail; => ; */
/*% mutant ring_buf_get_claim &buf->get_head => &buf->get_tail */
/*% mutant ring_buf_put_finish &buf->put_base => &buf->get_base */
