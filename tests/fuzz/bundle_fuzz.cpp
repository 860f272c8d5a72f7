// Hand-over files from nobody in particular. The first byte chooses the layer, so that the ones
// behind the signature are reached too: a laptop that was approved may still be broken, or in the
// wrong hands.
#include "sync/bundle/bundle_reader.h"
#include "sync/bundle/certificate.h"
#include "sync/bundle/payloads.h"
#include "sync/bundle/state_columns.h"
#include "tests/support/memory_files.h"

#include <cstdlib>

using namespace kith;
using namespace kith::sync;

namespace {

void expect(bool rule) {
    if (!rule) std::abort();
}

void play_file(ByteView bytes) {
    kith::test::MemoryFileSystem files;
    files.put("/stick/a.kithb", bytes);
    const auto check = check_bundle(files, "/stick/a.kithb");
    if (!check) expect(!check.error().message.empty());
}

void play_changes(ByteView bytes) {
    ChangeUnpacker unpacker;
    if (!unpacker.load(bytes)) return;
    while (true) {
        const auto next = unpacker.next();
        if (!next || *next == nullptr) return;
        const auto body = decode_body((*next)->body);
        if (body) expect(encode_body(*body) == (*next)->body);
    }
}

void play_state(ByteView bytes) {
    static_cast<void>(unpack_state(
        bytes, [](const Change&) { return Status{}; }, [](const FieldState&) { return Status{}; }));
}

void play_payloads(ByteView bytes) {
    static_cast<void>(unpack_form(bytes));
    static_cast<void>(unpack_blob(bytes));
    static_cast<void>(unpack_acknowledgement(bytes));
    if (const auto papers = unpack_papers(bytes)) expect(unpack_papers(pack(*papers)) == papers);
    if (const auto concern = unpack_concern(bytes))
        expect(unpack_concern(pack(*concern)) == concern);
    static_cast<void>(decode_coordinator_certificate(bytes));
    static_cast<void>(decode_laptop_certificate(bytes));
}

void play_body(ByteView bytes) {
    const auto body = decode_body(bytes);
    if (body) expect(encode_body(*body) == Bytes(bytes.begin(), bytes.end()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView rest(data + 1, size - 1);
    switch (data[0] % 5) {
    case 0:
        play_file(rest);
        break;
    case 1:
        play_changes(rest);
        break;
    case 2:
        play_state(rest);
        break;
    case 3:
        play_payloads(rest);
        break;
    default:
        play_body(rest);
        break;
    }
    return 0;
}
