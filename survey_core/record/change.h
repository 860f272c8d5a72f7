// A change: one atomic edit of one record by one writer. Everything that is stored, sent and merged
// is a change.
#pragma once

#include "survey_core/base/crypto.h"
#include "survey_core/record/context.h"
#include "survey_core/record/field.h"
#include "survey_core/record/hlc.h"

#include <array>
#include <optional>

namespace kith {

/// Numbers are on disk and on the stick: never reuse one. Unknown numbers are kept and passed on
/// untouched.
enum class ChangeKind : std::uint8_t { create = 1, set = 2, remove = 3, undelete = 4, resolve = 5 };
enum class RecordKind : std::uint8_t {
    submission = 1,
    repeat = 2,
    entity = 3,
    worker = 4,
    tally = 5,
    revocation = 6, // of an import; while it is not deleted, what it names is hidden
    erasure = 7,    // of records: what it names is gone for good; nothing lifts it
    project = 8,    // what a project says of itself; only coordinators write it
};

[[nodiscard]] std::string_view kind_name(RecordKind kind);

/// First 8 bytes of BLAKE2b-256 over a form version's canonical content; 0 = no form.
enum class FormVersionId : std::uint64_t {};

/// An answer as XLSForm writes it (text), sealed to the coordinators as it was entered, or the name
/// of a blob.
struct Value {
    enum class Kind : std::uint8_t { text = 0, sealed = 1, blob = 2 };
    Kind kind = Kind::text;
    std::string bytes;

    [[nodiscard]] bool blank() const { return bytes.empty(); }
    auto operator<=>(const Value&) const = default;
};

/// One field of one change. In a deletion, `seen_only` entries carry what the deleter had seen of
/// the other fields: an edit outside them is a conflict with the deletion.
struct FieldWrite {
    FieldId field{};
    Value value;
    Context context;
    bool seen_only = false;

    bool operator==(const FieldWrite&) const = default;
};

/// Several changes that count together or not at all (a submission with its repeats and entities):
/// consecutive dots of one writer, each with its place in the group.
struct GroupPlace {
    std::uint32_t index = 0;
    std::uint32_t count = 1;

    bool operator==(const GroupPlace&) const = default;
};

/// The part of a change that stays when its values are erased.
struct ChangeHeader {
    Dot dot;
    RecordId record; // equals dot for a creation
    ChangeKind kind = ChangeKind::create;
    RecordKind record_kind = RecordKind::submission; // of a creation
    FormVersionId form{};
    Hlc hlc{};
    RecordId author;                // the worker's record
    std::optional<RecordId> parent; // of a repeat instance
    std::uint64_t order = 0;        // among its siblings under the parent
    GroupPlace group;

    bool operator==(const ChangeHeader&) const = default;
};

using Salt = std::array<std::uint8_t, 16>;

/// The part that holds answers. `fields` are ordered by field id, each once.
struct ChangeBody {
    Salt salt{};
    std::string reason; // of a correction, deletion or resolution
    std::vector<FieldWrite> fields;

    bool operator==(const ChangeBody&) const = default;
};

/// `body` is the canonical encoding of a ChangeBody, kept byte for byte, also of kinds that this
/// version does not know. Of an erased change it is the BLAKE2b-256 of the body that was.
struct Change {
    ChangeHeader header;
    Bytes body;
    bool erased = false;

    bool operator==(const Change&) const = default;
};

[[nodiscard]] Bytes encode_body(const ChangeBody& body);
/// damaged: not a canonical encoding.
[[nodiscard]] Result<ChangeBody> decode_body(ByteView body);
/// An erased change says nothing any more: an empty body.
[[nodiscard]] Result<ChangeBody> body_of(const Change& change);

/// The audit chain of one writer: each link is BLAKE2b-256(previous link, header,
/// BLAKE2b-256(body)). The body begins with its salt, so the link still verifies after an erasure
/// has replaced the body by its hash. The first link follows chain_start(writer).
[[nodiscard]] Hash32 chain_start(WriterId writer);
[[nodiscard]] Hash32 chain_next(const Hash32& previous, const ChangeHeader& header, ByteView body);
[[nodiscard]] Hash32
chain_next(const Hash32& previous, const ChangeHeader& header, const Hash32& body_hash);
[[nodiscard]] Hash32 chain_next(const Hash32& previous, const Change& change);

} // namespace kith
