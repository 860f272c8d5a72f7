#include "tests/app/screens/sample_models.h"

#include "app/screens/conflicts_screen.h"
#include "app/screens/export_screen.h"
#include "app/screens/forms_screen.h"
#include "app/screens/given_screen.h"
#include "app/screens/home_screen.h"
#include "app/screens/interview_screen.h"
#include "app/screens/join_screen.h"
#include "app/screens/new_project_screen.h"
#include "app/screens/picture_screen.h"
#include "app/screens/records_screen.h"
#include "app/screens/settings_screen.h"
#include "app/screens/start_screen.h"
#include "app/screens/unlock_screen.h"
#include "survey_core/xlsform/load_form.h"
#include "tests/app/screens/sample_parts.h"
#include "tests/app/screens/sample_picture.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {
namespace {

using namespace kith::app;
std::shared_ptr<const Form> five_languages() {
    static const auto form = [] {
        PosixFileSystem files;
        LoadedForm loaded =
            load_form(files, Path(KITH_SOURCE_DIR) / "tests/assets/forms/five_languages");
        for (const Finding& finding : loaded.findings)
            UNSCOPED_INFO(finding.message);
        REQUIRE(loaded.form);
        return std::make_shared<const Form>(std::move(*loaded.form));
    }();
    return form;
}

std::string form_language(const Form& form, const std::string& code) {
    for (const std::string& language : form.languages())
        if (code_of_language(language) == code) return language;
    return {};
}

/// The form of five languages at this question, after these answers.
MakeModel interview(
    std::string question, std::function<void(Model&, Instant)> change = [](Model&, Instant) {}) {
    return [question, change](SamplePlace& place) {
        InterviewPlace where;
        where.form = five_languages();
        where.version = FormVersionId{7};
        where.language = form_language(*where.form, place.language);
        auto live = LiveInterview::start(std::move(where), place.clock, place.random);
        REQUIRE(live);
        Model model = at(place, Screen::interview);
        (void)receive(
            model,
            news::InterviewOpened{std::make_shared<LiveInterview>(std::move(*live)), DraftId{1}});
        (void)update(model, intent::JumpTo{question}, place.clock.now());
        change(model, place.clock.now());
        return model;
    };
}

void answer_some(Model& model, Instant now) {
    (void)update(model, intent::Answer{"/meet", "yes"}, now);
    (void)update(model, intent::Answer{"/about/called", "Nasreen"}, now);
    (void)update(model, intent::Answer{"/about/years", "12"}, now);
    (void)update(model, intent::Answer{"/more", "I keep bees behind the hall."}, now);
}

std::vector<RecordRow> some_records() {
    const std::pair<std::string, RecordStatus> rows[] = {{"Nasreen Malik", RecordStatus::ready},
                                                         {"Piotr Nowak", RecordStatus::handed_over},
                                                         {"Grace Okafor", RecordStatus::received},
                                                         {"", RecordStatus::has_issues}};
    std::vector<RecordRow> records;
    for (const auto& [title, status] : rows) {
        RecordRow row;
        row.title = title;
        row.owner = "community_asset_survey";
        row.status = status;
        row.conflicts = status == RecordStatus::received ? 1 : 0;
        records.push_back(row);
    }
    return records;
}

RecordPage one_record() {
    RecordPage page;
    page.row = some_records()[0];
    page.facts = {{"What do you like to be called?", "Nasreen", false, false},
                  {"What do you enjoy doing that others could learn from?",
                   "Cooking for many, Gardening",
                   true,
                   false},
                  {"Phone number", "", false, true}};
    page.history = {{some_time, "Amina B.", "Phone number", "07700 900 418"},
                    {some_time, "Dev P.", "", "Nasreen Malik", ChangeKind::create}};
    return page;
}

ConflictCase one_conflict() {
    ConflictCase one;
    one.record = "Nasreen Malik";
    one.question = "Phone number";
    one.sides = {{"Bartholomew F.", "the blue laptop", some_time, "07700 900 418", {}, {}},
                 {"Dev P.", "laptop 7", some_time, "07700 900 481", {}, {}}};
    return one;
}

std::vector<SampleScreen> lock_samples() {
    const auto unlock = [draft = UnlockDraft{"three plain words"}](Kit& kit,
                                                                   const Model& model) mutable {
        return draw_unlock_screen(kit, make_unlock_view(model), draft);
    };
    const auto new_project = [draft = NewProjectDraft{}](Kit& kit, const Model& model) mutable {
        return draw_new_project_screen(kit, make_new_project_view(model), draft);
    };
    const auto recovery = [draft = RecoveryDraft{}](Kit& kit, const Model& model) mutable {
        return draw_recovery_screen(kit, make_recovery_view(model), draft);
    };
    return {
        {"unlock", plain(Screen::unlock), unlock},
        {"unlock, wrong words",
         with(Screen::unlock, [](Model& m) { m.unlock.error.key = "unlock.wrong"; }),
         unlock},
        {"unlock, nothing there",
         with(Screen::unlock, [](Model& m) { m.unlock.store_exists = false; }),
         unlock},
        {"new project", plain(Screen::new_project), new_project},
        {"recovery",
         with(Screen::recovery,
              [](Model& m) { m.unlock.recovery_code = "K7QM-3XTR-PV9A-2HJD-WB5E-6NCF"; }),
         recovery},
    };
}

std::vector<SampleScreen> project_samples() {
    const auto start = [draft = StartDraft{}](Kit& kit, const Model& model) mutable {
        return draw_start_screen(kit, make_start_view(model), draft);
    };
    const auto home = [](Kit& kit, const Model& model) {
        return draw_home_screen(kit, make_home_view(model));
    };
    return {
        {"home", plain(Screen::home), home},
        {"home of a field laptop",
         with(Screen::home,
              [](Model& m) {
                  m.session.is_hub = false;
                  m.counts.sent_back = 2;
              }),
         home},
        {"home in trouble",
         with(Screen::home,
              [](Model& m) {
                  m.banner = Banner{{"banner.still_saving", {}}, true};
              }),
         home},
        {"home, languages",
         with(Screen::home, [](Model& m) { m.sheet = SheetKind::program_language; }),
         home},
        {"start without forms", plain(Screen::start), start},
        {"start",
         with(Screen::start,
              [](Model& m) {
                  m.forms = {{FormVersionId{9}, "a", "2026112201", "Community Asset Survey", {}},
                             {FormVersionId{8}, "b", "2026112201", "Capabilities Assessment", {}}};
              }),
         start},
    };
}

std::vector<SampleScreen> draft_samples() {
    const auto drafts = [](Kit& kit, const Model& model) {
        return draw_drafts_screen(kit, make_drafts_view(model));
    };
    return {
        {"no drafts", plain(Screen::drafts), drafts},
        {"drafts",
         with(Screen::drafts,
              [](Model& m) {
                  m.forms = {{FormVersionId{9}, "a", "1", "Community Asset Survey", {}}};
                  m.drafts = {
                      {DraftId{4}, FormVersionId{9}, "Nasreen Malik", some_time, some_time, "/a"},
                      {DraftId{5}, FormVersionId{9}, "", some_time, some_time, "/b"}};
                  m.discarded = DraftId{3};
              }),
         drafts},
        {"drafts, a newer version",
         with(Screen::drafts,
              [](Model& m) {
                  m.forms = {{FormVersionId{10}, "a", "2", "Community Asset Survey", {}},
                             {FormVersionId{9}, "a", "1", "Community Asset Survey", {}}};
                  m.drafts = {
                      {DraftId{4}, FormVersionId{9}, "Nasreen Malik", some_time, some_time, "/a"}};
              }),
         drafts},
        {"drafts, before and after",
         with(Screen::drafts,
              [](Model& m) {
                  m.move = DraftMove{DraftId{4}, FormVersionId{10}, "1", "2", 14, {}, {}, {}};
                  m.move->changed = {{"How old are you?", "161", "161", false}};
                  m.move->no_place = {{"Which street do you live in?", "Mill Lane", "", true}};
                  m.move->added = {"What is your trade?", "Who taught you?"};
                  m.sheet = SheetKind::draft_move;
              }),
         drafts},
    };
}

std::vector<SampleScreen> interview_samples() {
    const auto draw = [draft = InterviewDraft{}](Kit& kit, const Model& model) mutable {
        return draw_interview_screen(kit, make_interview_view(model), draft);
    };
    const auto at_end = [](Model& model, Instant now) {
        answer_some(model, now);
        model.interview->is_at_end = true;
    };
    const auto overview = [](Model& model, Instant now) {
        answer_some(model, now);
        model.sheet = SheetKind::overview;
    };
    return {
        {"interview, a note and choices", interview("/gifts"), draw, true},
        {"interview, one of two", interview("/meet"), draw, true},
        {"interview, a page of fields", interview("/about/called", answer_some), draw, true},
        {"interview, lines", interview("/more"), draw, true},
        {"interview, a table",
         interview("/free/sat",
                   [](Model& model, Instant now) {
                       (void)update(model, intent::Answer{"/free/mon", "morning evening"}, now);
                       (void)update(model, intent::Mark{"/free/sun", Missing::refused}, now);
                   }),
         draw,
         true},
        {"interview, a scale",
         interview("/safe",
                   [](Model& model, Instant now) {
                       (void)update(model, intent::Answer{"/safe", "little"}, now);
                   }),
         draw,
         true},
        {"interview, a long list",
         interview("/streets",
                   [](Model& model, Instant now) {
                       (void)update(model, intent::Answer{"/streets", "canal lime"}, now);
                   }),
         draw,
         true},
        {"interview, a signature", interview("/sign"), draw, true},
        {"interview, missing answers",
         interview("/gifts",
                   [](Model& model, Instant now) {
                       (void)update(model, intent::NextPage{}, now);
                       model.interview->shows_problems = true;
                   }),
         draw,
         true},
        {"interview, read back", interview("/more", at_end), draw, true},
        {"interview, everything so far", interview("/meet", overview), draw, true},
        {"interview, what is not asked",
         interview("/meet", [](Model& m, Instant) { m.sheet = SheetKind::not_asked; }),
         draw,
         true},
        {"interview, languages",
         interview("/meet", [](Model& m, Instant) { m.sheet = SheetKind::form_language; }),
         draw,
         true},
    };
}

std::vector<SampleScreen> record_samples() {
    const auto records = [draft = RecordsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_records_screen(kit, make_records_view(model), draft);
    };
    const auto record = [draft = RecordDraft{}](Kit& kit, const Model& model) mutable {
        return draw_record_screen(kit, make_record_view(model), draft);
    };
    const auto conflicts = [](Kit& kit, const Model& model) {
        return draw_conflicts_screen(kit, make_conflicts_view(model));
    };
    return {
        {"no records", plain(Screen::records), records},
        {"records",
         with(Screen::records,
              [](Model& m) {
                  m.records.rows = some_records();
                  m.records.total = 1260;
              }),
         records},
        {"a record on its way", plain(Screen::record), record},
        {"a record", with(Screen::record, [](Model& m) { m.records.page = one_record(); }), record},
        {"a record that came back",
         with(Screen::record,
              [](Model& m) {
                  m.records.page = one_record();
                  m.records.page->asked_back = {
                      {"/about/phone", "Phone number", "One digit is missing?", "Rukhsana"},
                      {"", "", "Was she alone?", "Rukhsana"}};
              }),
         record},
        {"a record to send back",
         with(Screen::record,
              [](Model& m) {
                  m.records.page = one_record();
                  m.sheet = SheetKind::send_back;
              }),
         record},
        {"a record to erase",
         with(Screen::record,
              [](Model& m) {
                  m.records.page = one_record();
                  m.records.erasing = ErasingPlan{4, {"A table of six"}, {"Piotr Nowak"}, true};
                  m.sheet = SheetKind::erasing;
              }),
         record},
        {"no conflicts", plain(Screen::conflicts), conflicts},
        {"conflicts",
         with(Screen::conflicts,
              [](Model& m) {
                  m.conflicts.cases = {one_conflict(), one_conflict()};
                  m.conflicts.decided = {one_conflict()};
              }),
         conflicts},
    };
}

std::vector<SampleScreen> place_samples() {
    const auto forms = [draft = FormsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_forms_screen(kit, make_forms_view(model), draft);
    };
    const auto take_out = [draft = ExportDraft{}](Kit& kit, const Model& model) mutable {
        return draw_export_screen(kit, make_export_view(model), draft);
    };
    const auto given = [](Kit& kit, const Model& model) {
        return draw_given_screen(kit, make_given_view(model));
    };
    const auto settings = [draft = SettingsDraft{}](Kit& kit, const Model& model) mutable {
        return draw_settings_screen(kit, make_settings_view(model), draft);
    };
    const auto join = [draft = JoinDraft{}](Kit& kit, const Model& model) mutable {
        return draw_join_screen(kit, make_join_view(model), draft);
    };
    const auto picture = [](Kit& kit, const Model& model) {
        return draw_picture_screen(kit, make_picture_view(model));
    };
    return {
        {"picture on its way", plain(Screen::picture), picture},
        {"picture", with(Screen::picture, [](Model& m) { m.picture = sample_picture(); }), picture},
        {"forms", plain(Screen::forms), forms},
        {"forms that came with Kith",
         with(Screen::forms,
              [](Model& m) {
                  m.shelf.offered = {{"/share/a.xlsx", "Action plan", "2026112801", 12},
                                     {"/share/b.xlsx", "Needs poll", "2026112801", 7}};
              }),
         forms},
        {"export, nothing there", plain(Screen::export_answers), take_out},
        {"nothing handed over", plain(Screen::given), given},
        {"settings", plain(Screen::settings), settings},
        {"join", plain(Screen::join), join}};
}

} // namespace

std::vector<SampleScreen> sample_screens() {
    std::vector<SampleScreen> all;
    for (auto part : {lock_samples(),
                      project_samples(),
                      draft_samples(),
                      interview_samples(),
                      record_samples(),
                      place_samples(),
                      directory_samples(),
                      terms_samples(),
                      concern_samples(),
                      exchange_samples(),
                      laptop_samples(),
                      round_samples()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Look sample_look(const Model& model, int percent) {
    Look look;
    look.text_scale = static_cast<float>(percent) / 100.0F;
    look.language = model.look.language;
    if (model.screen == Screen::interview && model.interview && model.interview->live)
        look.language = code_of_language(model.interview->live->engine().language());
    if (model.screen == Screen::door && model.rounds.is_night) look.theme = Theme::contrast;
    look.is_right_to_left = is_right_to_left_language(look.language);
    look.has_motion = false;
    return look;
}

} // namespace kith::test
