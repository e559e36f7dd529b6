//! What your own tests ask: that nothing private leaves, that two errors cannot be told apart, and
//! what each wire sends.
//!
//! ```
//! use wire_error::{WireError, testing};
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", reason)]
//! enum ShopError {
//!     #[wire(grpc = NotFound, message = "no order {id}")]
//!     OrderNotFound {
//!         #[wire(public)]
//!         id: u64,
//!         shard: String,
//!     },
//!     #[wire(same_as = OrderNotFound)]
//!     OrderHidden {
//!         #[wire(public)]
//!         id: u64,
//!     },
//!     #[wire(opaque, reason = false)]
//!     Storage(#[source] std::io::Error),
//! }
//!
//! // in a test
//! let shard = testing::CANARY.to_string();
//! testing::assert_no_leaks(&[
//!     ShopError::OrderNotFound { id: 7, shard: shard.clone() },
//!     ShopError::Storage(std::io::Error::other(testing::CANARY)),
//! ]);
//! testing::assert_indistinguishable(
//!     &ShopError::OrderNotFound { id: 7, shard },
//!     &ShopError::OrderHidden { id: 7 },
//! );
//! ```

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::formats::extra::Extra;
use crate::frameworks::reply::Reply;
use crate::{Disclose, ErrorSpec, HttpBody, Report, WireContract, grpc, jsonrpc};

/// What to put into private fields and sources: [`assert_no_leaks`] looks for it on every wire.
///
/// It is letters and digits alone, so that no format escapes it.
pub const CANARY: &str = "canaryThatMustNotLeave7f3b9c";

/// All that is sent of one error, on each wire. Made by [`wires`].
///
/// Its `Display` is for a snapshot: the same error is always the same text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wires(Vec<Wire>);

/// What is sent of an error on one wire.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wire {
    /// The name of the format, such as `jsonrpc`, `problem` or that of a layout of your own.
    pub name: String,
    /// The status and the headers, a line each.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// All that is sent of an error: in every format, in the body that its type declares, and by the
/// frameworks.
///
/// ```
/// use wire_error::{WireError, testing};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// assert!(testing::wires(&TaskNotFound).to_string().starts_with(
///     "== jsonrpc\n\
///      200\n\
///      content-type: application/json\n\
///      cache-control: no-store\n\
///      \n\
///      {\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no such task\"}}\n",
/// ));
/// ```
#[must_use]
pub fn wires(error: &dyn Disclose) -> Wires {
    let extra = Extra::default();
    let mut wires = alloc::vec![Wire::http(
        "jsonrpc".into(),
        &Reply::jsonrpc(error, jsonrpc::Id::from(1), &extra),
    )];
    let declared = error.style().http_body();
    let mut bodies = alloc::vec![HttpBody::AIP193, HttpBody::PROBLEM];
    if !bodies.contains(&declared) {
        bodies.push(declared);
    }
    for body in bodies {
        let name = if body == declared {
            format!("{} (declared)", body.name())
        } else {
            body.name().into()
        };
        wires.push(Wire::http(name, &Reply::http(error, body, &extra)));
    }
    wires.push(Wire { name: "grpc".into(), head: grpc_head(error), body: grpc::to_vec(error) });
    #[cfg(feature = "rmcp")]
    wires.push(Wire::rmcp(error));
    Wires(wires)
}

/// The trailers of a gRPC call beside those that the status makes.
fn grpc_head(error: &dyn Disclose) -> String {
    match grpc::pushback(error.record(), error.delay()) {
        Some(milliseconds) => format!("grpc-retry-pushback-ms: {milliseconds}\n"),
        None => String::new(),
    }
}

/// Checks that [`CANARY`], which stands in private fields and sources of these errors, is on no
/// wire, that each variant of the contract is among them, and that each variant with something
/// private has a value that holds it.
///
/// What is private is told from the values: a text, that is, what the `Debug` of an error or of its
/// sources shows in quotes, which none of the error's wires shows; and an `io::Error` among the
/// sources. A variant with nothing of that kind (public fields alone, a private number, no field)
/// needs no canary, and one canary in a variant is enough: put it into every private field.
///
/// # Panics
///
/// Where it is on a wire, naming the variant and the wire; where a variant is not in the list; and
/// where a variant has something private, and none of its values holds the canary.
#[track_caller]
pub fn assert_no_leaks<E: Disclose + WireContract>(errors: &[E]) {
    let mut faults = String::new();
    for error in errors {
        for wire in wires(error).0 {
            if wire.shown().contains(CANARY) {
                let name = error.record().name();
                let _ =
                    writeln!(faults, "`{name}` leaks a private value on {}:\n{wire}", wire.name);
            }
        }
    }
    for spec in E::CONTRACT.iter() {
        if !errors.iter().any(|error| is_same(error.record(), spec)) {
            let _ =
                writeln!(faults, "`{}` is not in the list: nothing is known of it", spec.name());
        }
    }
    for (at, error) in errors.iter().enumerate() {
        let is_variant = |other: &&E| is_same(other.record(), error.record());
        if errors[..at].iter().any(|other| is_variant(&other)) {
            continue; // the variant has been seen
        }
        let values = || errors.iter().filter(is_variant);
        if values().any(|error| Report(error).to_string().contains(CANARY)) {
            continue;
        }
        if let Some(private) = values().find_map(|error| something_private(error)) {
            let name = error.record().name();
            let _ = writeln!(
                faults,
                "`{name}` has {private}, and no value of it holds `testing::CANARY`: \
                 nothing is known of it"
            );
        }
    }
    assert!(faults.is_empty(), "{}:\n{faults}", E::CONTRACT.name);
}

