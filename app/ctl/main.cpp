// kithctl: the composition root of the command line.
#include "app/ctl/verbs.h"
#include "survey_core/base/crypto.h"

#include <exception>
#include <iostream>

int main(int count, char** words) {
    try {
        kith::harden_process();
        kith::app::Console console(std::cin, std::cout, std::cerr);
        return kith::app::run_kithctl(count, words, console);
    } catch (const std::exception& failure) {
        std::cerr << "kithctl: the program failed (" << failure.what()
                  << "); nothing that was saved is lost\n";
        return 4;
    }
}
