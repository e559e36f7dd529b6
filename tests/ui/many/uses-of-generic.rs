//! A fault of a generic enum brings no other where it is used.

use std::fmt::{Debug, Display};
use wire_error::{WireError, jsonrpc};

#[derive(WireError)]
#[wire(debug, http = 700)]
enum ShopError<'a, T: Display, const N: usize = 4>
where
    T: Clone,
{
    OrderNotFound {
        #[wire(public)]
        id: T,
        #[wire(secret)]
        key: [u8; N],
        name: &'a str,
    },
}

fn show<T: Display + Clone + Debug>(error: &ShopError<'_, T>) -> Vec<u8> {
    jsonrpc::to_vec(1, error)
}

fn main() {
    let error: ShopError<'_, u64> = ShopError::OrderNotFound { id: 7, key: [0; 4], name: "x" };
    show(&error);
    let boxed: Result<(), Box<dyn std::error::Error + '_>> = Err(error.into());
    println!("{}", boxed.unwrap_err());
}
