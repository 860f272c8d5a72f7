#include "sync/bundle/bundle_reader.h"
#include "sync/bundle/bundle_writer.h"
#include "sync/bundle/payloads.h"
#include "sync/bundle/state_columns.h"
#include "tests/support/memory_files.h"
#include "tests/support/printed_seed.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace kith;
using namespace kith::sync;
using kith::test::MemoryFileSystem;

namespace {

const Path stick = "/stick";

struct Post {
    MemoryFileSystem files;
    SigningKey laptop = make_signing_key();
    SealingKey laptop_seal = make_sealing_key();
    SealingKey coordinator = make_sealing_key();

    Post() { REQUIRE(files.make_folder(stick)); }

    Result<WrittenBundle> write(const std::vector<Bytes>& parts) {
        BundleSpec spec{hash16(as_bytes("project")),
                        laptop,
                        laptop_seal.public_key,
                        {make_sealing_key().public_key, coordinator.public_key}};
        KITH_TRY_ASSIGN(const auto writer, BundleWriter::create(files, stick, spec));
        std::uint64_t seq = 1;
        for (const Bytes& part : parts) {
            ChunkHeader header;
            header.writer = WriterId{5};
            header.first = seq;
            header.last = seq + 9;
            seq += 10;
            KITH_TRY(writer->add(header, part));
        }
        return writer->finish();
    }
    Result<BundleCheck> check(const Bytes& content, const SealingKey* key = nullptr) {
        MemoryFileSystem other;
        other.put("/stick/copy.kithb", content);
        return check_bundle(other, "/stick/copy.kithb", key);
    }
};

std::vector<Bytes> three_parts() {
    return {Bytes(100, 'a'), Bytes(3000, 'b'), Bytes{}};
}

} // namespace

TEST_CASE("a hand-over file opens for the coordinator, whole and in order", "[bundle]") {
    Post post;
    const WrittenBundle written = post.write(three_parts()).value();
    BundleReader reader = BundleReader::open(post.files, written.file).value();
    const BundleCheck check = reader.check().value();

    CHECK(check.complete);
    CHECK(check.hash == written.hash);
    CHECK(check.changes == 30);
    CHECK(check.header.sender_sign == post.laptop.public_key);
    REQUIRE(check.chunks.size() == 3);
    REQUIRE(reader.unlock(post.coordinator));
    for (std::size_t i = 0; i < 3; ++i) {
        const ByteView plain = reader.read(check.chunks[i]).value();
        CHECK(Bytes(plain.begin(), plain.end()) == three_parts()[i]);
    }
}

TEST_CASE("whoever finds the stick sees sizes only", "[bundle]") {
    Post post;
    const std::string name = "Zuzanna Kowalczyk";
    const WrittenBundle written =
        post.write({Bytes(name.begin(), name.end()), Bytes(500, 'q')}).value();
    const Bytes content = post.files.content(written.file).value();
    BundleReader reader = BundleReader::open(post.files, written.file).value();

    CHECK(as_text(content).find("Zuzanna") == std::string_view::npos);
    CHECK(as_text(content).find("qqqq") == std::string_view::npos);
    CHECK(written.file.filename().string().substr(0, 5) == "kith-");
    CHECK(reader.unlock(make_sealing_key()).error().code == ErrorCode::refused);
}

namespace {

/// Cut off there, the file gives the parts that are whole before the cut, and says that it is cut.
void check_cut(Post& post,
               const Bytes& whole,
               const std::vector<ChunkPlace>& all,
               std::size_t length) {
    CAPTURE(length);
    const auto end_of = [](const ChunkPlace& chunk) {
        return chunk.offset + chunk_header_bytes + chunk.header.sealed_length + signature_bytes;
    };
    const auto check = post.check(Bytes(whole.begin(), whole.begin() + static_cast<long>(length)),
                                  &post.coordinator);
    if (!check) {
        const bool nameless = length < 8; // too short to say what it is
        REQUIRE(check.error().code == (nameless ? ErrorCode::bad_input : ErrorCode::damaged));
        REQUIRE(length < end_of(all[0]));
        return;
    }
    REQUIRE_FALSE(check->complete);
    REQUIRE_FALSE(check->finding().empty());
    const auto is_whole = [&](const ChunkPlace& chunk) { return end_of(chunk) <= length; };
    REQUIRE(check->chunks.size() ==
            static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_whole)));
}

} // namespace

