//! `client(Name, derive(...))` derives for the client enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, client(ShopClientError, derives(Clone)))]
struct Word;

#[derive(Debug, WireError)]
#[wire(http = 404, client(ShopClientError, Clone))]
struct NoList;

#[derive(Debug, WireError)]
#[wire(http = 404, client("ShopClientError"))]
struct Text;

fn main() {}
