# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Which Python runs the generators: the repository's own .venv, else one that has the packages.

if(NOT PYTHON_EXECUTABLE AND EXISTS ${ZEPHYR_BASE}/.venv/bin/python3)
  set(PYTHON_EXECUTABLE ${ZEPHYR_BASE}/.venv/bin/python3)
endif()
if(NOT PYTHON_EXECUTABLE)
  foreach(candidate ${Python3_EXECUTABLE} python3 python)
    execute_process(
      COMMAND ${candidate} -c
              "import sys, kconfiglib, devicetree, yaml, elftools; print(sys.executable)"
      OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
      set(PYTHON_EXECUTABLE ${found} CACHE FILEPATH "Python that runs the generators")
      break()
    endif()
  endforeach()
endif()
if(NOT PYTHON_EXECUTABLE)
  message(NOTICE "error: no Python with the packages of ${ZEPHYR_BASE}/requirements.txt was found\n"
    "  mend: ${ZEPHYR_BASE}/ete doctor")
  message(FATAL_ERROR "configuration stopped: see the error above")
endif()
set(Python3_EXECUTABLE ${PYTHON_EXECUTABLE})
