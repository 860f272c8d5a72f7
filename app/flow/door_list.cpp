#include "app/flow/door_list.h"

#include "survey_core/base/text.h"
#include "survey_core/openrosa/csv_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace kith::app {
namespace {

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

std::vector<std::string> split_at(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(trim(text.substr(at, end - at)));
        at = end + 1;
    }
    return parts;
}

/// "5-11", "5-11 odd", "A-D": what it stands for, in order; nothing when it is no range.
Result<std::optional<std::vector<std::string>>> range_of(const std::vector<std::string>& words) {
    std::vector<std::string> range;
    const std::size_t dash = words.front().find('-');
    if (dash == std::string::npos) return std::nullopt;
    const std::string first = words.front().substr(0, dash);
    const std::string last = words.front().substr(dash + 1);
    const auto from = number_in(first);
    const auto to = number_in(last);
    if (from && to) {
        const std::string only = words.size() > 1 ? to_lower(words[1]) : std::string();
        if (*to < *from || static_cast<std::size_t>(*to - *from) > most_doors)
            return fail(ErrorCode::bad_input, fmt::format("'{}' is no range", words.front()));
        for (int number = *from; number <= *to; ++number) {
            const bool is_odd = number % 2 != 0;
            if ((only == "odd" && !is_odd) || (only == "even" && is_odd)) continue;
            range.push_back(std::to_string(number));
        }
        return range;
    }
    if (first.size() != 1 || last.size() != 1 || first > last || begins_with_digit(first))
        return std::nullopt;
    for (char letter = first.front(); letter <= last.front(); ++letter)
        range.emplace_back(1, letter);
    return range;
}

/// The part of a list after the street: "14", "5-11 odd", "14 flat A", "16 flats 1-6".
Result<std::vector<DoorSpec>> doors_of(const std::string& street, const std::string& part) {
    const std::vector<std::string> words = split_words(part);
    if (words.empty()) return std::vector<DoorSpec>{};
    const auto flat = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return to_lower(word) == "flat" || to_lower(word) == "flats";
    });
    std::vector<std::string> doors, flats{{}};
    const std::vector<std::string> before(words.begin(), flat);
    if (before.empty()) return fail(ErrorCode::bad_input, "a flat has no house number before it");
    KITH_TRY_ASSIGN(const auto range, range_of(before));
    doors = range ? *range : std::vector<std::string>{fmt::format("{}", fmt::join(before, " "))};
    if (flat != words.end()) {
        const std::vector<std::string> after(flat + 1, words.end());
        if (after.empty()) return fail(ErrorCode::bad_input, "a flat has no number or letter");
        KITH_TRY_ASSIGN(const auto several, range_of(after));
        flats =
            several ? *several : std::vector<std::string>{fmt::format("{}", fmt::join(after, " "))};
    }
    std::vector<DoorSpec> made;
    for (const std::string& door : doors)
        for (const std::string& one : flats)
            made.push_back({street, door, one, {}});
    return made;
}

/// "14 Moseley Road, flat B" or "The Old Forge, Mill Lane".
Result<std::vector<DoorSpec>> door_on_a_line(const std::string& line) {
    std::vector<std::string> parts = split_at(line, ',');
    std::string flat;
    if (parts.size() > 1 && to_lower(parts.back()).starts_with("flat ")) {
        flat = trim(parts.back().substr(5));
        parts.pop_back();
    }
    DoorSpec door{{}, parts.front(), flat, {}};
    const std::size_t blank = parts.front().find(' ');
    if (begins_with_digit(parts.front()) && blank != std::string::npos) {
        door.door = parts.front().substr(0, blank);
        door.street = trim(parts.front().substr(blank));
    } else if (parts.size() > 1) {
        door.street = parts[1];
    }
    if (door.street.empty() || door.door.empty())
        return fail(ErrorCode::bad_input, "says no street and door, such as '14 Mill Lane'");
    return std::vector<DoorSpec>{door};
}

Result<std::vector<DoorSpec>> doors_on_a_line(const std::string& line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) return door_on_a_line(line);
    const std::string street = trim(line.substr(0, colon));
    if (street.empty()) return fail(ErrorCode::bad_input, "names no street before the colon");
    std::vector<DoorSpec> doors;
    for (const std::string& part : split_at(std::string_view(line).substr(colon + 1), ',')) {
        KITH_TRY_ASSIGN(auto some, doors_of(street, part));
        doors.insert(doors.end(), some.begin(), some.end());
    }
    return doors;
}

