//! What the derive generates brings no warning, whatever lints its user denies.
//!
//! `cargo clippy -p wire-error-tests --test lints` holds it to clippy's.

#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    absolute_paths_not_starting_with_crate,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_abi,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::as_underscore,
    clippy::clone_on_ref_ptr,
    clippy::default_numeric_fallback,
    clippy::else_if_without_else,
    clippy::empty_enum_variants_with_brackets,
    clippy::empty_structs_with_brackets,
    clippy::exhaustive_structs,
    clippy::expect_used,
    clippy::field_scoped_visibility_modifiers,
    clippy::float_arithmetic,
    clippy::format_push_string,
    clippy::if_then_some_else_none,
    clippy::impl_trait_in_params,
    clippy::integer_division,
    clippy::iter_over_hash_type,
    clippy::let_underscore_must_use,
    clippy::map_err_ignore,
    clippy::missing_assert_message,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::mod_module_files,
    clippy::modulo_arithmetic,
    clippy::multiple_inherent_impl,
    clippy::mutex_atomic,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::partial_pub_fields,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::pub_without_shorthand,
    clippy::rc_buffer,
    clippy::redundant_type_annotations,
    clippy::ref_patterns,
    clippy::rest_pat_in_fully_bound_structs,
    clippy::same_name_method,
    clippy::self_named_module_files,
    clippy::semicolon_inside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::str_to_string,
    clippy::string_slice,
    clippy::tests_outside_test_module,
    clippy::todo,
    clippy::undocumented_unsafe_blocks,
    clippy::unimplemented,
    clippy::unneeded_field_pattern,
    clippy::unreachable,
    clippy::unseparated_literal_suffix,
    clippy::unwrap_in_result,
    clippy::unwrap_used,
    clippy::use_debug,
    clippy::verbose_file_reads,
    clippy::wildcard_enum_match_arm
)]
#![forbid(unsafe_code)]
#![expect(clippy::tests_outside_test_module, reason = "this is a test")]

extern crate alloc;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use wire_error::jsonrpc::ProtocolError;
use wire_error::{FieldViolation, WireError};

/// A status.
const GONE: u16 = 410;

