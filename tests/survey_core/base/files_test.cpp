#include "survey_core/base/files.h"
#include "survey_core/base/folder_kind.h"
#include "tests/support/memory_files.h"
#include "tests/support/scratch_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

using namespace kith;
using namespace kith::test;

namespace {

Bytes content_of(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

std::string error_of(const auto& failed) {
    return failed ? std::string() : failed.error().message;
}

void touch(const Path& path) {
    std::ofstream(path) << "x";
}

} // namespace

TEST_CASE("a file is written, read back and replaced on the real disk", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    const Path path = folder.path() / "slots.1";
    REQUIRE(replace_file(files, path, content_of("old")));
    CHECK(read_file(files, path, 100) == content_of("old"));
    REQUIRE(replace_file(files, path, content_of("new and longer")));
    CHECK(read_file(files, path, 100) == content_of("new and longer"));
    REQUIRE(replace_file(files, path, {}));
    CHECK(read_file(files, path, 100) == Bytes{});
    CHECK(files.list(folder.path()) == std::vector<Path>{path});
}

TEST_CASE("a file made by Kith is for its owner's eyes only", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    REQUIRE(replace_file(files, folder.path() / "file", content_of("x")));
    REQUIRE(files.make_folder(folder.path() / "room"));
    struct stat facts {};
    REQUIRE(::stat((folder.path() / "file").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0600U);
    REQUIRE(::stat((folder.path() / "room").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0700U);
}

TEST_CASE("what is left of an earlier crash does not stop a file from being replaced", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    touch(folder.path() / "slots.1.new");
    REQUIRE(replace_file(files, folder.path() / "slots.1", content_of("new")));
    CHECK(read_file(files, folder.path() / "slots.1", 100) == content_of("new"));
    CHECK_FALSE(files.exists(folder.path() / "slots.1.new"));
}

TEST_CASE("a file that exists is never overwritten by making it", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    touch(folder.path() / "here");
    const auto made = files.create(folder.path() / "here");
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::already_exists);
    CHECK(error_of(made).find("'here'") != std::string::npos);
    CHECK(files.make_folder(folder.path() / "here").error().code == ErrorCode::already_exists);
}

TEST_CASE("a missing file is named, with what to do", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    const auto opened = files.open(folder.path() / "laptop-3.kithb");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::not_found);
    CHECK(error_of(opened) ==
          "Could not open 'laptop-3.kithb': No such file or directory. Check its name and that its "
          "disk or stick is plugged in.");
    CHECK(error_of(opened).find(folder.path().string()) == std::string::npos);
    CHECK(files.remove(folder.path() / "none").error().code == ErrorCode::not_found);
    CHECK(files.rename(folder.path() / "none", folder.path() / "some").error().code ==
          ErrorCode::not_found);
    CHECK(files.list(folder.path() / "none").error().code == ErrorCode::not_found);
    CHECK(files.sync_folder(folder.path() / "none").error().code == ErrorCode::not_found);
    CHECK(files.free_bytes(folder.path() / "none").error().code == ErrorCode::not_found);
}

TEST_CASE("a folder or a pipe is not read as a file, and nothing waits for it", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    CHECK_FALSE(files.open(folder.path()));
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(files.open(folder.path() / "pipe"));
}

TEST_CASE("a write that fails half-way on the real disk keeps the old file and leaves no litter",
          "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    const Path path = folder.path() / "slots.1";
    REQUIRE(replace_file(files, path, content_of("old")));
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) { // only the child may write no more than 1,000 bytes
        const rlimit little{1000, 1000};
        setrlimit(RLIMIT_FSIZE, &little);
        std::signal(SIGXFSZ, SIG_IGN);
        const Status replaced = replace_file(files, path, Bytes(5000));
        _exit(!replaced && replaced.error().code == ErrorCode::disk_failed ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(read_file(files, path, 100) == content_of("old"));
    CHECK(files.list(folder.path()) == std::vector<Path>{path});
}

TEST_CASE("only files up to the stated size are read into memory", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    const Path path = folder.path() / "huge.xlsx";
    REQUIRE(replace_file(files, path, Bytes(1000)));
    CHECK(read_file(files, path, 1000));
    const auto refused = read_file(files, path, 999);
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK(error_of(refused).find("'huge.xlsx' has 1000 bytes") == 0);
}

TEST_CASE("any part of a file can be read, and nothing beyond its end", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    const Path path = folder.path() / "bundle";
    REQUIRE(replace_file(files, path, content_of("0123456789")));
    const auto file = files.open(path);
    REQUIRE(file);
    CHECK((*file)->size() == 10);
    CHECK((*file)->read(3, 4) == content_of("3456"));
    CHECK((*file)->read(10, 0) == Bytes{});
    CHECK_FALSE((*file)->read(7, 4));
    CHECK_FALSE((*file)->read(11, 0));
    CHECK_FALSE((*file)->read(~std::uint64_t{0}, 2));
    std::filesystem::resize_file(path, 5); // cut by somebody else while it is open
    CHECK((*file)->read(3, 4).error().code == ErrorCode::damaged);
}

TEST_CASE("the real disk says how much is free and that it is in this computer", "[files]") {
    const ScratchFolder folder;
    PosixFileSystem files;
    CHECK(files.free_bytes(folder.path()).value_or(0) > 0);
    CHECK(files.kind_of(folder.path()) != FolderKind::network);
    CHECK(files.kind_of(folder.path()) == files.kind_of(folder.path() / "not" / "there yet"));
}

TEST_CASE("a network disk is told from a disk of this computer", "[files]") {
    CHECK(kind_of_mount(0x6969, "nfs4") == FolderKind::network);
    CHECK(kind_of_mount(0xff534d42, "cifs") == FolderKind::network);
    CHECK(kind_of_mount(0xfe534d42, "smb3") == FolderKind::network);
    CHECK(kind_of_mount(0xef53, "ext4") == FolderKind::local);
    CHECK(kind_of_mount(0x9123683e, "btrfs") == FolderKind::local);
    CHECK(kind_of_mount(0x65735546, "fuse.sshfs") == FolderKind::network);
    CHECK(kind_of_mount(0x65735546, "fuseblk") == FolderKind::local);
    CHECK(kind_of_mount(0x65735546, "fuse.something") == FolderKind::unknown);
}

TEST_CASE("a folder that a cloud program keeps in step is noticed from anywhere inside it",
          "[files]") {
    PosixFileSystem files;
    for (const char* marker : {".stfolder",
                               ".dropbox",
                               ".dropbox.cache",
                               ".sync_0a1b2c.db",
                               "._sync_0a1b2c.db",
                               ".owncloudsync.log",
                               ".nextcloudsync.log"}) {
        const ScratchFolder folder;
        std::filesystem::create_directories(folder.path() / "share" / "team");
        CHECK(files.kind_of(folder.path() / "share" / "team") != FolderKind::cloud_sync);
        touch(folder.path() / "share" / marker);
        INFO(marker);
        CHECK(files.kind_of(folder.path() / "share" / "team") == FolderKind::cloud_sync);
        CHECK(files.kind_of(folder.path() / "share") == FolderKind::cloud_sync);
        CHECK(files.kind_of(folder.path()) != FolderKind::cloud_sync);
    }
    CHECK(is_in_synced_folder("/home/worker/Dropbox/survey"));
    CHECK(is_in_synced_folder("/home/worker/OneDrive - Our Charity/survey"));
    CHECK(is_in_synced_folder("/home/worker/Nextcloud"));
    CHECK_FALSE(is_in_synced_folder("/home/worker/Dropboxes/survey"));
}

TEST_CASE("the settings folder of a cloud program does not make the whole home a synced folder",
          "[files]") {
    const ScratchFolder home;
    std::filesystem::create_directories(home.path() / ".dropbox");
    CHECK_FALSE(is_in_synced_folder(home.path()));
}
