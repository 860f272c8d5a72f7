# Every library that Kith stands on, once, as a SYSTEM target with one name.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Catch2 3 REQUIRED)
find_package(rapidcheck REQUIRED)
find_package(OpenGL REQUIRED)
find_package(tl-expected QUIET)
find_package(Threads REQUIRED)

function(kith_pkg name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${ARGN})
  add_library(kith::${name} ALIAS PkgConfig::${name})
endfunction()
kith_pkg(sodium libsodium)
kith_pkg(nettle nettle)
kith_pkg(zip libzip)
kith_pkg(expat expat)
kith_pkg(sqlcipher sqlcipher)
kith_pkg(xlsxwriter xlsxwriter)
kith_pkg(zstd libzstd)
kith_pkg(jpeg libjpeg)
kith_pkg(stb stb)
kith_pkg(exif libexif)
kith_pkg(pangocairo pangocairo pangoft2 fontconfig)
kith_pkg(glfw glfw3)

add_library(tl_expected INTERFACE)
if(NOT TARGET cereal::cereal)
  add_library(cereal::cereal INTERFACE IMPORTED)
endif()
find_library(KITH_CSV csv REQUIRED)
find_path(KITH_CSV_INCLUDE csv.h REQUIRED)
add_library(kith::csv INTERFACE IMPORTED)
target_include_directories(kith::csv SYSTEM INTERFACE ${KITH_CSV_INCLUDE})
target_link_libraries(kith::csv INTERFACE ${KITH_CSV})
find_library(KITH_IMGUI imgui REQUIRED)
find_path(KITH_IMGUI_INCLUDE imgui.h PATH_SUFFIXES imgui REQUIRED)
add_library(kith::imgui INTERFACE IMPORTED)
target_include_directories(kith::imgui SYSTEM INTERFACE ${KITH_IMGUI_INCLUDE} ${KITH_IMGUI_INCLUDE}/backends)
target_link_libraries(kith::imgui INTERFACE ${KITH_IMGUI} kith::stb) # the library leaves its stb parts to libstb

# SQLCipher older than 4.6 is refused: pkg-config states only the SQLite inside, so ask the library itself.
if(NOT DEFINED KITH_CIPHER_FOUND)
  try_run(KITH_CIPHER_RUNS KITH_CIPHER_COMPILES
          SOURCES ${CMAKE_CURRENT_LIST_DIR}/cipher_version.cpp
          CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${sqlcipher_INCLUDE_DIRS}"
          LINK_LIBRARIES ${pkgcfg_lib_sqlcipher_sqlcipher}
          RUN_OUTPUT_VARIABLE KITH_CIPHER_ANSWER)
  if(NOT KITH_CIPHER_COMPILES OR NOT KITH_CIPHER_RUNS EQUAL 0 OR KITH_CIPHER_ANSWER VERSION_LESS 4.6)
    unset(KITH_CIPHER_RUNS CACHE)
    unset(KITH_CIPHER_COMPILES CACHE)
    message(FATAL_ERROR "Kith needs SQLCipher 4.6 or newer; this machine has '${KITH_CIPHER_ANSWER}'. "
                        "Run ./dev setup, which installs it (on Debian 12 from the backports suite).")
  endif()
  set(KITH_CIPHER_FOUND ${KITH_CIPHER_ANSWER} CACHE INTERNAL "SQLCipher's own version")
endif()
