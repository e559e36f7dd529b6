//! A `same_as` variant sends exactly what the other sends, so its fields have the same types.

use wire_error::{PreconditionFailure, QuotaFailure, WireError};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        page: Option<u8>,
        #[wire(extension)]
        tags: Vec<String>,
        #[wire(rpc_detail)]
        detail: QuotaFailure,
        #[wire(data)]
        data: String,
    },
    #[wire(same_as = OrderNotFound)]
    OtherText {
        #[wire(public)]
        id: String,
        #[wire(public)]
        page: Option<u8>,
        #[wire(extension)]
        tags: Vec<String>,
        #[wire(rpc_detail)]
        detail: QuotaFailure,
        #[wire(data)]
        data: std::string::String,
    },
    #[wire(same_as = OrderNotFound)]
    NotOptional {
        #[wire(public)]
        id: u32,
        #[wire(public)]
        page: u8,
        #[wire(extension)]
        tags: std::vec::Vec<String>,
        #[wire(rpc_detail)]
        detail: QuotaFailure,
        #[wire(data)]
        data: String,
    },
    #[wire(same_as = OrderNotFound)]
    OtherJson {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        page: Option<u8>,
        #[wire(extension)]
        tags: Vec<u8>,
        #[wire(rpc_detail)]
        detail: PreconditionFailure,
        #[wire(data)]
        data: u64,
    },
}

fn main() {}
