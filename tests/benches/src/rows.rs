//! The rows of the table, and the text in the field of each.

pub const JSONRPC_16: &str = "JSON-RPC, 16 B field";
pub const JSONRPC_256: &str = "JSON-RPC, 256 B field";
pub const JSONRPC_64K: &str = "JSON-RPC, 64 KiB field";
pub const JSONRPC_ESCAPES: &str = "JSON-RPC, 256 B field, an escape in every eighth byte";
pub const JSONRPC_INFO: &str = "JSON-RPC, `data` the one ErrorInfo";
pub const JSONRPC_OPAQUE: &str = "JSON-RPC, opaque";
pub const JSONRPC_1_KEY: &str = "JSON-RPC, one metadata key";
pub const JSONRPC_4_KEYS: &str = "JSON-RPC, four metadata keys";
pub const JSONRPC_VEC: &str = "JSON-RPC, into a new Vec";
pub const AIP193_16: &str = "AIP-193, 16 B field";
pub const AIP193_1_KEY: &str = "AIP-193, one metadata key";
pub const AIP193_4_KEYS: &str = "AIP-193, four metadata keys";
pub const AIP193_DISPLAY: &str = "AIP-193, a number by Display";
pub const AIP193_VEC: &str = "AIP-193, into a new Vec";
pub const PROBLEM_16: &str = "problem+json, 16 B field";
pub const PROBLEM_1_KEY: &str = "problem+json, one metadata key";
pub const PROBLEM_4_KEYS: &str = "problem+json, four metadata keys";
pub const PROBLEM_DISPLAY: &str = "problem+json, a number by Display";
pub const PROBLEM_VEC: &str = "problem+json, into a new Vec";
pub const GRPC_16: &str = "google.rpc.Status, 16 B field";
pub const GRPC_1_KEY: &str = "google.rpc.Status, one metadata key";
pub const GRPC_VEC: &str = "google.rpc.Status, into a new Vec";
pub const DISPLAY_16: &str = "Display, 16 B field";
pub const DISPLAY_NUMBER: &str = "Display, a number";
pub const DISPLAY_OPAQUE: &str = "Display, no field";

/// The rows, in the order they are shown.
pub const ALL: &[&str] = &[
    JSONRPC_16,
    JSONRPC_256,
    JSONRPC_64K,
    JSONRPC_ESCAPES,
    JSONRPC_INFO,
    JSONRPC_OPAQUE,
    JSONRPC_1_KEY,
    JSONRPC_4_KEYS,
    JSONRPC_VEC,
    AIP193_16,
    AIP193_DISPLAY,
    AIP193_1_KEY,
    AIP193_4_KEYS,
    AIP193_VEC,
    PROBLEM_16,
    PROBLEM_DISPLAY,
    PROBLEM_1_KEY,
    PROBLEM_4_KEYS,
    PROBLEM_VEC,
    GRPC_16,
    GRPC_1_KEY,
    GRPC_VEC,
    DISPLAY_16,
    DISPLAY_NUMBER,
    DISPLAY_OPAQUE,
];

/// The id of the request.
pub const ID: i64 = 2;

/// The number in the field of the rows by `Display`.
pub const NUMBER: u64 = 1_048_576;

/// Plain text of `len` bytes.
pub fn plain(len: usize) -> String {
    "0123456789abcdef".repeat(len / 16)
}

/// Text of `len` bytes, each eighth of them a quote.
pub fn escapes(len: usize) -> String {
    "0123456\"".repeat(len / 8)
}
