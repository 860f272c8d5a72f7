// A program that answers questions in a real store until it is killed, and says after each commit
// what it has promised: `finished N` and `answered N`. Run by sigkill_test.cpp; never ends by
// itself.
//
// usage: answering_driver STORE_FOLDER
#include "tests/support/faults/killed_store.h"
#include "tests/support/faults/sample_answers.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

using namespace kith;
using namespace kith::test;

namespace {

/// At once, past every buffer: what has been said is said.
void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        _exit(3);
}

Result<DraftSummary> open_draft(Store& store) {
    KITH_TRY_ASSIGN(auto drafts, list_drafts(store));
    if (!drafts.empty()) return drafts.front();
    KITH_TRY(start_draft(store, sample_form()));
    KITH_TRY_ASSIGN(drafts, list_drafts(store));
    return drafts.front();
}

Status interview(Store& store, std::size_t number) {
    KITH_TRY_ASSIGN(const DraftSummary draft, open_draft(store));
    for (std::size_t answer = draft.answers; answer < answers_of_an_interview; ++answer) {
        KITH_TRY(give_answer(store, draft.id, answer));
        say(fmt::format("answered {}\n", answer + 1));
    }
    ChangeGroup group(store, RecordId{});
    add_sample_group(group, number);
    KITH_TRY(group.commit(draft.id));
    say(fmt::format("finished {}\n", number + 1));
    return {};
}

Status work(const Path& folder) {
    RealStore opened;
    KITH_TRY(opened.open(folder));
    KITH_TRY_ASSIGN(std::size_t number, count_sample_groups(opened.store()));
    for (;; ++number)
        KITH_TRY(interview(opened.store(), number));
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const Status worked = work(arguments[1]);
    std::fprintf(stderr, "answering_driver: %s\n", worked ? "" : worked.error().message.c_str());
    return 1;
}
