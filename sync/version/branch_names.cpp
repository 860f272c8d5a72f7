#include "sync/version/branch_names.h"

#include "survey_core/base/check.h"
#include "survey_core/base/codec.h"

namespace kith::sync {

WriterId branch_writer(WriterId writer, const Hash32& first_link) {
    Bytes bytes;
    Writer to(bytes);
    to.text("kith branch 1");
    to.u64(static_cast<std::uint64_t>(writer));
    to.raw(first_link);
    const Hash32 name = hash(bytes);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8U | name[i];
    return WriterId{number};
}

void BranchNames::add(WriterId writer, std::uint64_t from, const Hash32& first_link) {
    KITH_CHECK(from >= 1);
    branches_.try_emplace(writer, Branch{branch_writer(writer, first_link), from, first_link});
}

const BranchNames::Branch* BranchNames::find(WriterId writer) const {
    const auto found = branches_.find(writer);
    return found == branches_.end() ? nullptr : &found->second;
}

Dot BranchNames::renamed(Dot dot) const {
    const Branch* const branch = find(dot.writer);
    if (branch == nullptr || dot.seq < branch->from) return dot;
    return {branch->writer, dot.seq - branch->from + 1};
}

std::vector<DotRange> BranchNames::renamed(const DotRange& range) const {
    const Branch* const branch = find(range.writer);
    if (branch == nullptr || range.last < branch->from) return {range};
    const Dot last = renamed(Dot{range.writer, range.last});
    if (range.first >= branch->from)
        return {{branch->writer, renamed(Dot{range.writer, range.first}).seq, last.seq}};
    return {{range.writer, range.first, branch->from - 1}, {branch->writer, 1, last.seq}};
}

Context BranchNames::renamed(const Context& context) const {
    Context result;
    for (const Dot& seen : context.entries()) {
        const Branch* const branch = find(seen.writer);
        result.add(renamed(seen));
        if (branch != nullptr && seen.seq >= branch->from && branch->from > 1)
            result.add({seen.writer, branch->from - 1});
    }
    return result;
}

} // namespace kith::sync
