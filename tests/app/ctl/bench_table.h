// A coordinator's table with kithctl on it: a scratch folder, a small form, and one call a command.
#pragma once

#include "app/ctl/verbs.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>

namespace kith::test {

/// What one command said.
struct Said {
    int code = -1;
    std::string out;
    std::string err;

    /// The one JSON document on standard output.
    [[nodiscard]] app::Json json() const;
};

class BenchTable {
public:
    BenchTable();

    /// Runs kithctl with these words, and `--passphrase-file` where `typed` is empty.
    Said run(std::vector<std::string> words, const std::string& typed = {});
    /// The same with --json; fails the test unless it ends with `code`.
    app::Json json(std::vector<std::string> words, int code = 0);

    [[nodiscard]] std::string path(const std::string& name) const;
    std::string write(const std::string& name, const std::string& content);
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> files(const std::string& folder) const;

    /// A test project `centre.kith` with the form `household`, and its card.
    void starts_project();
    /// `NAME.kith`, whose laptop is called "Laptop NAME" and whose worker is NAME.
    void joins(const std::string& name);
    /// One line of answers; the new submission's id.
    std::string adds(const std::string& store, const std::string& line);
    /// Writes a hand-over; the newest file.
    std::string hands_over(const std::string& store);
    /// With what was sealed before, the oldest first.
    std::vector<std::string> hands_over_all(const std::string& store);
    /// Hands over, merges at the centre and, where it is new, approves.
    void brings(const std::string& store);
    /// Takes the centre's reply.
    void takes_reply(const std::string& store);
    [[nodiscard]] std::string laptop_id(const std::string& store);
    /// The values of a record by path.
    app::Json values(const std::string& store, const std::string& id);
    /// The entity that the centre keeps of somebody with this name.
    std::string person_called(const std::string& name);
    std::string dump(const std::string& store);

private:
    ScratchFolder scratch_;
    int sticks_ = 0;
};

} // namespace kith::test
