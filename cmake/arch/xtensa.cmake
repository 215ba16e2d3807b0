# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Xtensa LX106: the one core that the distribution's compiler is built for. Literals lie beside the
# code that loads them.

zephyr_compile_options(-mlongcalls -mtext-section-literals)
zephyr_link_options(-static -Wl,-z,noexecstack -Wl,--no-warn-rwx-segments)
