#!/usr/bin/env bash
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
#
# The kernel builds and runs with subsys/ deleted.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
git -C "$root" ls-files -z | (cd "$root" && xargs -0 cp --parents -t "$work/tree")
find "$work/tree/subsys" -mindepth 1 ! -name CMakeLists.txt ! -name Kconfig -delete 2>/dev/null || true
find "$work/tree/subsys" -mindepth 2 -delete 2>/dev/null || true
ln -s "$root/.venv" "$work/tree/.venv"
for sample in hello_world synchronization; do
	ZEPHYR_BASE=$work/tree cmake -GNinja -B "$work/$sample" -DBOARD=native_sim/native/64 \
		"$work/tree/samples/$sample" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
	ninja -C "$work/$sample" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
	"$work/$sample/zephyr/zephyr.exe" -stop_at=2 | grep "Hello World"
done
