#include "tests/support/scratch_folder.h"

#include "survey_core/base/check.h"

#include <cstdlib>
#include <string>

namespace kith::test {

ScratchFolder::ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kith-test-XXXXXX").string();
    const char* made = ::mkdtemp(name.data());
    KITH_CHECK(made != nullptr);
    path_ = made;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored; // a test that took its own rights away leaves a folder behind, no more
    std::filesystem::remove_all(path_, ignored);
}

} // namespace kith::test
