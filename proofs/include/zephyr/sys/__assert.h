/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * For proofs: an assertion is an obligation. Stands in front of the real header of this name.
 */
#ifndef ZEPHYR_INCLUDE_SYS___ASSERT_H_
#define ZEPHYR_INCLUDE_SYS___ASSERT_H_

#include <stdbool.h>

/*@ requires assertion: ok;
    assigns \nothing; */
void proof_assert(bool ok);

#define __ASSERT(test, ...)           proof_assert(test)
#define __ASSERT_NO_MSG(test)         proof_assert(test)
#define __ASSERT_EVAL(e1, e2, t, ...) e2; proof_assert(t)
#define __ASSERT_POST_ACTION()        proof_assert(false)
#define __ASSERT_PRINT(...)
#define ASSERT_PRINT_UNUSED

#endif
