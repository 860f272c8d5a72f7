// Intents and news of the places beside interviews. Only for this folder.
#pragma once

#include "app/model/model.h"

namespace kith::app {

// take_places.cpp
Commands take(Model& model, const intent::JoinProject& wish, Instant now);
Commands take(Model& model, const intent::CheckWordsNoted& wish, Instant now);
Commands take(Model& model, const intent::CheckForm& wish, Instant now);
Commands take(Model& model, const intent::AddCheckedForm& wish, Instant now);
Commands take(Model& model, const intent::ForgetCheck& wish, Instant now);

// receive_places.cpp
Commands got(Model& model, news::ProjectJoined&& news);
Commands got(Model& model, news::FilesFound&& news);
Commands got(Model& model, news::ShelfLoaded&& news);
Commands got(Model& model, news::FormChecked&& news);
Commands got(Model& model, news::CheckedFormAdded&& news);
/// Something failed: nothing here is under way any more.
void stop_waiting(Model& model);

/// What the secret words of a new store must be; empty when they will do.
[[nodiscard]] Message trouble_with_words(std::string_view words, std::string_view again);

} // namespace kith::app
