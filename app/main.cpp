// The window's composition root: real clock, chance, files, fonts and window are made here and
// handed down.
#include "app/platform/desktop_program.h"
#include "app/platform/gl_renderer.h"
#include "app/platform/loop.h"
#include "app/platform/place_watch.h"
#include "app/platform/single_instance.h"
#include "app/shell/app.h"
#include "app/text/pango_text_engine.h"
#include "app/text/share_folder.h"
#include "survey_core/base/crypto.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace kith::app {
namespace {

struct Arguments {
    std::optional<Path> store;
    std::optional<Path> dump;
};

Result<Arguments> read_arguments(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--ui-dump" && i + 1 < count)
            arguments.dump = words[++i];
        else if (!word.empty() && word.front() != '-' && !arguments.store)
            arguments.store = word;
        else
            return fail(ErrorCode::bad_input,
                        "usage: kith [STORE.kith] [--ui-dump FILE (test projects only)]");
    }
    return arguments;
}

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

Path usual_store() {
    const std::string shared = from_environment("XDG_DATA_HOME");
    const Path base =
        shared.empty() ? Path(from_environment("HOME")) / ".local" / "share" : Path(shared);
    return base / "kith" / "First project.kith";
}

std::chrono::milliseconds commit_delay() {
    const std::string text = from_environment("KITH_COMMIT_DELAY_MS");
    int milliseconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), milliseconds);
    return std::chrono::milliseconds(std::clamp(milliseconds, 0, 60'000));
}

Result<Surroundings> surroundings(const Arguments& arguments) {
    const auto share = find_share_folder();
    if (!share)
        return fail(
            ErrorCode::not_found,
            "Kith's own files (fonts and words) are missing beside the program; install it again.");
    Surroundings here;
    here.store = arguments.store.value_or(usual_store());
    // The usual place is ours to make; a place that somebody named is not.
    std::error_code told_when_the_store_is_made;
    if (!arguments.store)
        std::filesystem::create_directories(here.store.parent_path(), told_when_the_store_is_made);
    here.share = *share;
    here.home = from_environment("HOME");
    here.user = from_environment("USER");
    here.commit_delay = commit_delay();
    here.show_file = show_in_desktop;
    return here;
}

/// Everything a window needs, in the order in which it must be made and let go.
Status run(const Arguments& arguments) {
    KITH_TRY_ASSIGN(Surroundings here, surroundings(arguments));
    const auto instance =
        SingleInstance::claim(runtime_folder(), here.store, [] { Window::ask_to_front(); });
    if (instance && !*instance) return {}; // the window that has this store comes to the front
    // Where it could not be claimed, the store's own lock still keeps a second one out.
    KITH_TRY_ASSIGN(Words words, Words::load(here.share / "words", "en"));
    PosixFileSystem files;
    SystemClock clock;
    SystemRandom random;
    DrawContext context;
    KITH_TRY_ASSIGN(const auto window, Window::open({}));
    GlRenderer renderer(window->handle(), window->has_old_gl());
    KITH_TRY_ASSIGN(const auto text, PangoTextEngine::open(here.share / "fonts", renderer));
    Kit kit(*text, words, window->clipboard());
    std::function<void()> stop_loop;
    std::function<void(const Path&)> watch_folder = [](const Path&) {};
    App app({.environment = {files, clock, random},
             .surroundings = std::move(here),
             .wake = [] { Window::wake(); },
             .close = [&] { stop_loop(); },
             .dump = arguments.dump,
             .watch = [&](const Path& folder) { watch_folder(folder); }},
            words);
    PlaceWatch places([&app] {
        app.places_changed();
        Window::wake();
    });
    watch_folder = [&places](const Path& folder) { places.watch(folder); };
    Loop loop({*window, renderer, context, kit, app});
    stop_loop = [&] { loop.stop(); };
    loop.run();
    return {};
}

} // namespace
} // namespace kith::app

int main(int count, char** words) {
    kith::harden_process();
    const auto arguments = kith::app::read_arguments(count, words);
    if (!arguments) {
        std::fprintf(stderr, "%s\n", arguments.error().message.c_str());
        return 2;
    }
    const kith::Status done = kith::app::run(*arguments);
    if (done) return 0;
    std::fprintf(stderr, "kith: %s\n", done.error().message.c_str());
    return 1;
}
