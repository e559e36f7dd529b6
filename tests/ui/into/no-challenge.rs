//! A 401 over HTTP has a challenge (RFC 9110, section 11.6.1).

use wire_error::WireError;

const UNAUTHORIZED: u16 = 401;

#[derive(Debug, WireError)]
#[wire(into(axum))]
enum ShopError {
    #[wire(http = 401)]
    ByStatus,
    #[wire(grpc = Unauthenticated)]
    ByCode,
    #[wire(grpc = Unauthenticated, http = 403)]
    AnotherStatus,
    #[wire(http = 401, www_authenticate = "Bearer")]
    Challenged,
}

#[derive(Debug, WireError)]
#[wire(into(actix_web), http = 401)]
enum Inherited {
    One,
    #[wire(www_authenticate = "Bearer")]
    Two,
}

#[derive(Debug, WireError)]
#[wire(into(http))]
enum OfConstant {
    #[wire(http = UNAUTHORIZED)]
    Bare,
    #[wire(http = UNAUTHORIZED, www_authenticate = "Bearer")]
    Challenged,
}

#[derive(Debug, WireError)]
#[wire(into(tonic, jsonrpsee))]
enum NoHttp {
    #[wire(http = 401)]
    Fine,
}

fn main() {}
