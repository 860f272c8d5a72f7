// Recordings, films and other files as answers: kept as they are, and with the record wherever it
// goes.
#include "app/flow/import_submissions.h"
#include "app/flow/keep_file.h"
#include "survey_core/store/blobs.h"
#include "sync/hub/handover.h"
#include "sync/hub/hub.h"
#include "tests/app/flow/form_desk.h"

using namespace kith;
using namespace kith::app;
using kith::test::FormDesk;
using kith::test::must;

namespace {

FormDesk::Sheets sheets() {
    return {{"survey.csv",
             "type,name,label\ntext,name,Name?\naudio,song,A song?\nvideo,film,A film?\n"
             "file,paper,A paper?\n"},
            {"settings.csv", "form_title,form_id,version\nSongs,songs,1\n"}};
}

std::string long_song() {
    std::string song;
    for (std::uint32_t i = 0; song.size() < 2 * blob_chunk_bytes + 99; ++i)
        song += static_cast<char>(i * 2654435761U >> 24U);
    return song;
}

std::string content_of(StoreView& store, const SubmissionXml& xml, std::size_t at) {
    return std::string(as_text(must(load_blob(store, xml.attachments.at(at).second))));
}

} // namespace

TEST_CASE("a recording is kept byte for byte, through a restart and into the record", "[files]") {
    FormDesk desk(sheets());
    const std::string song = long_song();
    const Path file = desk.write("Our Song.MP3", song);
    {
        auto live = desk.begin();
        desk.keep(live.answer_with_file("/song",
                                        must(keep_file(*desk.store, QuestionType::audio, file))));
    }
    std::filesystem::remove(file);
    auto live = desk.resume();
    REQUIRE(live.stored_apart("/song") != nullptr);
    const auto kept = attachment_of(*live.stored_apart("/song"));
    REQUIRE(kept);
    CHECK(kept->ending == "mp3");
    CHECK(kept->bytes == song.size());
    const RecordId record = desk.finish(live);
    CHECK(must(collect_blobs(*desk.store)) == 0);
    const SubmissionXml xml = must(submission_xml(*desk.store, desk.shelf, record, nullptr));
    REQUIRE(xml.attachments.size() == 1);
    CHECK(xml.attachments[0].first.ends_with(".mp3"));
    CHECK(xml.attachments[0].first.find("Song") == std::string::npos);
    CHECK(content_of(*desk.store, xml, 0) == song);
}

TEST_CASE("a file that a question does not ask for is refused with what it takes", "[files]") {
    FormDesk desk(sheets());
    const auto refusal = [&](QuestionType type, const Path& file) {
        const auto kept = keep_file(*desk.store, type, file);
        REQUIRE_FALSE(kept);
        return kept.error().message;
    };
    const Path letter = desk.write("letter.txt", "Dear all");
    CHECK(refusal(QuestionType::audio, letter).find("mp3") != std::string::npos);
    CHECK(refusal(QuestionType::video, letter).find("mp4") != std::string::npos);
    CHECK(keep_file(*desk.store, QuestionType::file, letter));
    CHECK(refusal(QuestionType::file, desk.write("nothing.txt", "")).find("empty") !=
          std::string::npos);
    CHECK_FALSE(keep_file(*desk.store, QuestionType::file, desk.folder("not there.txt")));
    const Path huge = desk.write("huge.bin", "x");
    std::filesystem::resize_file(huge, most_blob_bytes + 1);
    CHECK(refusal(QuestionType::file, huge).find("at most 64 MB") != std::string::npos);
}

TEST_CASE("a draft's file stays while it is open and goes when it is replaced", "[files]") {
    FormDesk desk(sheets());
    auto live = desk.begin();
    const auto first =
        must(keep_file(*desk.store, QuestionType::file, desk.write("a.txt", "the first")));
    desk.keep(live.answer_with_file("/paper", first));
    CHECK(must(collect_blobs(*desk.store)) == 0);
    CHECK(must(has_blob(*desk.store, first.blob)));
    const RecordId record = desk.finish(live);
    CHECK(must(submission_xml(*desk.store, desk.shelf, record, nullptr)).attachments.size() == 1);
}

TEST_CASE("records of another tool bring their recordings along", "[files]") {
    FormDesk desk(sheets());
    desk.write("old/instances/a/submission.xml",
               "<data id='songs' version='1'><name>Amina</name><song>7.m4a</song>"
               "<film>gone.mp4</film><meta><instanceID>uuid:a</instanceID></meta></data>");
    desk.write("old/instances/a/7.m4a", "la la la");
    const auto report =
        must(import_submissions(*desk.store, desk.shelf, {"songs", desk.folder("old"), false}));
    REQUIRE(report.added.size() == 1);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].path == "/data/film");
    const SubmissionXml xml =
        must(submission_xml(*desk.store, desk.shelf, report.added[0].record, nullptr));
    REQUIRE(xml.attachments.size() == 1);
    CHECK(xml.attachments[0].first.ends_with(".m4a"));
    CHECK(content_of(*desk.store, xml, 0) == "la la la");
}
