/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ETESIAN_LIB_JSON_JSON_SIZE_H_
#define ETESIAN_LIB_JSON_JSON_SIZE_H_

#include <zephyr/data/json.h>

/*
 * Size in bytes of an array's element, from its descriptor: the distance of two elements. The
 * size of a structure is derived from its fields, all of which must therefore be described
 * (or at least the last one and one of the largest alignment).
 */
size_t json_element_size(const struct json_obj_descr *descr);

#endif /* ETESIAN_LIB_JSON_JSON_SIZE_H_ */
