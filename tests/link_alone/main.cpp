// Linked once with each floor's whole library and only what that floor declares: a symbol that
// lives on a floor it did not declare stops the build here.
int main() {
    return 0;
}
