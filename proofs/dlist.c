/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Doubly linked lists: contracts/dlist.h.
 */
/*% prove sys_dlist_init sys_dnode_init sys_dnode_is_linked sys_dlist_is_head sys_dlist_is_tail
	sys_dlist_is_empty sys_dlist_has_multiple_nodes sys_dlist_peek_head
	sys_dlist_peek_head_not_empty sys_dlist_peek_tail sys_dlist_peek_next_no_check
	sys_dlist_peek_prev_no_check sys_dlist_peek_next sys_dlist_peek_prev sys_dlist_insert
	sys_dlist_append sys_dlist_prepend sys_dlist_remove sys_dlist_get sys_dlist_len */
#include "contracts/dlist.h"

/*% mutant sys_dlist_insert successor->prev = node; => successor->prev = prev; */
/*% mutant sys_dlist_insert prev->next = node; => ; */
/*% mutant sys_dlist_insert node->next = successor; => node->next = prev; */
/*% mutant sys_dlist_remove next->prev = prev; => next->prev = next; */
/*% mutant sys_dlist_remove sys_dnode_init(node); => ; */
/*% mutant sys_dlist_append sys_dlist_insert(list, => sys_dlist_insert(list->next, */
/*% mutant sys_dlist_prepend list->head => list */
/*% mutant sys_dlist_get list->head => list->tail */
/*% mutant sys_dlist_len len++ => len += 2 */
/*% mutant sys_dlist_peek_next_no_check list->tail ? => list->head ? */
/*% mutant sys_dlist_has_multiple_nodes list->head != => list != */
