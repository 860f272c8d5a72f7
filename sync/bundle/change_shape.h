// What many changes have in common: everything about a change but its names, times and answers.
#pragma once

#include "survey_core/base/codec.h"
#include "survey_core/record/change.h"

#include <vector>

namespace kith::sync {

struct ChangeShape {
    struct Field {
        FieldId id{};
        std::uint8_t layout = 0; // body_layout bits

        auto operator<=>(const Field&) const = default;
    };
    ChangeKind kind = ChangeKind::create;
    RecordKind record_kind = RecordKind::submission;
    FormVersionId form{};
    bool names_record = false; // other than the change's own dot
    bool has_parent = false;
    bool has_order = false;
    bool opaque = false; // the body travels as it is
    bool erased = false; // the body is the hash of the one that was
    std::vector<Field> fields;

    auto operator<=>(const ChangeShape&) const = default;
};

/// `body` is nullptr when it cannot be decoded.
[[nodiscard]] ChangeShape shape_of(const ChangeHeader& header, const ChangeBody* body);
void encode(const ChangeShape& shape, Bytes& to);
/// Refuses in `from` fields out of order and unknown bits.
[[nodiscard]] ChangeShape decode_shape(Reader& from);

} // namespace kith::sync
