#!/bin/sh
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
#
# launch.sh COMPILER ARGUMENT...: compile by way of ccache. Where mentions.py has left a file beside
# the object, that is what the object depends on, not the whole of options.h. And ccache need not run
# the preprocessor: what was included is compared file by file.
options=zephyr/include/generated/zephyr/options.h
object='' before=''
for arg in "$@"; do
	[ "$before" = -o ] && object=$arg
	before=$arg
done
if [ -f "$object.options" ]; then
	export CCACHE_IGNOREHEADERS="$options:$PWD/$options" CCACHE_EXTRAFILES="$object.options"
	export CCACHE_DEPEND=1 CCACHE_IGNOREOPTIONS='-DK_HEAP_MEM_POOL_SIZE=*'
fi
exec ccache "$@"
