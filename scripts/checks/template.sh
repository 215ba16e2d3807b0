#!/usr/bin/env bash
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
#
# The empty port, arch/template, gives everything that arch/arch.h asks of a port, and compiles.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=$(find "$root/arch/template" -name '*.c')
[ -n "$sources" ]
echo "see $root/arch/template/README.md"
bash "$root/arch/template/check.sh" "$work"
