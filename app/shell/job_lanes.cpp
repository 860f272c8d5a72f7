#include "app/shell/job_lanes.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace kith::app {

struct JobLanes::Job {
    JobId id{};
    std::string name;
    Lane lane = Lane::answers;
    Work work;
    std::stop_source stop;
    std::unique_ptr<Progress> progress;
};

JobLanes::JobLanes(JobHooks hooks, JobMode mode) : hooks_(std::move(hooks)), mode_(mode) {
    if (mode_ == JobMode::run_at_once) return;
    writer_ = std::jthread([this](const std::stop_token& stop) { work_through(stop, true); });
    reader_ = std::jthread([this](const std::stop_token& stop) { work_through(stop, false); });
}

JobLanes::~JobLanes() {
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(waiting_, [](const JobPointer& job) { return job->lane != Lane::answers; });
        for (const JobPointer& job : all_) {
            if (job->lane != Lane::answers) job->stop.request_stop();
        }
    }
    writer_.request_stop();
    reader_.request_stop();
    if (writer_.joinable()) writer_.join();
    if (reader_.joinable()) reader_.join();
}

JobId JobLanes::submit(Lane lane, std::string name, Work work) {
    auto job = std::make_shared<Job>();
    job->name = std::move(name);
    job->lane = lane;
    job->work = std::move(work);
    Progress::Answers answers;
    if (lane == Lane::long_work) {
        answers.wait = [this] { return has_answer(); };
        answers.write = [this] {
            while (const JobPointer answer = take_answer())
                run(answer);
        };
    }
    job->progress = std::make_unique<Progress>(std::move(answers), hooks_.wake);
    {
        const std::lock_guard lock(mutex_);
        job->id = JobId{++last_id_};
        all_.push_back(job);
        if (mode_ == JobMode::threads) waiting_.push_back(job);
    }
    if (mode_ == JobMode::run_at_once) {
        run(job);
    } else {
        changed_.notify_all();
    }
    return job->id;
}

void JobLanes::cancel(JobId id) {
    const std::lock_guard lock(mutex_);
    for (const JobPointer& job : all_) {
        if (job->id == id) job->stop.request_stop();
    }
    const auto is_it = [&](const JobPointer& job) { return job->id == id; };
    const auto waits = std::find_if(waiting_.begin(), waiting_.end(), is_it);
    if (waits == waiting_.end()) return; // already running: its worker sees the request
    waiting_.erase(waits);
    std::erase_if(all_, is_it);
}

std::size_t JobLanes::deliver() {
    std::vector<Delivery> ready;
    {
        const std::lock_guard lock(mutex_);
        ready.swap(delivered_);
    }
    for (const Delivery& delivery : ready)
        delivery();
    return ready.size();
}

std::vector<JobStatus> JobLanes::jobs() const {
    const std::lock_guard lock(mutex_);
    std::vector<JobStatus> out;
    for (const JobPointer& job : all_)
        out.push_back({job->id, job->name, job->lane, job->progress->share()});
    return out;
}

bool JobLanes::has_job(bool is_writer) const {
    return std::any_of(waiting_.begin(), waiting_.end(), [&](const JobPointer& job) {
        return (job->lane != Lane::reading) == is_writer;
    });
}

bool JobLanes::has_answer() const {
    const std::lock_guard lock(mutex_);
    return std::any_of(waiting_.begin(), waiting_.end(), [](const JobPointer& job) {
        return job->lane == Lane::answers;
    });
}

JobLanes::JobPointer JobLanes::take_answer() {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(waiting_.begin(), waiting_.end(), [](const JobPointer& job) {
        return job->lane == Lane::answers;
    });
    if (found == waiting_.end()) return nullptr;
    JobPointer job = *found;
    waiting_.erase(found);
    return job;
}

JobLanes::JobPointer JobLanes::next_job(bool is_writer) {
    if (is_writer) {
        if (JobPointer answer = take_answer()) return answer;
    }
    const Lane lane = is_writer ? Lane::long_work : Lane::reading;
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(
        waiting_.begin(), waiting_.end(), [&](const JobPointer& job) { return job->lane == lane; });
    if (found == waiting_.end()) return nullptr;
    JobPointer job = *found;
    waiting_.erase(found);
    return job;
}

void JobLanes::work_through(const std::stop_token& stop, bool is_writer) {
    while (true) {
        if (const JobPointer job = next_job(is_writer)) {
            run(job);
            continue;
        }
        std::unique_lock lock(mutex_);
        const bool has_more = changed_.wait(lock, stop, [&] { return has_job(is_writer); });
        if (!has_more && stop.stop_requested()) return;
    }
}

void JobLanes::run(const JobPointer& job) {
    Delivery delivery;
    try {
        delivery = job->work(*job->progress, job->stop.get_token());
    } catch (const std::exception&) { // a library's: our own failures come back in the delivery
        delivery = [failed = hooks_.failed, name = job->name] {
            if (failed) failed(name);
        };
    }
    finish(job, std::move(delivery));
}

void JobLanes::finish(const JobPointer& job, Delivery delivery) {
    {
        const std::lock_guard lock(mutex_);
        std::erase(all_, job);
        if (delivery && !job->stop.stop_requested()) delivered_.push_back(std::move(delivery));
    }
    if (hooks_.wake) hooks_.wake();
}

} // namespace kith::app
