#include "survey_core/base/files.h"
#include "tests/support/memory_files.h"

#include <catch2/catch_test_macros.hpp>

using namespace kith;
using namespace kith::test;

namespace {

const Path slots = "/store/slots.1";

Bytes filled(std::size_t size, std::uint8_t first) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(first + i * 7 % 251 + 1);
    return bytes;
}

struct CutCount {
    std::size_t images = 0;
    std::size_t old = 0;
    std::size_t fresh = 0;
    std::size_t broken = 0;
};

/// How many images of a cut hold the old content, the new one, or anything else.
CutCount count_images(const MemoryFileSystem& files, const Bytes& old, const Bytes& fresh) {
    CutCount count;
    for (const PowerCut& cut : every_power_cut(files, 1000)) {
        const auto content = files.after(cut)->content(slots);
        ++count.images;
        if (content == old)
            ++count.old;
        else if (content == fresh)
            ++count.fresh;
        else
            ++count.broken;
    }
    return count;
}

/// replace_file() with one of its steps left out: what the tests must be able to see.
enum class Left { file_sync, rename };

void careless_replace(FileSystem& files, const Bytes& content, Left out) {
    const Path fresh = out == Left::rename ? slots : Path("/store/slots.1.new");
    if (out == Left::rename) REQUIRE(files.remove(slots));
    const auto file = files.create(fresh);
    REQUIRE(file);
    REQUIRE((*file)->append(content));
    if (out != Left::file_sync) REQUIRE((*file)->sync());
    if (out != Left::rename) REQUIRE(files.rename(fresh, slots));
    REQUIRE(files.sync_folder("/store"));
}

} // namespace

TEST_CASE("a power cut while a file is replaced leaves the old content or the new one", "[power]") {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{100}, std::size_t{512}, std::size_t{5000}}) {
        MemoryFileSystem files;
        const Bytes old = filled(700, 3);
        const Bytes fresh = filled(size, 9);
        files.put(slots, old);
        REQUIRE(replace_file(files, slots, fresh));
        const CutCount count = count_images(files, old, fresh);
        INFO(count.images << " images, " << count.broken << " broken");
        CHECK(count.images >= 1000);
        CHECK(count.broken == 0);
        CHECK(count.old > 0);
        CHECK(count.fresh > 0);
    }
}

TEST_CASE("once a file is said to be replaced, no power cut brings the old content back",
          "[power]") {
    MemoryFileSystem files;
    const Bytes fresh = filled(5000, 9);
    files.put(slots, filled(700, 3));
    REQUIRE(replace_file(files, slots, fresh));
    for (PowerCut cut : every_power_cut(files, 200)) {
        cut.changes = files.changes().size();
        INFO(describe(cut));
        CHECK(files.after(cut)->content(slots) == fresh);
    }
}

TEST_CASE("after any power cut the file can be replaced again", "[power]") {
    MemoryFileSystem files;
    files.put(slots, filled(700, 3));
    REQUIRE(replace_file(files, slots, filled(5000, 9)));
    for (const PowerCut& cut : every_power_cut(files, 200)) {
        INFO(describe(cut));
        const auto after = files.after(cut);
        REQUIRE(replace_file(*after, slots, filled(10, 1)));
        CHECK(read_file(*after, slots, 100) == filled(10, 1));
    }
}

TEST_CASE("the power cuts of these tests catch a forgotten sync and a forgotten rename",
          "[power]") {
    const Bytes old = filled(700, 3);
    const Bytes fresh = filled(5000, 9);
    for (const Left out : {Left::file_sync, Left::rename}) {
        MemoryFileSystem files;
        files.put(slots, old);
        careless_replace(files, fresh, out);
        CHECK(count_images(files, old, fresh).broken > 0);
    }
}

TEST_CASE("a disk that fails at any step leaves the old content and no litter", "[power]") {
    const Bytes old = filled(700, 3);
    const Bytes fresh = filled(5000, 9);
    for (const ErrorCode code : {ErrorCode::disk_failed, ErrorCode::disk_full}) {
        for (std::size_t step = 0; step < 4; ++step) { // create, append, sync, rename
            MemoryFileSystem files;
            files.put(slots, old);
            files.set_fault(Fault{step, code, false});
            const Status replaced = replace_file(files, slots, fresh);
            INFO("step " << step);
            REQUIRE_FALSE(replaced);
            CHECK(replaced.error().code == code);
            CHECK(files.content(slots) == old);
            CHECK(files.list("/store") == std::vector<Path>{slots});
            CHECK(count_images(files, old, fresh).broken == 0);
        }
    }
}

TEST_CASE("a disk that stays full leaves the old content, however the power goes then", "[power]") {
    const Bytes old = filled(700, 3);
    MemoryFileSystem files;
    files.put(slots, old);
    files.set_fault(Fault{1, ErrorCode::disk_full, true});
    CHECK(replace_file(files, slots, filled(5000, 9)).error().code == ErrorCode::disk_full);
    CHECK(replace_file(files, slots, filled(5000, 9)).error().code == ErrorCode::disk_full);
    files.set_fault(std::nullopt);
    CHECK(count_images(files, old, old).broken == 0);
    CHECK(replace_file(files, slots, filled(5000, 9)));
}

TEST_CASE("a failing read is told, not taken for content", "[power]") {
    MemoryFileSystem files;
    files.put(slots, filled(700, 3));
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}}) { // opening, reading
        files.fail_read(n);
        CHECK(read_file(files, slots, 1000).error().code == ErrorCode::disk_failed);
        CHECK(read_file(files, slots, 1000) == filled(700, 3));
    }
}

TEST_CASE("the disk in memory behaves like a disk", "[power]") {
    MemoryFileSystem files;
    REQUIRE(files.make_folder("/store"));
    CHECK(files.make_folder("/store").error().code == ErrorCode::already_exists);
    CHECK(files.create("/nowhere/file").error().code == ErrorCode::not_found);
    REQUIRE(files.create("/store/b"));
    REQUIRE(files.create("/store/a"));
    CHECK(files.create("/store/a").error().code == ErrorCode::already_exists);
    CHECK(files.list("/store") == std::vector<Path>{"/store/a", "/store/b"});
    CHECK(files.remove("/store").error().code == ErrorCode::already_exists);
    REQUIRE(files.rename("/store/a", "/store/b"));
    CHECK_FALSE(files.exists("/store/a"));
    REQUIRE(files.remove("/store/b"));
    REQUIRE(files.remove("/store"));
    CHECK_FALSE(files.exists("/store"));
    CHECK(files.open("/store/b").error().code == ErrorCode::not_found);
    CHECK(files.list("/store").error().code == ErrorCode::not_found);
}

TEST_CASE("a file in a folder whose name was never made safe goes with it", "[power]") {
    MemoryFileSystem files;
    REQUIRE(files.make_folder("/store"));
    auto file = files.create("/store/a");
    REQUIRE(file);
    REQUIRE((*file)->append(filled(10, 1)));
    REQUIRE((*file)->sync());
    REQUIRE(files.sync_folder("/store"));
    const std::size_t all = files.changes().size();
    CHECK_FALSE(files.after({all, Survival::nothing, 0})->exists("/store/a"));
    CHECK(files.after({all, Survival::everything, 0})->content("/store/a") == filled(10, 1));
    REQUIRE(files.sync_folder("/"));
    CHECK(files.after({all + 1, Survival::nothing, 0})->content("/store/a") == filled(10, 1));
}
