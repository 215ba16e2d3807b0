# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""A hash without collisions for a set of addresses, "hash and displace", with no slot to spare.

    h = address * multiplier
    slot = (h * displacements[h >> shift] * count) >> 32        (h, h * displacement: 32 bits)

A displacement is an odd number of 16 bits. The largest buckets choose theirs first, while there is
room. kernel/user/object_table.h computes the same.
"""

from collections import namedtuple

MASK = 0xFFFFFFFF
PER_BUCKET = 3
TRIES = 64  # multipliers; one or two do

Hash = namedtuple("Hash", "multiplier shift count displacements")


def slot(found, address):
    h = address * found.multiplier & MASK
    return ((h * found.displacements[h >> found.shift] & MASK) * found.count) >> 32


def _displace(keys, count, free):
    """A displacement that sends `keys` to free slots of their own, and these slots."""
    for d in range(1, 1 << 16, 2):
        slots = {((h * d & MASK) * count) >> 32 for h in keys}
        if len(slots) == len(keys) and all(free[s] for s in slots):
            return d, slots
    return None, None


def _attempt(addresses, multiplier, bits):
    count, shift = len(addresses), 32 - bits
    buckets = [[] for _ in range(1 << bits)]
    for address in addresses:
        h = address * multiplier & MASK
        buckets[h >> shift].append(h)
    displacements, free = [1] * len(buckets), bytearray(b"\1" * count)
    for i in sorted(range(len(buckets)), key=lambda i: -len(buckets[i])):
        if not buckets[i]:
            break
        d, slots = _displace(buckets[i], count, free)
        if d is None:
            return None
        displacements[i] = d
        for s in slots:
            free[s] = 0
    return Hash(multiplier, shift, count, displacements)


def find(addresses):
    """A hash of these addresses, each less than 1 << 32 and all different."""
    bits = max(1, (len(addresses) // PER_BUCKET).bit_length())
    multiplier = 0x9E3779B1
    for _ in range(TRIES):
        found = _attempt(addresses, multiplier, bits)
        if found:
            return found
        multiplier = (multiplier * 0x2C9277B5 + 2) & MASK | 1
    raise ValueError(f"no perfect hash of {len(addresses)} addresses was found")
