/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * COBS, byte by byte: what <zephyr/data/cobs.h> does with buffers.
 */
#ifndef ETESIAN_LIB_COBS_H_
#define ETESIAN_LIB_COBS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** An encoder. Its output has room for all: z_cobs_encode_byte() does not check. */
struct z_cobs_encoder {
	uint8_t *out;
	size_t len;     /* bytes of output */
	size_t code_at; /* the code of the group that is open */
	uint8_t delimiter;
};

void z_cobs_encode_start(struct z_cobs_encoder *enc, uint8_t *out, uint8_t delimiter);
void z_cobs_encode_byte(struct z_cobs_encoder *enc, uint8_t byte);
/** @brief Close the last group. @return bytes of output. */
size_t z_cobs_encode_end(struct z_cobs_encoder *enc);

/** A decoder. */
struct z_cobs_decoder {
	uint8_t *out;
	size_t len;
	size_t room;  /* bytes of output at most */
	uint8_t left; /* bytes that the open group still has */
	bool zero;    /* a zero follows the open group, unless it is the last */
	uint8_t delimiter;
};

void z_cobs_decode_start(struct z_cobs_decoder *dec, uint8_t *out, size_t room, uint8_t delimiter);
/** @retval 0 Done. @retval -EINVAL A delimiter. @retval -ENOMEM No room. */
int z_cobs_decode_byte(struct z_cobs_decoder *dec, uint8_t byte);
/** @retval 0 The frame is complete. @retval -EINVAL It is cut off. */
int z_cobs_decode_end(const struct z_cobs_decoder *dec);

#endif /* ETESIAN_LIB_COBS_H_ */
