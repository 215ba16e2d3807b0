#!/bin/sh
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
#
# The compiler's launcher of coverage.py: coverage_cc.sh COMPILER ARGUMENTS...
#
# GCC writes into an object where its counters will be kept: beside the object. So the objects of
# two programs differ even if all they are made from is the same, and neither a compiler cache nor
# the evaluation gains anything from that. Here each object gets a place of its own in
# COVERAGE_OBJECTS when it is really compiled, behind the back of ccache: programs that share an
# object add to the same counters. Only what lies below kernel/ and lib/ of the tree is counted, and
# tests, as some of them include a file of these. Nothing is inlined: each copy of a function would
# have lines and branches of its own. That goes for scenarios that ask for optimisation, too.
set -u

if [ -z "${COVERAGE_INNER:-}" ] && command -v ccache >/dev/null; then
	# The outer call: ccache must not see --coverage, and calls this script when it has a miss.
	for arg in "$@"; do
		shift
		[ "$arg" = --coverage ] || set -- "$@" "$arg"
	done
	export COVERAGE_INNER=1 CCACHE_PREFIX="$0"
	exec "$(dirname "$0")/../ete/runner/launch.sh" "$@"
fi

object='' before='' compiling=''
for arg in "$@"; do
	shift
	[ "$before" = -o ] && object=$arg
	[ "$arg" = -c ] && compiling=1
	before=$arg
	[ "$arg" = --coverage ] || set -- "$@" "$arg"
done
case $compiling$object in
1zephyr/kernel/* | 1zephyr/lib/* | 1CMakeFiles/app.dir/*)
	name=${object##*/}
	place=$(mktemp -u "$COVERAGE_OBJECTS/${name%%.*}-XXXXXXXX")
	exec "$@" --coverage -O0 -Dalways_inline=unused \
		-dumpdir "$COVERAGE_OBJECTS/" -dumpbase "${place##*/}.c" -dumpbase-ext .c
	;;
esac
exec "$@"
