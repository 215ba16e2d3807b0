#!/usr/bin/env bash
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
#
# check.sh WORK: the empty port has all that the kernel asks of a port. Compiles kernel and port with the
# host's compiler, with the options of a native_sim build, and looks for arch_ functions that nobody defines.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$1
export ZEPHYR_BASE=$root

for variant in y n smp; do
	build=$work/mt-$variant
	mkdir -p "$build"
	cmake -GNinja -B "$build" -DBOARD=native_sim "$root/samples/hello_world" >"$build.log" 2>&1 ||
		{ cat "$build.log"; exit 1; }
	generated=$build/zephyr/include/generated
	options=$generated/zephyr/options.h
	[ -e "$options" ] || options=$generated/zephyr/autoconf.h
	grep -v -E 'CONFIG_(ARCH_POSIX|SOC_POSIX|NATIVE_[A-Z_]*|ARCH|ARCH_HAS_(THREAD_ABORT|CUSTOM_BUSY_WAIT)) ' \
		"$options" >"$build/template.h"
	{
		echo '#define CONFIG_ARCH "template"'
		echo '#define CONFIG_ARCH_TEMPLATE 1'
		echo '#define CONFIG_DYNAMIC_INTERRUPTS 1'
		echo '#define CONFIG_IRQ_OFFLOAD 1'
		echo '#define CONFIG_EXCEPTION_DUMP 1'
	} >>"$build/template.h"
	kernel=$(ls "$root"/kernel/{busy_wait,clock,device,errno,fatal,idle,init,irq}.c)
	if [ $variant = n ]; then
		sed -i '/CONFIG_MULTITHREADING\|CONFIG_TIMESLICING/d' "$build/template.h"
		kernel="$kernel $root/kernel/nothread.c"
	else
		kernel="$kernel $(ls "$root"/kernel/{sched,thread,waitq,timeout,sem,mutex,slice}.c)"
	fi
	port=$(ls "$root"/arch/template/{fault,irq,start,switch}.c)
	if [ $variant = smp ]; then
		sed -i '/CONFIG_MP_MAX_NUM_CPUS/d' "$build/template.h"
		{
			echo '#define CONFIG_SMP 1'
			echo '#define CONFIG_MP_MAX_NUM_CPUS 4'
			echo '#define CONFIG_SCHED_IPI_SUPPORTED 1'
			echo '#define CONFIG_ARCH_HAS_DIRECTED_IPIS 1'
			echo '#define CONFIG_ASSERT 1'
			echo '#define CONFIG_SPIN_VALIDATE 1'
			echo '#define CONFIG_SPIN_ORDER 1'
			echo '#define CONFIG_THREAD_RUNTIME_STATS 1'
			echo '#define CONFIG_SCHED_THREAD_USAGE 1'
			echo '#define CONFIG_SCHED_THREAD_USAGE_ALL 1'
		} >>"$build/template.h"
		kernel="$kernel $(ls "$root"/kernel/{smp,ipi,spin,spin_order,usage,thread_info}.c)"
		port="$port $root/arch/template/smp.c"
	fi
	objects=
	for source in $kernel $port; do
		object=$build/$(basename "$(dirname "$source")")-$(basename "$source" .c).o
		cc -m32 -std=gnu11 -O2 -Wall -Werror -Wno-main -Wno-unused-function -D__ZEPHYR__=1 -DKERNEL \
			-imacros "$build/template.h" -I"$root" -I"$root/include" -I"$generated" \
			-idirafter "/usr/include/$(cc -print-multiarch)" \
			-c "$source" -o "$object"
		objects="$objects $object"
	done
	cc -m32 -r -nostdlib -o "$build/all.o" $objects
	missing=$(nm -u "$build/all.o" | awk '$2 ~ /^arch_/ { print $2 }')
	if [ -n "$missing" ]; then
		echo "arch/template: error: the kernel calls what the empty port does not have: $missing"
		echo "  mend: declare it in arch/arch.h, add it to arch/template"
		exit 1
	fi
done
echo "1 passed, 0 failed"
