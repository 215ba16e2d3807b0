# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Does the compiler know a flag? Asked once a compiler: the answers are kept in the user's cache
# folder, in a file named after the compiler's facts.

set(ZEPHYR_FLAGS_CACHE "")
if(TOOLCHAIN_CACHE_DIR)
  set(ZEPHYR_FLAGS_CACHE ${TOOLCHAIN_CACHE_DIR}/flags-${TOOLCHAIN_KEY}.cmake)
  include(${ZEPHYR_FLAGS_CACHE} OPTIONAL)
endif()

# zephyr_check_compiler_flag(C|CXX|ASM|LINK "flag..." out)
function(zephyr_check_compiler_flag lang flag out)
  string(SHA1 key "${lang} ${flag} ${CMAKE_REQUIRED_FLAGS} ${ARCH}")
  if(NOT DEFINED ZEPHYR_FLAG_${key})
    zephyr_try_flag(${lang} "${flag}" known)
    set(ZEPHYR_FLAG_${key} ${known} CACHE INTERNAL "")
    if(ZEPHYR_FLAGS_CACHE)
      file(APPEND ${ZEPHYR_FLAGS_CACHE} "set(ZEPHYR_FLAG_${key} ${known})\n")
    endif()
  endif()
  set(${out} ${ZEPHYR_FLAG_${key}} PARENT_SCOPE)
endfunction()

function(zephyr_try_flag lang flag out)
  set(compiler ${CMAKE_C_COMPILER})
  set(kind -x c)
  set(mode -S)
  if(lang STREQUAL CXX)
    set(compiler ${CMAKE_CXX_COMPILER})
    set(kind -x c++)
  elseif(lang STREQUAL ASM)
    set(kind -x assembler-with-cpp)
    set(mode -c)
  elseif(lang STREQUAL LINK)
    set(compiler ${TOOLCHAIN_LINKER})
    set(mode -nostdlib -Wl,--entry=0 -Wl,--unresolved-symbols=ignore-all)
  endif()
  if(TOOLCHAIN_TARGET AND NOT lang STREQUAL LINK)
    list(PREPEND kind --target=${TOOLCHAIN_TARGET})
  endif()
  separate_arguments(flag UNIX_COMMAND "${flag}")
  # A warning may be named in the negative without being known: ask for the positive.
  list(TRANSFORM flag REPLACE "^-Wno-" "-W" REGEX "^-Wno-[a-z0-9-]+$")
  separate_arguments(required UNIX_COMMAND "${CMAKE_REQUIRED_FLAGS}")
  execute_process(
    COMMAND ${compiler} ${required} ${flag} -Werror ${mode} ${kind} /dev/null -o /dev/null
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    set(${out} 0 PARENT_SCOPE)
  else()
    set(${out} 1 PARENT_SCOPE)
  endif()
endfunction()

function(check_compiler_flag lang flag out)
  zephyr_check_compiler_flag(${lang} "${flag}" ${out})
  set(${out} ${${out}} PARENT_SCOPE)
endfunction()
