//! `rmcp`: errors as what an MCP tool answers with.
//!
//! `into(rmcp)` on an enum generates `IntoCallToolResult`, so that `?` works in a `#[tool]` that
//! returns `Result<_, Enum>`. Most errors are tool errors, which the model reads: `isError`, the
//! message and what `fix` says as text, and for programs `reason`, `domain` and `metadata` in
//! `_meta` under `<domain>/error`. There is no `structuredContent`: clients check that against the
//! tool's output schema, and throw.
//!
//! Protocol errors, which the model does not see, are only those of JSON-RPC itself (-32700, -32600,
//! -32601) and an `opaque` variant without a reason. -32602 is a tool error (SEP-1303).
//!
//! ```
//! use rmcp::handler::server::tool::IntoCallToolResult;
//! use rmcp::model::CallToolResponse;
//! use wire_error::WireError;
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", into(rmcp))]
//! enum ShopError {
//!     #[wire(http = 404, code = -31001, reason, message = "no order {id}", fix = "list the orders first")]
//!     OrderNotFound { #[wire(public)] id: u64 },
//! }
//!
//! let answer = ShopError::OrderNotFound { id: 7 }.into_call_tool_result();
//! let Ok(CallToolResponse::Complete(result)) = answer else { panic!("a tool error") };
//! assert_eq!(
//!     serde_json::to_string(&(result.content, result.meta, result.is_error))?,
//!     concat!(
//!         r#"[[{"type":"text","text":"no order 7"},{"type":"text","text":"list the orders first"}],"#,
//!         r#"{"shop.example/error":{"domain":"shop.example","metadata":{"id":"7"},"#,
//!         r#""reason":"ORDER_NOT_FOUND"}},true]"#,
//!     ),
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```

use alloc::format;
use alloc::string::ToString as _;
use alloc::vec::Vec;

use ::rmcp::ErrorData;
use ::rmcp::model::{
    CallToolResponse, CallToolResult, ContentBlock, ErrorCode, JsonObject, MetaObject,
};
use serde_json::{Map, Value};

use super::event::{self, Occurrence, Protocol};
use super::scope;
use crate::error::left_out::LeftOut;
use crate::jsonrpc::ErrorObject;
use crate::view::resolve::with_view;
use crate::view::view::View;
use crate::{Disclose, Disclosed, ErrorSpec};

/// What a tool answers that fails with this error: a tool error, or a protocol error. Emits the
/// event for the logs.
///
/// # Errors
///
/// Where it is a protocol error.
pub fn answer(error: &dyn Disclose) -> Result<CallToolResponse, ErrorData> {
    let request = scope::request(scope::current().as_ref(), None);
    let error = Disclosed::new(error).with_request(&request);
    event::emit(&Occurrence {
        error: &error,
        protocol: Protocol::JsonRpc,
        http_status: error.spec().http_status(),
        left_out: LeftOut::NOTHING,
        missing_header: None,
        refused_headers: &[],
    });
    if is_protocol_error(error.spec()) {
        Err(error_data(error))
    } else {
        Ok(tool_error(error).into())
    }
}

fn is_protocol_error(spec: &ErrorSpec) -> bool {
    matches!(spec.code(), -32700 | -32600 | -32601) || spec.is_opaque() && spec.reason().is_none()
}

/// A protocol error: what a prompt or a resource answers with, which have no tool errors.
///
/// Nothing is logged: [`answer`] does that.
#[must_use]
pub fn error_data<'a>(error: impl Into<Disclosed<'a>>) -> ErrorData {
    let object = ErrorObject::new(error);
    ErrorData::new(ErrorCode(object.code), object.message, object.data)
}

/// A tool error, whatever the code.
///
/// Nothing is logged: [`answer`] does that.
#[must_use]
pub fn tool_error<'a>(error: impl Into<Disclosed<'a>>) -> CallToolResult {
    let error = error.into();
    let mut result = CallToolResult::error(Vec::new());
    with_view(&error, |view| {
        result.content = [ContentBlock::text(view.message().to_string())].into();
        result.meta = meta(view);
    });
    result.content.extend(error.spec().fix().map(ContentBlock::text));
    result
}

/// `{"<domain>/error": {"domain", "metadata", "reason"}}`
fn meta(error: &View<'_>) -> Option<MetaObject> {
    let (domain, reason) = error.domain().zip(error.reason())?;
    let mut info = Map::new();
    info.insert("domain".into(), domain.into());
    if !error.metadata().is_empty() {
        let values = error.metadata().iter();
        let owned = values.map(|(key, value)| (key.into(), Value::String(value.to_string())));
        info.insert("metadata".into(), Value::Object(owned.collect()));
    }
    info.insert("reason".into(), reason.into());
    let mut meta = JsonObject::new();
    meta.insert(format!("{domain}/error"), Value::Object(info));
    Some(MetaObject(meta))
}

/// What `into(rmcp)` generates.
#[doc(hidden)]
pub mod into {
    pub use ::rmcp::ErrorData;
    pub use ::rmcp::handler::server::tool::IntoCallToolResult;
    pub use ::rmcp::model::CallToolResponse;
}

/// `impl IntoCallToolResult`
#[doc(hidden)]
#[macro_export]
macro_rules! into_rmcp {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::rmcp::into::IntoCallToolResult for $ty where $($predicates)* {
            fn into_call_tool_result(
                self,
            ) -> ::core::result::Result<
                $crate::rmcp::into::CallToolResponse,
                $crate::rmcp::into::ErrorData,
            > {
                $crate::rmcp::answer(&self)
            }
        }
    };
}
