// Places as anybody may type them, and values that name files as any laptop may send them: what is
// kept is kept the same when it is read again.
#include "survey_core/base/check.h"
#include "survey_core/interview/normal_form.h"
#include "survey_core/interview/place_fault.h"
#include "survey_core/record/attachment.h"

#include <cstddef>
#include <cstdint>

namespace {

void try_place(kith::QuestionType type, std::string_view text) {
    const auto fault = kith::find_place_fault(type, text);
    if (fault) KITH_CHECK(!kith::sentence_of(*fault).empty());
    const std::string kept = kith::normal_answer(type, text);
    KITH_CHECK(kith::normal_answer(type, kept) == kept);
}

void try_attachment(std::string_view text) {
    const kith::Value value{kith::Value::Kind::blob, std::string(text)};
    KITH_CHECK(!kith::name_of_file(value).empty());
    const auto attachment = kith::attachment_of(value);
    if (!attachment) return;
    KITH_CHECK(kith::file_name(*attachment).find('/') == std::string::npos);
    KITH_CHECK(attachment->bytes == 0 || kith::value_of(*attachment) == value);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 3) {
    case 0:
        try_attachment(text);
        break;
    case 1:
        try_place(kith::QuestionType::geotrace, text);
        break;
    default:
        try_place(kith::QuestionType::geoshape, text);
        try_place(kith::QuestionType::geopoint, text);
    }
    return 0;
}
