// Sheets of paper are asked for; a place was looked at.
#include "app/model/take.h"

namespace kith::app {

Commands take(Model& model, const intent::OpenPaper& wish, Instant) {
    PaperState& paper = model.paper;
    if (paper.is_working) return {};
    if (paper.last_talk == wish.record) paper.last_talk.reset(); // taken up: no longer offered
    paper.record = wish.record;
    paper.kind = wish.kind;
    return show(model, Screen::paper);
}

Commands take(Model& model, const intent::WritePaper& wish, Instant) {
    PaperState& paper = model.paper;
    if (paper.is_working || wish.folder.empty()) return {};
    paper.is_working = true;
    paper.done.reset();
    paper.kind = wish.kind;
    return one(command::WritePaper{paper.record, wish});
}

Commands take(Model& model, const intent::ShowPaper&, Instant) {
    if (!model.paper.done) return {};
    return one(command::ShowFile{model.paper.done->file});
}

Commands take(Model& model, const intent::VerifyAsset&, Instant) {
    RecordsState& records = model.records;
    if (records.is_working || !records.page || !records.page->asset) return {};
    records.is_working = true;
    return one(command::VerifyAsset{records.page->row.id});
}

Commands got(Model& model, news::PhoneLoaded&& news) {
    model.paper.phone = std::move(news.phone);
    return {};
}

Commands got(Model& model, news::PaperWritten&& news) {
    model.paper.is_working = false;
    model.paper.phone = std::move(news.phone);
    model.paper.done = std::move(news.made);
    return {};
}

Commands got(Model&, news::FileShown&&) {
    return {};
}

} // namespace kith::app
