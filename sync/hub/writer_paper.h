// A writer as the store knows it and as it travels.
#pragma once

#include "survey_core/store/merge_port.h"
#include "sync/bundle/payloads.h"

namespace kith::sync {

[[nodiscard]] WriterPaper to_paper(const WriterRecord& writer);
[[nodiscard]] WriterRecord from_paper(const WriterPaper& paper);

} // namespace kith::sync
