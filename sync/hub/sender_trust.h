// Whose files count: approved laptops, and those that carry a certificate which leads to the
// project's root.
#pragma once

#include "survey_core/store/laptops.h"
#include "sync/bundle/bundle_reader.h"
#include "sync/bundle/certificate.h"
#include "sync/bundle/payloads.h"

#include <map>

namespace kith::sync {

enum class Standing { unknown, approved, retired };

/// A writer whose laptop vouches for it, and what that laptop may do.
struct TrustedWriter {
    WriterRecord record;
    Role role = Role::worker;
    bool of_sender = true;
};

/// Reads the papers of one file and judges them. Nothing is stored before keep().
class SenderTrust {
public:
    /// Reads every chunk of papers. damaged: a paper cannot be read, or a writer's is not signed by
    /// its laptop.
    static Result<SenderTrust> read(Store& store, BundleReader& file, const BundleCheck& check);

    [[nodiscard]] Standing standing() const { return standing_; }
    [[nodiscard]] Role role() const { return role_; }
    [[nodiscard]] const LaptopId& sender() const { return sender_.id; }
    /// What a coordinator reads about it; the id where it has not given a name.
    [[nodiscard]] std::string sender_name() const;
    /// Those that the file has a paper of; a claim to another laptop's writer is not among them.
    [[nodiscard]] const std::map<WriterId, TrustedWriter>& writers() const { return writers_; }
    /// What the sender says of the history of its own writers, besides where they end.
    [[nodiscard]] const std::vector<ChainPoint>& points() const { return papers_.points; }
    /// Nothing for a writer that nobody vouches for.
    [[nodiscard]] Result<std::optional<TrustedWriter>> find(Store& store, WriterId writer) const;

    /// Remembers an unknown laptop, so that somebody can approve it.
    Status announce(Store& store) const;
    /// The writers, certificates and coordinators of an approved sender's papers, and which
    /// erasures it has carried out.
    Status keep(Store& store) const;

private:
    Status judge(Store& store);
    Status take_coordinators(Store& store);
    Status take_writers(Store& store);
    [[nodiscard]] bool is_vouched(const WriterRecord& writer, const LaptopRow& laptop) const;
    [[nodiscard]] std::optional<LaptopCertificate> certificate_of(ByteView encoded) const;
    Status keep_certificates(Store& store) const;

    BundleHeader header_;
    PapersPayload papers_;
    LaptopRow sender_;
    bool was_known_ = false;
    Standing standing_ = Standing::unknown;
    Role role_ = Role::worker;
    std::map<std::uint32_t, CoordinatorCertificate> coordinators_;
    std::map<WriterId, TrustedWriter> writers_;
};

} // namespace kith::sync
