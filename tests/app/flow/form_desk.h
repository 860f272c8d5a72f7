// A coordinator's store in a scratch folder, with a form that the test writes as sheets of CSV, and
// interviews held on it.
#pragma once

#include "app/flow/enrolment.h"
#include "app/flow/finish_interview.h"
#include "app/flow/project.h"
#include "tests/support/must.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace kith::test {

class FormDesk {
public:
    using Sheets = std::vector<std::pair<std::string, std::string>>; // file name, content

    explicit FormDesk(const Sheets& sheets) {
        for (const auto& [name, text] : sheets)
            write("form/" + name, text);
        auto started = must(app::start_project(
            environment(), folder("centre.kith"), {"Mill Lane", "a b c d", "Sana", true}));
        store = std::move(started.store);
        const auto added = must(app::add_form_file(*store, folder("form")));
        for (const Finding& finding : added.findings)
            UNSCOPED_INFO(finding.message);
        REQUIRE(added.form);
        version = added.form->id;
    }

    [[nodiscard]] StoreEnvironment environment() { return {files, clock, random}; }
    [[nodiscard]] Path folder(const std::string& name) const { return scratch.path() / name; }
    Path write(const std::string& name, std::string_view text) const {
        const Path file = folder(name);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

    app::LiveInterview begin() {
        auto place = must(app::interview_place(*store, shelf, version, {}));
        auto live = must(app::LiveInterview::start(std::move(place), clock, random));
        draft = must(start_draft(*store, version));
        must(append_answer(*store, draft, live.opening()));
        return live;
    }
    app::LiveInterview resume() {
        auto place = must(app::interview_place(*store, shelf, version, {}));
        return must(
            app::LiveInterview::resume(std::move(place), must(load_draft(*store, draft)), clock));
    }
    void keep(Result<std::vector<DraftStep>> steps) const {
        must(append_answers(*store, draft, must(std::move(steps))));
    }
    RecordId finish(app::LiveInterview& live) {
        const auto finished =
            must(app::finish_interview(*store, live, draft, must(app::worker_of(*store))));
        REQUIRE(finished.submission);
        return *finished.submission;
    }

    ScratchFolder scratch;
    PosixFileSystem files;
    FixedClock clock{Instant{1'790'000'000'000}};
    SeededRandom random{11};
    app::FormShelf shelf;
    std::unique_ptr<Store> store;
    FormVersionId version{};
    DraftId draft{};
};

} // namespace kith::test
