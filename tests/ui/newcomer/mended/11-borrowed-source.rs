//! 11-borrowed-source, as its message says.

use wire_error::WireError;

#[derive(Debug, Clone, Copy)]
struct Inner<'a>(&'a str);

impl std::fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Inner<'_> {}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason)]
struct OrderNotFound<'a> {
    inner: Inner<'a>,
}