/// What an error holds that is on none of its wires, if it can be told.
fn something_private(error: &dyn Disclose) -> Option<String> {
    let public = wires(error).to_string();
    let mut debug = format!("{error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        #[cfg(feature = "std")]
        if error.is::<std::io::Error>() {
            return Some("an `io::Error`".into());
        }
        let _ = write!(debug, " {error:?}");
        cause = error.source();
    }
    let private = quoted(&debug).find(|text| !is_shown(text, &public))?;
    Some(format!("the private text \"{private}\""))
}

/// The texts in quotes, as `Debug` writes them, with their escapes.
fn quoted(debug: &str) -> impl Iterator<Item = &str> {
    let mut rest = debug;
    core::iter::from_fn(move || {
        rest = rest.split_once('"')?.1;
        let mut is_escaped = false;
        let end = rest.find(|c| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        let (text, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind.get(1..).unwrap_or_default();
        Some(text)
    })
}

/// Whether the text stands there, and not within a word.
fn is_shown(text: &str, public: &str) -> bool {
    if text.is_empty() {
        return public.contains("\"\"");
    }
    public.match_indices(text).any(|(at, _)| {
        let (before, behind) = (&public[..at], &public[at + text.len()..]);
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

/// Whether they are the records of one variant.
fn is_same(a: &ErrorSpec, b: &ErrorSpec) -> bool {
    (a.name(), a.domain(), a.reason()) == (b.name(), b.domain(), b.reason())
}

/// Checks that nobody outside can tell the two errors apart: on no wire, by no header.
///
/// # Panics
///
/// Where one can, naming the wire and what it sends of each.
#[track_caller]
pub fn assert_indistinguishable(a: &dyn Disclose, b: &dyn Disclose) {
    let (wires_of_a, wires_of_b) = (wires(a), wires(b));
    assert_eq!(
        wires_of_a.0.len(),
        wires_of_b.0.len(),
        "the two errors declare different bodies: {:?} and {:?}",
        a.style().http_body(),
        b.style().http_body(),
    );
    for (one, other) in wires_of_a.0.iter().zip(&wires_of_b.0) {
        assert!(one == other, "the two errors differ on {}:\n{one}\n{other}", one.name);
    }
}

impl Wires {
    /// Each wire.
    pub fn iter(&self) -> core::slice::Iter<'_, Wire> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Wires {
    type Item = &'a Wire;
    type IntoIter = core::slice::Iter<'a, Wire>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Wires {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|wire| write!(f, "== {}\n{wire}", wire.name))
    }
}

impl Wire {
    fn http(name: String, reply: &Reply) -> Self {
        let mut head = format!("{}\n", reply.status);
        reply.headers.visit(&mut |name, value| {
            let _ = writeln!(head, "{name}: {}", value.escape_ascii());
        });
        Self { name, head, body: reply.body.clone() }
    }

    #[cfg(feature = "rmcp")]
    fn rmcp(error: &dyn Disclose) -> Self {
        let body = match crate::rmcp::answer(error) {
            Ok(::rmcp::model::CallToolResponse::Complete(result)) => serde_json::to_vec(&result),
            Ok(_) => Ok(Vec::new()), // nothing but a whole result is made of an error
            Err(error) => serde_json::to_vec(&error),
        };
        Self { name: "rmcp".into(), head: String::new(), body: body.unwrap_or_default() }
    }

    /// The whole as text, in which the bytes of a binary format are escaped.
    fn shown(&self) -> String {
        let body = match core::str::from_utf8(&self.body) {
            Ok(text) if self.name != "grpc" => text.into(),
            _ => self.body.escape_ascii().to_string(),
        };
        format!("{}\n{body}\n", self.head)
    }
}

/// The head, an empty line, the body.
impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}
