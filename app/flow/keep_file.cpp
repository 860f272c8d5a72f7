#include "app/flow/keep_file.h"

#include "app/media/kept_file.h"
#include "survey_core/store/blobs.h"

namespace kith::app {
namespace {

FileKind kind_for(QuestionType type) {
    if (type == QuestionType::audio) return FileKind::recording;
    return type == QuestionType::video ? FileKind::film : FileKind::any;
}

} // namespace

Result<Attachment> keep_file(Store& store, QuestionType type, const Path& file) {
    Attachment kept;
    kept.ending = kept_ending(file.filename().string());
    KITH_TRY(check_ending(kind_for(type), kept.ending));
    KITH_TRY_ASSIGN(const auto open, store.environment().files.open(file));
    kept.bytes = open->size();
    KITH_TRY(check_length(kept.bytes, most_blob_bytes));
    KITH_TRY_ASSIGN(const Bytes content, open->read(0, static_cast<std::size_t>(kept.bytes)));
    KITH_TRY_ASSIGN(kept.blob, save_blob(store, content));
    return kept;
}

} // namespace kith::app
