// A field laptop comes into a project by a joining card.
#include "app/flow/enrolment.h"
#include "app/shell/errands.h"
#include "survey_core/base/crypto.h"

namespace kith::app {
namespace {

struct Joined {
    Session session;
    std::string check_words;
};

Result<Joined> join(Desk& desk, const command::JoinProject& command) {
    KITH_TRY_ASSIGN(desk.store,
                    join_project(desk.environment,
                                 desk.surroundings.store,
                                 command.card,
                                 {command.laptop, command.worker, command.passphrase}));
    KITH_TRY(open_beside(desk));
    KITH_TRY_ASSIGN(Session session, session_of(desk));
    return Joined{std::move(session), check_words(desk.store->laptop_signing_key().public_key)};
}

} // namespace

News run(Desk& desk, const command::JoinProject& command) {
    auto joined = join(desk, command);
    if (joined)
        return news::ProjectJoined{std::move(joined->session), std::move(joined->check_words)};
    let_go(desk);
    return news::OpenFailed{joined.error()};
}

/// Only the places themselves, not what lies deeper: a look into everything would take long.
News run(Desk& desk, const command::FindFiles& command) {
    FoundFiles found{command.ending, {}};
    for (const Place& place : places_here(desk)) {
        const auto files = desk.environment.files.list(place.folder);
        if (!files) continue;
        for (const Path& file : *files)
            if (file.extension() == command.ending) found.files.push_back(file.string());
    }
    return news::FilesFound{std::move(found)};
}

} // namespace kith::app