tl::unexpected<Error>
bad_line(std::string_view source, std::uint64_t line, std::string_view reason) {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' line {}: {}. Mend it; nothing was added.", source, line, reason));
}

Result<std::vector<DoorSpec>> from_lines(std::string_view text, std::string_view source) {
    std::vector<DoorSpec> doors;
    std::uint64_t number = 0;
    for (const std::string& line : split_at(text, '\n')) {
        ++number;
        if (line.empty()) continue;
        const auto some = doors_on_a_line(line);
        if (!some) return bad_line(source, number, some.error().message);
        doors.insert(doors.end(), some->begin(), some->end());
        if (doors.size() > most_doors)
            return bad_line(
                source, number, fmt::format("these are more than {} doors", most_doors));
    }
    return doors;
}

/// Where the columns of a table of doors stand; nothing when the text is no such table.
struct DoorColumns {
    std::optional<std::size_t> street, door, flat, place, order;

    explicit DoorColumns(const std::vector<std::string>& header) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string name = to_lower(header[i]);
            if (name == "street") street = i;
            if (name == "door" || name == "number" || name == "house") door = i;
            if (name == "flat") flat = i;
            if (name == "place") place = i;
            if (name == "order") order = i;
        }
    }
    [[nodiscard]] bool is_table() const { return street && door; }
};

Result<std::vector<DoorSpec>> from_table(const CsvRows& table, std::string_view source) {
    const DoorColumns columns(table.header);
    std::vector<std::pair<int, DoorSpec>> doors;
    for (const CsvRow& row : table.rows) {
        const auto cell = [&](std::optional<std::size_t> column) {
            return column && *column < row.cells.size() ? trim(row.cells[*column]) : std::string();
        };
        DoorSpec door{
            cell(columns.street), cell(columns.door), cell(columns.flat), cell(columns.place)};
        if (door.door.empty()) return bad_line(source, row.number, "names no door");
        const std::string order = cell(columns.order);
        const auto place = number_in(order);
        if (!order.empty() && !place)
            return bad_line(source, row.number, "has an order that is no number");
        doors.emplace_back(place.value_or(0), std::move(door));
        if (doors.size() > most_doors)
            return bad_line(
                source, row.number, fmt::format("these are more than {} doors", most_doors));
    }
    std::stable_sort(
        doors.begin(), doors.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<DoorSpec> in_order;
    in_order.reserve(doors.size());
    for (auto& [order, door] : doors)
        in_order.push_back(std::move(door));
    return in_order;
}

} // namespace

Result<std::vector<DoorSpec>> parse_doors(std::string_view text, std::string_view source) {
    if (!is_valid_utf8(text))
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' is not UTF-8 text; save it again as 'CSV UTF-8' or plain text.",
                        source));
    const auto table = parse_csv_rows(text, source);
    const bool is_table = table && DoorColumns(table->header).is_table();
    KITH_TRY_ASSIGN(auto doors, is_table ? from_table(*table, source) : from_lines(text, source));
    if (doors.empty())
        return fail(
            ErrorCode::bad_input,
            fmt::format("'{}' names no doors; write for instance 'Mill Lane: 1, 3, 5'.", source));
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < doors.size(); ++i) {
        const auto [first, is_new] = places.emplace(address_key(doors[i]), i);
        if (!is_new)
            return fail(ErrorCode::bad_input,
                        fmt::format("'{}': door {} of the list is the same as door {}. Leave one "
                                    "out; nothing was added.",
                                    source,
                                    i + 1,
                                    first->second + 1));
    }
    return doors;
}

std::string address_of(const DoorSpec& door) {
    std::string address = door.door;
    if (!door.street.empty()) address += " " + door.street;
    if (!door.flat.empty()) address += ", flat " + door.flat;
    return address;
}

std::string address_key(const DoorSpec& door) {
    return fold_for_search(door.street) + "\n" + fold_for_search(door.door) + "\n" +
           fold_for_search(door.flat);
}

} // namespace kith::app
