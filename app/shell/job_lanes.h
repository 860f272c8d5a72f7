// Work beside the window. One thread writes: answers first, long work in slices between them.
// Another reads. What a job found is delivered on the window's thread at the start of a frame, so
// nobody else ever touches what the screens show.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kith::app {

enum class Lane { answers, long_work, reading };
enum class JobId : std::uint64_t {};

/// What a running job tells about itself, and asks.
class Progress {
public:
    /// The answers that wait for a long job.
    struct Answers {
        std::function<bool()> wait;
        std::function<void()> write;
    };

    Progress(Answers answers, std::function<void()> wake)
        : answers_(std::move(answers)), wake_(std::move(wake)) {}

    /// The window is woken for every whole percent.
    void set(float share) {
        const float before = share_.exchange(share);
        if (static_cast<int>(before * 100.0F) != static_cast<int>(share * 100.0F) && wake_) wake_();
    }
    [[nodiscard]] float share() const { return share_; }
    /// Call between slices of 40 ms at most, with no transaction open: answers that wait are
    /// written here and now.
    void give_way() const {
        if (answers_.write) answers_.write();
    }
    /// For work that cannot be cut into slices: it is better begun anew than waited for.
    [[nodiscard]] bool has_waiting_answers() const { return answers_.wait && answers_.wait(); }

private:
    std::atomic<float> share_ = 0.0F;
    Answers answers_;
    std::function<void()> wake_;
};

using Delivery = std::function<void()>;
/// Runs on a worker; returns what is to be done with the outcome on the window's thread.
using Work = std::function<Delivery(Progress&, const std::stop_token&)>;

struct JobStatus {
    JobId id{};
    std::string name;
    Lane lane = Lane::answers;
    float share = 0.0F;

    bool operator==(const JobStatus&) const = default;
};

struct JobHooks {
    std::function<void()> wake; // ends the loop's sleep; called from workers
    std::function<void(const std::string& name)> failed; // a library threw; called like a delivery
};

enum class JobMode { threads, run_at_once };

class JobLanes {
public:
    explicit JobLanes(JobHooks hooks, JobMode mode = JobMode::threads);
    /// Answers that wait are still written; long work and reading are stopped.
    ~JobLanes();
    JobLanes(const JobLanes&) = delete;
    JobLanes& operator=(const JobLanes&) = delete;

    JobId submit(Lane lane, std::string name, Work work);
    /// Asks a job to stop; one that has not begun never begins. Its delivery is dropped.
    void cancel(JobId id);
    /// On the window's thread, at the start of a frame. The number of deliveries.
    std::size_t deliver();
    /// Waiting and running jobs, oldest first.
    [[nodiscard]] std::vector<JobStatus> jobs() const;
    [[nodiscard]] bool is_idle() const { return jobs().empty(); }

private:
    struct Job;
    using JobPointer = std::shared_ptr<Job>; // shared by its worker, the list and cancel()

    void work_through(const std::stop_token& stop, bool is_writer);
    [[nodiscard]] JobPointer next_job(bool is_writer);
    [[nodiscard]] JobPointer take_answer();
    void run(const JobPointer& job);
    void finish(const JobPointer& job, Delivery delivery);
    [[nodiscard]] bool has_job(bool is_writer) const;
    [[nodiscard]] bool has_answer() const;

    JobHooks hooks_;
    JobMode mode_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::uint64_t last_id_ = 0;
    std::deque<JobPointer> waiting_;
    std::vector<JobPointer> all_;
    std::vector<Delivery> delivered_;
    std::jthread writer_;
    std::jthread reader_;
};

} // namespace kith::app
