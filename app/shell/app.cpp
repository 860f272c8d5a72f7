#include "app/shell/app.h"

#include "app/shell/errands.h"

#include <algorithm>
#include <utility>

namespace kith::app {
namespace {

Theme theme_of(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::dark:
        return Theme::dark;
    case ThemeChoice::contrast:
        return Theme::contrast;
    case ThemeChoice::light:
        break;
    }
    return Theme::light;
}

/// Overwrites before letting go: a passphrase does not stay in memory once it was used.
void wipe(std::string& text) {
    volatile char* at = text.data();
    for (std::size_t i = 0; i < text.size(); ++i)
        at[i] = '\0';
    text.clear();
}

/// First the screen is hidden; the store is closed this much later.
constexpr double close_after_hiding_seconds = 25 * 60.0;

IdleTimes idle_times(const LookChoice& look) {
    if (look.lock_minutes == 0) return {1e9, 1e9}; // only sleep and the lock button do it then
    const double hide_seconds = 60.0 * look.lock_minutes;
    return {hide_seconds, hide_seconds + close_after_hiding_seconds};
}

} // namespace

App::App(AppParts parts, Words words)
    : desk_(std::move(parts.environment), std::move(parts.surroundings)), words_(std::move(words)),
      words_for_(words_.language(), words_.language()),
      model_(make_model(desk_.surroundings.store.string(),
                        desk_.environment.files.exists(desk_.surroundings.store))),
      close_(std::move(parts.close)), watch_(std::move(parts.watch)),
      lanes_({std::move(parts.wake),
              [this](const std::string&) {
                  receive_news(news::Failed{{ErrorCode::bad_input,
                                             "Something inside Kith went wrong. What was "
                                             "saved is safe; please try again."}});
              }},
             parts.mode) {
    if (parts.dump) dump_.emplace(*parts.dump);
    load_look();
}

App::~App() = default;

Look App::look() {
    Look look;
    look.theme = theme_of(model_.look.theme);
    if (model_.screen == Screen::door && !model_.is_hidden)
        look.theme = model_.rounds.is_night ? Theme::contrast : Theme::light;
    look.text_scale = static_cast<float>(model_.look.text_percent) / 100.0F;
    look.language = model_.look.language;
    const bool shows_form = model_.screen == Screen::interview && !model_.is_hidden;
    if (shows_form && model_.interview && model_.interview->live)
        look.language = code_of_language(model_.interview->live->engine().language());
    look.has_motion = model_.look.has_motion;
    look.is_right_to_left = is_right_to_left_language(look.language);
    return look;
}

void App::build_frame(Kit& kit) {
    seconds_ = kit.seconds();
    choose_words();
    kit.set_words(words_);
    lanes_.deliver();
    for (const JobStatus& job : lanes_.jobs())
        if (job.lane == Lane::long_work) model_.merge.share = job.share;
    carry_out(tick(model_, now()));
    lock_when_idle(kit);
    follow_places();
    take(draw(kit));
    keep_look();
    if (!model_.toast.empty()) kit.toast(kit.say(std::exchange(model_.toast, {})));
    if (wants_close_ && app::may_close(model_) && close_) close_();
}

IdleView App::idle_view() const {
    const Screen screen = model_.screen;
    IdleView view;
    view.is_open = screen != Screen::unlock && screen != Screen::new_project &&
                   screen != Screen::join && screen != Screen::recovery; // whose code is shown once
    view.is_hidden = model_.is_hidden;
    view.is_busy = model_.unlock.is_working || model_.handover.is_writing ||
                   model_.merge.is_reading || model_.merge.running || model_.conflicts.is_working ||
                   !app::may_close(model_);
    return view;
}

void App::follow_places() {
    if (has_new_places_.exchange(false)) carry_out(update(model_, intent::PlacesChanged{}, now()));
    const Path folder = watched_folder(model_);
    if (watch_ && folder != std::exchange(watched_, folder)) watch_(folder);
}

void App::lock_when_idle(const Kit& kit) {
    idle_.set_times(idle_times(model_.look));
    switch (idle_.step(seconds_, kit.was_touched(), idle_view())) {
    case IdleStep::hide:
        return carry_out(update(model_, intent::Hide{}, now()));
    case IdleStep::close:
        return carry_out(update(model_, intent::Lock{}, now()));
    case IdleStep::none:
        return;
    }
}

