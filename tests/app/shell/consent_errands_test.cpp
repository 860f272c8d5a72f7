// A person takes back what they agreed to, over a real store.
#include "app/flow/submissions.h"
#include "survey_core/store/forms.h"
#include "tests/app/shell/desktop.h"
#include "tests/support/scratch_folder.h"

#include <algorithm>

using namespace kith;
using namespace kith::app;
using kith::test::Desktop;

namespace {

/// A desk with one person on it, who agreed to be introduced and counted.
struct OnePerson {
    test::ScratchFolder scratch;
    Desktop hub{scratch.path() / "hub.kith"};
    RecordRow person;

    OnePerson() {
        hub.start();
        const Path form = scratch.path() / "meeting";
        std::filesystem::create_directory(form);
        const std::pair<const char*, const char*> sheets[] = {
            {"survey.csv",
             "type,name,label,save_to\ntext,called,What are you called?,called\n"
             "select_one yes_no,introduce,May we introduce you?,introduce\n"
             "select_one yes_no,count_me,May we count you?,count_me\n"},
            {"choices.csv", "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n"},
            {"entities.csv", "list_name,label\nperson,${called}\n"}};
        for (const auto& [name, content] : sheets)
            REQUIRE(replace_file(hub.files, form / name, as_bytes(content)));
        (void)hub.gets<news::CheckedFormAdded>(command::AddCheckedForm{form.string()});
        const std::string id = list_forms(*hub.desk.store)->front().form_id;
        REQUIRE(
            add_submissions(*hub.desk.store,
                            hub.desk.shelf,
                            id,
                            "{\"/called\":\"Zoe\",\"/introduce\":\"yes\",\"/count_me\":\"yes\"}\n",
                            false));
        const auto rows = hub.gets<news::RecordsListed>(command::ListRecords{}).rows;
        const auto found = std::find_if(rows.begin(), rows.end(), [](const RecordRow& row) {
            return row.kind == RecordKind::entity;
        });
        REQUIRE(found != rows.end());
        person = *found;
    }
    Said said(std::string_view purpose) {
        const auto page = hub.gets<news::RecordLoaded>(command::LoadRecord{person}).page;
        REQUIRE(page.person);
        REQUIRE(page.person->consents);
        for (const ConsentAnswer& one : page.person->consents->answers)
            if (one.name == purpose) return one.said;
        return Said::not_asked;
    }
};

} // namespace

TEST_CASE("what a person takes back reads No on their page, and the rest stays") {
    OnePerson here;
    REQUIRE(here.said("introduce") == Said::yes);
    const auto done =
        here.hub.gets<news::RecordChanged>(command::WithdrawConsent{here.person.id, {"introduce"}});
    CHECK(done.toast == "toast.withdrawn");
    CHECK(here.said("introduce") == Said::no);
    CHECK(here.said("count_me") == Said::yes);
}

TEST_CASE("a no that stands only with the person, not with the interview, reads No as well") {
    OnePerson here;
    (void)here.hub.gets<news::RecordChanged>(
        command::CorrectRecord{here.person.id, "/introduce", "no", "a letter came"});
    CHECK(here.said("introduce") == Said::no);
    CHECK(here.said("count_me") == Said::yes);
}

TEST_CASE("everything is taken back at once, and a second time there is nothing to take back") {
    OnePerson here;
    (void)here.hub.gets<news::RecordChanged>(command::WithdrawConsent{here.person.id, {}});
    CHECK(here.said("introduce") == Said::no);
    CHECK(here.said("count_me") == Said::no);
    const News again = run_errand(here.hub.desk, command::WithdrawConsent{here.person.id, {}});
    CHECK(std::holds_alternative<news::ChangeRefused>(again));
}
