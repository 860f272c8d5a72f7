// Ties everything: the model, the screens, the worker threads. One frame: take what the threads
// brought, show the screen, carry out what was asked for. Makes no clock, window or file of its
// own.
#pragma once

#include "app/kit/frame_source.h"
#include "app/shell/desk.h"
#include "app/shell/idle_lock.h"
#include "app/shell/job_lanes.h"
#include "app/shell/registry_dump.h"
#include "app/shell/screen_drafts.h"

#include <atomic>

namespace kith::app {

struct AppParts {
    StoreEnvironment environment;
    Surroundings surroundings;
    std::function<void()> wake;  // ends the loop's sleep; from any thread
    std::function<void()> close; // ends the loop; from the window's thread
    JobMode mode = JobMode::threads;
    std::optional<std::filesystem::path> dump; // of the registry, in test projects only
    std::function<void(const Path&)> watch;    // this folder from now on, or none
};

class App final : public FrameSource {
public:
    App(AppParts parts, Words words);
    ~App() override;

    [[nodiscard]] Look look() override;
    void build_frame(Kit& kit) override;
    void after_frame(const Kit& kit) override;
    void after_sleep(double /*seconds*/) override { idle_.after_sleep(); }
    [[nodiscard]] std::optional<double> wants_wake_at() override;
    [[nodiscard]] bool may_close() override;

    [[nodiscard]] const Model& model() const { return model_; }
    /// A stick, or the watched folder; from any thread.
    void places_changed() { has_new_places_ = true; }

private:
    Intents draw(Kit& kit);
    void take(const Intents& intents);
    void carry_out(const Commands& commands);
    void carry_out(const Command& command);
    void submit(const Command& command);
    News run_on(const Command& command, Lane lane, Progress& progress);
    void close_store();
    void receive_news(News news);
    void choose_words();
    void forget_secrets();
    void load_look();
    void keep_look();
    Intents draw_hidden(Kit& kit);
    void lock_when_idle(const Kit& kit);
    void follow_places();
    [[nodiscard]] IdleView idle_view() const;
    [[nodiscard]] Instant now() { return desk_.environment.clock.now(); }

    Desk desk_;
    Words words_;
    std::pair<std::string, std::string> words_for_; // the language shown, and the program's own
    Model model_;
    ScreenDrafts drafts_;
    std::function<void()> close_;
    std::optional<RegistryDump> dump_;
    IdleLock idle_;
    double seconds_ = 0.0;     // of the frame at hand
    LookChoice kept_look_;     // as the settings file has it
    bool wants_close_ = false; // as soon as everything is saved
    std::function<void(const Path&)> watch_;
    Path watched_;
    std::atomic<bool> has_new_places_{false};
    std::stop_source stop_; // of the long errand that runs
    JobLanes lanes_;        // last: its threads end before what they work on
};

} // namespace kith::app
