# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# find_package(Zephyr 3.7): the version is that of the API, from the VERSION file.

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../../../VERSION" lines REGEX "^(VERSION_|PATCHLEVEL)")
string(REGEX MATCHALL "[0-9]+" numbers "${lines}")
list(SUBLIST numbers 0 3 numbers)
list(JOIN numbers "." PACKAGE_VERSION)

if(PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE FALSE)
else()
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
  if(PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)
    set(PACKAGE_VERSION_EXACT TRUE)
  endif()
endif()
