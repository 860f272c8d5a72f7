# The program's own files, gathered beside it in the build tree: fonts from Debian's packages (never kept in this
# repository), the words it says and the taxonomy. Found at run time by app/text/share_folder.h.
set(KITH_SHARE_FOLDER ${PROJECT_BINARY_DIR}/share/kith)
set(KITH_FONT_PLACES /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/noto /usr/share/fonts/truetype/ancient-scripts
    CACHE STRING "Where fonts-inter, fonts-noto-core and fonts-symbola put their files")

foreach(font Inter-Regular.otf Inter-Medium.otf Inter-SemiBold.otf Inter-Bold.otf
        NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSansArabic-Regular.ttf NotoSansArabic-Bold.ttf
        NotoNastaliqUrdu-Regular.ttf NotoNastaliqUrdu-Bold.ttf NotoSansBengali-Regular.ttf NotoSansBengali-Bold.ttf
        NotoSansGurmukhi-Regular.ttf NotoSansGurmukhi-Bold.ttf
        NotoSansDevanagari-Regular.ttf NotoSansDevanagari-Bold.ttf Symbola_hint.ttf)
  unset(found CACHE)
  find_file(found ${font} PATHS ${KITH_FONT_PLACES} NO_DEFAULT_PATH)
  if(NOT found)
    message(FATAL_ERROR "The font ${font} is missing. Install Debian's fonts-inter, fonts-noto-core and fonts-symbola, or run ./dev setup.")
  endif()
  configure_file(${found} ${KITH_SHARE_FOLDER}/fonts/${font} COPYONLY)
endforeach()
unset(found CACHE)

file(GLOB shared_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/assets
     ${PROJECT_SOURCE_DIR}/assets/words/*.csv ${PROJECT_SOURCE_DIR}/assets/taxonomy/*.csv)
set(copied_files)
foreach(file ${shared_files})
  add_custom_command(OUTPUT ${KITH_SHARE_FOLDER}/${file}
                     COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/assets/${file} ${KITH_SHARE_FOLDER}/${file}
                     DEPENDS ${PROJECT_SOURCE_DIR}/assets/${file})
  list(APPEND copied_files ${KITH_SHARE_FOLDER}/${file})
endforeach()
add_custom_target(kith_share ALL DEPENDS ${copied_files})
add_dependencies(kith_kit kith_share)
add_dependencies(kith_ctl kith_share)
