//! A fault brings no other where the enum is used.

use wire_error::{Disclosed, Report, WireContract, WireError, aip193, jsonrpc, problem};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 200)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(opaque)]
    Storage(#[from] std::io::Error),
}

fn read(path: &str) -> Result<String, ShopError> {
    Ok(std::fs::read_to_string(path)?)
}

fn boxed(id: u64) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    Err(ShopError::OrderNotFound { id })?
}

fn matched(error: &ShopError) -> Option<u64> {
    match error {
        ShopError::OrderNotFound { id } => Some(*id),
        ShopError::Storage(_) => None,
    }
}

#[derive(Debug, WireError)]
enum OuterError {
    #[wire(transparent)]
    Shop(#[from] ShopError),
}

fn main() -> Result<(), OuterError> {
    let error = read("orders").unwrap_err();
    let _ = (error.to_string(), format!("{error:?}"), matched(&error), boxed(7));
    let _ = (error.code(), error.http_status(), error.reason(), error.spec(), Report(&error));
    let _ = (jsonrpc::to_vec(7, &error), aip193::to_vec(&error), problem::to_vec(&error));
    let _ = (Disclosed::new(&error), ShopError::CONTRACT, OuterError::CONTRACT);
    let dynamic: &dyn WireError = &error;
    let _ = dynamic.to_problem_details();
    Err(error)?
}
