#include "sync/hub/sender_trust.h"

#include "survey_core/store/erasures.h"
#include "sync/hub/writer_paper.h"

#include <algorithm>

namespace kith::sync {

namespace {

LaptopRole to_row(Role role) {
    return static_cast<LaptopRole>(role);
}
Role from_row(LaptopRole role) {
    return static_cast<Role>(role);
}

Status read_papers(BundleReader& file, const BundleCheck& check, PapersPayload& all) {
    for (const ChunkPlace& chunk : check.chunks) {
        if (chunk.header.type != ChunkType::papers) continue;
        KITH_TRY_ASSIGN(const ByteView plain, file.read(chunk));
        KITH_TRY_ASSIGN(PapersPayload papers, unpack_papers(plain));
        all.writers.insert(all.writers.end(), papers.writers.begin(), papers.writers.end());
        all.laptops.insert(all.laptops.end(), papers.laptops.begin(), papers.laptops.end());
        all.coordinators.insert(
            all.coordinators.end(), papers.coordinators.begin(), papers.coordinators.end());
        all.erasures_done.insert(
            all.erasures_done.end(), papers.erasures_done.begin(), papers.erasures_done.end());
        all.points.insert(all.points.end(), papers.points.begin(), papers.points.end());
        if (papers.announcement) all.announcement = std::move(papers.announcement);
    }
    return {};
}

} // namespace

Result<SenderTrust> SenderTrust::read(Store& store, BundleReader& file, const BundleCheck& check) {
    SenderTrust trust;
    trust.header_ = check.header;
    trust.sender_.id = hash16(check.header.sender_sign);
    trust.sender_.sign = check.header.sender_sign;
    trust.sender_.seal = check.header.sender_seal;
    KITH_TRY(read_papers(file, check, trust.papers_));
    KITH_TRY(trust.take_coordinators(store));
    KITH_TRY(trust.judge(store));
    if (trust.standing_ == Standing::approved) KITH_TRY(trust.take_writers(store));
    return trust;
}

/// Those of the store, and those of the file that the project's root vouches for.
Status SenderTrust::take_coordinators(Store& store) {
    KITH_TRY_ASSIGN(const auto known, list_coordinators(store));
    std::vector<Bytes> encoded = papers_.coordinators;
    for (const CoordinatorRow& row : known)
        encoded.push_back(row.certificate);
    for (const Bytes& bytes : encoded) {
        const auto certificate = decode_coordinator_certificate(bytes);
        if (!certificate || certificate->project != store.project().id) continue;
        if (holds(*certificate, store.project().root))
            coordinators_[certificate->number] = *certificate;
    }
    return {};
}

std::optional<LaptopCertificate> SenderTrust::certificate_of(ByteView encoded) const {
    const auto certificate = decode_laptop_certificate(encoded);
    if (!certificate || certificate->project != header_.project) return std::nullopt;
    const auto coordinator = coordinators_.find(certificate->coordinator);
    if (coordinator == coordinators_.end() || !holds(*certificate, coordinator->second))
        return std::nullopt;
    return *certificate;
}

Status SenderTrust::judge(Store& store) {
    KITH_TRY_ASSIGN(const auto row, find_laptop(store, sender_.id));
    if (row) {
        was_known_ = true;
        sender_ = *row;
    }
    if (papers_.announcement) {
        sender_.name = papers_.announcement->laptop_name;
        sender_.worker = papers_.announcement->worker;
    }
    sender_.last_seen = store.now();
    if (row && row->state == LaptopState::retired) {
        standing_ = Standing::retired;
        return {};
    }
    if (row && row->state == LaptopState::approved) {
        standing_ = Standing::approved;
        role_ = from_row(row->role);
    }
    if (!papers_.announcement) return {};
    const auto certificate = certificate_of(papers_.announcement->certificate);
    if (!certificate || certificate->sign != sender_.sign || standing_ == Standing::approved)
        return {};
    standing_ = Standing::approved; // by another coordinator of the project
    role_ = certificate->role;
    sender_.role = to_row(role_);
    sender_.state = LaptopState::approved;
    sender_.certificate = papers_.announcement->certificate;
    return {};
}

/// By its laptop, or by a coordinator: what a copied laptop did on its own (copied_branch.h).
bool SenderTrust::is_vouched(const WriterRecord& writer, const LaptopRow& laptop) const {
    const auto by = [&](const Key32& key) {
        return writer_is_certified(header_.project, writer, key);
    };
    const bool is_certified =
        by(laptop.sign) || std::any_of(coordinators_.begin(),
                                       coordinators_.end(),
                                       [&by](const auto& one) { return by(one.second.sign); });
    return is_certified && (writer.head_seq == 0 || head_is_signed(writer));
}

Status SenderTrust::take_writers(Store& store) {
    for (const WriterPaper& paper : papers_.writers) {
        TrustedWriter writer{from_paper(paper), role_, paper.laptop == sender_.id};
        std::optional<LaptopRow> laptop = sender_;
        if (!writer.of_sender) {
            KITH_TRY_ASSIGN(laptop, find_laptop(store, paper.laptop));
            if (laptop) writer.role = from_row(laptop->role);
        }
        if (!laptop) continue; // none that is known here: nothing of it is taken either
        const bool vouched = is_vouched(writer.record, *laptop);
        if (!vouched)
            return fail(ErrorCode::damaged,
                        "The laptop that wrote this file does not vouch for all of its changes; "
                        "nothing was taken. Ask for a new hand-over.");
        KITH_TRY_ASSIGN(const auto known, find_writer(store, paper.id));
        KITH_TRY_ASSIGN(const auto have, have_of(store, paper.id));
        const bool is_taken =
            known && !have.empty() && known->laptop != LaptopId{} &&
            (known->laptop != paper.laptop || known->public_key != paper.public_key);
        if (!is_taken) writers_[paper.id] = writer;
    }
    return {};
}

Result<std::optional<TrustedWriter>> SenderTrust::find(Store& store, WriterId id) const {
    if (const auto found = writers_.find(id); found != writers_.end()) return found->second;
    KITH_TRY_ASSIGN(const auto stored, find_writer(store, id));
    if (!stored || stored->laptop == LaptopId{}) return std::nullopt;
    TrustedWriter writer{*stored, role_, stored->laptop == sender_.id};
    if (writer.of_sender) return writer;
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store, stored->laptop));
    writer.role = laptop ? from_row(laptop->role) : Role::volunteer;
    return writer;
}

