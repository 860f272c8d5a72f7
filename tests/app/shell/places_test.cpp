// The errands of joining, forms, exports and receipts over real stores.
#include "app/flow/enrolment.h"
#include "app/flow/project.h"
#include "app/shell/errands.h"
#include "survey_core/base/crypto.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::app;

namespace {

constexpr std::string_view secret = "quiet river maple";

struct Laptop {
    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    Desk desk;

    explicit Laptop(const Path& store)
        : desk({files, clock, random},
               {.store = store, .share = {}, .home = store.parent_path(), .user = {}}) {}

    void start(bool is_test = true) {
        const News news = run(
            desk, command::StartProject{"Test Street", "Rukhsana", std::string(secret), is_test});
        REQUIRE(std::holds_alternative<news::ProjectStarted>(news));
    }
    template <class N, class C> N gets(const C& command) {
        News news = run_errand(desk, command);
        if (const auto* failed = std::get_if<news::Failed>(&news)) FAIL(failed->error.message);
        if (const auto* failed = std::get_if<news::OpenFailed>(&news)) FAIL(failed->error.message);
        REQUIRE(std::holds_alternative<N>(news));
        return std::get<N>(std::move(news));
    }
};

Path starter_form() {
    return Path(KITH_SOURCE_DIR) / "assets/forms/capabilities_assessment";
}

} // namespace

TEST_CASE("a laptop joins by a card and shows the words that its coordinator will see") {
    const test::ScratchFolder scratch;
    Laptop hub(scratch.path() / "hub.kith");
    hub.start();
    std::filesystem::create_directory(scratch.path() / "Documents");
    const Path card = scratch.path() / "Documents" / "street.kithcard";
    REQUIRE(write_joining_card(*hub.desk.store, card));

    Laptop field(scratch.path() / "field.kith");
    const auto found = field.gets<news::FilesFound>(command::FindFiles{".kithcard"});
    REQUIRE(found.found.files.size() == 1);
    const auto joined = field.gets<news::ProjectJoined>(command::JoinProject{
        found.found.files.front(), "Blue lid", "Amina Begum", std::string(secret)});
    CHECK(joined.session.project == "Test Street");
    CHECK(joined.session.person == "Amina Begum");
    CHECK_FALSE(joined.session.is_hub);
    CHECK(joined.check_words == check_words(field.desk.store->laptop_signing_key().public_key));
}

TEST_CASE("a file that is no card leaves no store behind and says so in one sentence") {
    const test::ScratchFolder scratch;
    Laptop field(scratch.path() / "field.kith");
    const News news = run_errand(
        field.desk,
        command::JoinProject{"/nowhere/street.kithcard", "Blue", "Amina", std::string(secret)});
    REQUIRE(std::holds_alternative<news::OpenFailed>(news));
    CHECK_FALSE(std::get<news::OpenFailed>(news).error.message.empty());
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "field.kith"));
    CHECK(field.desk.store == nullptr);
}

TEST_CASE("a form is checked without being kept, and added when nothing must be fixed") {
    const test::ScratchFolder scratch;
    Laptop hub(scratch.path() / "hub.kith");
    hub.start();
    const std::string path = starter_form().string();
    const auto checked = hub.gets<news::FormChecked>(command::CheckForm{path});
    CHECK(checked.check.can_be_added);
    CHECK(checked.check.questions > 10);
    CHECK(hub.gets<news::ShelfLoaded>(command::LoadShelf{}).forms.empty());
    (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{path});
    const auto shelf = hub.gets<news::ShelfLoaded>(command::LoadShelf{});
    REQUIRE(shelf.forms.size() == 1);
    CHECK(shelf.forms.front().questions == checked.check.questions);
}

TEST_CASE("a form with faults tells where they are and is not kept") {
    const test::ScratchFolder scratch;
    const Path form = scratch.path() / "faulty";
    std::filesystem::create_directory(form);
    PosixFileSystem files;
    REQUIRE(replace_file(files,
                         form / "survey.csv",
                         as_bytes("type,name,label\nselect_one gift,offer,What do you offer?\n")));
    Laptop hub(scratch.path() / "hub.kith");
    hub.start();
    const auto checked = hub.gets<news::FormChecked>(command::CheckForm{form.string()});
    CHECK_FALSE(checked.check.can_be_added);
    REQUIRE(has_errors(checked.check.findings));
    const News added = run_errand(hub.desk, command::AddCheckedForm{form.string()});
    CHECK(std::holds_alternative<news::Failed>(added));
}
