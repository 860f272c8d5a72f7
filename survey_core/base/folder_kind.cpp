#include "survey_core/base/folder_kind.h"

#include <algorithm>
#include <array>

namespace kith {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t fuse = 0x65735546;

// Numbers of linux/magic.h and of the drivers outside it.
constexpr std::array<std::uint32_t, 13> network_numbers = {
    0x6969,     // NFS
    0x517b,     // SMB
    0xfe534d42, // SMB 2 and 3
    0xff534d42, // CIFS
    0x5346414f, // AFS
    0x6b414653, // AFS in the kernel
    0x73757245, // Coda
    0x564c,     // NCP
    0x00c36400, // Ceph
    0x01021997, // 9P, folders shared with a virtual machine
    0x786f4256, // VirtualBox shared folders
    0x01161970, // GFS2
    0x7461636f, // OCFS2
};

constexpr std::array<std::string_view, 12> network_fuse_types = {
    "fuse.sshfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.curlftpfs",
    "fuse.s3fs",
    "fuse.glusterfs",
    "fuse.smbnetfs",
    "fuse.kio-fuse",
    "fuse.vmhgfs-fuse",
    "fuse.google-drive-ocamlfuse",
};

constexpr std::array<std::string_view, 8> synced_names = {
    "Dropbox",
    "Nextcloud",
    "ownCloud",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "pCloudDrive",
    "SynologyDrive",
};

bool starts_with_name(const std::string& part, std::string_view name) {
    return part == name || part.starts_with(std::string(name) + ' '); // "OneDrive - Our Charity"
}

bool is_marker(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    // In a home folder `.dropbox` is the folder of the program's settings; in a synced one it is a
    // file.
    if (name == ".dropbox") return entry.is_regular_file(ignored);
    if (name == ".dropbox.cache" || name == ".stfolder" || name == ".owncloudsync.log" ||
        name == ".nextcloudsync.log")
        return true;
    const bool database = name.starts_with(".sync_") || name.starts_with("._sync_");
    return database && name.ends_with(".db");
}

bool has_marker(const Path& folder) {
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
        if (is_marker(*entries)) return true;
    return false;
}

} // namespace

FolderKind kind_of_mount(std::uint32_t number, std::string_view mount_type) {
    const auto holds = [](const auto& list, const auto& wanted) {
        return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    if (holds(network_numbers, number)) return FolderKind::network;
    if (number != fuse) return FolderKind::local;
    if (holds(network_fuse_types, mount_type)) return FolderKind::network;
    if (mount_type == "fuseblk")
        return FolderKind::local; // a disk or stick, for instance with NTFS
    return FolderKind::unknown;
}

bool is_in_synced_folder(const Path& folder) {
    for (Path here = folder;; here = here.parent_path()) {
        const std::string part = here.filename().string();
        const auto named = [&](std::string_view name) { return starts_with_name(part, name); };
        if (std::any_of(synced_names.begin(), synced_names.end(), named)) return true;
        if (has_marker(here)) return true;
        if (here.empty() || here == here.parent_path()) return false;
    }
}

} // namespace kith
