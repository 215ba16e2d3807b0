# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Which warnings, and how they look. -DW=1, 2 or 3 (or 12, 123) asks for more.

list(APPEND _options
  -Wall -Wformat -Wformat-security -Wno-format-zero-length -Wno-main
  -Wpointer-arith -Wno-unused-but-set-variable -Wno-address-of-packed-member)
set(_c_only -Wno-pointer-sign -Werror=implicit-int)
if(TOOLCHAIN_ID STREQUAL GNU)
  list(APPEND _options -Wexpansion-to-defined)
else()
  list(APPEND _options -Wno-typedef-redefinition -Wno-unused-command-line-argument
       -Wno-gnu-alignof-expression)
endif()

if("${W}" MATCHES 1)
  list(APPEND _options -Wextra -Wno-unused-parameter -Wmissing-declarations
       -Wmissing-format-attribute)
  list(APPEND _c_only -Wmissing-prototypes -Wold-style-definition)
endif()
if("${W}" MATCHES 2)
  list(APPEND _options -Waggregate-return -Wcast-align -Wshadow -Wmissing-field-initializers)
  list(APPEND _c_only -Wnested-externs)
endif()
if("${W}" MATCHES 3)
  list(APPEND _options -Wcast-qual -Wconversion -Wpacked -Wpadded -Wredundant-decls
       -Wswitch-default)
  list(APPEND _c_only -Wbad-function-cast)
endif()
if(CONFIG_CODING_GUIDELINE_CHECK OR CONFIG_MISRA_SANE)
  list(APPEND _options -Wvla)
endif()
foreach(_option ${_c_only})
  list(APPEND _options $<$<COMPILE_LANGUAGE:C>:${_option}>)
endforeach()

if(CONFIG_COMPILER_WARNINGS_AS_ERRORS)
  list(APPEND _options -Werror)
  zephyr_link_options(-Wl,--fatal-warnings)
endif()
if(NOT CONFIG_WARN_DEPRECATED)
  list(APPEND _options -Wno-deprecated-declarations)
endif()
if(CONFIG_COMPILER_COLOR_DIAGNOSTICS AND "$ENV{NO_COLOR}" STREQUAL "")
  list(APPEND _options -fdiagnostics-color=always)
endif()
if(NOT CONFIG_COMPILER_TRACK_MACRO_EXPANSION AND TOOLCHAIN_ID STREQUAL GNU)
  list(APPEND _options -ftrack-macro-expansion=0)
endif()
