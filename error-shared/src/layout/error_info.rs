//! `google.rpc.ErrorInfo`, which every JSON layout has, and what stands around the details.

use super::Out;
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

/// `,"reason":"TASK_NOT_FOUND","domain":"a.example"`, as much of it as there is; and where there is
/// metadata, what stands before its first value: `,"metadata":{"taskId":"`.
#[inline(never)]
pub fn start(facts: &Facts<'_>, first_key: Option<&str>, out: &mut impl Out) {
    if let Some(reason) = facts.reason {
        out.raw(r#","reason":""#);
        out.string(reason);
        out.raw(r#"""#);
    }
    if let Some(domain) = facts.domain {
        out.raw(r#","domain":""#);
        out.string(domain);
        out.raw(r#"""#);
    }
    if let Some(key) = first_key {
        out.raw(r#","metadata":{""#);
        out.string(key);
        out.raw(r#"":""#);
    }
}
