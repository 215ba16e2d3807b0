/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Dependencies between devices (CONFIG_DEVICE_DEPS).
 *
 * Which nodes of the devicetree have a device is known to the linker only, and the image is linked
 * once. So the lists are made at boot: from a table of all nodes' direct dependencies, and from the
 * devices that are there. Each device brings the room for its own list:
 *
 *   own handle, injected..., SEP, required..., SEP, supported..., END
 *
 * Before boot it holds the own handle, the injected nodes' numbers and END. The handle of a node's
 * device is its number in dependency order plus one; other devices follow by their place in the
 * list of devices.
 */
#include "device.h"
#include <zephyr/device.h>

#define GRAPH_END -1
#define GRAPH_ENTRY(node_id) DT_DEP_ORD(node_id), DT_REQUIRES_DEP_ORDS(node_id) GRAPH_END,

/* Of each node: its number, the numbers of nodes it depends on, GRAPH_END. */
static const int16_t graph[] = {DT_FOREACH_NODE(GRAPH_ENTRY)};

STRUCT_SECTION_START_EXTERN(device);

static device_handle_t *list_of(const struct device *dev)
{
	return (device_handle_t *)dev->deps;
}

static const struct device *device_of_ord(int ord)
{
	STRUCT_SECTION_FOREACH(device, dev) {
		if (dev->deps[0] == ord + 1) {
			return dev;
		}
	}
	return NULL;
}

/* The numbers of nodes that node `ord` depends on, up to GRAPH_END. */
static const int16_t *needs_of(int ord)
{
	const int16_t *entry = graph;

	while (*entry != ord) {
		while (*entry++ != GRAPH_END) {
		}
	}
	return entry + 1;
}

static bool is_listed(const device_handle_t *from, const device_handle_t *end,
		      device_handle_t handle)
{
	while (from < end && *from != handle) {
		from++;
	}
	return from < end;
}

/* Append what node `ord` needs; a node without a device stands for what it needs itself. */
static device_handle_t *add_needs(int ord, const device_handle_t *first, device_handle_t *end)
{
	for (const int16_t *need = needs_of(ord); *need != GRAPH_END; need++) {
		if (device_of_ord(*need) == NULL) {
			end = add_needs(*need, first, end);
		} else if (!is_listed(first, end, *need + 1)) {
			*end++ = *need + 1;
		}
	}
	return end;
}

/* Numbers of injected nodes become handles; those without a device are dropped. */
static device_handle_t *convert_injected(device_handle_t *first)
{
	device_handle_t *end = first;

	for (device_handle_t *from = first; *from != Z_DEVICE_DEPS_END; from++) {
		if (device_of_ord(*from) != NULL) {
			*end++ = *from + 1;
		}
	}
	return end;
}

static device_handle_t *skip(device_handle_t *list)
{
	while (*list != Z_DEVICE_DEPS_SEP) {
		list++;
	}
	return list + 1;
}

static void list_required(const struct device *dev)
{
	device_handle_t *list = list_of(dev);
	device_handle_t *end = convert_injected(list + 1);

	*end++ = Z_DEVICE_DEPS_SEP;
	if (list[0] <= Z_DT_NUM_ORDS) {
		end = add_needs(list[0] - 1, end, end);
	}
	*end = Z_DEVICE_DEPS_SEP;
}

static void list_supported(const struct device *dev)
{
	device_handle_t *end = skip(skip(list_of(dev)));

	STRUCT_SECTION_FOREACH(device, other) {
		device_handle_t *required = skip(list_of(other));

		if (is_listed(required, skip(required) - 1, dev->deps[0])) {
			*end++ = other->deps[0];
		}
	}
	*end = Z_DEVICE_DEPS_END;
}

void z_device_deps_init(void)
{
	STRUCT_SECTION_FOREACH(device, dev) {
		if (dev->deps[0] == DEVICE_HANDLE_NULL) {
			list_of(dev)[0] = Z_DT_NUM_ORDS + 1 + (dev - STRUCT_SECTION_START(device));
		}
	}
	STRUCT_SECTION_FOREACH(device, dev) {
		list_required(dev);
	}
	STRUCT_SECTION_FOREACH(device, dev) {
		list_supported(dev);
	}
}

device_handle_t device_handle_get(const struct device *dev)
{
	return (dev == NULL) ? DEVICE_HANDLE_NULL : dev->deps[0];
}

const struct device *device_from_handle(device_handle_t dev_handle)
{
	return (dev_handle == DEVICE_HANDLE_NULL) ? NULL : device_of_ord(dev_handle - 1);
}

static const device_handle_t *counted(const device_handle_t *list, size_t *count)
{
	const device_handle_t *end = list;

	while (*end != Z_DEVICE_DEPS_SEP && *end != Z_DEVICE_DEPS_END) {
		end++;
	}
	*count = end - list;
	return list;
}

const device_handle_t *device_injected_handles_get(const struct device *dev, size_t *count)
{
	return counted(list_of(dev) + 1, count);
}

const device_handle_t *device_required_handles_get(const struct device *dev, size_t *count)
{
	return counted(skip(list_of(dev)), count);
}

const device_handle_t *device_supported_handles_get(const struct device *dev, size_t *count)
{
	return counted(skip(skip(list_of(dev))), count);
}

static int visit(const device_handle_t *handles, size_t count, device_visitor_callback_t visitor_cb,
		 void *context)
{
	for (size_t i = 0; i < count; i++) {
		int rc = visitor_cb(device_from_handle(handles[i]), context);

		if (rc < 0) {
			return rc;
		}
	}
	return (int)count;
}

int device_required_foreach(const struct device *dev, device_visitor_callback_t visitor_cb,
			    void *context)
{
	size_t count;
	const device_handle_t *handles = device_required_handles_get(dev, &count);

	return visit(handles, count, visitor_cb, context);
}

int device_supported_foreach(const struct device *dev, device_visitor_callback_t visitor_cb,
			     void *context)
{
	size_t count;
	const device_handle_t *handles = device_supported_handles_get(dev, &count);

	return visit(handles, count, visitor_cb, context);
}
