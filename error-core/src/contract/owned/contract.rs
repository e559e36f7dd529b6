//! The owned form of a type's errors: what is printed, locked, compared and published.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::diff::rules::Rule;
use crate::Code;

/// The errors of one type as data.
///
/// It prints as JSON Lines, one line for one error, and is read back from them.
///
/// # Examples
///
/// ```
/// use wire_error::WireError;
/// use wire_error::contract::Contract;
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason)]
/// enum ShopError {
///     #[wire(http = 422, code = -32003, message = "the cart is empty")]
///     CartEmpty,
/// }
///
/// let contract = Contract::of::<ShopError>();
/// assert_eq!(
///     contract.to_string(),
///     concat!(
///         r#"{"wire-error":1,"type":"ShopError","body":"aip193","data":"details"}"#, "\n",
///         r#"{"domain":"shop.example","reason":"CART_EMPTY","http":422,"#,
///         r#""grpc":"INVALID_ARGUMENT","code":-32003,"message":"the cart is empty"}"#, "\n",
///     ),
/// );
/// assert_eq!(contract.to_string().parse(), Ok(contract));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contract {
    /// The name of the type.
    pub type_name: String,
    /// Which body the errors have over HTTP: `aip193`, `problem`, or the name of a layout.
    pub body: String,
    /// The media type of the body, where it is not the body's own.
    pub content_type: Option<String>,
    /// What stands before the reason in the `type` of RFC 9457.
    pub type_base: Option<String>,
    /// The shape of JSON-RPC `error.data`: `info`, `details` or `none`.
    pub data: String,
    errors: Vec<Entry>,
    retired: Vec<Retired>,
    accepted: Vec<Accepted>,
}

impl Contract {
    /// A contract without errors, with the defaults of the derive.
    pub fn new(type_name: impl Into<String>) -> Self {
        Self {
            type_name: type_name.into(),
            body: "aip193".to_owned(),
            content_type: None,
            type_base: None,
            data: "details".to_owned(),
            errors: Vec::new(),
            retired: Vec::new(),
            accepted: Vec::new(),
        }
    }

    /// Sets the errors, in any order.
    #[must_use]
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = Entry>) -> Self {
        self.errors = sorted(errors);
        self
    }

    /// Sets the reasons that must not come back, in any order.
    #[must_use]
    pub fn with_retired(mut self, retired: impl IntoIterator<Item = Retired>) -> Self {
        self.retired = sorted(retired);
        self
    }

    /// Sets the breaks that were argued for, in any order.
    #[must_use]
    pub fn with_accepted(mut self, accepted: impl IntoIterator<Item = Accepted>) -> Self {
        self.accepted = sorted(accepted);
        self
    }

    /// The errors: those with a reason first, sorted by domain and reason.
    #[must_use]
    pub fn errors(&self) -> &[Entry] {
        &self.errors
    }

    /// The reasons and codes that must not come back.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// The breaks that were argued for.
    #[must_use]
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// RFC 9457 `type` of the error; `None` is `about:blank`.
    #[must_use]
    pub fn type_uri(&self, error: &Entry) -> Option<String> {
        let derived = || {
            let (base, reason) = (self.type_base.as_ref()?, error.reason.as_ref()?);
            Some(type_uri(base, reason))
        };
        error.type_uri.clone().or_else(derived)
    }

    /// Which body the error has over HTTP.
    pub(in crate::contract) fn body_of<'a>(&'a self, error: &'a Entry) -> &'a str {
        error.body.as_ref().unwrap_or(&self.body)
    }

    /// The media type of the error's body, where it is not the body's own.
    pub(in crate::contract) fn content_type_of<'a>(&'a self, error: &'a Entry) -> Option<&'a str> {
        // A media type goes with its body.
        let of_error = error.body.as_ref().map(|_| &error.content_type);
        of_error.unwrap_or(&self.content_type).as_deref()
    }

    /// The shape of the error's JSON-RPC `error.data`.
    pub(in crate::contract) fn data_of<'a>(&'a self, error: &'a Entry) -> &'a str {
        error.data_shape.as_ref().unwrap_or(&self.data)
    }
}

fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable(); // equal ones are the same
    items.dedup();
    items
}

/// One error of a contract.
///
/// A flag that is false and a list that is empty are absent from its line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entry {
    /// `ErrorInfo.domain`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// `ErrorInfo.reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The variant's name, where the reason does not say it: there is none, or it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The message of errors that are opaque and have no reason. They have no name either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opaque: Option<String>,
    /// The HTTP status.
    pub http: u16,
    /// `google.rpc.Status.code`.
    #[serde(with = "grpc_code")]
    pub grpc: Code,
    /// JSON-RPC 2.0 `error.code`.
    pub code: i32,
    /// The template of the public message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The keys of `ErrorInfo.metadata`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, FieldType>,
    /// The extension members of RFC 9457.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extensions: BTreeMap<String, FieldType>,
    /// Whether JSON-RPC `error.data` is a value of the error's own.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub data: bool,
    /// The `google.rpc` details that a value may carry, by name: `QuotaFailure`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub rpc_details: BTreeSet<String>,
    /// Whether the same request may succeed later.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub retryable: bool,
    /// Whether a value may carry a retry delay.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub retry_after: bool,
    /// Whether a value may carry `google.rpc.BadRequest`.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub field_violations: bool,
    /// RFC 9457 `type`, where it is not made of the contract's `type_base`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_uri: Option<String>,
    /// RFC 9457 `title`, where it is the error's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Which body it has over HTTP, where body or media type are not the contract's: a nested type
    /// may say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The media type of that body, where it is not the body's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// The shape of its JSON-RPC `error.data`, where that is not the contract's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_shape: Option<String>,
    /// The names of its response headers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub headers: BTreeSet<String>,
    /// The scheme of its `WWW-Authenticate` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub www_authenticate: Option<String>,
    /// The link of `google.rpc.Help`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What the caller can do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it will go: its removal is then no break.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub deprecated: bool,
    /// The names of the variants that send exactly what this one sends. No rendering has them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub same_as: BTreeSet<String>,
}

impl Entry {
    /// An error with these numbers and nothing else.
    #[must_use]
    pub fn new(http: u16, grpc: Code, code: i32) -> Self {
        Self {
            domain: None,
            reason: None,
            name: None,
            opaque: None,
            http,
            grpc,
            code,
            message: None,
            metadata: BTreeMap::new(),
            extensions: BTreeMap::new(),
            data: false,
            rpc_details: BTreeSet::new(),
            retryable: false,
            retry_after: false,
            field_violations: false,
            type_uri: None,
            title: None,
            body: None,
            content_type: None,
            data_shape: None,
            headers: BTreeSet::new(),
            www_authenticate: None,
            help: None,
            fix: None,
            description: None,
            deprecated: false,
            same_as: BTreeSet::new(),
        }
    }

    /// What the error is known by: its reason, else its variant's name, else `opaque`.
    #[must_use]
    pub fn id(&self) -> &str {
        self.reason.as_deref().or(self.name.as_deref()).unwrap_or("opaque")
    }

    /// The variant's name; an opaque error without a reason has none.
    #[must_use]
    pub fn variant(&self) -> Option<String> {
        self.name.clone().or_else(|| self.reason.as_deref().map(pascal))
    }

    /// Sets the variant's name; one that the reason says already is not kept.
    pub fn set_variant(&mut self, name: &str) {
        let said = self.reason.as_deref().map(pascal);
        self.name = (said.as_deref() != Some(name)).then(|| name.to_owned());
    }

    /// The template of the public message, of an opaque error too.
    #[must_use]
    pub fn template(&self) -> &str {
        self.message.as_deref().or(self.opaque.as_deref()).unwrap_or_default()
    }

    /// Whether the code may say which error it is: JSON-RPC does not define it, and nothing derives it.
    #[must_use]
    pub fn has_code_of_its_own(&self) -> bool {
        !wire_error_shared::rules::is_predefined(self.code) && self.code != -32000
    }

