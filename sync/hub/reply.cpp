// What goes back to a laptop: that its work has arrived, who may speak, the forms, and what
// everybody else collected.
#include "survey_core/store/erasures.h"
#include "sync/hub/authority.h"
#include "sync/hub/form_payloads.h"
#include "sync/hub/hub.h"
#include "sync/hub/record_state.h"

namespace kith::sync {

namespace {

constexpr std::size_t enough_state_bytes = most_plain_bytes / 2;

Status add_part(BundleWriter& to, ChunkType type, ByteView plain) {
    ChunkHeader header;
    header.type = type;
    return to.add(header, plain);
}

/// A form with long lists goes in pieces, each under the hash of the whole.
Status add_form(BundleWriter& to, const FormPayload& form) {
    const Bytes whole = pack(form);
    if (whole.size() <= most_plain_bytes) return add_part(to, ChunkType::form, whole);
    constexpr std::size_t piece_bytes = 1U << 20U;
    const Hash32 name = hash(whole);
    for (std::size_t at = 0; at < whole.size(); at += piece_bytes) {
        const ByteView piece =
            ByteView(whole).subspan(at, std::min(piece_bytes, whole.size() - at));
        const BlobPayload payload{name, whole.size(), at, {piece.begin(), piece.end()}};
        KITH_TRY(add_part(to, ChunkType::form_piece, pack(payload)));
    }
    return {};
}

Result<PapersPayload> papers_for(Store& store, const LaptopRow& laptop) {
    PapersPayload papers;
    KITH_TRY_ASSIGN(const auto own, find_laptop(store, store.laptop()));
    if (own) papers.announcement = AnnouncementPaper{own->name, own->worker, own->certificate};
    papers.laptops.push_back(laptop.certificate);
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& coordinator : coordinators)
        papers.coordinators.push_back(coordinator.certificate);
    return papers;
}

/// Of two replies the later one counts, so no later one says an earlier time.
Result<Hlc> time_of_reply(Store& store) {
    KITH_TRY_ASSIGN(Transaction transaction, Transaction::begin(store.database()));
    const Hlc now = store.next_time();
    KITH_TRY(store.save_time());
    KITH_TRY(transaction.commit());
    return now;
}

Result<AcknowledgementPayload> acknowledgement_for(Store& store, const LaptopId& laptop) {
    AcknowledgementPayload acknowledgement;
    acknowledgement.hub = store.laptop();
    KITH_TRY_ASSIGN(acknowledgement.at, time_of_reply(store));
    KITH_TRY_ASSIGN(const auto writers, list_writers(store));
    for (const WriterRecord& writer : writers) {
        if (writer.laptop != laptop) continue;
        KITH_TRY_ASSIGN(const auto have, have_of(store, writer.id));
        if (have.empty() || have.front().first != 1) continue;
        acknowledgement.held.push_back({writer.id, have.front().last});
        acknowledgement.links.push_back(have.front().after);
    }
    KITH_TRY_ASSIGN(const auto done, list_erasures_done(store));
    for (const ErasureDone& one : done)
        if (one.laptop == laptop) acknowledgement.erasures_done.push_back(one.erasure);
    return acknowledgement;
}

/// A laptop takes its hub's word, so what only coordinators may say is not sent when others said
/// it.
Result<bool> may_be_passed_on(Store& store, const ChangeHeader& creation) {
    return is_for_coordinators(creation.record_kind) ? is_of_coordinator(store, creation.dot.writer)
                                                     : true;
}

/// Of a file that was cut short whatever came first still counts: that somebody does not want to be
/// called on.
Status add_wishes(Store& store, BundleWriter& to) {
    KITH_TRY_ASSIGN(const auto wish, find_field(store, do_not_call_name()));
    if (!wish) return {};
    KITH_TRY_ASSIGN(const auto households, records_edited_in(store, *wish));
    StatePacker state;
    for (const RecordId household : households) {
        KITH_TRY_ASSIGN(const auto creation, find_creation(store, household));
        if (creation) KITH_TRY(add_record_state(store, *creation, state));
        if (state.bytes() < enough_state_bytes) continue;
        KITH_TRY(add_part(to, ChunkType::state, state.pack()));
    }
    return state.empty() ? Status{} : add_part(to, ChunkType::state, state.pack());
}

Status add_state(Store& store, BundleWriter& to) {
    StatePacker state;
    const Status added = for_each_record(store, [&](const Change& creation) -> Status {
        KITH_TRY_ASSIGN(const bool counts, may_be_passed_on(store, creation.header));
        if (!counts) return {};
        KITH_TRY(add_record_state(store, creation, state));
        return state.bytes() < enough_state_bytes ? Status{}
                                                  : add_part(to, ChunkType::state, state.pack());
    });
    KITH_TRY(added);
    return state.empty() ? Status{} : add_part(to, ChunkType::state, state.pack());
}

} // namespace

Result<WrittenBundle> Hub::write_reply(const LaptopId& id, const Path& folder) {
    KITH_TRY_ASSIGN(const auto laptop, find_laptop(store_, id));
    if (!laptop)
        return fail(ErrorCode::not_found,
                    "There is no laptop " + to_hex(id) +
                        " in this project; kithctl laptop list shows those that there are.");
    if (laptop->state != LaptopState::approved)
        return fail(ErrorCode::refused,
                    "The laptop '" + laptop->name +
                        "' is not approved; approve it before writing a reply for it.");
    const BundleSpec spec{store_.project().id,
                          store_.laptop_signing_key(),
                          store_.laptop_sealing_key().public_key,
                          {laptop->seal}};
    KITH_TRY_ASSIGN(const auto writer,
                    BundleWriter::create(store_.environment().files, folder, spec));
    KITH_TRY_ASSIGN(const PapersPayload papers, papers_for(store_, *laptop));
    KITH_TRY(add_part(*writer, ChunkType::papers, pack(papers)));
    KITH_TRY(add_wishes(store_, *writer));
    KITH_TRY_ASSIGN(const auto acknowledgement, acknowledgement_for(store_, id));
    KITH_TRY(add_part(*writer, ChunkType::acknowledgement, pack(acknowledgement)));
    KITH_TRY_ASSIGN(const auto forms, all_forms(store_));
    for (const FormPayload& form : forms)
        KITH_TRY(add_form(*writer, form));
    KITH_TRY(add_state(store_, *writer));
    return writer->finish();
}

} // namespace kith::sync
