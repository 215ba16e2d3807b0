# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors

set(SUPPORTED_EMU_PLATFORMS native)
board_set_debugger_ifnset(native)
board_set_flasher_ifnset(native)
