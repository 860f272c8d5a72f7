// Interviews as they are held: consent, sealed answers, pictures, and nothing kept.
#include "app/flow/enrolment.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "app/flow/submissions.h"
#include "survey_core/store/blobs.h"
#include "survey_core/store/records.h"
#include "sync/hub/dump.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

/// A coordinator's store with a form in two languages, one of them unreviewed, and a draft.
class Doorstep {
public:
    Doorstep() {
        std::filesystem::create_directory(folder("form"));
        write("survey.csv",
              "type,name,label::English (en),label::Polish (pl),required,kith::access,relevant\n"
              "select_one agree,agree,May we?,Czy możemy?,yes,,\n"
              "text,called,Name?,Imię?,,,\n"
              "text,secret,Secret?,Sekret?,,coordinator,\n"
              "text,faith,Faith?,Wiara?,,self,\n"
              "text,place,Where do you go?,Dokąd?,,self,${faith} != ''\n"
              "image,photo,Picture?,Zdjęcie?,,,\n");
        write("choices.csv",
              "list_name,name,label::English (en),label::Polish (pl),kith::effect\n"
              "agree,yes,Yes,Tak,\nagree,nothing,Keep nothing,Nic,keep_nothing\n");
        write("settings.csv",
              "form_title,form_id,version,default_language,kith::review::Polish (pl)\n"
              "Door,door,1,English (en),unreviewed\n");
        auto started = must(start_project(
            environment(), folder("centre.kith"), {"Mill Lane", "a b c d", "Sana", true}));
        store = std::move(started.store);
        const auto added = must(add_form_file(*store, folder("form")));
        REQUIRE(added.form);
        REQUIRE(added.findings.empty());
        version = added.form->id;
    }

    [[nodiscard]] StoreEnvironment environment() { return {files, clock, random}; }
    [[nodiscard]] Path folder(const std::string& name) const { return scratch.path() / name; }

    LiveInterview begin() {
        auto place = must(interview_place(*store, shelf, version, {}));
        auto live = must(LiveInterview::start(std::move(place), clock, random));
        draft = must(start_draft(*store, version));
        must(append_answer(*store, draft, live.opening()));
        return live;
    }
    LiveInterview resume() {
        auto place = must(interview_place(*store, shelf, version, {}));
        return must(
            LiveInterview::resume(std::move(place), must(load_draft(*store, draft)), clock));
    }
    void keep(Result<std::vector<DraftStep>> steps) {
        must(append_answers(*store, draft, must(std::move(steps))));
    }
    Result<Finished> finish(LiveInterview& live) {
        return finish_interview(*store, live, draft, must(worker_of(*store)));
    }
    std::uint64_t count(RecordKind kind) {
        return must(count_records(*store, {kind, {}, {}, {}, false}));
    }

    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{11};
    FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId version{};
    DraftId draft{};

private:
    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder("form") / name) << text;
    }
};

} // namespace

TEST_CASE("a sealed answer survives a restart and is sealed in what is finished", "[flow]") {
    Doorstep door;
    {
        auto live = door.begin();
        door.keep(live.answer("/agree", "yes"));
        door.keep(live.answer("/secret", "not with Bo"));
    }
    auto live = door.resume();
    CHECK(live.stored_apart("/secret") != nullptr);
    const auto finished = must(door.finish(live));
    REQUIRE(finished.submission);
    CHECK(must(sync::dump_canonical(*door.store)).find("not with Bo") == std::string::npos);
    const auto record = must(find_record(*door.store, *finished.submission));
    bool is_sealed = false;
    for (const FieldView& field : record->fields)
        is_sealed = is_sealed || field.value.kind == Value::Kind::sealed;
    CHECK(is_sealed);
    CHECK(must(list_drafts(*door.store)).empty());
}

TEST_CASE("what was answered behind the curtain survives a power cut and is sealed when stored",
          "[flow]") {
    Doorstep door;
    {
        auto live = door.begin();
        door.keep(live.answer("/agree", "yes"));
        door.keep(live.answer("/faith", "Quaker"));
        door.keep(live.answer("/place", "the meeting house"));
    }
    auto live = door.resume();
    const auto place = live.engine().find("/data/place");
    REQUIRE(place);
    CHECK(live.engine().state(*place).relevant); // the rules still see what was answered
    const auto finished = must(door.finish(live));
    const std::string dump = must(sync::dump_canonical(*door.store));
    CHECK(dump.find("Quaker") == std::string::npos);
    CHECK(dump.find("meeting house") == std::string::npos);
    const auto record = must(find_record(*door.store, *finished.submission));
    const auto sealed =
        std::count_if(record->fields.begin(), record->fields.end(), [](const FieldView& field) {
            return field.value.kind == Value::Kind::sealed;
        });
    CHECK(sealed == 2);
}

