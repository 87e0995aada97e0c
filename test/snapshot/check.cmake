# SPDX-License-Identifier: BSL-1.0
# All SQL that the library writes while the runtime tests run is that of sql.txt. TESTS is their program; what it wrote is left in
# FOUND. Whether the tests pass is asked elsewhere: to watch a statement takes memory, which some of them count.
cmake_minimum_required(VERSION 3.24)

execute_process(COMMAND "${CMAKE_COMMAND}" -E env --unset=IKEBANA_DATA "IKEBANA_SQL_TEXTS=${FOUND}" "${TESTS}" OUTPUT_QUIET ERROR_QUIET)
execute_process(COMMAND diff "${CMAKE_CURRENT_LIST_DIR}/sql.txt" "${FOUND}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the SQL of the library has changed (< was, > is); if it is meant, run test/snapshot/write.sh")
endif()
