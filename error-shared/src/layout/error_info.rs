//! `google.rpc.ErrorInfo`, which every JSON layout has, and what stands around the details.

use super::out::Out;
use crate::Facts;

/// How the object starts.
macro_rules! open {
    () => {
        r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo""#
    };
}

/// What stands around the details of an error, up to the end of the object that they are in.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// What stands before the first detail.
    pub open: &'static str,
    /// The same, with the start of `ErrorInfo`.
    pub open_info: &'static str,
    /// What stands behind the last detail.
    pub close: &'static str,
    /// The same, with the end of `ErrorInfo`.
    pub close_info: &'static str,
    /// The same, with the end of its metadata.
    pub close_metadata: &'static str,
    /// What stands there where there is no detail.
    pub none: &'static str,
}

/// `around!(open, close, none)`
macro_rules! around {
    ($open:literal, $close:literal, $none:literal) => {
        Around {
            open: $open,
            open_info: concat!($open, open!()),
            close: $close,
            close_info: concat!("}", $close),
            close_metadata: concat!(r#""}}"#, $close),
            none: $none,
        }
    };
}

impl Around {
    /// Nothing.
    pub const NOTHING: Self = around!("", "", "");

    /// In JSON-RPC's `data`, behind the message: an array.
    pub const JSONRPC: Self = around!(r#"","data":["#, "]}", r#""}"#);

    /// In JSON-RPC's `data`, behind the message: the only detail.
    pub const JSONRPC_ALONE: Self = around!(r#"","data":"#, "}", r#""}"#);

    /// In AIP-193's `details`, behind the status.
    pub const AIP193: Self = around!(r#"","details":["#, "]}}", r#""}}"#);

    /// In a problem there is no object around it: its members are the problem's.
    pub const PROBLEM: Self = Self {
        open: "",
        open_info: "",
        close: "",
        close_info: "",
        close_metadata: r#""}"#,
        none: "",
    };
}

/// Writes `ErrorInfo` with what stands around it, or what stands in place of it where there is no
/// reason. The metadata's values are written by `write_value`.
#[inline]
pub fn info<'k, V, O: Out>(
    around: &Around,
    facts: &Facts<'_>,
    metadata: impl IntoIterator<Item = (&'k str, V)>,
    out: &mut O,
    write_value: impl Fn(V, &mut O),
) {
    if facts.reason.is_none() {
        return out.raw(around.none);
    }
    out.raw(around.open_info);
    members(facts, out);
    let mut before = r#","metadata":{""#;
    for (key, value) in metadata {
        out.raw(before);
        out.string(key);
        out.raw(r#"":""#);
        write_value(value, out);
        before = r#"",""#;
    }
    out.raw(if before == r#"",""# { around.close_metadata } else { around.close_info });
}

/// `,"reason":"TASK_NOT_FOUND","domain":"a.example"`, as much of it as there is.
#[inline(never)]
fn members(facts: &Facts<'_>, out: &mut impl Out) {
    for (start, text) in [(r#","reason":""#, facts.reason), (r#","domain":""#, facts.domain)] {
        if let Some(text) = text {
            out.raw(start);
            out.string(text);
            out.raw(r#"""#);
        }
    }
}
