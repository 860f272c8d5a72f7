#include "app/screens/asked_picture.h"

namespace kith::app {

AskedPicture asked_picture(const InterviewState& interview, std::string file) {
    AskedPicture picture;
    if (file.empty()) return picture;
    const LiveInterview& live = *interview.live;
    const auto& files = live.form().files();
    if (const auto found = files.find(file); found != files.end()) picture.bytes = &found->second;
    picture.key = std::to_string(static_cast<std::uint64_t>(live.version())) + " " + file;
    picture.file = std::move(file);
    return picture;
}

} // namespace kith::app
