# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Read options from a .config or fragment into CMake variables.

# import_kconfig(PREFIX file [keys] [TARGET target]): sets each PREFIX..., and `keys` to their
# names.
function(import_kconfig prefix file)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TARGET" "")
  file(STRINGS ${file} lines ENCODING UTF-8 REGEX "^${prefix}[A-Za-z0-9_]*=")
  set(keys "")
  foreach(line ${lines})
    string(REGEX MATCH "^([A-Za-z0-9_]+)=(.*)$" line "${line}")
    set(name ${CMAKE_MATCH_1})
    set(value "${CMAKE_MATCH_2}")
    if(value MATCHES "^\"(.*)\"$")
      set(value "${CMAKE_MATCH_1}")
    endif()
    list(APPEND keys ${name})
    if(arg_TARGET)
      set_property(TARGET ${arg_TARGET} APPEND PROPERTY kconfigs ${name})
      set_property(TARGET ${arg_TARGET} PROPERTY ${name} "${value}")
    else()
      set(${name} "${value}" PARENT_SCOPE)
    endif()
  endforeach()
  if(arg_UNPARSED_ARGUMENTS)
    list(GET arg_UNPARSED_ARGUMENTS 0 out)
    set(${out} "${keys}" PARENT_SCOPE)
  endif()
endfunction()
