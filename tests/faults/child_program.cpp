#include "tests/faults/child_program.h"

#include "survey_core/base/check.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace kith::test {

namespace {

[[noreturn]] void become(const std::vector<std::string>& command, int output) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execv(words[0], words.data());
    ::_exit(127);
}

} // namespace

ChildProgram::ChildProgram(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    KITH_CHECK(::pipe2(ends.data(), O_CLOEXEC) == 0);
    process_ = ::fork();
    KITH_CHECK(process_ >= 0);
    if (process_ == 0) become(command, ends[1]);
    ::close(ends[1]);
    pipe_ = ends[0];
}

ChildProgram::~ChildProgram() {
    if (process_ > 0) static_cast<void>(kill());
    ::close(pipe_);
}

bool ChildProgram::hear(int timeout_ms) {
    pollfd waiting{pipe_, POLLIN, 0};
    if (::poll(&waiting, 1, timeout_ms) <= 0) return false;
    std::array<char, 4096> words{};
    const ssize_t count = ::read(pipe_, words.data(), words.size());
    if (count > 0) heard_.append(words.data(), static_cast<std::size_t>(count));
    ended_ = count <= 0;
    return !ended_;
}

void ChildProgram::listen(std::chrono::microseconds span) {
    const auto end = std::chrono::steady_clock::now() + span;
    for (;;) {
        const auto left = end - std::chrono::steady_clock::now();
        const auto left_ms = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
        if (ended_ || left.count() <= 0) return;
        if (left_ms == 0)
            ::usleep(static_cast<useconds_t>(left.count() / 1000));
        else
            hear(static_cast<int>(left_ms));
    }
}

void ChildProgram::listen_for_word(std::chrono::milliseconds at_most) {
    hear(static_cast<int>(at_most.count()));
}

int ChildProgram::kill() {
    ::kill(process_, SIGKILL);
    return wait();
}

int ChildProgram::wait() {
    while (!ended_)
        hear(-1);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace kith::test