/// A public enum with everything.
#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    code_range = -32099..=-32001,
    reason,
    client = ShopClientError,
    into(axum, tonic, http, jsonrpsee)
)]
#[non_exhaustive]
pub enum ShopError {
    /// Text and fields.
    #[wire(code = -32001, http = 404, message = "no order {id:>4x} of {owner} {note}", description)]
    #[non_exhaustive]
    OrderNotFound {
        /// The id.
        #[wire(public = "orderId")]
        id: u64,
        /// The owner.
        #[wire(public)]
        owner: Option<String>,
        /// The note.
        #[wire(public)]
        note: String,
        /// Private.
        shard: Box<str>,
    },
    /// The same.
    #[wire(same_as = OrderNotFound)]
    #[non_exhaustive]
    OrderHidden {
        /// The id.
        #[wire(public = "orderId")]
        id: u64,
        /// The owner.
        #[wire(public)]
        owner: Option<String>,
        /// The note.
        #[wire(public)]
        note: String,
    },
    /// A constant.
    #[wire(http = GONE, code = -32002)]
    OrderGone,
    /// Deprecated.
    #[deprecated(note = "none is bad")]
    #[wire(grpc = InvalidArgument)]
    #[non_exhaustive]
    BadOrder {
        /// What is wrong.
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        /// When to send it again.
        #[wire(retry_after)]
        again: Option<Duration>,
        /// In place of the details.
        #[wire(data)]
        data: Option<u8>,
    },
    /// A source.
    #[wire(opaque)]
    Storage(#[from] fmt::Error),
    /// A boxed source.
    #[wire(opaque)]
    Network(#[source] Option<Box<dyn core::error::Error + Send + Sync>>),
    /// Another.
    #[wire(transparent)]
    Rpc(#[from] ProtocolError),
}

/// With parameters.
#[derive(WireError)]
#[wire(debug, http = 401, domain = "shop.example")]
#[non_exhaustive]
pub enum LoginError<'user, T, const N: usize = 1> {
    /// A secret.
    #[wire(reason = "BAD_PASSWORD", message = "{0} may not log in")]
    BadPassword(#[wire(public = "user")] &'user str, #[wire(secret)] [T; N]),
    /// A parameter.
    #[wire(retry_after = "1s", message = "{0}")]
    TooOften(#[wire(public = "count")] T),
}

/// With lifetimes alone.
#[derive(Debug, WireError)]
#[wire(http = 400, message = "bad name {name} of {kind}")]
#[non_exhaustive]
pub struct BadName<'name, 'kind: 'name> {
    /// The name.
    #[wire(public)]
    pub name: &'name str,
    /// What is called so.
    #[wire(public)]
    pub kind: &'kind str,
}

/// Two texts.
#[derive(Debug, thiserror::Error, WireError)]
#[wire(internal_display, http = 500)]
#[error("storage: {cause}")]
#[non_exhaustive]
pub struct StorageError {
    /// What happened.
    #[source]
    pub cause: fmt::Error,
}

/// Never happens.
#[derive(Debug, Clone, Copy, WireError)]
pub enum Never {}

/// A unit.
#[derive(Debug, Clone, Copy, WireError)]
#[wire(opaque)]
#[non_exhaustive]
pub struct Internal;

/// A bound that the derive needs, too.
#[derive(Debug, WireError)]
#[wire(http = 500)]
#[non_exhaustive]
pub enum RepoError<E: core::error::Error + 'static> {
    /// The source.
    Source(#[source] E),
    /// A text.
    #[wire(message = "lost {0}")]
    Lost(#[wire(public = "what")] u64),
}

/// Deprecated at its own name.
#[deprecated(note = "for nothing else")]
#[derive(Debug, Clone, Copy, WireError)]
#[wire(http = 404)]
#[non_exhaustive]
pub struct Old;

/// A deprecated field, as far as its user allows it.
#[derive(Debug, WireError)]
#[non_exhaustive]
pub enum Uses {
    /// From the old.
    #[wire(opaque)]
    #[allow(deprecated, clippy::allow_attributes, reason = "a test")]
    Old(#[from] Old),
    /// Nested.
    #[wire(transparent)]
    #[allow(deprecated, clippy::allow_attributes, reason = "a test")]
    Nested(Old),
}

/// Private, with fields that only the logs show.
#[derive(Debug, WireError)]
enum Logged {
    /// Named.
    #[wire(http = 404)]
    Named {
        /// Not read.
        shard: u8,
        /// Not read.
        host: String,
    },
    /// A tuple.
    #[wire(opaque)]
    Tuple(u8, String),
    /// Transparent.
    #[wire(transparent)]
    Inner(Inner),
}

/// Private, too.
#[derive(Debug, WireError)]
#[wire(http = 404)]
struct Inner {
    /// Not read.
    shard: u8,
}

/// Makes an enum with a client, of whose fields nobody reads all.
macro_rules! refused {
    ($name:ident, $ty:ty) => {
        /// Private.
        #[derive(Debug, WireError)]
        #[wire(domain = "shop.example", http = 400, reason, client = RefusedClient)]
        enum $name {
            /// Its client has what no message shows.
            Order {
                /// What is wrong.
                #[wire(field_violations)]
                violations: $ty,
            },
        }
    };
}

refused! { Refused, Vec<FieldViolation> }

#[test]
fn what_is_generated_brings_no_warning() {
    let logged = [
        Logged::Named { shard: 1, host: String::new() },
        Logged::Tuple(1, String::new()),
        Logged::Inner(Inner { shard: 1 }),
    ];
    assert!(logged.iter().all(|error| error.http_status() >= 404), "each is made");

    let error = ShopError::from(fmt::Error);
    assert_eq!(error.variant(), "Storage", "each of the errors is used");
    assert_eq!(ShopError::OrderGone.http_status(), GONE, "and a constant");
    let login = LoginError::<'_, u8>::BadPassword("ann", [7; 1]);
    assert_eq!(alloc::format!("{login:?}"), "BadPassword(\"ann\", [REDACTED])", "and masked");
    assert_eq!(LoginError::<'_, u8>::TooOften(7).code(), -32000_i32, "and generic");
    assert_eq!(StorageError { cause: fmt::Error }.code(), -32603_i32, "and with two texts");
    assert_eq!(BadName { name: "a", kind: "b" }.code(), -32602_i32, "and with lifetimes");
    assert_eq!(Internal.variant(), "Internal", "and a unit");
    let refused = Refused::Order { violations: Vec::new() };
    assert_eq!(refused.http_status(), 400, "and one with a client");
}
