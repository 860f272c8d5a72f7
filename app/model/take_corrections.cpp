// A finished record is corrected, deleted and taken back; nothing of what was is lost.
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::ChooseRecords& wish, Instant) {
    model.records.chosen = wish.choice;
    model.same_places.joined.clear();
    return one(command::ListRecords{model.records.search, wish.choice});
}

Commands take(Model& model, const intent::CorrectFact& wish, Instant) {
    if (!model.records.page) return {};
    model.records.correcting = wish.path;
    model.records.trouble = {};
    model.sheet = SheetKind::correction;
    return {};
}

Commands take(Model& model, const intent::SaveCorrection& wish, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page || records.correcting.empty()) return {};
    records.trouble = {};
    if (wish.reason.empty()) {
        records.trouble = {"record.needs_reason", {}};
        return {};
    }
    records.is_working = true;
    return one(
        command::CorrectRecord{records.page->row.id, records.correcting, wish.answer, wish.reason});
}

Commands take(Model& model, const intent::DeleteRecord& wish, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page) return {};
    records.trouble = {};
    if (wish.reason.empty()) {
        records.trouble = {"record.needs_reason", {}};
        return {};
    }
    records.is_working = true;
    return one(command::DeleteRecord{records.page->row.id, wish.reason});
}

Commands take(Model& model, const intent::UndeleteRecord&, Instant) {
    if (model.records.is_working || !model.records.page) return {};
    model.records.is_working = true;
    return one(command::UndeleteRecord{model.records.page->row.id});
}

Commands take(Model& model, const intent::AskAgain& wish, Instant) {
    if (!model.records.page) return {};
    model.records.correcting = wish.path;
    model.records.trouble = {};
    model.sheet = SheetKind::send_back;
    return {};
}

Commands take(Model& model, const intent::SendBack& wish, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page) return {};
    records.trouble = {};
    if (wish.words.empty()) {
        records.trouble = {"record.needs_words", {}};
        return {};
    }
    records.is_working = true;
    return one(command::SendBack{records.page->row.id, records.correcting, wish.words});
}

Commands take(Model& model, const intent::SettleReview&, Instant) {
    if (model.records.is_working || !model.records.page) return {};
    model.records.is_working = true;
    return one(command::SettleReview{model.records.page->row.id});
}

Commands take(Model& model, const intent::WithdrawConsent& wish, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page) return {};
    records.is_working = true;
    return one(command::WithdrawConsent{records.page->row.id, wish.purposes});
}

} // namespace kith::app
