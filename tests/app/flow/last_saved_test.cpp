// ${last-saved#...}: an interview begins with what was said in the one before it.
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace kith;
using namespace kith::app;
using kith::test::must;

namespace {

/// A worker who goes from door to door in one street.
class Street {
public:
    Street() {
        const Path folder = scratch.path() / "form";
        std::filesystem::create_directory(folder);
        std::ofstream(folder / "survey.csv") << "type,name,label,default,kith::access\n"
                                                "text,street,Street?,${last-saved#street},\n"
                                                "text,secret,Secret?,,coordinator\n"
                                                "text,again,Again?,${last-saved#secret},\n";
        std::ofstream(folder / "settings.csv") << "form_title,form_id,version\nDoor,door,1\n";
        store = must(start_project({files, clock, random},
                                   scratch.path() / "centre.kith",
                                   {"Mill Lane", "a b c d", "Sana", true}))
                    .store;
        version = must(add_form_file(*store, folder)).form.value().id;
    }
    LiveInterview begin() {
        return must(
            LiveInterview::start(must(interview_place(*store, shelf, version, {})), clock, random));
    }
    void finish(LiveInterview& live) {
        must(finish_interview(*store, live, std::nullopt, must(worker_of(*store))));
    }
    static std::string said(LiveInterview& live, const std::string& path) {
        return live.engine().state(live.engine().find(path).value()).value;
    }

    test::ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{5};
    FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId version{};
};

} // namespace

TEST_CASE("the next interview begins with what the last one said", "[flow]") {
    Street street;
    auto first = street.begin();
    CHECK(Street::said(first, "/data/street").empty());
    must(first.answer("/street", "Mill Lane"));
    must(first.answer("/secret", "owes rent"));
    street.finish(first);

    auto second = street.begin();

    CHECK(Street::said(second, "/data/street") == "Mill Lane");
    CHECK(Street::said(second, "/data/again").empty()); // sealed: nobody at the door reads it
}

TEST_CASE("a resumed interview keeps the street it began with", "[flow]") {
    Street street;
    auto first = street.begin();
    must(first.answer("/street", "Mill Lane"));
    street.finish(first);
    const auto waiting = street.begin();
    const DraftId draft = must(start_draft(*street.store, street.version));
    must(append_answer(*street.store, draft, waiting.opening()));
    auto other = street.begin();
    must(other.answer("/street", "Weir Road\nupper end"));
    street.finish(other);

    auto resumed = must(LiveInterview::resume(
        must(interview_place(*street.store, street.shelf, street.version, {})),
        must(load_draft(*street.store, draft)),
        street.clock));

    CHECK(Street::said(resumed, "/data/street") == "Mill Lane");
    CHECK(Street::said(*std::make_unique<LiveInterview>(street.begin()), "/data/street") ==
          "Weir Road\nupper end");
}
