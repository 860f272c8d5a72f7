#include "survey_core/xlsform/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>

namespace kith {
namespace {

constexpr const char* save_again =
    "Open it in a spreadsheet program, save it as .xlsx again and retry.";

struct EntryCloser {
    void operator()(::zip_file_t* file) const { ::zip_fclose(file); }
};

tl::unexpected<Error> damaged(std::string_view what) {
    return fail(ErrorCode::damaged,
                fmt::format("The workbook is damaged: {}. {}", what, save_again));
}

tl::unexpected<Error> too_large() {
    return fail(
        ErrorCode::refused,
        "The workbook unpacks to far more than a form needs and was not opened. Check where it "
        "came from, or copy its sheets into a new workbook.");
}

bool is_encrypted(::zip_t* archive) {
    const zip_int64_t count = ::zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t entry{};
        if (::zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &entry) != 0) continue;
        if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
            entry.encryption_method != ZIP_EM_NONE)
            return true;
    }
    return false;
}

} // namespace

void ZipArchive::Closer::operator()(::zip* archive) const {
    ::zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(ByteView bytes, const WorkbookLimits& limits) {
    zip_error_t reason;
    ::zip_error_init(&reason);
    zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &reason);
    if (source == nullptr) return damaged("it cannot be read");
    ZipArchive opened;
    opened.limits_ = limits;
    opened.archive_.reset(::zip_open_from_source(source, ZIP_RDONLY, &reason));
    ::zip_error_fini(&reason);
    if (!opened.archive_) {
        ::zip_source_free(source);
        return damaged("its end or its table of contents is missing");
    }
    const auto entries = ::zip_get_num_entries(opened.archive_.get(), 0);
    if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.entries) return too_large();
    if (is_encrypted(opened.archive_.get()))
        return fail(ErrorCode::refused,
                    "The workbook is protected with a password. Remove the "
                    "password in a spreadsheet program, save it and retry.");
    return opened;
}

bool ZipArchive::has(const std::string& entry) const {
    return ::zip_name_locate(archive_.get(), entry.c_str(), 0) >= 0;
}

Status ZipArchive::read(const std::string& entry, const ZipSink& sink) {
    const std::unique_ptr<::zip_file_t, EntryCloser> file(
        ::zip_fopen(archive_.get(), entry.c_str(), 0));
    if (!file) return damaged("its part '" + entry + "' is missing or cannot be unpacked");
    std::array<std::uint8_t, 32768> piece{};
    std::uint64_t of_entry = 0;
    for (;;) {
        const zip_int64_t count = ::zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0) return damaged("its part '" + entry + "' cannot be unpacked");
        if (count == 0) return {};
        const auto length = static_cast<std::size_t>(count);
        of_entry += length;
        inflated_ += length;
        if (of_entry > limits_.entry_bytes || inflated_ > limits_.total_bytes) return too_large();
        KITH_TRY_ASSIGN(const bool wants_more, sink(ByteView(piece.data(), length)));
        if (!wants_more) return {};
    }
}

} // namespace kith
