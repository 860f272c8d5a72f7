// Where a form asks for consent: beside a question that may end with nothing kept, or where an
// answer opens others (`consent:NAME`).
#pragma once

#include "survey_core/form/form.h"

#include <set>
#include <string>

namespace kith::app {

class ConsentBlock {
public:
    explicit ConsentBlock(const Form& form);

    [[nodiscard]] bool holds(const Form& form, NodeIndex question) const;
    /// The form asks for none.
    [[nodiscard]] bool empty() const { return purposes_.empty() && groups_.empty(); }

private:
    std::set<std::string, std::less<>> purposes_; // names of questions whose yes opens others
    std::set<NodeIndex> groups_;                  // with a question that may keep nothing
};

} // namespace kith::app
