// A program that is started, listened to, and killed.
#pragma once

#include "survey_core/base/files.h"

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace kith::test {

class ChildProgram {
public:
    /// Its standard output is heard here, its standard error is not.
    explicit ChildProgram(const std::vector<std::string>& command);
    ~ChildProgram(); // killed, if it still runs
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    /// Listens for so long, or until the program has ended.
    void listen(std::chrono::microseconds span);
    /// Until it has said something, or has ended, or the time is over.
    void listen_for_word(std::chrono::milliseconds at_most);
    /// SIGKILL; afterwards heard() holds all that it had said. The exit code, as wait() gives it.
    int kill();
    /// Waits for its end; the exit code, or -1 where a signal ended it.
    int wait();
    [[nodiscard]] const std::string& heard() const { return heard_; }

private:
    bool hear(int timeout_ms);

    pid_t process_ = -1;
    int pipe_ = -1;
    bool ended_ = false;
    std::string heard_;
};

} // namespace kith::test
