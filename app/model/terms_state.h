// What the project says of itself, as the window asks for it: at set-up, and later under settings.
#pragma once

#include "app/flow/project_terms.h"
#include "survey_core/base/result.h"

namespace kith::app {

namespace intent {

struct OpenTerms {};
struct KeepTerms {
    ProjectTerms terms;
};
/// Done for today, where no round has to be closed.
struct EndShift {};

} // namespace intent

namespace command {

struct LoadTerms {};
struct KeepTerms {
    ProjectTerms terms;
};

/// Interviews that a coordinator has leave this laptop, where the policy says so.
struct ApplyRetention {};

/// Finished interviews are sealed, where the policy names this moment.
struct Seal {
    Sealing moment = Sealing::never;
};

} // namespace command

namespace news {

struct TermsLoaded {
    ProjectTerms terms;
};
struct TermsKept {};
struct TermsRefused {
    Error error;
};
struct RetentionApplied {
    std::uint64_t left = 0; // now
};
struct InterviewsSealed {
    std::uint64_t sealed = 0; // now
};

} // namespace news

} // namespace kith::app
