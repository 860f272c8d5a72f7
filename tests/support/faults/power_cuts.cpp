#include "tests/support/faults/power_cuts.h"

#include "survey_core/base/check.h"

#include <algorithm>
#include <random>

namespace kith::test {

namespace {

constexpr std::size_t sector_bytes = 512;

using Chance = std::mt19937_64;

bool one_in(Chance& chance, unsigned count) {
    return chance() % count == 0;
}

Bytes garbage(Chance& chance, std::size_t size) {
    Bytes bytes(size);
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(chance());
    return bytes;
}

// Each sector of one write by itself: new, old, or (rarely) neither.
void write_torn(FileContent& content, const FileWritten& write, Chance& chance) {
    for (std::size_t at = 0; at < write.bytes.size();) {
        const std::size_t sector_left = sector_bytes - (write.offset + at) % sector_bytes;
        const std::size_t length = std::min(sector_left, write.bytes.size() - at);
        if (one_in(chance, 8))
            content.write(write.offset + at, garbage(chance, length));
        else if (one_in(chance, 2))
            content.write(write.offset + at, ByteView(write.bytes).subspan(at, length));
        at += length;
    }
}

void maybe_change(FileContent& content, const DiskOperation& operation, Chance& chance) {
    const auto fate = chance() % 3;
    if (fate == 0) return;
    if (const auto* resized = std::get_if<FileResized>(&operation))
        content.resize(resized->size);
    else if (const auto* write = std::get_if<FileWritten>(&operation)) {
        if (fate == 1)
            content.write(write->offset, write->bytes);
        else
            write_torn(content, *write, chance);
    }
}

// A name in a folder that did not survive is no name.
void drop_orphans(DiskImage& image) {
    std::erase_if(image.names, [&image](const auto& entry) {
        const std::string folder = folder_of(entry.first);
        return folder != "/" && !image.names.contains(folder);
    });
}

} // namespace

PowerCuts::PowerCuts(DiskImage start, const std::vector<DiskOperation>& log)
    : log_(log), durable_(std::move(start)) {}

void PowerCuts::advance_to(std::size_t count) {
    KITH_CHECK(count >= done_ && count <= log_.size());
    for (; done_ < count; ++done_)
        take(done_);
}

void PowerCuts::take(std::size_t index) {
    const DiskOperation& operation = log_[index];
    if (const auto* synced = std::get_if<FileSynced>(&operation))
        make_durable(synced->file);
    else if (const auto* folder = std::get_if<FolderSynced>(&operation))
        make_names_durable(folder->name);
    else if (const auto* write = std::get_if<FileWritten>(&operation))
        unsynced_[write->file].push_back(index);
    else if (const auto* resized = std::get_if<FileResized>(&operation))
        unsynced_[resized->file].push_back(index);
    else
        unsynced_names_.push_back(index);
    if (const auto* created = std::get_if<FileCreated>(&operation))
        durable_.files.try_emplace(created->file);
}

void PowerCuts::make_durable(FileNumber file) {
    for (const std::size_t index : unsynced_[file])
        perform(durable_, log_[index]);
    unsynced_.erase(file);
}

void PowerCuts::make_names_durable(const std::string& folder) {
    std::erase_if(unsynced_names_, [&](std::size_t index) {
        if (folder_to_sync(log_[index]) != folder) return false;
        perform(durable_, log_[index]);
        return true;
    });
}

DiskImage PowerCuts::image(PowerCutKind kind) const {
    DiskImage image = durable_;
    if (kind.remains == Remains::only_synced) {
        drop_orphans(image);
        return image;
    }
    const bool mixed = kind.remains == Remains::mixed;
    Chance chance(kind.seed * 1'000'003 + done_);
    for (const std::size_t index : unsynced_names_)
        if (!mixed || one_in(chance, 2)) perform(image, log_[index]);
    for (const auto& [file, changes] : unsynced_)
        for (const std::size_t index : changes)
            if (mixed)
                maybe_change(image.files[file], log_[index], chance);
            else
                perform(image, log_[index]);
    drop_orphans(image);
    return image;
}

} // namespace kith::test
