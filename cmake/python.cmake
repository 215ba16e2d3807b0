# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Which Python runs the generators: the repository's own .venv, else one that has the packages.

if(NOT PYTHON_EXECUTABLE)
  foreach(candidate ${ZEPHYR_BASE}/.venv/bin/python3 ${Python3_EXECUTABLE} python3 python)
    execute_process(
      COMMAND ${candidate} -c "import sys, kconfiglib, devicetree, yaml, elftools; print(sys.executable)"
      OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
      set(PYTHON_EXECUTABLE ${found} CACHE FILEPATH "Python that runs the generators")
      break()
    endif()
  endforeach()
  if(NOT PYTHON_EXECUTABLE)
    message(FATAL_ERROR "no Python with the packages of ${ZEPHYR_BASE}/requirements.txt was found\n"
      "mend: ${ZEPHYR_BASE}/ete doctor\n"
      "or: python3 -m pip install -r ${ZEPHYR_BASE}/requirements.txt")
  endif()
endif()
set(Python3_EXECUTABLE ${PYTHON_EXECUTABLE})
set(PYTHON_EXECUTABLE ${PYTHON_EXECUTABLE})
