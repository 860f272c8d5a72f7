#include "sync/hub/copied_history.h"

#include "survey_core/store/blobs.h"
#include "survey_core/store/changes.h"
#include "survey_core/store/erasures.h"
#include "survey_core/store/laptops.h"
#include "sync/hub/change_group.h"
#include "sync/hub/record_roots.h"

#include <algorithm>
#include <set>

namespace kith::sync {

namespace {

constexpr std::string_view scheme = "copied:"; // and the audit chain's link after the creation

using Links = std::map<std::uint64_t, Hash32>;

Result<Links> links_of(StoreView& store, WriterId writer) {
    Links links;
    KITH_TRY_ASSIGN(const auto have, have_of(store, writer));
    for (const HaveRange& range : have) {
        Hash32 link = range.before;
        KITH_TRY(for_each_change(
            store, writer, range.first, range.last, [&](const Change& change) -> Status {
                link = chain_next(link, change);
                links.emplace(change.header.dot.seq, link);
                return {};
            }));
    }
    return links;
}

/// A record of the copy, as its history left it.
struct Copied {
    ChangeHeader header;
    std::map<FieldId, Value> fields;
    std::set<FieldId> edited; // after its creation
    std::string alias;

    [[nodiscard]] bool is_deleted() const {
        const auto deleted = fields.find(field::deleted);
        return deleted != fields.end() && !deleted->second.blank();
    }
};

class CopiedHistory {
public:
    explicit CopiedHistory(Store& store) : store_(store) {}

    Status read(BundleReader& file, const BundleCheck& check) {
        for (const ChunkPlace& chunk : check.chunks) {
            const bool is_blob = chunk.header.type == ChunkType::blob;
            if (!is_blob && chunk.header.type != ChunkType::changes) continue;
            KITH_TRY_ASSIGN(const ByteView plain, file.read(chunk));
            KITH_TRY(is_blob ? take_blob(plain) : take_changes(plain));
        }
        return {};
    }

    Result<CopyLetIn> write() {
        KITH_TRY(learn_aliases());
        for (std::size_t at = 0; at < records_.size();) {
            const auto same_group = [&](const Copied& one) {
                return one.header.dot.writer == records_[at].header.dot.writer &&
                       group_of(one.header) == group_of(records_[at].header);
            };
            const auto end = std::find_if_not(
                records_.begin() + static_cast<std::ptrdiff_t>(at), records_.end(), same_group);
            const auto count = static_cast<std::size_t>(end - records_.begin()) - at;
            KITH_TRY(write_group(std::span(records_).subspan(at, count)));
            at += count;
        }
        return done_;
    }

private:
    Status take_changes(ByteView plain) {
        Hash32 link{};
        if (plain.size() < link.size()) return {};
        std::copy_n(plain.begin(), link.size(), link.begin());
        KITH_TRY(unpacker_.load(plain.subspan(link.size())));
        for (;;) {
            KITH_TRY_ASSIGN(const Change* const change, unpacker_.next());
            if (change == nullptr) return {};
            link = chain_next(link, *change);
            KITH_TRY_ASSIGN(const bool is_held, holds(change->header.dot, link));
            if (!is_held) take(*change, link);
        }
    }

    Result<bool> holds(Dot dot, const Hash32& link) {
        if (!links_.contains(dot.writer)) {
            KITH_TRY_ASSIGN(links_[dot.writer], links_of(store_, dot.writer));
        }
        const Links& held = links_[dot.writer];
        const auto found = held.find(dot.seq);
        return found != held.end() && found->second == link;
    }

    void take(const Change& change, const Hash32& link) {
        const ChangeHeader& header = change.header;
        const auto body = body_of(change);
        const bool is_creation = header.kind == ChangeKind::create;
        const bool is_ours =
            header.record_kind <= RecordKind::tally && header.kind <= ChangeKind::resolve;
        if (!body || !is_ours || (!is_creation && !places_.contains(header.record))) {
            ++done_.left_out;
            return;
        }
        if (is_creation) {
            places_.emplace(header.record, records_.size());
            records_.push_back({header, {}, {}, std::string(scheme) + to_hex(link)});
        }
        Copied& record = records_[places_.at(header.record)];
        for (const FieldWrite& write : body->fields) {
            if (write.seen_only) continue;
            record.fields[write.field] = write.value;
            if (!is_creation) record.edited.insert(write.field);
        }
    }