TEST_CASE("a picture stays with the finished interview and goes with one that keeps nothing",
          "[flow]") {
    Doorstep door;
    const Bytes picture(3000, 7), other(2000, 9);
    const Hash32 kept = must(save_blob(*door.store, picture));
    auto first = door.begin();
    door.keep(first.answer("/agree", "yes"));
    door.keep(first.answer_with_photo("/photo", kept));
    const auto finished = must(door.finish(first));
    REQUIRE(finished.submission);

    auto open = door.begin(); // somebody else's, still going on
    const Hash32 drafted = must(save_blob(*door.store, Bytes(100, 1)));
    door.keep(open.answer_with_photo("/photo", drafted));

    const Hash32 gone = must(save_blob(*door.store, other));
    auto second = door.begin();
    door.keep(second.answer("/called", "Hidden"));
    door.keep(second.answer_with_photo("/photo", gone));
    door.keep(second.answer("/agree", "nothing"));
    const auto nothing = must(door.finish(second));
    CHECK_FALSE(nothing.submission);
    CHECK(door.count(RecordKind::tally) == 1);
    CHECK(door.count(RecordKind::submission) == 1);
    CHECK(must(list_drafts(*door.store)).size() == 1);
    CHECK(must(has_blob(*door.store, kept)));
    CHECK(must(has_blob(*door.store, drafted)));
    CHECK_FALSE(must(has_blob(*door.store, gone)));
    CHECK(must(sync::dump_canonical(*door.store)).find("Hidden") == std::string::npos);

    // A correction of something else leaves the picture where it is; a text cannot replace it.
    must(correct_record(
        *door.store, door.shelf, *finished.submission, {{"/called", "Zoe"}}, "asked"));
    const auto record = must(find_record(*door.store, *finished.submission));
    bool has_picture = false;
    for (const FieldView& field : record->fields)
        has_picture = has_picture || field.value.kind == Value::Kind::blob;
    CHECK(has_picture);
    CHECK_FALSE(correct_record(
        *door.store, door.shelf, *finished.submission, {{"/photo", "x.jpg"}}, "asked"));
}

TEST_CASE("consent in a translation that nobody reviewed needs a worker's recorded word",
          "[flow]") {
    Doorstep door;
    auto live = door.begin();
    CHECK_FALSE(live.needs_consent_override());
    door.keep(live.change_language("Polish (pl)"));
    CHECK(live.needs_consent_override());
    door.keep(live.answer("/agree", "yes"));
    door.keep(live.change_language("English (en)"));
    CHECK(live.needs_consent_override()); // it was asked in Polish
    const auto refused = door.finish(live);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::refused);
    CHECK(must(list_drafts(*door.store)).size() == 1);

    must(append_answer(*door.store, door.draft, live.note_unreviewed_consent()));
    auto again = door.resume();
    CHECK_FALSE(again.needs_consent_override());
    const auto finished = must(door.finish(again));
    const auto record = must(find_record(*door.store, *finished.submission));
    CHECK(record->text(field::unreviewed_consent) == "yes");
}

TEST_CASE("consent in a reviewed language needs none, whatever is spoken afterwards", "[flow]") {
    Doorstep door;
    auto live = door.begin();
    door.keep(live.answer("/agree", "yes"));
    door.keep(live.change_language("Polish (pl)"));
    CHECK_FALSE(live.needs_consent_override());
    const auto finished = must(door.finish(live));
    const auto record = must(find_record(*door.store, *finished.submission));
    CHECK(record->text(field::unreviewed_consent).empty());
    CHECK(record->text(field::language) == "Polish (pl)");
}

TEST_CASE("what stands in the way of finishing is said, and the draft stays", "[flow]") {
    Doorstep door;
    auto live = door.begin();
    door.keep(live.answer("/called", "Zoe"));
    const auto refused = door.finish(live);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("/agree") != std::string::npos);
    CHECK(must(list_drafts(*door.store)).size() == 1);
    CHECK(door.count(RecordKind::submission) == 0);
}
