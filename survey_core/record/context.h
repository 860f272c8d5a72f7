// What an editor had seen of one field when writing it.
#pragma once

#include "survey_core/base/codec.h"
#include "survey_core/record/dot.h"

#include <vector>

namespace kith {

/// A version vector of one field: for every writer that ever wrote this field, the newest of its
/// writes that the editor saw. The creation of the record is not in it: whoever edits a record has
/// seen its creation, so the first edit has an empty context and costs nothing. (Per field, not per
/// store: sync.md, decision 3.)
class Context {
public:
    [[nodiscard]] bool empty() const { return newest_.empty(); }
    [[nodiscard]] bool covers(Dot dot) const;
    void add(Dot dot);
    void join(const Context& other);
    /// One entry a writer, ordered by writer.
    [[nodiscard]] const std::vector<Dot>& entries() const { return newest_; }

    bool operator==(const Context&) const = default;

private:
    std::vector<Dot> newest_;
};

void encode(const Context& context, Writer& to);
[[nodiscard]] Context decode_context(Reader& from);

} // namespace kith