    fn place(&self) -> impl Ord + '_ {
        let rank = u8::from(self.reason.is_none()) + u8::from(self.opaque.is_some());
        (rank, &self.domain, self.id(), self.http, self.code, self.template())
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        // The text decides between errors that no contract may have side by side.
        self.place().cmp(&other.place()).then_with(|| {
            if self == other { Ordering::Equal } else { line(self).cmp(&line(other)) }
        })
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The line of a part of a contract.
pub(super) fn line(part: &impl Serialize) -> String {
    serde_json::to_string(part).expect("text, numbers and flags always serialize")
}

/// What the value of a public field is, and whether it may be missing: `integer`, `string?`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct FieldType {
    /// What it is.
    pub kind: Kind,
    /// Whether it may be missing.
    pub optional: bool,
}

impl FieldType {
    /// A value that is always there.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self { kind, optional: false }
    }

    /// The same, if it may be missing.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
}

/// What the value of a public field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any JSON: of an extension alone.
    Json,
}

impl Kind {
    /// Each kind and its name.
    const NAMES: [(Self, &'static str); 5] = [
        (Self::String, "string"),
        (Self::Integer, "integer"),
        (Self::Number, "number"),
        (Self::Boolean, "boolean"),
        (Self::Json, "json"),
    ];

    /// Its name in the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let named = Self::NAMES.iter().find(|(kind, _)| *kind == self);
        named.map_or("json", |(_, name)| name)
    }
}

impl core::fmt::Display for FieldType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.kind.as_str())?;
        f.write_str(if self.optional { "?" } else { "" })
    }
}

impl Serialize for FieldType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FieldType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let name = text.strip_suffix('?').unwrap_or(&text);
        let named = Kind::NAMES.iter().find(|(_, known)| *known == name);
        let (kind, _) = named.ok_or_else(|| {
            serde::de::Error::custom(format_args!(
                "unknown type `{name}`: write string, integer, number, boolean or json"
            ))
        })?;
        Ok(Self { kind: *kind, optional: text.len() > name.len() })
    }
}

/// A reason that is gone and must not come back with another meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Retired {
    /// The reason; of a variant without one its name.
    #[serde(rename = "retired")]
    pub reason: String,
    /// The domain of the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Its JSON-RPC code, where that was its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// Why it went.
    pub why: String,
}

impl Retired {
    /// A reason that is gone, and why.
    pub fn new(domain: Option<String>, reason: impl Into<String>, why: impl Into<String>) -> Self {
        Self { reason: reason.into(), domain, code: None, why: why.into() }
    }
}

/// A break that was argued for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Accepted {
    /// Which rule it breaks.
    pub id: Rule,
    /// The domain of the error.
    pub domain: Option<String>,
    /// The reason of the error, or the name of a variant without one; `None`: of the whole type.
    pub reason: Option<String>,
    /// Which part of the error changed.
    pub field: Option<String>,
    /// What it was.
    pub from: Option<String>,
    /// What it is now.
    pub to: Option<String>,
    /// Why.
    pub why: String,
}

impl Ord for Accepted {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |it: &Self| {
            let Self { id, domain, reason, field, from, to, why } = it.clone();
            (domain, reason, id.as_str(), field, from, to, why)
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Accepted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// RFC 9457 `type` of a reason.
pub(super) fn type_uri(base: &str, reason: &str) -> String {
    format!("{base}{}", kebab(reason))
}

/// `ORDER_NOT_FOUND` as `order-not-found`.
pub(crate) fn kebab(reason: &str) -> String {
    reason.to_ascii_lowercase().replace('_', "-")
}

/// `ORDER_NOT_FOUND` as `OrderNotFound`.
pub(crate) fn pascal(reason: &str) -> String {
    let mut name = String::with_capacity(reason.len());
    for word in reason.split('_') {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        name.push_str(first);
        name.push_str(&rest.to_ascii_lowercase());
    }
    name
}

mod grpc_code {
    use alloc::string::String;

    use serde::Deserialize;

    use crate::Code;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) fn serialize<S: serde::Serializer>(
        code: &Code,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code.as_str())
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Code, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || {
            serde::de::Error::custom(format_args!(
                "`{name}` is not a canonical code: write one such as NOT_FOUND"
            ))
        };
        name.parse().map_err(|_| unknown())
    }
}
