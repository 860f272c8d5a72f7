#include "survey_core/store/store_view.h"

#include "survey_core/base/check.h"
#include "survey_core/store/facts.h"
#include "survey_core/store/store_lock.h"

namespace kith {

namespace {

constexpr std::int64_t last_number = (std::int64_t{1} << 23U) - 1;

std::int64_t rid_of(std::int64_t number, std::uint64_t seq) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(number) << seq_bits | seq);
}

Status check_dot(Dot dot) {
    if (dot.seq >= 1 && dot.seq <= last_seq) return {};
    return fail(ErrorCode::damaged,
                "A change has a number that cannot be; the file it came in is damaged.");
}

} // namespace

void WriterNumbers::forget_after_rollback() {
    if (rollbacks_ == database_.rollbacks()) return;
    rollbacks_ = database_.rollbacks();
    number_of_.clear();
    writer_of_.clear();
}

Result<std::optional<std::int64_t>> WriterNumbers::find_rid(Dot dot) {
    if (dot == Dot{}) return std::int64_t{0};
    KITH_TRY(check_dot(dot));
    forget_after_rollback();
    const auto uid = static_cast<std::uint64_t>(dot.writer);
    const auto known = number_of_.find(uid);
    if (known != number_of_.end()) return rid_of(known->second, dot.seq);
    KITH_TRY_ASSIGN(const auto number,
                    database_.find_integer("SELECT no FROM writer WHERE uid = ?", uid));
    if (!number) return std::nullopt;
    number_of_[uid] = *number;
    writer_of_[*number] = uid;
    return rid_of(*number, dot.seq);
}

Result<std::int64_t> WriterNumbers::make_rid(Dot dot) {
    KITH_TRY_ASSIGN(const auto found, find_rid(dot));
    if (found) return *found;
    KITH_TRY_ASSIGN(const auto newest, database_.find_integer("SELECT max(no) FROM writer"));
    const std::int64_t number = newest.value_or(0) + 1;
    KITH_CHECK(number <= last_number);
    const auto uid = static_cast<std::uint64_t>(dot.writer);
    KITH_TRY(database_.run("INSERT INTO writer(no, uid) VALUES(?, ?)", number, uid));
    number_of_[uid] = number;
    writer_of_[number] = uid;
    return rid_of(number, dot.seq);
}

Result<Dot> WriterNumbers::dot_of(std::int64_t rid) {
    if (rid == 0) return Dot{};
    forget_after_rollback();
    const std::int64_t number = rid >> seq_bits;
    const Dot unnamed{WriterId{}, static_cast<std::uint64_t>(rid) & last_seq};
    auto known = writer_of_.find(number);
    if (known == writer_of_.end()) {
        KITH_TRY_ASSIGN(const auto uid,
                        database_.find_integer("SELECT uid FROM writer WHERE no = ?", number));
        if (!uid)
            return fail(ErrorCode::damaged,
                        "The store names a writer that it does not know; run kithctl verify.");
        known = writer_of_.emplace(number, static_cast<std::uint64_t>(*uid)).first;
        number_of_[known->second] = number;
    }
    return Dot{WriterId{known->second}, unnamed.seq};
}

StoreView::StoreView(std::unique_ptr<Database> database)
    : database_(std::move(database)), numbers_(*database_) {}

StoreView::~StoreView() = default;

void StoreView::keep_lock(std::unique_ptr<StoreLock> lock) {
    lock_ = std::move(lock);
}

Result<std::optional<Bytes>> StoreView::find_fact(Fact fact) {
    Query query = database_->query("SELECT value FROM meta WHERE key = ?", fact_name(fact));
    KITH_TRY_ASSIGN(const bool found, query.step());
    if (!found) return std::nullopt;
    const ByteView value = query.private_bytes(0);
    return Bytes(value.begin(), value.end());
}

bool StoreView::is_hub() {
    const auto number = find_fact(Fact::coordinator_number);
    return number && number->has_value();
}

} // namespace kith
