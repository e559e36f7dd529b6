//! A fault elsewhere leaves the conversions: what uses them compiles.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(into(axum, actix_web, tonic, jsonrpsee, http))]
enum ShopError<T> {
    #[wire(htp = 404)]
    OrderNotFound(T),
}

async fn axum_handler() -> Result<(), ShopError<u8>> {
    Err(ShopError::OrderNotFound(1))
}

fn tonic_handler() -> Result<(), tonic::Status> {
    Err(ShopError::OrderNotFound(1))?
}

fn main() {
    let _: axum::Router = axum::Router::new().route("/", axum::routing::get(axum_handler));
}
