# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Entry of find_package(Zephyr). Runs in the scope of the application's CMakeLists.txt.

get_filename_component(ZEPHYR_BASE "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if("unittest" IN_LIST Zephyr_FIND_COMPONENTS)
  include(${ZEPHYR_BASE}/cmake/unittest.cmake)
else()
  include(${ZEPHYR_BASE}/cmake/package.cmake)
endif()
