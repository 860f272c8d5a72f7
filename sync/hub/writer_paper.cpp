#include "sync/hub/writer_paper.h"

namespace kith::sync {

WriterPaper to_paper(const WriterRecord& writer) {
    WriterPaper paper;
    paper.id = writer.id;
    paper.laptop = writer.laptop;
    paper.public_key = writer.public_key;
    paper.previous = writer.previous;
    paper.first_hlc = writer.first_hlc;
    paper.certificate = writer.certificate;
    paper.head_seq = writer.head_seq;
    paper.head_hash = writer.head_hash;
    paper.head_signature = writer.head_signature;
    paper.closed = writer.state == WriterState::closed;
    return paper;
}

WriterRecord from_paper(const WriterPaper& paper) {
    WriterRecord writer;
    writer.id = paper.id;
    writer.laptop = paper.laptop;
    writer.public_key = paper.public_key;
    writer.previous = paper.previous;
    writer.first_hlc = paper.first_hlc;
    writer.certificate = paper.certificate;
    writer.head_seq = paper.head_seq;
    writer.head_hash = paper.head_hash;
    writer.head_signature = paper.head_signature;
    writer.state = paper.closed ? WriterState::closed : WriterState::open;
    return writer;
}

} // namespace kith::sync