/// The lock over everything: nothing of the project is shown, not even who is here.
Intents App::draw_hidden(Kit& kit) {
    Model curtain = make_model(model_.unlock.store_path, true);
    curtain.look = model_.look;
    curtain.sheet = model_.sheet == SheetKind::program_language ? model_.sheet : SheetKind::none;
    curtain.unlock.is_working = model_.unlock.is_working;
    curtain.unlock.error = model_.unlock.error;
    return draw_unlock_screen(kit, make_unlock_view(curtain), drafts_.unlock);
}

Intents App::draw(Kit& kit) {
    if (model_.is_hidden) return draw_hidden(kit);
    switch (model_.screen) {
    case Screen::unlock:
        return draw_unlock_screen(kit, make_unlock_view(model_), drafts_.unlock);
    case Screen::new_project:
        return draw_new_project_screen(kit, make_new_project_view(model_), drafts_.new_project);
    case Screen::recovery:
        return draw_recovery_screen(kit, make_recovery_view(model_), drafts_.recovery);
    case Screen::home:
        return draw_home_screen(kit, make_home_view(model_));
    case Screen::start:
        return draw_start_screen(kit, make_start_view(model_), drafts_.start);
    case Screen::drafts:
        return draw_drafts_screen(kit, make_drafts_view(model_));
    case Screen::interview:
        return draw_interview_screen(kit, make_interview_view(model_), drafts_.interview);
    case Screen::records:
        return draw_records_screen(kit, make_records_view(model_), drafts_.records);
    case Screen::record:
        return draw_record_screen(kit, make_record_view(model_), drafts_.record);
    case Screen::hand_over:
        return draw_hand_over_screen(kit, make_hand_over_view(model_), drafts_.hand_over);
    case Screen::merge:
        return draw_merge_screen(kit, make_merge_view(model_), drafts_.merge);
    case Screen::conflicts:
        return draw_conflicts_screen(kit, make_conflicts_view(model_));
    case Screen::join:
        return draw_join_screen(kit, make_join_view(model_), drafts_.join);
    case Screen::joined:
        return draw_joined_screen(kit, make_joined_view(model_));
    case Screen::forms:
        return draw_forms_screen(kit, make_forms_view(model_), drafts_.forms);
    case Screen::export_answers:
        return draw_export_screen(kit, make_export_view(model_), drafts_.exporting);
    case Screen::given:
        return draw_given_screen(kit, make_given_view(model_));
    case Screen::laptops:
        return draw_laptops_screen(kit, make_laptops_view(model_));
    case Screen::picture:
        return draw_picture_screen(kit, make_picture_view(model_));
    case Screen::settings:
        return draw_settings_screen(kit, make_settings_view(model_), drafts_.settings);
    case Screen::new_round:
        return draw_new_round_screen(kit, make_new_round_view(model_), drafts_.new_round);
    case Screen::door:
        return draw_door_screen(kit, make_door_view(model_), drafts_.door);
    case Screen::round_end:
        return draw_round_end_screen(kit, make_round_end_view(model_));
    case Screen::check_in:
        return draw_check_in_screen(kit, make_check_in_view(model_), drafts_.check_in);
    case Screen::paper:
        return draw_paper_screen(kit, make_paper_view(model_), drafts_.paper);
    case Screen::terms:
        return draw_terms_screen(kit, make_terms_view(model_), drafts_.terms);
    case Screen::concerns:
        return draw_concerns_screen(kit, make_concerns_view(model_), drafts_.concerns);
    }
    return {};
}

void App::after_frame(const Kit& kit) {
    if (dump_ && model_.session.is_test) static_cast<void>(dump_->write_changed(kit.registry));
}

void App::take(const Intents& intents) {
    for (const Intent& intent : intents)
        carry_out(update(model_, intent, now()));
}

void App::carry_out(const Commands& commands) {
    for (const Command& command : commands)
        carry_out(command);
}

void App::carry_out(const Command& command) {
    if (std::holds_alternative<command::CloseStore>(command)) return close_store();
    if (std::holds_alternative<command::StopMerge>(command)) {
        stop_.request_stop();
        return;
    }
    submit(command);
}

