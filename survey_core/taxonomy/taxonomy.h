// What people can offer and welcome, as one list with two faces: 12 tiles hold the leaves that can
// be offered, and need headlines lead to the leaves that could answer them. Read from
// assets/taxonomy, which is the only source: the choice lists of the forms are proved to agree with
// it (tests/survey_core/taxonomy). An id, once shipped, is never renamed or taken away; labels are
// local. Knows no store, and decides nothing about people.
#pragma once

#include "survey_core/base/files.h"
#include "survey_core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// What has to be in place before somebody offers this to somebody.
enum class Gate : std::uint8_t {
    open,         // 0: in public, anybody
    introduced,   // 1: at home or one to one: identity, a reference, a coordinator's introduction
    hosted,       // 2: through an organisation with role checks and a safeguarding lead
    service_only, // X: never between neighbours; only signposted
};
/// `0`, `1`, `2` or `X`; nothing for anything else.
[[nodiscard]] std::optional<Gate> parse_gate(std::string_view text);
[[nodiscard]] std::string_view gate_name(Gate gate);

/// One text in each of Taxonomy::languages, the first of which is never blank.
using Labels = std::vector<std::string>;

struct Tile {
    std::string id;
    std::string pass; // hands, head or heart: on which of the three questions it stands
    Labels labels;
};

struct Leaf {
    std::string id;
    std::string tile;
    Gate gate = Gate::open;
    Labels labels;
    std::vector<std::string> words; // more words by which people mean it, in the first language
    bool is_local = false;
};

struct Headline {
    std::string id;
    Labels labels;
    std::vector<std::string> leaves; // ids, the strongest first
    std::string beside;              // what else answers it: directory, services or advice
};

struct AssetKind {
    std::string id;
    Labels labels;
};

struct Taxonomy {
    std::vector<std::string> languages; // "English (en)" first, as the forms call them
    std::vector<std::string> unreviewed;
    std::vector<Tile> tiles;
    std::vector<Leaf> leaves; // in the order of the tiles
    std::vector<Headline> headlines;
    std::vector<AssetKind> asset_kinds;

    [[nodiscard]] const Tile* find_tile(std::string_view id) const;
    [[nodiscard]] const Leaf* find_leaf(std::string_view id) const;
    [[nodiscard]] const Headline* find_headline(std::string_view id) const;
};

/// From sheets as CSV: languages, tiles, leaves, headlines, links, asset_kinds. bad_input: a
/// column, an id or a label is missing, an id stands twice, or something points at nothing; the
/// sentence names sheet and row.
[[nodiscard]] Result<Taxonomy> read_taxonomy(const std::map<std::string, std::string>& sheets);
/// The same from a folder that holds them, such as share/kith/taxonomy.
[[nodiscard]] Result<Taxonomy> load_taxonomy(FileSystem& files, const Path& folder);

/// A project's own leaves, as CSV with the columns of leaves.csv and `needs`: the headlines that
/// lead to each, with blanks between. refused: a leaf has no gate. already_exists: its id is taken.
/// Of several leaves all are added or none.
[[nodiscard]] Result<Taxonomy> with_local_leaves(Taxonomy taxonomy, std::string_view csv);

} // namespace kith
