//! 41-no-challenge, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", into(axum))]
enum ShopError {
    #[wire(http = 401, reason, www_authenticate = "Bearer")]
    SessionExpired,
}
