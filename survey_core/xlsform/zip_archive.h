// The zip file around an .xlsx workbook, with its limits. Reads only; never writes to disk.
#pragma once

#include "survey_core/xlsform/workbook.h"

#include <functional>
#include <memory>

struct zip;

namespace kith {

/// Gets a piece of an entry; false when it needs no more.
using ZipSink = std::function<Result<bool>(ByteView piece)>;

/// \pre the bytes outlive the archive
class ZipArchive {
public:
    [[nodiscard]] static Result<ZipArchive> open(ByteView bytes, const WorkbookLimits& limits);

    [[nodiscard]] bool has(const std::string& entry) const;
    /// Inflates an entry piece by piece. What was declared about its size is not believed: bytes
    /// are counted.
    Status read(const std::string& entry, const ZipSink& sink);

private:
    struct Closer {
        void operator()(::zip* archive) const;
    };
    std::unique_ptr<::zip, Closer> archive_;
    WorkbookLimits limits_;
    std::uint64_t inflated_ = 0;
};

} // namespace kith
