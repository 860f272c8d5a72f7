#include "sync/hub/branch_rewriter.h"

#include "survey_core/base/check.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/writer_progress.h"

#include <algorithm>

namespace kith::sync {

namespace {

/// A record's id, a range of them, or a word.
std::string renamed_word(const BranchNames& names, const std::string& word) {
    if (word.find(':') == std::string::npos) return word;
    if (const auto dot = parse_dot(word)) return to_text(names.renamed(*dot));
    const auto ranges = parse_ranges(word);
    if (!ranges || ranges->size() != 1) return word;
    return to_text(names.renamed(ranges->front()));
}

Value renamed(const BranchNames& names, const Value& value) {
    if (value.kind != Value::Kind::text) return value;
    Value result{value.kind, {}};
    for (std::size_t at = 0; at < value.bytes.size();) {
        const std::size_t end = std::min(value.bytes.find(' ', at), value.bytes.size());
        result.bytes += renamed_word(names, value.bytes.substr(at, end - at));
        if (end < value.bytes.size()) result.bytes += ' ';
        at = end + 1;
    }
    return result;
}

} // namespace

/// A body that this version cannot read stays as it is.
Change BranchRewriter::renamed(const Change& change) const {
    Change result = change;
    ChangeHeader& header = result.header;
    header.dot = names_.renamed(header.dot);
    header.record = names_.renamed(header.record);
    header.author = names_.renamed(header.author);
    if (header.parent) header.parent = names_.renamed(*header.parent);
    auto body = change.erased ? Result<ChangeBody>(ChangeBody{}) : decode_body(change.body);
    if (change.erased || !body) return result;
    for (FieldWrite& write : body->fields) {
        write.value = sync::renamed(names_, write.value);
        write.context = names_.renamed(write.context);
    }
    result.body = encode_body(*body);
    return result;
}

/// A change that begins the branch, or goes on from this file's last one or from what is here; what
/// is here once more is compared when it is merged.
Result<bool>
BranchRewriter::follows(std::uint64_t seq, const BranchNames::Branch& branch, Head& head) {
    if (seq == head.seq + 1) return true;
    if (head.seq != 0) return false;
    KITH_TRY_ASSIGN(const auto link, chain_link(store_, {branch.writer, seq - 1}));
    if (!link) return false;
    KITH_TRY_ASSIGN(const auto writer, find_writer(store_, branch.writer));
    head.seq = seq - 1;
    head.link = *link;
    if (writer) head.first_hlc = writer->first_hlc;
    return true;
}

/// From before the branch.
Result<bool> BranchRewriter::is_held(Dot dot) {
    const auto [place, is_new] = held_.try_emplace(dot.writer);
    if (is_new) {
        KITH_TRY_ASSIGN(place->second, held_ranges(store_, dot.writer));
    }
    return place->second.contains(dot.seq);
}

Status BranchRewriter::rewrite(ChangeUnpacker& from,
                               const ChunkHeader& chunk,
                               const Hash32& before,
                               BundleWriter& to) {
    const BranchNames::Branch* const branch = names_.find(chunk.writer);
    KITH_CHECK(branch != nullptr);
    Head& head = heads_.try_emplace(chunk.writer, Head{0, chain_start(branch->writer), {}, {}})
                     .first->second;
    ChunkHeader header = chunk;
    header.writer = branch->writer;
    Hash32 new_before{};
    Hash32 old_link = before;
    for (;;) {
        KITH_TRY_ASSIGN(const Change* const change, from.next());
        if (change == nullptr) break;
        old_link = chain_next(old_link, *change);
        if (change->header.dot.seq < branch->from) {
            KITH_TRY_ASSIGN(const bool is_here, is_held(change->header.dot));
            if (!is_here) ++left_out_;
            continue;
        }
        const Change next = renamed(*change);
        KITH_TRY_ASSIGN(const bool goes_on, follows(next.header.dot.seq, *branch, head));
        if (!goes_on) {
            ++left_out_;
            continue;
        }
        if (packer_.count() == 0) {
            header.first = next.header.dot.seq;
            new_before = head.link;
        }
        if (head.seq == 0) head.first_hlc = next.header.hlc;
        head.seq = next.header.dot.seq;
        head.link = chain_next(head.link, next);
        head.old_link = old_link;
        packer_.add(next);
    }
    if (packer_.count() == 0) return {};
    header.last = head.seq;
    header.hash = head.link;
    Bytes plain(new_before.begin(), new_before.end());
    const Bytes packed = packer_.pack();
    plain.insert(plain.end(), packed.begin(), packed.end());
    return to.add(header, plain);
}

} // namespace kith::sync
