# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# cmake -DDIR=<build directory> -P pristine.cmake: empty it, if it is one.

if(NOT EXISTS ${DIR}/CMakeCache.txt)
  message(FATAL_ERROR "${DIR} is not a build directory")
endif()
file(GLOB entries LIST_DIRECTORIES true ${DIR}/* ${DIR}/.ninja_*)
file(REMOVE_RECURSE ${entries})
