# How a floor of the house becomes a library, and a folder of tests a program.

add_library(kith_rules INTERFACE)
target_include_directories(kith_rules INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(kith_rules INTERFACE cxx_std_20)
target_compile_options(kith_rules INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
  $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-missing-field-initializers>
  $<$<COMPILE_LANG_AND_ID:CXX,Clang>:-Wno-missing-field-initializers>)
target_link_options(kith_rules INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo" OR CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(kith_rules INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" OR KITH_SANITIZE)
  # g++ 12 sees overruns inside its own std::vector (GCC bugs 105329, 105762); the sanitizers look for real ones.
  target_compile_options(kith_rules INTERFACE
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict;-Wno-maybe-uninitialized>)
endif()
target_compile_definitions(kith_rules INTERFACE _GLIBCXX_ASSERTIONS)
if(KITH_SANITIZE)
  # g++ warns about the very code that its sanitizers insert; the ordinary builds have judged ours already.
  target_compile_options(kith_rules INTERFACE -fsanitize=${KITH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
                         -Wno-conversion -Wno-sign-conversion)
  target_link_options(kith_rules INTERFACE -fsanitize=${KITH_SANITIZE})
endif()
if(KITH_FUZZ)
  target_compile_options(kith_rules INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
  target_link_options(kith_rules INTERFACE -fsanitize=address,undefined)
endif()
if(KITH_COVERAGE)
  target_compile_options(kith_rules INTERFACE --coverage)
  target_link_options(kith_rules INTERFACE --coverage)
endif()
target_link_libraries(kith_rules INTERFACE Threads::Threads)

# Several files to one call of the compiler: half of the time of a cold build. Not in the dev build, where one changed file
# should be one file's work. A floor whose files share names of their own says SEPARATE; tests,
# whose fixtures often do, say TOGETHER where it pays.
option(KITH_UNITY "Compile the files of a folder together" OFF)
function(kith_unity name)
  if(KITH_UNITY)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# One precompiled header for every floor and one for every test: the standard library, Result and Catch2 are most of what
# a file parses. Two, because programs are compiled with -fPIE and libraries with -fPIC.
option(KITH_PCH "Share precompiled headers" OFF)
if(KITH_PCH)
  target_compile_options(kith_rules INTERFACE -pthread) # some libraries ask for it; the header must be the same for all
  set(standard_headers <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set>
      <string> <string_view> <variant> <vector> <tl/expected.hpp> <fmt/format.h>)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
  add_library(kith_precompiled STATIC ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(kith_precompiled PRIVATE kith_rules fmt::fmt)
  target_precompile_headers(kith_precompiled PRIVATE ${standard_headers})
  add_executable(kith_precompiled_tests ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(kith_precompiled_tests PRIVATE kith_rules fmt::fmt Catch2::Catch2WithMain)
  target_precompile_headers(kith_precompiled_tests PRIVATE ${standard_headers} <catch2/catch_test_macros.hpp>)
endif()

include(CheckPIESupported)
check_pie_supported()

# kith_floor(kith_expr DIR survey_core/expr LINKS kith_base ...): the static library of one folder.
function(kith_floor name)
  cmake_parse_arguments(FLOOR "SEPARATE" "DIR" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${FLOOR_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE kith_rules ${FLOOR_LINKS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC kith_rules ${FLOOR_LINKS})
  if(KITH_PCH)
    target_precompile_headers(${name} REUSE_FROM kith_precompiled)
  endif()
  if(NOT FLOOR_SEPARATE)
    kith_unity(${name})
  endif()
  set_property(GLOBAL APPEND PROPERTY KITH_FLOORS ${name})
endfunction()

# kith_module(kith_postgres DIR sync/postgres LINKS kith_store): loaded by a running program.
function(kith_module name)
  cmake_parse_arguments(MODULE "" "DIR" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${MODULE_DIR}/*.cpp)
  add_library(${name} MODULE ${sources})
  target_link_libraries(${name} PRIVATE kith_rules ${MODULE_LINKS})
  set_target_properties(${name} PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  kith_unity(${name})
endfunction()

# kith_program(kithctl SOURCES app/ctl/main.cpp LINKS kith_ctl)
function(kith_program name)
  cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINKS" ${ARGN})
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${PROGRAM_SOURCES})
    return()
  endif()
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LINKS})
endfunction()

# What `ctest -L fast` needs, and nothing more: ./dev check builds this with sanitizers.
add_custom_target(kith_fast)

# kith_tests(kith_expr_tests DIR survey_core/expr LINKS kith_expr LABELS fast): every *_test.cpp of one folder of tests/.
function(kith_tests name)
  cmake_parse_arguments(TESTS "TOGETHER" "DIR" "LINKS;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${TESTS_DIR}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${TESTS_LINKS} rapidcheck Catch2::Catch2WithMain)
  if(KITH_PCH)
    target_precompile_headers(${name} REUSE_FROM kith_precompiled_tests)
  else()
    target_precompile_headers(${name} PRIVATE <catch2/catch_test_macros.hpp> <string> <vector> <map>)
  endif()
  if(TESTS_TOGETHER)
    kith_unity(${name})
  endif()
  target_compile_definitions(${name} PRIVATE KITH_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS "${TESTS_LABELS}")
  if("fast" IN_LIST TESTS_LABELS)
    add_dependencies(kith_fast ${name})
  endif()
endfunction()