std::string SenderTrust::sender_name() const {
    if (!sender_.name.empty()) return sender_.name;
    return to_hex(ByteView(sender_.id).first(4));
}

Status SenderTrust::announce(Store& store) const {
    LaptopRow row = sender_;
    if (!was_known_) row.state = LaptopState::announced;
    return save_laptop(store, row);
}

Status SenderTrust::keep(Store& store) const {
    KITH_TRY(save_laptop(store, sender_));
    for (const auto& [id, writer] : writers_)
        KITH_TRY(save_writer(store, writer.record));
    for (const auto& [number, certificate] : coordinators_)
        KITH_TRY(save_coordinator(
            store, {number, certificate.sign, certificate.seal, encode(certificate)}));
    for (const RecordId erasure : papers_.erasures_done)
        KITH_TRY(save_erasure_done(store, {erasure, sender_.id, store.now()}));
    return role_ == Role::coordinator ? keep_certificates(store) : Status{};
}

Status SenderTrust::keep_certificates(Store& store) const {
    for (const Bytes& encoded : papers_.laptops) {
        const auto certificate = certificate_of(encoded);
        if (!certificate) continue;
        const LaptopId id = hash16(certificate->sign);
        KITH_TRY_ASSIGN(auto row, find_laptop(store, id));
        if (!row) row = LaptopRow{id, certificate->sign, certificate->seal};
        if (row->state == LaptopState::retired) continue;
        row->state = LaptopState::approved;
        row->role = to_row(certificate->role);
        row->certificate = encoded;
        KITH_TRY(save_laptop(store, *row));
        if (id == store.laptop()) KITH_TRY(store.set_fact(Fact::laptop_certificate, encoded));
    }
    return {};
}

} // namespace kith::sync
