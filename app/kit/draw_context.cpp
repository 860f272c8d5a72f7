#include "app/kit/draw_context.h"

#include "app/kit/imgui_types.h"

namespace kith::app {

DrawContext::DrawContext() : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGuiStyle& style = ImGui::GetStyle();
    style.CircleTessellationMaxError = 0.10F;
    style.CurveTessellationTol = 0.5F;
}

DrawContext::~DrawContext() {
    ImGui::DestroyContext(context_);
}

ImDrawData* DrawContext::draw_data() const {
    return ImGui::GetDrawData();
}

void DrawContext::use_without_renderer() {
    ImGuiIO& io = ImGui::GetIO();
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    io.Fonts->SetTexID(to_imgui(TextureId{1}));
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

} // namespace kith::app
