#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# explain.sh PYTHON EDT_JSON COMMAND...: run a compiler or linker command. Only if it fails, run it
# once more to read its messages, and explain those that speak of devicetree names (explain.py).
# For CMake's RULE_LAUNCH_COMPILE and RULE_LAUNCH_LINK.
python=$1
json=$2
shift 2
output=$("$@" 2>&1) && { [ -z "$output" ] || printf '%s\n' "$output"; exit 0; }
status=$?
here=$(dirname "$0")
printf '%s\n' "$output" | "$python" "$here/explain.py" "$json" "$here/../.."
exit $status
