// What is sealed as it is written, opened by a coordinator, and sent in a file of its own.
#include "app/shell/errands.h"
#include "sync/hub/concern_file.h"

namespace kith::app {

News run(Desk& desk, const command::SealConcern& command) {
    const Status sealed = write_concern(*desk.store, command.words, command.about);
    if (!sealed) return news::ConcernRefused{sealed.error()};
    return news::ConcernSealed{};
}

News run(Desk& desk, const command::ReadConcerns&) {
    auto concerns = open_concerns(*desk.store);
    if (!concerns) return news::ConcernRefused{concerns.error()};
    return news::ConcernsOpened{std::move(*concerns)};
}

News run(Desk& desk, const command::SendConcerns& command) {
    const auto given = sync::write_concerns(*desk.store, command.folder);
    if (!given) return news::ConcernRefused{given.error()};
    return news::ConcernsWritten{{given->entries, given->bundle.file.filename().string()}};
}

} // namespace kith::app
