//! An axum server that answers with declared errors. The first page shows this text.
#![allow(missing_docs, reason = "the page explains it")]

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, into(axum), client = ShopClientError)]
pub enum ShopError {
    #[wire(http = 404, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        file: String,
    }, // `file` has no key: it is private
    #[wire(opaque)]
    Storage(#[from] std::io::Error),
}

async fn order(axum::extract::Path(id): axum::extract::Path<u64>) -> Result<String, ShopError> {
    let file = format!("/srv/shop/orders/{id}");
    if !std::fs::exists(&file)? {
        return Err(ShopError::OrderNotFound { id, file });
    }
    Ok(std::fs::read_to_string(file)?)
}

pub fn app() -> axum::Router {
    let app = axum::Router::new().route("/orders/{id}", axum::routing::get(order));
    app.layer(wire_error::axum::ErrorLayer::<ShopError>::new())
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await?, app()).await
}
