#include "sync/bundle/payloads.h"

#include "sync/bundle/dot_codec.h"
#include "sync/bundle/wire.h"

namespace kith::sync {

namespace {

/// Columns of the small chunks: one row after the other is enough for zstd.
struct Rows {
    Bytes fixed, rows;

    template <class Archive> void serialize(Archive& archive) { archive(fixed, rows); }
};

tl::unexpected<Error> broken_part(const char* what) {
    return fail(ErrorCode::damaged,
                std::string("A part of this hand-over file that should hold ") + what +
                    " cannot be read; ask for a new one from whoever wrote it.");
}

void put(const WriterPaper& paper, Writer& to) {
    to.u64(static_cast<std::uint64_t>(paper.id));
    to.raw(paper.laptop);
    to.raw(paper.public_key);
    to.u8(paper.previous ? 1 : 0);
    to.u64(static_cast<std::uint64_t>(paper.previous.value_or(WriterId{})));
    to.u64(static_cast<std::uint64_t>(paper.first_hlc));
    to.raw(paper.certificate);
    to.varint(paper.head_seq);
    to.raw(paper.head_hash);
    to.raw(paper.head_signature);
    to.u8(paper.closed ? 1 : 0);
}

WriterPaper take_writer(Reader& from) {
    WriterPaper paper;
    paper.id = WriterId{from.u64()};
    paper.laptop = take_array<16>(from);
    paper.public_key = take_array<32>(from);
    const bool has_previous = from.u8() == 1;
    const WriterId previous{from.u64()};
    if (has_previous) paper.previous = previous;
    paper.first_hlc = Hlc{from.u64()};
    paper.certificate = take_array<64>(from);
    paper.head_seq = from.varint();
    paper.head_hash = take_array<32>(from);
    paper.head_signature = take_array<64>(from);
    paper.closed = from.u8() == 1;
    if (paper.head_seq > last_seq) from.refuse();
    return paper;
}

void put(const std::vector<Bytes>& items, Writer& to) {
    to.varint(items.size());
    for (const Bytes& item : items)
        to.bytes(item);
}

void put_dots(const std::vector<Dot>& dots, Writer& to) {
    to.varint(dots.size());
    for (const Dot dot : dots)
        sync::put(dot, to);
}

/// Files from before this part was added end here.
std::vector<Dot> take_last_dots(Reader& from) {
    constexpr std::size_t least_bytes_of_a_dot = 9;
    std::vector<Dot> dots;
    if (from.remaining() == 0) return dots;
    const std::size_t count = from.count(least_bytes_of_a_dot);
    for (std::size_t i = 0; i < count && from.ok(); ++i)
        dots.push_back(take_dot(from));
    return dots;
}

std::vector<Bytes> take_items(Reader& from) {
    std::vector<Bytes> items;
    const std::size_t count = from.count();
    for (std::size_t i = 0; i < count && from.ok(); ++i)
        items.push_back(take_bytes(from));
    return items;
}

} // namespace

Bytes pack(const FormPayload& form) {
    Rows rows;
    Writer fixed(rows.fixed);
    fixed.u64(static_cast<std::uint64_t>(form.id));
    fixed.text(form.form_id);
    fixed.text(form.version);
    fixed.text(form.title);
    fixed.bytes(form.content);
    Writer to(rows.rows);
    for (const FormPayload::Name& name : form.names) {
        to.u32(static_cast<std::uint32_t>(name.id));
        to.u8(static_cast<std::uint8_t>(name.name.kind));
        to.text(name.name.owner);
        to.text(name.name.path);
    }
    return wire::pack(rows);
}

Result<FormPayload> unpack_form(ByteView bytes) {
    Rows rows;
    if (!wire::unpack(bytes, rows)) return broken_part("a form");
    FormPayload form;
    Reader fixed(rows.fixed);
    form.id = FormVersionId{fixed.u64()};
    form.form_id = fixed.text();
    form.version = fixed.text();
    form.title = fixed.text();
    form.content = take_bytes(fixed);
    Reader from(rows.rows);
    while (from.ok() && from.remaining() > 0) {
        FormPayload::Name name;
        name.id = FieldId{from.u32()};
        name.name.kind = static_cast<FieldName::Kind>(from.u8());
        name.name.owner = from.text();
        name.name.path = from.text();
        form.names.push_back(std::move(name));
    }
    if (!fixed.finished() || !from.finished()) return broken_part("a form");
    return form;
}

Bytes pack(const BlobPayload& blob) {
    Rows rows;
    Writer fixed(rows.fixed);
    fixed.raw(blob.name);
    fixed.u64(blob.size);
    fixed.u64(blob.offset);
    rows.rows = blob.bytes;
    return wire::pack(rows);
}

Result<BlobPayload> unpack_blob(ByteView bytes) {
    Rows rows;
    if (!wire::unpack(bytes, rows)) return broken_part("an attachment");
    Reader fixed(rows.fixed);
    BlobPayload blob;
    blob.name = take_array<32>(fixed);
    blob.size = fixed.u64();
    blob.offset = fixed.u64();
    blob.bytes = std::move(rows.rows);
    const bool inside =
        blob.bytes.size() <= blob.size && blob.offset <= blob.size - blob.bytes.size();
    if (!fixed.finished() || !inside) return broken_part("an attachment");
    return blob;
}

Bytes pack(const AcknowledgementPayload& acknowledgement) {
    Rows rows;
    Writer fixed(rows.fixed);
    fixed.raw(acknowledgement.hub);
    put_dots(acknowledgement.erasures_done, fixed);
    for (const Hash32& link : acknowledgement.links)
        fixed.raw(link);
    if (acknowledgement.at != Hlc{}) fixed.u64(static_cast<std::uint64_t>(acknowledgement.at));
    Writer to(rows.rows);
    for (const Dot held : acknowledgement.held)
        put(held, to);
    return wire::pack(rows);
}

Result<AcknowledgementPayload> unpack_acknowledgement(ByteView bytes) {
    Rows rows;
    if (!wire::unpack(bytes, rows)) return broken_part("an acknowledgement");
    AcknowledgementPayload acknowledgement;
    Reader fixed(rows.fixed);
    acknowledgement.hub = take_array<16>(fixed);
    acknowledgement.erasures_done = take_last_dots(fixed);
    while (fixed.ok() && fixed.remaining() >= sizeof(Hash32))
        acknowledgement.links.push_back(take_array<32>(fixed));
    if (fixed.ok() && fixed.remaining() > 0) acknowledgement.at = Hlc{fixed.u64()};
    Reader from(rows.rows);
    while (from.ok() && from.remaining() > 0)
        acknowledgement.held.push_back(take_dot(from));
    const bool has_all_links = acknowledgement.links.empty() ||
                               acknowledgement.links.size() == acknowledgement.held.size();
    if (!fixed.finished() || !from.finished() || !has_all_links)
        return broken_part("an acknowledgement");
    return acknowledgement;
}

Bytes pack(const PapersPayload& papers) {
    Rows rows;
    Writer fixed(rows.fixed);
    fixed.u8(papers.announcement ? 1 : 0);
    if (papers.announcement) {
        fixed.text(papers.announcement->laptop_name);
        put(papers.announcement->worker, fixed);
        fixed.bytes(papers.announcement->certificate);
    }
    put(papers.laptops, fixed);
    put(papers.coordinators, fixed);
    put_dots(papers.erasures_done, fixed);
    for (const ChainPoint& point : papers.points) {
        put(point.at, fixed);
        fixed.raw(point.link);
    }
    Writer to(rows.rows);
    for (const WriterPaper& writer : papers.writers)
        put(writer, to);
    return wire::pack(rows);
}

Result<PapersPayload> unpack_papers(ByteView bytes) {
    Rows rows;
    if (!wire::unpack(bytes, rows)) return broken_part("certificates");
    PapersPayload papers;
    Reader fixed(rows.fixed);
    if (fixed.u8() == 1) {
        AnnouncementPaper announcement;
        announcement.laptop_name = fixed.text();
        announcement.worker = take_optional_dot(fixed);
        announcement.certificate = take_bytes(fixed);
        papers.announcement = std::move(announcement);
    }
    papers.laptops = take_items(fixed);
    papers.coordinators = take_items(fixed);
    papers.erasures_done = take_last_dots(fixed);
    while (fixed.ok() && fixed.remaining() > 0) {
        const Dot at = take_dot(fixed);
        papers.points.push_back({at, take_array<32>(fixed)});
    }
    Reader from(rows.rows);
    while (from.ok() && from.remaining() > 0)
        papers.writers.push_back(take_writer(from));
    if (!fixed.finished() || !from.finished()) return broken_part("certificates");
    return papers;
}

Bytes pack(const ConcernPayload& concern) {
    Rows rows;
    Writer fixed(rows.fixed);
    fixed.raw(concern.about.value_or(Hash16{}));
    fixed.u64(static_cast<std::uint64_t>(concern.at.ms));
    fixed.raw(concern.laptop);
    fixed.text(concern.sealed);
    return wire::pack(rows);
}

Result<ConcernPayload> unpack_concern(ByteView bytes) {
    Rows rows;
    if (!wire::unpack(bytes, rows)) return broken_part("a concern");
    Reader fixed(rows.fixed);
    ConcernPayload concern;
    const auto about = take_array<16>(fixed);
    if (about != Hash16{}) concern.about = about;
    concern.at = {static_cast<std::int64_t>(fixed.u64())};
    concern.laptop = take_array<16>(fixed);
    concern.sealed = fixed.text();
    if (!fixed.finished() || !rows.rows.empty()) return broken_part("a concern");
    return concern;
}

} // namespace kith::sync
