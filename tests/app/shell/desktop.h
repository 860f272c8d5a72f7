// The errands of one laptop over a real store, as the worker threads run them.
#pragma once

#include "app/shell/errands.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

/// A store and the errands over it, without a window.
struct Desktop {
    static constexpr std::string_view words = "quiet river maple";

    PosixFileSystem files;
    FixedClock clock{Instant{1'795'000'000'000}};
    SystemRandom random;
    app::Desk desk;

    explicit Desktop(const Path& store, const Path& share = {})
        : desk({files, clock, random},
               {.store = store, .share = share, .home = store.parent_path(), .user = {}}) {}

    void start(bool is_test = true) {
        const app::News news =
            run(desk,
                app::command::StartProject{"Test Street", "Rukhsana", std::string(words), is_test});
        REQUIRE(std::holds_alternative<app::news::ProjectStarted>(news));
    }
    template <class N, class C> N gets(const C& command) {
        app::News news = run_errand(desk, command);
        if (const auto* failed = std::get_if<app::news::Failed>(&news)) FAIL(failed->error.message);
        if (const auto* failed = std::get_if<app::news::OpenFailed>(&news))
            FAIL(failed->error.message);
        REQUIRE(std::holds_alternative<N>(news));
        return std::get<N>(std::move(news));
    }
};

} // namespace kith::test
