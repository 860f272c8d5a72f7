# The starter forms, packed from their CSV folders into the share folder by kithctl itself.
file(GLOB form_folders ${PROJECT_SOURCE_DIR}/assets/forms/*)
set(packed_forms)
foreach(folder ${form_folders})
  get_filename_component(name ${folder} NAME)
  file(GLOB sheets CONFIGURE_DEPENDS ${folder}/*.csv)
  set(packed ${PROJECT_BINARY_DIR}/share/kith/forms/${name}.xlsx)
  add_custom_command(OUTPUT ${packed}
                     COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/share/kith/forms
                     COMMAND kithctl form pack ${folder} --to ${packed}
                     DEPENDS kithctl ${sheets})
  list(APPEND packed_forms ${packed})
endforeach()
add_custom_target(kith_forms ALL DEPENDS ${packed_forms})