    Status take_blob(ByteView plain) {
        KITH_TRY_ASSIGN(BlobPayload piece, unpack_blob(plain));
        if (piece.offset == 0) blob_.clear();
        blob_.insert(blob_.end(), piece.bytes.begin(), piece.bytes.end());
        if (blob_.size() != piece.size) return {};
        const auto saved = save_blob(store_, blob_);
        return saved ? Status{} : same_error(saved);
    }

    /// What was let in before, and who asked to be forgotten since.
    Status learn_aliases() {
        KITH_TRY_ASSIGN(const auto erasures, list_erasures(store_));
        for (const ErasureRow& erasure : erasures)
            erased_.insert(erasure.aliases.begin(), erasure.aliases.end());
        return for_each_record(store_, [this](const Change& creation) -> Status {
            const auto body = body_of(creation);
            if (!body) return {};
            for (const FieldWrite& write : body->fields)
                if (write.field == field::alias && write.value.bytes.starts_with(scheme))
                    known_.emplace(write.value.bytes, creation.header.record);
            return {};
        });
    }

    Status write_group(std::span<const Copied> records) {
        ChangeGroup group(store_, renamed(records.front().header.author));
        bool has_some = false;
        for (const Copied& one : records) {
            KITH_TRY_ASSIGN(const bool comes_in, is_new(one));
            if (!comes_in) continue;
            create(group, one);
            has_some = true;
        }
        return has_some ? group.commit() : Status{};
    }

    Result<bool> is_new(const Copied& one) {
        const ChangeHeader& header = one.header;
        if (const auto known = known_.find(one.alias); known != known_.end()) {
            names_[header.record] = known->second;
            KITH_TRY(count_what_differs(one, known->second));
            return false;
        }
        const bool has_lost_parent =
            header.parent && places_.contains(*header.parent) && !names_.contains(*header.parent);
        if (one.is_deleted() || has_lost_parent) return false;
        KITH_TRY_ASSIGN(const std::string tag, alias_tag(store_, one.alias));
        return !erased_.contains(tag);
    }

    /// What the copy has changed of a record since that was let in: a person decides about it.
    Status count_what_differs(const Copied& one, RecordId record) {
        KITH_TRY_ASSIGN(const auto here, find_record(store_, record));
        for (const FieldId field : one.edited) {
            const Value& value = one.fields.at(field);
            const FieldView* stored = here ? here->find(field) : nullptr;
            const Value is = stored == nullptr ? Value{} : stored->value;
            if (is != renamed(field, value) && !(is.blank() && value.blank())) ++done_.left_out;
        }
        return {};
    }

    void create(ChangeGroup& group, const Copied& one) {
        const ChangeHeader& header = one.header;
        std::vector<Edit> fields;
        for (const auto& [field, value] : one.fields)
            if (field != field::deleted && field != field::alias)
                fields.push_back({field, renamed(field, value), {}});
        fields.push_back({field::alias, {Value::Kind::text, one.alias}, {}});
        NewRecord record{header.record_kind, header.form, header.parent, header.order};
        if (record.parent) record.parent = renamed(*record.parent);
        names_[header.record] = group.create(record, fields);
        if (is_counted(header.record_kind)) ++done_.records;
    }

    [[nodiscard]] RecordId renamed(RecordId record) const {
        const auto found = names_.find(record);
        return found == names_.end() ? record : found->second;
    }
    /// Where a value names another record of the copy.
    [[nodiscard]] Value renamed(FieldId field, Value value) const {
        if (field != field::source && field != field::mentions) return value;
        if (const auto record = parse_dot(value.bytes)) value.bytes = to_text(renamed(*record));
        return value;
    }

    Store& store_;
    ChangeUnpacker unpacker_;
    std::map<WriterId, Links> links_;
    std::vector<Copied> records_;
    std::map<RecordId, std::size_t> places_; // in `records_`, by the name in the copy
    std::map<std::string, RecordId, std::less<>> known_;
    std::set<std::string> erased_;
    std::map<RecordId, RecordId> names_;
    Bytes blob_;
    CopyLetIn done_;
};

} // namespace

Result<CopyLetIn> let_copy_in(Store& store, BundleReader& file, const BundleCheck& check) {
    CopiedHistory history(store);
    KITH_TRY(history.read(file, check));
    return history.write();
}

} // namespace kith::sync
