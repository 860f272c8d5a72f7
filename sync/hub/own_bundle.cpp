#include "sync/hub/own_bundle.h"

#include "survey_core/store/blobs.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/change_cutter.h"
#include "sync/hub/known_copies.h"
#include "sync/hub/writer_paper.h"
#include "sync/version/branch_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace kith::sync {

namespace {

Result<std::vector<RecordId>> erasures_done_here(Store& store) {
    std::vector<RecordId> done;
    KITH_TRY_ASSIGN(const auto all, list_erasures_done(store));
    for (const ErasureDone& one : all)
        if (one.laptop == store.laptop()) done.push_back(one.erasure);
    return done;
}

/// Wholly received, under the history that is here, by every hub that has ever received anything.
Result<std::set<WriterId>> received_launches(StoreView& store) {
    KITH_TRY_ASSIGN(const auto acknowledged, list_acknowledgements(store));
    std::set<LaptopId> hubs;
    std::map<WriterId, std::size_t> hubs_of;
    for (const Acknowledgement& one : acknowledged) {
        hubs.insert(one.hub);
        KITH_TRY_ASSIGN(const auto have, have_of(store, one.writer));
        if (!have.empty() && have.back().last <= one.seq) ++hubs_of[one.writer];
    }
    std::set<WriterId> received;
    for (const auto& [writer, count] : hubs_of)
        if (count == hubs.size()) received.insert(writer);
    return received;
}

/// Also of the launches before each, back to one that the hubs have as a whole, or far enough:
/// where those ended shows whose history this one goes on from.
Result<std::set<WriterId>> writers_to_name(Store& store, const std::vector<HaveRange>& ranges) {
    std::set<WriterId> names;
    KITH_TRY_ASSIGN(const auto received, received_launches(store));
    for (const HaveRange& range : ranges) {
        constexpr int far_enough = 64; // some 300 bytes each
        names.insert(range.writer);
        KITH_TRY_ASSIGN(auto writer, find_writer(store, range.writer));
        for (int back = 0; back < far_enough && writer && writer->previous; ++back) {
            if (!names.insert(*writer->previous).second) break;
            if (store.is_hub() || received.contains(*writer->previous)) break;
            KITH_TRY_ASSIGN(writer, find_writer(store, *writer->previous));
        }
    }
    KITH_TRY_ASSIGN(const auto copies, list_known_copies(store));
    for (const KnownCopy& copy : copies)
        if (copy.from > 0) names.insert(branch_writer(copy.writer, copy.first_link));
    return names;
}

/// So that a hub that holds less of a launch than its end, or another history of it, sees which:
/// the newest of the places where what it holds may end.
Result<std::vector<ChainPoint>> points_of(StoreView& store, WriterId launch) {
    std::map<std::uint64_t, Hash32, std::greater<>> links;
    KITH_TRY_ASSIGN(const auto ends, handover_ends(store, launch, most_points_of_launch));
    for (const HandoverEnd& end : ends)
        links.emplace(end.seq, end.link);
    KITH_TRY_ASSIGN(const auto acknowledged, list_acknowledgements(store));
    for (const Acknowledgement& one : acknowledged) {
        if (one.writer != launch) continue;
        KITH_TRY_ASSIGN(const auto link, chain_link(store, {launch, one.seq}));
        if (link) links.emplace(one.seq, *link);
    }
    std::vector<ChainPoint> points;
    for (const auto& [seq, link] : links)
        if (points.size() < most_points_of_launch) points.push_back({{launch, seq}, link});
    return points;
}

Result<PapersPayload> papers_of(Store& store, const std::vector<HaveRange>& ranges) {
    PapersPayload papers;
    KITH_TRY_ASSIGN(const auto names, writers_to_name(store, ranges));
    for (const WriterId name : names) {
        KITH_TRY_ASSIGN(const auto writer, find_writer(store, name));
        if (!writer || writer->laptop == LaptopId{}) continue;
        papers.writers.push_back(to_paper(*writer));
        if (writer->laptop != store.laptop()) continue;
        KITH_TRY_ASSIGN(const auto points, points_of(store, name));
        papers.points.insert(papers.points.end(), points.begin(), points.end());
    }
    KITH_TRY_ASSIGN(const auto own, find_laptop(store, store.laptop()));
    AnnouncementPaper announcement;
    if (own) announcement = {own->name, own->worker, own->certificate};
    papers.announcement = std::move(announcement);
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& coordinator : coordinators)
        papers.coordinators.push_back(coordinator.certificate);
    KITH_TRY_ASSIGN(papers.erasures_done, erasures_done_here(store));
    return papers;
}

