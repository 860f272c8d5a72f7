#include "survey_core/store/checkpointer.h"

namespace kith {

Checkpointer::Checkpointer(SqliteDatabase& writer, std::unique_ptr<SqliteDatabase> aside)
    : writer_(writer), aside_(std::move(aside)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
    writer_.hand_off_checkpoints([this] { ask(); });
}

Checkpointer::~Checkpointer() {
    writer_.hand_off_checkpoints({});
}

void Checkpointer::ask() {
    const std::lock_guard lock(mutex_);
    is_asked_ = true;
    asked_.notify_one();
}

/// What cannot be folded now stays in the log, where it is safe, and is tried again with the next
/// commit.
void Checkpointer::run(const std::stop_token& stop) {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!asked_.wait(lock, stop, [this] { return is_asked_; })) return;
            is_asked_ = false;
        }
        static_cast<void>(aside_->checkpoint());
    }
}

} // namespace kith
