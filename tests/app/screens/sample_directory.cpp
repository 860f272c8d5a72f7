#include "app/screens/home_screen.h"
#include "app/screens/paper_screen.h"
#include "app/screens/records_screen.h"
#include "tests/app/screens/sample_parts.h"

namespace kith::test {

RecordPage sample_person() {
    constexpr std::int64_t week_ms = 7LL * 86'400'000;
    RecordPage page;
    page.row.id = Dot{WriterId{3}, 7};
    page.row.kind = RecordKind::entity;
    page.row.owner = "person";
    page.row.title = "Nasreen Malik";
    page.row.status = RecordStatus::received;
    page.read_at = some_time;
    page.facts = {{"How should we get in touch?", "Phone", false, false}};
    PersonPage person;
    person.person = page.row.id;
    person.called = page.row.title;
    person.gifts = {
        {{}, {}, "Cooking for a neighbour", "I do it, Weekly", "Halal kitchen", "doing", some_time},
        {{}, {}, "Mending and sewing", "I could show someone", "", "offered", some_time},
        {{},
         {},
         "Chatting in Urdu with someone new",
         "",
         "One hour a week at most",
         "offered",
         Instant{some_time.ms - 5 * week_ms}}};
    person.welcomes = {
        {{}, {}, "Company with letters and forms", "Whenever", "", "", some_time},
        {{}, {}, "Someone to walk with", "", "", "", Instant{some_time.ms - 7 * week_ms}}};
    person.consents = Consents{{{"keep_named", "Yes", Said::yes},
                                {"introduce", "Yes", Said::yes},
                                {"partners", "None of these", Said::no},
                                {"count_me", "Yes", Said::yes},
                                {"sensitive", "", Said::not_asked},
                                {"story_ok", "", Said::not_asked}},
                               "spoken",
                               "Amina",
                               "Urdu (ur)",
                               "",
                               some_time,
                               {}};
    person.events = {{{}, "Which number or address?", "Rukhsana", some_time, false},
                     {{}, "Capabilities Assessment", "Amina", some_time, true}};
    page.person = std::move(person);
    return page;
}

RecordPage sample_asset() {
    RecordPage page;
    page.row.id = Dot{WriterId{3}, 9};
    page.row.kind = RecordKind::entity;
    page.row.owner = "asset";
    page.row.title = "Mill Lane Hall";
    page.row.status = RecordStatus::received;
    AssetPage asset;
    asset.asset = page.row.id;
    asset.name = page.row.title;
    asset.kind_words = "Place or building";
    asset.does = "Lunch club";
    asset.where = "Mill Lane";
    asset.when = "Fridays, 12 to 2";
    asset.named_at = some_time;
    asset.mentions = 12;
    asset.other_names = {{Dot{WriterId{4}, 2}, "mill lane hal"}};
    asset.is_faded = true;
    page.asset = std::move(asset);
    return page;
}

std::vector<AlikePlaces> sample_alike_places() {
    return {{{{Dot{WriterId{3}, 9}, "St Mary's Hall", "Church Hill", 1},
              {Dot{WriterId{4}, 2}, "st marys hall", "", 1}},
             2},
            {{{Dot{WriterId{3}, 5}, "Tuesday knitting club", "Canal Street", 2},
              {Dot{WriterId{5}, 7}, "Tuesday knitting clubb", "", 1}},
             3}};
}

std::vector<SampleScreen> directory_samples() {
    const auto places = [draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    };
    const auto record = [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
    const auto paper = [draft = PaperDraft{}](Kit& kit, const Model& model) mutable {
        return draw_paper_screen(kit, make_paper_view(model), draft);
    };
    const auto home = [](Kit& kit, const Model& model) {
        return draw_home_screen(kit, make_home_view(model));
    };
    return {{"a person's page",
             with(Screen::record, [](Model& m) { m.records.page = sample_person(); }),
             record},
            {"a person who takes something back",
             with(Screen::record,
                  [](Model& m) {
                      m.records.page = sample_person();
                      m.sheet = SheetKind::withdrawal;
                  }),
             record},
            {"a place's page",
             with(Screen::record, [](Model& m) { m.records.page = sample_asset(); }),
             record},
            {"places that look like one",
             with(Screen::records,
                  [](Model& m) {
                      m.records.chosen.list = "asset";
                      m.records.rows = {sample_asset().row};
                      m.records.total = 1;
                      m.same_places.alike = sample_alike_places();
                      m.same_places.joined = {{{WriterId{7}, 20}}};
                  }),
             places},
            {"a sheet of paper",
             with(Screen::paper,
                  [](Model& m) {
                      m.paper.phone = "01632 960 001";
                      m.handover.places = {{"/media/amina/BLUE", "BLUE", true, 4'000'000'000}};
                  }),
             paper},
            {"a sheet of paper on a field laptop",
             with(Screen::paper, [](Model& m) { m.session.is_hub = false; }),
             paper},
            {"a sheet that is ready",
             with(Screen::paper,
                  [](Model& m) {
                      m.paper.done = PaperMade{"/media/amina/BLUE/gift-card.RESTRICTED.pdf", 1};
                  }),
             paper},
            {"home after a talk",
             with(Screen::home,
                  [](Model& m) {
                      m.paper.last_talk = Dot{WriterId{3}, 7};
                  }),
             home}};
}

} // namespace kith::test
