#include "app/shell/job_lanes.h"

#include <chrono>
#include <future>

using namespace kith::app;

namespace {

/// Delivers until the condition holds, or fails after ten seconds.
template <class Condition> void deliver_until(JobLanes& lanes, Condition condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        REQUIRE(std::chrono::steady_clock::now() < end);
        lanes.deliver();
        std::this_thread::yield();
    }
}

} // namespace

TEST_CASE("what a job found is delivered on the thread that asks, and the loop is woken",
          "[jobs]") {
    std::atomic<int> woken = 0;
    JobLanes lanes({.wake = [&] { ++woken; }});
    const auto here = std::this_thread::get_id();
    std::thread::id worked_on;
    std::thread::id delivered_on;
    lanes.submit(Lane::reading, "list people", [&](Progress&, const std::stop_token&) {
        worked_on = std::this_thread::get_id();
        return [&] { delivered_on = std::this_thread::get_id(); };
    });
    deliver_until(lanes, [&] { return delivered_on != std::thread::id(); });
    CHECK(worked_on != here);
    CHECK(delivered_on == here);
    CHECK(woken >= 1);
}

TEST_CASE("an answer is written while a long job is running, before its next slice", "[jobs]") {
    JobLanes lanes({});
    std::vector<std::string> written; // only the writer's thread touches it until all is delivered
    std::promise<void> begun;
    std::promise<void> answer_waits;
    bool waited_before = true;
    bool waits = false;
    int done = 0;
    lanes.submit(Lane::long_work, "merge", [&](Progress& progress, const std::stop_token&) {
        waited_before = progress.has_waiting_answers();
        begun.set_value();
        written.emplace_back("first slice");
        answer_waits.get_future().wait();
        waits = progress.has_waiting_answers();
        progress.give_way();
        written.emplace_back("second slice");
        return [&] { ++done; };
    });
    begun.get_future().wait();
    lanes.submit(Lane::answers, "answer", [&](Progress&, const std::stop_token&) {
        written.emplace_back("answer");
        return [&] { ++done; };
    });
    answer_waits.set_value();
    deliver_until(lanes, [&] { return done == 2; });
    CHECK(written == std::vector<std::string>{"first slice", "answer", "second slice"});
    CHECK_FALSE(waited_before);
    CHECK(waits);
}

TEST_CASE("answers that wait go before long work that waits", "[jobs]") {
    JobLanes lanes({});
    std::vector<std::string> order;
    std::promise<void> all_waiting;
    int done = 0;
    lanes.submit(Lane::answers, "first", [&](Progress&, const std::stop_token&) {
        all_waiting.get_future().wait();
        return [&] { ++done; };
    });
    for (const auto& [lane, name] :
         {std::pair{Lane::long_work, "merge"}, std::pair{Lane::answers, "answer"}}) {
        lanes.submit(lane,
                     name,
                     [&order, &done, word = std::string(name)](Progress&, const std::stop_token&) {
                         order.push_back(word);
                         return [&done] { ++done; };
                     });
    }
    all_waiting.set_value();
    deliver_until(lanes, [&] { return done == 3; });
    CHECK(order == std::vector<std::string>{"answer", "merge"});
}

TEST_CASE("a cancelled job stops when it looks, and delivers nothing", "[jobs]") {
    JobLanes lanes({});
    std::promise<void> begun;
    bool was_delivered = false;
    const JobId id =
        lanes.submit(Lane::reading, "search", [&](Progress&, const std::stop_token& stop) {
            begun.set_value();
            while (!stop.stop_requested())
                std::this_thread::yield();
            return [&] { was_delivered = true; };
        });
    begun.get_future().wait();
    lanes.cancel(id);
    deliver_until(lanes, [&] { return lanes.is_idle(); });
    lanes.deliver();
    CHECK_FALSE(was_delivered);
}

TEST_CASE("closing the program still writes every answer that waits", "[jobs]") {
    std::atomic<int> written = 0;
    {
        JobLanes lanes({});
        for (int i = 0; i < 50; ++i) {
            lanes.submit(
                Lane::answers, "answer", [&](Progress&, const std::stop_token&) -> Delivery {
                    ++written;
                    return {};
                });
        }
    }
    CHECK(written == 50);
}

TEST_CASE("progress can be watched while a job runs", "[jobs]") {
    JobLanes lanes({});
    std::promise<void> half;
    std::promise<void> go_on;
    bool done = false;
    lanes.submit(Lane::long_work, "merge", [&](Progress& progress, const std::stop_token&) {
        progress.set(0.5F);
        half.set_value();
        go_on.get_future().wait();
        return [&] { done = true; };
    });
    half.get_future().wait();
    REQUIRE(lanes.jobs().size() == 1);
    CHECK(lanes.jobs()[0].name == "merge");
    CHECK(lanes.jobs()[0].share == 0.5F);
    go_on.set_value();
    deliver_until(lanes, [&] { return done; });
    CHECK(lanes.is_idle());
}

TEST_CASE("in tests jobs run at once and are delivered when asked", "[jobs]") {
    JobLanes lanes({}, JobMode::run_at_once);
    std::vector<std::string> told;
    lanes.submit(Lane::answers, "answer", [&](Progress&, const std::stop_token&) {
        told.emplace_back("worked");
        return [&] { told.emplace_back("delivered"); };
    });
    CHECK(told == std::vector<std::string>{"worked"});
    CHECK(lanes.deliver() == 1);
    CHECK(told == std::vector<std::string>{"worked", "delivered"});
}

TEST_CASE("a library that throws in a job ends in a word and not in the program's end", "[jobs]") {
    std::string failed;
    JobLanes lanes({.failed = [&](const std::string& name) { failed = name; }},
                   JobMode::run_at_once);
    lanes.submit(Lane::reading, "export", [](Progress&, const std::stop_token&) -> Delivery {
        return std::vector<Delivery>{}.at(1);
    });
    lanes.deliver();
    CHECK(failed == "export");
}
