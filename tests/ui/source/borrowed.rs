//! A source lives as long as the program may keep it.

use wire_error::WireError;

#[derive(Debug)]
struct Inner<'a>(&'a str);

impl std::fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Inner<'_> {}

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError<'a> {
    Storage(#[source] &'a std::io::Error),
    Marked {
        #[source]
        inner: Inner<'a>,
    },
    Named {
        source: Inner<'a>,
    },
    From(#[from] Inner<'a>),
    Fine(#[source] Inner<'static>),
}

fn main() {}
