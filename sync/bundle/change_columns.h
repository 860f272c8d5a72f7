// Changes as columns: what is alike lies together, so that zstd sees it, and every header and body
// comes back byte for byte, also of kinds that this version does not know
// (change_columns_test.cpp).
#pragma once

#include "survey_core/record/change.h"

#include <map>
#include <memory>
#include <vector>

namespace kith::sync {

/// Each column is a run of bytes. Writers and people are named by their place in a dictionary; the
/// shape of a change (its kind, form and fields) likewise, so an interview costs its answers, its
/// salt and a few bytes.
struct ChangeColumns {
    Bytes writers, people, shapes;             // dictionaries
    Bytes shape_of, dots, times, authors;      // of every change
    Bytes records, parents, orders, groups;    // where the shape says so
    Bytes salts, reasons, contexts, opaque;    // of bodies
    Bytes value_fields, value_lengths, values; // one column of answers for each field

    template <class Archive> void serialize(Archive& archive) {
        archive(writers, people, shapes, shape_of, dots, times, authors, records, parents, orders);
        archive(groups, salts, reasons, contexts, opaque, value_fields, value_lengths, values);
    }
};

/// Collects changes and packs them. Reusable after pack().
class ChangePacker {
public:
    ChangePacker();
    ~ChangePacker();

    void add(const Change& change);
    [[nodiscard]] std::size_t count() const;
    /// About the size that pack() will return; never less than half of it.
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] Bytes pack();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Takes packed changes apart, one at a time, into one Change that is used again and again.
class ChangeUnpacker {
public:
    ChangeUnpacker();
    ~ChangeUnpacker();

    /// damaged: not packed changes. Nothing is kept of the load before.
    Status load(ByteView packed);
    [[nodiscard]] std::size_t count() const;
    /// The next one, valid until the next call; nullptr after the last. damaged: a column ends too
    /// early.
    Result<const Change*> next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace kith::sync
