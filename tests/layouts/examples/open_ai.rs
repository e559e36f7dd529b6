//! Prints the errors of a shop in OpenAI's envelope: the status and the body, a line each.

#[path = "../../tests/layouts/shop.rs"]
#[expect(dead_code, reason = "the tests read the other layouts")]
mod shop;

use shop::OpenAiShop;
use wire_error::WireError as _;

fn main() {
    for (error, body) in OpenAiShop::all().iter().zip(OpenAiShop::bodies()) {
        println!("{} {body}", error.http_status());
    }
}
