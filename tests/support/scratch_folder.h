// A folder of the real disk for one test, gone with everything in it when the test ends.
#pragma once

#include "survey_core/base/files.h"

namespace kith::test {

class ScratchFolder {
public:
    ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const Path& path() const { return path_; }

private:
    Path path_;
};

} // namespace kith::test