TEST_CASE("a file cut off anywhere gives its whole parts and never more", "[bundle]") {
    Post post;
    const Bytes whole = post.files.content(post.write(three_parts()).value().file).value();
    const auto all = post.check(whole).value().chunks;
    for (std::size_t length = 0; length < whole.size(); ++length)
        check_cut(post, whole, all, length);
}

TEST_CASE("100,000 cuts of a larger file, anywhere", "[.cuts]") {
    Post post;
    std::mt19937 chance(kith::test::printed_seed());
    std::vector<Bytes> parts(12);
    for (Bytes& part : parts) {
        part.resize(1 + chance() % 8000);
        std::generate(
            part.begin(), part.end(), [&] { return static_cast<std::uint8_t>(chance()); });
    }
    const Bytes whole = post.files.content(post.write(parts).value().file).value();
    const auto all = post.check(whole).value().chunks;
    for (int cut = 0; cut < 100'000; ++cut)
        check_cut(post, whole, all, chance() % whole.size());
}

TEST_CASE("one wrong bit anywhere and the file is refused", "[bundle]") {
    Post post;
    const Bytes whole = post.files.content(post.write(three_parts()).value().file).value();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CAPTURE(at);
        Bytes damaged = whole;
        damaged[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        REQUIRE_FALSE(post.check(damaged, &post.coordinator));
    }
}

TEST_CASE("bytes added to the end, a part taken out or put in from another file are noticed",
          "[bundle]") {
    Post post;
    const Bytes whole = post.files.content(post.write(three_parts()).value().file).value();
    const Bytes other = post.files.content(post.write(three_parts()).value().file).value();
    const auto chunks = post.check(whole).value().chunks;
    const auto from = static_cast<long>(chunks[1].offset);
    const auto to = static_cast<long>(chunks[2].offset);
    Bytes longer = whole;
    longer.insert(longer.end(), 64, 0);
    Bytes shorter = whole;
    shorter.erase(shorter.begin() + from, shorter.begin() + to);
    Bytes mixed = whole;
    std::copy(other.begin() + from, other.begin() + to, mixed.begin() + from);

    CHECK_FALSE(post.check(longer));
    CHECK_FALSE(post.check(shorter));
    CHECK_FALSE(post.check(mixed));
}

TEST_CASE("other files and newer ones are named for what they are", "[bundle]") {
    Post post;
    Bytes newer = post.files.content(post.write(three_parts()).value().file).value();
    newer[8] = 2;
    const std::string sheet = "PK\x03\x04 this is a workbook, long enough for a header";

    CHECK(post.check(newer).error().code == ErrorCode::too_new);
    CHECK(post.check(Bytes(sheet.begin(), sheet.end())).error().code == ErrorCode::bad_input);
    CHECK(post.check({}).error().code == ErrorCode::bad_input);
}

TEST_CASE("a stick pulled while the file was written never leaves one that looks whole",
          "[bundle]") {
    Post post;
    post.files.settle();
    REQUIRE(post.write(three_parts()));
    for (std::size_t changes = 0; changes < post.files.changes().size(); ++changes) {
        for (const auto survival :
             {kith::test::Survival::nothing, kith::test::Survival::everything}) {
            CAPTURE(changes);
            const auto after = post.files.after({changes, survival, 1});
            const auto left = after->list(stick);
            if (!left) continue;
            for (const Path& file : *left)
                if (file.extension() == ".kithb") {
                    REQUIRE(check_bundle(*after, file).value().complete);
                }
        }
    }
}

TEST_CASE("a full stick is said in words, and leaves no half file", "[bundle]") {
    Post post;
    post.files.settle();
    for (std::size_t change = 0; change < 8; ++change) {
        post.files.settle();
        post.files.set_fault(kith::test::Fault{change, ErrorCode::disk_full, true});
        const auto written = post.write(three_parts());
        post.files.set_fault(std::nullopt);
        CAPTURE(change);
        if (written) continue;
        CHECK(written.error().code == ErrorCode::disk_full);
    }
}

TEST_CASE("forms, certificates, acknowledgements and attachments read back", "[bundle]") {
    const FormPayload form{FormVersionId{9},
                           "asset_survey",
                           "3",
                           "Assets",
                           {1, 2, 3},
                           {{FieldId{5}, {FieldName::Kind::question, "asset_survey", "group/a"}}}};
    PapersPayload papers;
    papers.writers = {{WriterId{1}, {}, {}, WriterId{7}, Hlc{5}, {}, 41, {}, {}, true},
                      {WriterId{2}, {}, {}, {}, Hlc{6}, {}, 0, {}, {}, false}};
    papers.announcement = AnnouncementPaper{"Library 2", Dot{WriterId{1}, 1}, {4, 5}};
    papers.laptops = {{1}, {2, 3}};
    papers.points = {{Dot{WriterId{1}, 40}, Hash32{7}}, {Dot{WriterId{1}, 12}, Hash32{8}}};
    const AcknowledgementPayload ack{
        {}, {{WriterId{1}, 41}, {WriterId{2}, 0}}, {}, {Hash32{1}, Hash32{2}}, Hlc{9}};
    const BlobPayload blob{{}, 100, 90, Bytes(10, 1)};

    CHECK(unpack_form(pack(form)).value() == form);
    CHECK(unpack_papers(pack(papers)).value() == papers);
    CHECK(unpack_papers(pack(PapersPayload{})).value() == PapersPayload{});
    CHECK(unpack_acknowledgement(pack(ack)).value() == ack);
    CHECK(unpack_acknowledgement(pack({{}, ack.held, {}, {}, Hlc{9}})));
    CHECK_FALSE(unpack_acknowledgement(pack({{}, ack.held, {}, {Hash32{1}}, {}})));
    CHECK(unpack_blob(pack(blob)).value() == blob);
    CHECK_FALSE(unpack_blob(pack(BlobPayload{{}, 5, 90, Bytes(10, 1)})));
    for (const Bytes& bytes : {pack(form), pack(papers), pack(ack), pack(blob)})
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const ByteView cut = ByteView(bytes).first(length);
            REQUIRE_FALSE(unpack_form(cut));
            REQUIRE_FALSE(unpack_papers(cut));
            REQUIRE_FALSE(unpack_acknowledgement(cut));
            REQUIRE_FALSE(unpack_blob(cut));
        }
}

