// What a disk holds now, and what of it would still be there after the power went.
//
// A file's bytes are safe once its sync has returned; a name (made, moved, removed) once its
// folder's has. What is not safe yet may be there after a cut or not, each part for itself, and a
// name may come before its bytes.
#pragma once

#include "survey_core/base/clock.h"
#include "survey_core/base/files.h"

#include <map>
#include <string>

namespace kith::test {

/// One change of the disk. `node` numbers files in the order in which they were made.
struct DiskChange {
    enum class Kind { make_folder, create, append, sync, rename, remove, sync_folder };

    Kind kind{};
    Path path;
    Path to;              // of a rename
    std::size_t node = 0; // of an append or a sync
    Bytes bytes;          // of an append
};

[[nodiscard]] std::string describe(const DiskChange& change);

/// What becomes of that which was not synced.
enum class Survival { nothing, everything, random_mix };

class MemoryDisk {
public:
    struct Node {
        Bytes bytes;
        std::size_t safe_size = 0;
        bool is_folder = false;
    };

    /// Changes that the disk refuses (no such file, name taken) leave it as it was.
    Status apply(const DiskChange& change);
    /// Everything held now is safe.
    void make_safe();
    /// The power goes and comes back.
    void cut_power(Survival survival, Random& random);

    [[nodiscard]] const Node* find(const Path& path) const;
    [[nodiscard]] bool has_folder(const Path& path) const;
    [[nodiscard]] std::size_t node_at(const Path& path) const { return names_.at(path); }
    [[nodiscard]] const std::map<Path, std::size_t>& names() const { return names_; }

private:
    /// A change of names that its folder's sync has not made safe yet.
    struct NameChange {
        Path removed; // empty: none
        Path added;   // empty: none
        std::size_t node = 0;
    };

    using Names = std::map<Path, std::size_t>;

    Status add(const DiskChange& change, bool is_folder);
    Status move(const DiskChange& change);
    Status erase(const DiskChange& change);
    void change_names(NameChange change);
    void sync_names_of(const Path& folder);
    void drop_lost_folders();

    std::vector<Node> nodes_;
    Names names_;
    Names safe_names_;
    std::vector<NameChange> unsafe_changes_;
};

} // namespace kith::test
