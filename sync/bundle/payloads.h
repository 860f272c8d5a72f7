// What chunks carry besides changes: plain values on this side, columns of bytes on the stick.
#pragma once

#include "survey_core/base/time.h"
#include "survey_core/record/field.h"
#include "survey_core/record/registers.h"
#include "sync/bundle/change_columns.h"

namespace kith::sync {

/// A form version and the numbers of its questions, as a coordinator gave them.
struct FormPayload {
    struct Name {
        FieldId id{};
        FieldName name;

        bool operator==(const Name&) const = default;
    };
    FormVersionId id{}; // 0: only names
    std::string form_id, version, title;
    Bytes content;
    std::vector<Name> names;

    bool operator==(const FormPayload&) const = default;
};

/// What was written about somebody's safety; sealed to the coordinators once more than the file.
struct ConcernPayload {
    std::optional<Hash16> about; // the entry that began it
    Instant at;
    Hash16 laptop{};
    std::string sealed;

    bool operator==(const ConcernPayload&) const = default;
};

/// A piece of an attachment.
struct BlobPayload {
    Hash32 name{};
    std::uint64_t size = 0;   // of the whole
    std::uint64_t offset = 0; // of this piece
    Bytes bytes;

    bool operator==(const BlobPayload&) const = default;
};

/// The hub holds each writer's changes 1..seq, up to this link of its audit chain, and knows that
/// the laptop has carried out these erasures.
struct AcknowledgementPayload {
    Hash16 hub{};
    std::vector<Dot> held;
    std::vector<RecordId> erasures_done;
    std::vector<Hash32> links; // one for each of `held`; an older hub sends none
    Hlc at{};                  // when the hub said so; an older one does not say

    bool operator==(const AcknowledgementPayload&) const = default;
};

/// A writer with its laptop's certificate, and the head of its audit chain as the writer signed it.
struct WriterPaper {
    WriterId id{};
    Hash16 laptop{};
    Key32 public_key{};
    std::optional<WriterId> previous;
    Hlc first_hlc{};
    Signature64 certificate{};
    std::uint64_t head_seq = 0;
    Hash32 head_hash{};
    Signature64 head_signature{};
    bool closed = false;

    bool operator==(const WriterPaper&) const = default;
};

/// The link of a writer's audit chain after this change.
struct ChainPoint {
    Dot at;
    Hash32 link{};

    bool operator==(const ChainPoint&) const = default;
};

inline constexpr std::size_t most_points_of_launch = 32; // some 40 bytes each

/// What the sender says about its laptop; nothing of it counts before a coordinator approves.
struct AnnouncementPaper {
    std::string laptop_name;
    std::optional<RecordId> worker;
    Bytes certificate; // empty before approval

    bool operator==(const AnnouncementPaper&) const = default;
};

struct PapersPayload {
    std::vector<WriterPaper> writers;
    std::optional<AnnouncementPaper> announcement; // of the sender
    std::vector<Bytes> laptops;                    // certificates made by coordinators
    std::vector<Bytes> coordinators;               // certificates made by the project's root
    std::vector<RecordId> erasures_done;           // by the sender: nothing of them is left there
    std::vector<ChainPoint> points; // of the sender's writers: where earlier hand-overs ended

    bool operator==(const PapersPayload&) const = default;
};

[[nodiscard]] Bytes pack(const FormPayload& form);
[[nodiscard]] Bytes pack(const BlobPayload& blob);
[[nodiscard]] Bytes pack(const AcknowledgementPayload& acknowledgement);
[[nodiscard]] Bytes pack(const PapersPayload& papers);
[[nodiscard]] Bytes pack(const ConcernPayload& concern);

// damaged: not what pack() makes.
[[nodiscard]] Result<FormPayload> unpack_form(ByteView bytes);
[[nodiscard]] Result<BlobPayload> unpack_blob(ByteView bytes);
[[nodiscard]] Result<AcknowledgementPayload> unpack_acknowledgement(ByteView bytes);
[[nodiscard]] Result<PapersPayload> unpack_papers(ByteView bytes);
[[nodiscard]] Result<ConcernPayload> unpack_concern(ByteView bytes);

} // namespace kith::sync
