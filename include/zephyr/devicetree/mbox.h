/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree property mboxes.
 */
#ifndef ETESIAN_DEVICETREE_MBOX_H_
#define ETESIAN_DEVICETREE_MBOX_H_

/** The node of the mailbox controller of the entry called @p name in mbox-names. */
#define DT_MBOX_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, mboxes, name)

/** The cell channel of the entry called @p name; 0 if the binding has no such cell. */
#define DT_MBOX_CHANNEL_BY_NAME(node_id, name) DT_PHA_BY_NAME_OR(node_id, mboxes, name, channel, 0)

#endif /* ETESIAN_DEVICETREE_MBOX_H_ */
