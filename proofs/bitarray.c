/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Bit arrays: masks, and what is done with regions. Calls on top of it: part bitarray_calls.
 */
/*% prove bit_valid region_valid region_mask next_word region_is region_write find_bit */
#include "contracts/bitarray.h"
/*% source lib/bitarray/bitarray.c */
/*% mutant region_valid offset <= => offset < */
/*% mutant region_valid num_bits <= a->num_bits && => */
/*% mutant next_word + 1) * WORD => + 2) * WORD */
/*% mutant region_mask (WORD - n) => (WORD - n) / 2 */
/*% mutant region_mask MIN(end - at, WORD - at % WORD) => WORD - at % WORD */
/*% mutant region_is set ? mask : 0 => set ? 0 : mask */
/*% mutant region_is != (set => == (set */
/*% mutant region_write at < end; => at <= end; */
/*% mutant region_write &= ~mask => &= mask */
/*% mutant region_write |= mask => = mask */
/*% mutant find_bit set ? 0 : UINT32_MAX => set ? UINT32_MAX : 0 */
/*% mutant find_bit word &= region_mask(at, a->num_bits); => ; */
/*% mutant find_bit at / WORD * WORD => at */
