/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Additions to <zephyr/fff.h>
 */

#ifndef ZEPHYR_TESTSUITE_FFF_EXTENSIONS_H_
#define ZEPHYR_TESTSUITE_FFF_EXTENSIONS_H_

#include <zephyr/fff.h>
#include <zephyr/sys/util.h>

/**
 * @brief The body of a custom fake whose results stand in an array of structures.
 *
 * The test gives the array to SET_RETURN_SEQ() by the address of the first element's result; so
 * that one call finds its element, the result must be the structure's only member of use to FFF,
 * and the sequence length the number of elements. Each call runs a handler with its element, then
 * returns that element's result; beyond the last one it stays with the last. Without a sequence the
 * fake returns its return_val.
 *
 * @param FUNCNAME name of the fake
 * @param CONTEXTTYPE type of the elements
 * @param RESULTFIELD their member that is the result
 * @param CONTEXTPTRNAME name by which the handler refers to its element
 * @param HANDLERBODY statements in braces; may return
 */
#define RETURN_HANDLED_CONTEXT(FUNCNAME, CONTEXTTYPE, RESULTFIELD, CONTEXTPTRNAME, HANDLERBODY)    \
	if (FUNCNAME##_fake.return_val_seq_len > 0) {                                              \
		CONTEXTTYPE *const elements_ =                                                     \
			CONTAINER_OF(FUNCNAME##_fake.return_val_seq, CONTEXTTYPE, RESULTFIELD);    \
		const int at_ =                                                                    \
			FUNCNAME##_fake.return_val_seq_idx < FUNCNAME##_fake.return_val_seq_len    \
				? FUNCNAME##_fake.return_val_seq_idx++                             \
				: FUNCNAME##_fake.return_val_seq_len - 1;                          \
		CONTEXTTYPE *const CONTEXTPTRNAME = &elements_[at_];                               \
                                                                                                   \
		HANDLERBODY;                                                                       \
		return CONTEXTPTRNAME->RESULTFIELD;                                                \
	}                                                                                          \
	return FUNCNAME##_fake.return_val

#endif /* ZEPHYR_TESTSUITE_FFF_EXTENSIONS_H_ */
