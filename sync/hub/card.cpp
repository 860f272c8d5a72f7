// A card: "KITHC1\r\n", a 4-byte length, the body, the coordinator's signature over everything
// before it.
#include "sync/hub/card.h"

#include "sync/bundle/dot_codec.h"
#include "sync/hub/form_payloads.h"
#include "sync/hub/project_record.h"

#include <algorithm>

namespace kith::sync {

namespace {

constexpr std::string_view magic{"KITHC1\r\n", 8};
constexpr std::uint64_t most_card_bytes = 64ULL << 20U;

tl::unexpected<Error> broken_card() {
    return fail(ErrorCode::damaged,
                "This joining card was changed after the coordinator signed it, or is damaged; ask "
                "the coordinator for a new one.");
}

template <class Item> void put_items(const std::vector<Item>& items, Writer& to) {
    to.varint(items.size());
    for (const Item& item : items)
        to.bytes(encode(item));
}

Bytes encode_body_of(const Card& card) {
    Bytes bytes;
    Writer to(bytes);
    to.raw(card.project.id);
    to.raw(card.project.root);
    to.text(card.project.name);
    to.u8(card.project.is_test ? 1 : 0);
    to.bytes(card.tag_key);
    put_items(card.coordinators, to);
    put_items(card.hubs, to);
    to.varint(card.forms.size());
    for (const FormPayload& form : card.forms)
        to.bytes(pack(form));
    if (!card.project_record.empty()) to.bytes(card.project_record); // older cards end here
    return bytes;
}

Status take_certificates(Reader& from, Card& card) {
    const std::size_t coordinators = from.count();
    for (std::size_t i = 0; i < coordinators && from.ok(); ++i) {
        KITH_TRY_ASSIGN(auto certificate, decode_coordinator_certificate(from.bytes()));
        if (!holds(certificate, card.project.root)) return broken_card();
        card.coordinators.push_back(certificate);
    }
    const std::size_t hubs = from.count();
    for (std::size_t i = 0; i < hubs && from.ok(); ++i) {
        KITH_TRY_ASSIGN(auto certificate, decode_laptop_certificate(from.bytes()));
        card.hubs.push_back(certificate);
    }
    return {};
}

Result<Card> decode_body_of(ByteView bytes) {
    Reader from(bytes);
    Card card;
    card.project.id = take_array<16>(from);
    card.project.root = take_array<32>(from);
    card.project.name = from.text();
    card.project.is_test = from.u8() == 1;
    card.tag_key = take_bytes(from);
    if (!from.ok() || card.project.id != hash16(card.project.root)) return broken_card();
    KITH_TRY(take_certificates(from, card));
    const std::size_t forms = from.count();
    for (std::size_t i = 0; i < forms && from.ok(); ++i) {
        KITH_TRY_ASSIGN(FormPayload form, unpack_form(from.bytes()));
        card.forms.push_back(std::move(form));
    }
    if (from.ok() && from.remaining() > 0) card.project_record = take_bytes(from);
    if (!from.finished()) return broken_card();
    return card;
}

/// By whichever coordinator of the card, since the project's root vouches for each.
bool is_signed(const Card& card, ByteView message, const Signature64& signature) {
    return std::any_of(
        card.coordinators.begin(), card.coordinators.end(), [&](const auto& coordinator) {
            return coordinator.project == card.project.id &&
                   verify(coordinator.sign, message, signature);
        });
}

bool is_vouched(const Card& card, const LaptopCertificate& hub) {
    return std::any_of(
        card.coordinators.begin(), card.coordinators.end(), [&](const auto& coordinator) {
            return coordinator.number == hub.coordinator && holds(hub, coordinator);
        });
}

Status save_hub(Store& store, const LaptopCertificate& hub) {
    LaptopRow row;
    row.id = hash16(hub.sign);
    row.sign = hub.sign;
    row.seal = hub.seal;
    row.name = "Coordinator";
    row.role = static_cast<LaptopRole>(hub.role);
    row.state = LaptopState::approved;
    row.certificate = encode(hub);
    row.last_seen = store.now();
    return save_laptop(store, row);
}

} // namespace

Result<Card> make_card(Store& store) {
    if (!store.is_hub())
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can write joining cards; ask the coordinator.");
    Card card;
    card.project = store.project();
    KITH_TRY_ASSIGN(const auto tag_key, store.find_fact(Fact::tag_key));
    card.tag_key = tag_key.value_or(Bytes{});
    KITH_TRY_ASSIGN(const auto coordinators, list_coordinators(store));
    for (const CoordinatorRow& row : coordinators) {
        KITH_TRY_ASSIGN(auto certificate, decode_coordinator_certificate(row.certificate));
        card.coordinators.push_back(certificate);
    }
    KITH_TRY_ASSIGN(const auto laptops, list_laptops(store));
    for (const LaptopRow& row : laptops) {
        if (row.role != LaptopRole::coordinator || row.state != LaptopState::approved) continue;
        KITH_TRY_ASSIGN(auto certificate, decode_laptop_certificate(row.certificate));
        card.hubs.push_back(certificate);
    }
    KITH_TRY_ASSIGN(card.forms, all_forms(store));
    KITH_TRY_ASSIGN(card.project_record, pack_project_record(store));
    return card;
}

Status write_card(Store& store, const Card& card, const Path& file) {
    KITH_TRY_ASSIGN(const auto secret, store.find_fact(Fact::coordinator_sign_secret));
    if (!secret)
        return fail(ErrorCode::refused,
                    "Only a coordinator's store can sign joining cards; ask the coordinator.");
    KITH_TRY_ASSIGN(const SigningKey key, signing_key_from(SecretKey::copy_of(*secret)));
    const Bytes body = encode_body_of(card);
    if (body.size() + 1024 > most_card_bytes)
        return fail(
            ErrorCode::refused,
            "The forms of this project with their lists are too large for a joining card; "
            "add the largest one after the laptops have joined, and it comes with a reply.");
    Bytes bytes;
    Writer to(bytes);
    to.raw(as_bytes(magic));
    to.u32(static_cast<std::uint32_t>(body.size()));
    to.raw(body);
    const Signature64 signature = sign(key, bytes);
    to.raw(signature);
    return replace_file(store.environment().files, file, bytes);
}

Result<Card> read_card(FileSystem& files, const Path& file) {
    KITH_TRY_ASSIGN(const Bytes bytes, read_file(files, file, most_card_bytes));
    Reader from(bytes);
    if (as_text(from.raw(magic.size())) != magic)
        return fail(ErrorCode::bad_input,
                    "'" + file.filename().string() +
                        "' is not a joining card; choose the file that the coordinator wrote.");
    const ByteView body = from.raw(from.u32());
    const auto signature = take_array<64>(from);
    if (!from.finished()) return broken_card();
    KITH_TRY_ASSIGN(Card card, decode_body_of(body));
    const ByteView message = ByteView(bytes).first(bytes.size() - signature.size());
    if (!is_signed(card, message, signature)) return broken_card();
    for (const LaptopCertificate& hub : card.hubs)
        if (hub.project != card.project.id || !is_vouched(card, hub)) return broken_card();
    return card;
}

Status install_card(Store& store, const Card& card) {
    KITH_TRY(store.set_fact(Fact::tag_key, card.tag_key));
    for (const CoordinatorCertificate& one : card.coordinators)
        KITH_TRY(save_coordinator(store, {one.number, one.sign, one.seal, encode(one)}));
    for (const LaptopCertificate& hub : card.hubs)
        KITH_TRY(save_hub(store, hub));
    for (const FormPayload& form : card.forms)
        KITH_TRY(save_form(store, form));
    return take_project_record(store, card.project_record);
}

std::string check_words(const Card& card) {
    return kith::check_words(hash16(card.project.root));
}

} // namespace kith::sync
