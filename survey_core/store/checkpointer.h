// Folds the write-ahead log into the file beside the writer: a checkpoint of some megabytes takes
// longer than a person who gives an answer should wait. Not where the writer's connection must be
// the only one, nor on a server. Private to the store.
#pragma once

#include "survey_core/store/sqlite_database.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace kith {

class Checkpointer {
public:
    /// `aside`: a connection of its own to the file that `writer` writes. Dies before the writer
    /// does, after the work at hand.
    Checkpointer(SqliteDatabase& writer, std::unique_ptr<SqliteDatabase> aside);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

private:
    void ask();
    void run(const std::stop_token& stop);

    SqliteDatabase& writer_;
    std::unique_ptr<SqliteDatabase> aside_;
    std::mutex mutex_;
    std::condition_variable_any asked_;
    bool is_asked_ = false;
    std::jthread thread_;
};

} // namespace kith