TEST_CASE("the state of a record reads back with everything that stands", "[bundle]") {
    FieldState field;
    field.record = {WriterId{3}, 4};
    field.field = field::label;
    field.value.live = {{{WriterId{1}, 2}, Hlc{3}, {WriterId{9}, 1}, {Value::Kind::text, "a"}, {}},
                        {{WriterId{2}, 2}, Hlc{4}, {WriterId{9}, 1}, {Value::Kind::text, "b"}, {}}};
    field.value.seen.add({WriterId{1}, 2});
    field.value.seen.add({WriterId{2}, 2});
    Change creation;
    creation.header.dot = creation.header.record = field.record;
    creation.body = encode_body({});
    StatePacker packer;
    packer.add(creation);
    packer.add(field);
    const Bytes packed = packer.pack();
    std::vector<Change> changes;
    std::vector<FieldState> fields;
    const auto unpack = [&](ByteView bytes) {
        return unpack_state(
            bytes,
            [&](const Change& change) {
                changes.push_back(change);
                return Status{};
            },
            [&](const FieldState& state) {
                fields.push_back(state);
                return Status{};
            });
    };

    REQUIRE(unpack(packed));
    CHECK(changes == std::vector<Change>{creation});
    CHECK(fields == std::vector<FieldState>{field});
    for (std::size_t length = 0; length < packed.size(); ++length)
        REQUIRE_FALSE(unpack(ByteView(packed).first(length)));
}
