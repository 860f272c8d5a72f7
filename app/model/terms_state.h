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

} // namespace intent

namespace command {

struct LoadTerms {};
struct KeepTerms {
    ProjectTerms terms;
};

/// Interviews that a coordinator has leave this laptop, where the policy says so.
struct ApplyRetention {};

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

} // namespace news

} // namespace kith::app