/// First the reading thread lets go of its connection, then the writing thread closes the store.
void App::close_store() {
    lanes_.submit(Lane::reading, "let go", [this](Progress&, const std::stop_token&) -> Delivery {
        desk_.reader.reset();
        desk_.reader_shelf = {};
        return [this] { submit(command::CloseStore{}); };
    });
}

void App::submit(const Command& command) {
    const Lane lane = lane_of(command);
    if (lane == Lane::long_work && stop_.stop_requested()) stop_ = {};
    lanes_.submit(lane,
                  "errand",
                  [this, command, lane, stop = stop_.get_token()](
                      Progress& progress, const std::stop_token&) -> Delivery {
                      if (lane == Lane::long_work) desk_.stop = stop;
                      // The news are made on the worker and shown on the window's thread.
                      auto news = std::make_shared<News>(run_on(command, lane, progress));
                      return [this, news] { receive_news(std::move(*news)); };
                  });
}

/// An answer may be written in the middle of a merge: the merge's own ways of giving way and of
/// telling how far it is come back after it.
News App::run_on(const Command& command, Lane lane, Progress& progress) {
    if (lane == Lane::reading) return run_errand(desk_, command);
    auto give_way = std::exchange(desk_.give_way, [&progress] { progress.give_way(); });
    auto waits =
        std::exchange(desk_.somebody_waits, [&progress] { return progress.has_waiting_answers(); });
    auto tell = std::exchange(desk_.tell, [&progress](float share) { progress.set(share); });
    News news = run_errand(desk_, command);
    desk_.give_way = std::move(give_way);
    desk_.somebody_waits = std::move(waits);
    desk_.tell = std::move(tell);
    return news;
}

void App::receive_news(News news) {
    const bool is_open = std::holds_alternative<news::StoreOpened>(news) ||
                         std::holds_alternative<news::ProjectStarted>(news) ||
                         std::holds_alternative<news::ProjectJoined>(news);
    const bool is_closed = std::holds_alternative<news::StoreClosed>(news);
    if (is_open || is_closed) forget_secrets();
    if (std::holds_alternative<news::WordsRight>(news)) {
        wipe(drafts_.unlock.passphrase);
        drafts_.interview.taken_to.clear(); // the keyboard goes back to the question in hand
    }
    carry_out(receive(model_, std::move(news)));
}

/// Who is handed an interview in Urdu reads its buttons in Urdu too, where Kith has the words;
/// otherwise in the language of the program.
void App::choose_words() {
    std::pair asked{look().language, model_.look.language};
    if (asked == words_for_) return;
    words_for_ = std::move(asked);
    const Path folder = desk_.surroundings.share / "words";
    const auto& [shown, own] = words_for_;
    if (auto words = Words::load(folder, Words::exist(folder, shown) ? shown : own))
        words_ = std::move(*words);
}

void App::forget_secrets() {
    wipe(drafts_.unlock.passphrase);
    wipe(drafts_.new_project.wish.passphrase);
    wipe(drafts_.new_project.wish.again);
    wipe(drafts_.join.wish.passphrase);
    wipe(drafts_.join.wish.again);
    wipe(drafts_.settings.code);
    drafts_ = {};
}

/// Before the first frame: a look that cannot be read is that of a new window.
void App::load_look() {
    constexpr std::uint64_t most_bytes = 10'000;
    const Path file = look_file(desk_.surroundings);
    if (const auto text = read_file(desk_.environment.files, file, most_bytes)) {
        model_.look = parse_look(as_text(*text));
    }
    kept_look_ = model_.look;
}

void App::keep_look() {
    if (model_.look == kept_look_) return;
    kept_look_ = model_.look;
    submit(command::KeepLook{kept_look_});
}

std::optional<double> App::wants_wake_at() {
    std::optional<double> next = idle_.wakes_at(seconds_, idle_view());
    if (const auto due = wants_tick_at(model_)) {
        const double at = seconds_ + static_cast<double>((*due - now()).count() + 1) / 1000.0;
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

bool App::may_close() {
    const bool could_not_save = model_.banner && model_.banner->can_retry;
    carry_out(prepare_to_close(model_, now()));
    if (app::may_close(model_)) return true;
    // The first wish waits for the disk; once that has failed, a second one is let through.
    if (could_not_save && wants_close_) return true;
    wants_close_ = true;
    return false;
}

} // namespace kith::app
