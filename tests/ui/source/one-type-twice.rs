//! A type that is no error is one fault, in however many sources it stands.

#[derive(Debug)]
struct Note;

#[derive(Debug, wire_error::WireError)]
#[wire(http = 500)]
enum ShopError {
    Opened(#[source] Note),
    Closed(#[source] Note),
}

fn main() {}
