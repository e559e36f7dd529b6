//! `into` names frameworks that there is a conversion for.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, into(axun, rocket, tonic))]
struct OrderNotFound;

fn handler() -> Result<(), tonic::Status> {
    Err(OrderNotFound)?
}

fn main() {}
