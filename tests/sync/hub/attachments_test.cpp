// Files that answer questions travel with the record that names them; forms with long lists travel
// in pieces.
#include "survey_core/record/attachment.h"
#include "survey_core/store/blobs.h"
#include "tests/sync/hub/village.h"

using namespace kith;
using kith::test::Laptop;
using kith::test::must;
using kith::test::phone;
using kith::test::Village;

TEST_CASE("a recording is handed over with its record, and says its type and size there",
          "[hub][files]") {
    Village village;
    auto amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const std::string song(3 * blob_chunk_bytes + 7, 's');
    const Attachment kept{must(save_blob(*amir.store, as_bytes(song))), "mp3", song.size()};
    ChangeGroup group(*amir.store, amir.worker);
    must(group.set(zofia, {{phone, value_of(kept), {}}}, "sung again"));
    must(group.commit());
    village.meet(amir);

    const RecordView there = village.hub->view(zofia);
    std::optional<Attachment> arrived;
    for (const FieldView& field : there.fields)
        if (field.field == phone) arrived = attachment_of(field.value);
    CHECK(arrived == kept);
    CHECK(as_text(must(load_blob(*village.hub->store, kept.blob))) == song);
    CHECK(must(collect_blobs(*village.hub->store)) == 0);
}

TEST_CASE("of a hand-over that is cut off, every change that arrives has the files it names",
          "[hub][files]") {
    Village village;
    auto amir = village.joins_approved("Amir");
    const std::string song(3 * blob_chunk_bytes + 7, 's');
    const Attachment kept{must(save_blob(*amir.store, as_bytes(song))), "mp3", song.size()};
    ChangeGroup group(*amir.store, amir.worker);
    const RecordId visit = group.create({RecordKind::submission}, {{phone, value_of(kept)}});
    must(group.commit());
    const Path file = amir.hands_over(village.stick);
    const Bytes whole = village.read(file);
    for (const std::size_t parts : {1U, 2U, 5U, 9U}) {
        const std::size_t length = whole.size() * parts / 10;
        const Path cut =
            village.put("cut" + std::to_string(parts) + ".kithb", ByteView(whole).first(length));
        Laptop hub = village.second_hub();
        hub.merges({cut});
        if (!hub.knows(visit)) continue;
        CHECK(must(has_blob(*hub.store, kept.blob)));
    }
    village.hub->merges({file});
    CHECK(as_text(must(load_blob(*village.hub->store, kept.blob))) == song);
}

TEST_CASE("a file that is not here any more keeps nobody from handing over the rest",
          "[hub][files]") {
    Village village;
    auto amir = village.joins_approved("Amir");
    const RecordId zofia = amir.meets("Zofia");
    const Attachment gone{Hash32{7}, "mp3", 12};
    amir.writes(zofia, phone, "0121");
    ChangeGroup group(*amir.store, amir.worker);
    const RecordId visit = group.create({RecordKind::submission}, {{phone, value_of(gone)}});
    must(group.commit());
    must(save_blob(*amir.store, as_bytes("another")));
    village.meet(amir);
    CHECK(village.hub->reads(zofia, phone) == "0121");
    CHECK(village.hub->knows(visit));
}

TEST_CASE("a form whose lists are too long for one part comes with a reply and with a card",
          "[hub][forms]") {
    Village village;
    auto amir = village.joins_approved("Amir");
    Bytes content(5 * blob_chunk_bytes + 77);
    village.random.fill(content);
    const FormRow row{form_version_id(content), "streets", "1", "Streets", village.clock.now()};
    must(add_form(*village.hub->store, row, content));

    village.meet(amir);
    CHECK(must(load_form(*amir.store, row.id)).content == content);
    village.meet(amir); // again: it is here already
    auto bea = village.joins("Bea");
    CHECK(must(load_form(*bea.store, row.id)).content == content);
}