Result<BundleSpec> spec_of(Store& store) {
    BundleSpec spec{
        store.project().id, store.laptop_signing_key(), store.laptop_sealing_key().public_key, {}};
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& coordinator : coordinators)
        spec.recipients.push_back(coordinator.seal);
    return spec;
}

Status add_blob(StoreView& store, const Hash32& name, BundleWriter& to) {
    constexpr std::size_t piece_bytes = 1U << 20U;
    KITH_TRY_ASSIGN(const Bytes content, load_blob(store, name));
    for (std::size_t at = 0; at < content.size(); at += piece_bytes) {
        const ByteView piece =
            ByteView(content).subspan(at, std::min(piece_bytes, content.size() - at));
        BlobPayload payload{name, content.size(), at, {piece.begin(), piece.end()}};
        ChunkHeader header;
        header.type = ChunkType::blob;
        KITH_TRY(to.add(header, pack(payload)));
    }
    return {};
}

/// They go before the changes that name them: of a file that is cut off, a change that arrives has
/// what it names. One that is not here keeps nobody from handing over the rest.
Result<std::set<Hash32>> attachments_in(StoreView& store, const std::vector<HaveRange>& ranges) {
    std::set<Hash32> names;
    KITH_TRY_ASSIGN(const bool has_some, has_blobs(store));
    if (!has_some) return names;
    const auto note = [&](const Change& change) -> Status {
        for (const auto& [field, name] : blobs_of(change)) {
            KITH_TRY_ASSIGN(const bool is_here, has_blob(store, name));
            if (is_here) names.insert(name);
        }
        return {};
    };
    for (const HaveRange& range : ranges)
        KITH_TRY(for_each_change(store, range.writer, range.first, range.last, note));
    return names;
}

Status sign_heads(Store& store) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    KITH_TRY(sign_own_head(store));
    return transaction.commit();
}

} // namespace

Result<std::unique_ptr<BundleWriter>>
begin_own_bundle(Store& store, const std::vector<HaveRange>& ranges, const Path& folder) {
    KITH_TRY_ASSIGN(const PapersPayload papers, papers_of(store, ranges));
    KITH_TRY_ASSIGN(const BundleSpec spec, spec_of(store));
    KITH_TRY_ASSIGN(auto writer, BundleWriter::create(store.environment().files, folder, spec));
    ChunkHeader header;
    header.type = ChunkType::papers;
    KITH_TRY(writer->add(header, pack(papers)));
    return writer;
}

Result<OwnBundle>
write_own_bundle(Store& store, const std::vector<HaveRange>& ranges, const Path& folder) {
    KITH_TRY(sign_heads(store));
    KITH_TRY_ASSIGN(const auto writer, begin_own_bundle(store, ranges, folder));
    KITH_TRY_ASSIGN(const auto attachments, attachments_in(store, ranges));
    for (const Hash32& name : attachments)
        KITH_TRY(add_blob(store, name, *writer));
    ChangeCutter cutter(store, *writer);
    for (const HaveRange& range : ranges)
        KITH_TRY(cutter.add(range));
    OwnBundle own;
    KITH_TRY_ASSIGN(own.file, writer->finish());
    own.changes = cutter.changes();
    own.records = cutter.records();
    return own;
}

} // namespace kith::sync
