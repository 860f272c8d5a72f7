// What the worker threads work on: the open store and what belongs to it. Each half has one owner;
// the window's thread touches neither.
#pragma once

#include "app/flow/form_shelf.h"
#include "survey_core/store/store.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace kith::app {

/// Where the program was started.
struct Surroundings {
    Path store; // NAME.kith; never made without being asked for
    Path share; // the program's own files: words, forms
    Path home;  // the person's own folder, for places to put files
    std::string user;
    std::chrono::milliseconds commit_delay{0};         // of answers, in test projects only
    std::function<Status(const Path&)> show_file = {}; // in the desktop's own program
};

struct Desk {
    Desk(StoreEnvironment outside, Surroundings here)
        : environment(std::move(outside)), surroundings(std::move(here)) {}

    StoreEnvironment environment;
    const Surroundings surroundings;

    // The writing thread's.
    /// For a long errand to call between its slices, with no transaction open: answers that wait
    /// are written then.
    std::function<void()> give_way = [] {};
    /// For one without slices: somebody waits, and it is to be taken back and begun anew.
    std::function<bool()> somebody_waits = [] { return false; };
    /// How much of a long errand is done, 0 to 1; and whether somebody wants it stopped.
    std::function<void(float share)> tell = [](float) {};
    std::stop_token stop;
    std::unique_ptr<Store> store;
    FormShelf shelf;

    // The reading thread's; declared last, so that it is closed before the store.
    std::unique_ptr<StoreView> reader;
    FormShelf reader_shelf;
};

} // namespace kith::app
