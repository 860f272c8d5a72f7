// What the page of concerns asks for. Only for this folder.
#pragma once

#include "app/model/model.h"

namespace kith::app {

Commands take(Model& model, const intent::OpenConcerns& wish, Instant now);
Commands take(Model& model, const intent::LeaveConcerns& wish, Instant now);
Commands take(Model& model, const intent::SealConcern& wish, Instant now);
Commands take(Model& model, const intent::ReadConcerns& wish, Instant now);
Commands take(Model& model, const intent::AddToConcern& wish, Instant now);
Commands take(Model& model, const intent::SendConcerns& wish, Instant now);
Commands got(Model& model, news::ConcernSealed&& news);
Commands got(Model& model, news::ConcernsOpened&& news);
Commands got(Model& model, news::ConcernsWritten&& news);
Commands got(Model& model, news::ConcernRefused&& news);

} // namespace kith::app
