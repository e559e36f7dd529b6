//! OpenAPI by handler, for `utoipa`: one line gives an operation the responses of its errors.
//!
//! # Examples
//!
//! ```
//! use utoipa::OpenApi;
//! use wire_error::WireError;
//! use wire_error::contract::Contract;
//! use wire_error::utoipa::{Errors, errors, with_errors};
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", reason)]
//! enum ShopError {
//!     #[wire(http = 404, message = "no such order")]
//!     OrderNotFound,
//!     #[wire(http = 409, message = "the cart is full")]
//!     CartFull,
//! }
//!
//! errors! {
//!     /// What reading an order may answer.
//!     struct ReadErrors: ShopError["ORDER_NOT_FOUND"];
//! }
//!
//! #[utoipa::path(get, path = "/orders/{id}", responses((status = 200), ReadErrors))]
//! async fn read() {}
//!
//! #[utoipa::path(post, path = "/orders", responses((status = 201), Errors<ShopError>))]
//! async fn create() {}
//!
//! #[derive(OpenApi)]
//! #[openapi(paths(read, create))]
//! struct Api;
//!
//! let document = with_errors(&Api::openapi(), &[Contract::of::<ShopError>()]);
//! let responses = |path: &str, method: &str| -> Vec<String> {
//!     let responses = &document["paths"][path][method]["responses"];
//!     responses.as_object().unwrap().keys().cloned().collect()
//! };
//! assert_eq!(responses("/orders/{id}", "get"), ["200", "404"]);
//! assert_eq!(responses("/orders", "post"), ["201", "404", "409"]);
//! assert!(document["components"]["schemas"]["ShopError.CART_FULL"].is_object());
//! ```

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use core::marker::PhantomData;

use serde_json::{Map, Value};
use utoipa::openapi::{OpenApi, RefOr, Response};

use super::{Contract, render};
use crate::WireContract;

/// Makes a type that has the responses of some errors of a type, by their reasons.
///
/// # Panics
///
/// The type's `responses` panics where the contract has no such reason.
#[macro_export]
#[doc(hidden)]
macro_rules! __utoipa_errors {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident: $type:ty [$($reason:literal),+ $(,)?];)+) => {
        $(
            $(#[$meta])*
            $vis struct $name;

            impl $crate::utoipa::__utoipa::IntoResponses for $name {
                fn responses() -> ::std::collections::BTreeMap<
                    ::std::string::String,
                    $crate::utoipa::__utoipa::openapi::RefOr<
                        $crate::utoipa::__utoipa::openapi::Response,
                    >,
                > {
                    $crate::utoipa::responses::<$type>(&[$($reason),+])
                }
            }
        )+
    };
}

#[doc(inline)]
pub use crate::__utoipa_errors as errors;
#[doc(hidden)]
pub use utoipa as __utoipa;

/// The responses of all errors of a type, one for each status.
#[derive(Debug, Clone, Copy, Default)]
pub struct Errors<E: ?Sized>(PhantomData<fn() -> E>);

impl<E: WireContract> utoipa::IntoResponses for Errors<E> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        responses_of(&Contract::of::<E>())
    }
}

/// The responses of the errors with these reasons, one for each status.
///
/// # Panics
///
/// Where the contract has no such reason.
#[must_use]
pub fn responses<E: WireContract + ?Sized>(reasons: &[&str]) -> BTreeMap<String, RefOr<Response>> {
    let contract = Contract::of::<E>();
    let has = |wanted: &str| {
        contract.errors().iter().any(|error| error.reason.as_deref() == Some(wanted))
    };
    for reason in reasons {
        assert!(has(reason), "`{}` has no error with the reason `{reason}`", contract.type_name);
    }
    let is_wanted = |reason: &String| reasons.contains(&reason.as_str());
    let wanted =
        contract.errors().iter().filter(|error| error.reason.as_ref().is_some_and(is_wanted));
    responses_of(&contract.clone().with_errors(wanted.cloned()))
}

/// The responses of the errors of a contract, one for each status: also of those that have no reason
/// to be called by.
///
/// They refer to components, which [`with_errors`] adds.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "what is rendered as a response is read as one")]
pub fn responses_of(contract: &Contract) -> BTreeMap<String, RefOr<Response>> {
    let mut components = components(core::slice::from_ref(contract));
    let Some(Value::Object(responses)) = components.remove("responses") else {
        return BTreeMap::new();
    };
    let read = |(key, response): (String, Value)| {
        let status = key.rsplit('.').next().unwrap_or_default().to_string();
        let response = serde_json::from_value::<Response>(response);
        (status, RefOr::T(response.expect("a response of references is one")))
    };
    responses.into_iter().map(read).collect()
}

fn components(contracts: &[Contract]) -> Map<String, Value> {
    let document = serde_json::from_str::<Value>(&render::openapi(contracts));
    match document.map(|mut document| document["components"].take()) {
        Ok(Value::Object(components)) => components,
        _ => Map::new(),
    }
}

/// The document with the schemas, examples and responses of these errors under `components`, to
/// which the operations refer.
///
/// It is JSON, since `utoipa` has no type for every schema of theirs.
#[must_use]
pub fn with_errors(document: &OpenApi, contracts: &[Contract]) -> Value {
    let mut document = serde_json::to_value(document).unwrap_or_default();
    for (section, members) in components(contracts) {
        let Value::Object(members) = members else { continue };
        let place = &mut document["components"][section];
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        if let Value::Object(place) = place {
            place.extend(members);
        }
    }
    document
}
