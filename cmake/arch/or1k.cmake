# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# OpenRISC 1000 as in the OR1200: hardware multiplies and divides, floating point is software's.

set(_flags -mhard-mul -mhard-div -msoft-float)
zephyr_compile_options(${_flags})
zephyr_link_options(${_flags} -static -Wl,-z,noexecstack -Wl,--no-warn-rwx-segments)
