//! What can be generated. It has no invalid state.

use std::time::Duration;

use proc_macro2::{Ident, Span};
use syn::{Generics, LitStr, Path, Type, Visibility};

use crate::ast::Field;
use crate::attr::{Constant, Int};

pub(crate) struct Model<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) is_struct: bool,
    /// Where `wire_error` is, if not at `::wire_error`.
    pub(crate) krate: Option<&'a Path>,
    /// Whether `Display`, `Error` and `From` are generated.
    pub(crate) display: bool,
    /// Whether `Debug` is generated.
    pub(crate) debug: bool,
    pub(crate) domain: Option<&'a Constant<LitStr>>,
    pub(crate) type_base: Option<&'a Constant<LitStr>>,
    pub(crate) code_range: Option<(i32, i32)>,
    /// `Info` or `None`; the default is not written.
    pub(crate) data: Option<&'static str>,
    pub(crate) http_body: HttpBody<'a>,
    /// The frameworks to convert into, each once.
    pub(crate) into: &'a [Ident],
    /// Whether one of them answers HTTP requests.
    pub(crate) speaks_http: bool,
    /// The table: a record for each variant that has one of its own.
    pub(crate) records: Vec<Record<'a>>,
    pub(crate) variants: Vec<Variant<'a>>,
    pub(crate) client: Option<Client<'a>>,
}

/// The body over HTTP.
pub(crate) struct HttpBody<'a> {
    pub(crate) is_problem: bool,
    pub(crate) content_type: Option<&'a LitStr>,
}

/// What a client decodes into.
pub(crate) struct Client<'a> {
    pub(crate) ident: &'a Ident,
    /// The type whose errors come.
    pub(crate) of: &'a Ident,
    pub(crate) vis: &'a Visibility,
    /// The variants that a peer can recognise. None is called `Unknown`.
    pub(crate) variants: Vec<ClientVariant<'a>>,
}

pub(crate) struct ClientVariant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) is_named: bool,
    /// Its place in the table.
    pub(crate) row: usize,
    pub(crate) docs: String,
    /// The fields that metadata carries.
    pub(crate) fields: Vec<ClientField<'a>>,
    /// The pieces of the message, all of whose fields are carried, or else the text.
    pub(crate) message: Result<Vec<Piece<'a>>, String>,
}

pub(crate) struct ClientField<'a> {
    pub(crate) field: &'a Field<'a>,
    /// The key of `ErrorInfo.metadata`.
    pub(crate) key: String,
    pub(crate) is_optional: bool,
    /// The type, inside an `Option`; `None` for a string.
    pub(crate) ty: Option<&'a Type>,
}

/// One row of the table.
pub(crate) struct Record<'a> {
    /// The variant's name, without `r#`.
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) code: Option<&'a Constant<Int>>,
    pub(crate) http: Option<&'a Constant<Int>>,
    /// The name of a `google.rpc.Code`; rustc checks that it exists.
    pub(crate) grpc: Option<&'a Ident>,
    pub(crate) reason: Option<Reason<'a>>,
    /// The public message, as it was written.
    pub(crate) template: String,
    pub(crate) retry: Option<bool>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) help: Option<&'a Constant<LitStr>>,
    pub(crate) www_authenticate: Option<&'a LitStr>,
    pub(crate) opaque: bool,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
}

/// `ErrorInfo.reason`: unique in the enum.
pub(crate) enum Reason<'a> {
    /// A literal, or made from the variant's name.
    Text(String),
    /// A constant.
    Path(&'a Path),
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) is_named: bool,
    pub(crate) is_unit: bool,
    pub(crate) fields: &'a [Field<'a>],
    pub(crate) wire: Wire<'a>,
    pub(crate) source: Option<&'a Field<'a>>,
    pub(crate) from: Option<&'a Field<'a>>,
}

/// What a variant is to those outside.
pub(crate) enum Wire<'a> {
    /// It has a place in the table: its own, or with `same_as` another's.
    Row { row: usize, same_as: bool, public: Public<'a> },
    /// Everything is delegated to the field.
    Transparent(&'a Field<'a>),
}

/// The parts of a value that leave the process.
#[derive(Default)]
pub(crate) struct Public<'a> {
    /// The pieces of the message, or `None` where the record's text is the message.
    pub(crate) message: Option<Vec<Piece<'a>>>,
    /// The public fields, each once, and then those that the message shows with a format spec.
    pub(crate) shown: Vec<Shown<'a>>,
    pub(crate) retry_after: Option<&'a Field<'a>>,
    pub(crate) violations: Option<&'a Field<'a>>,
    pub(crate) data: Option<&'a Field<'a>>,
}

/// A text of a value.
pub(crate) struct Shown<'a> {
    pub(crate) field: &'a Field<'a>,
    /// The key of `ErrorInfo.metadata`, unique in the variant, where that carries it.
    pub(crate) key: Option<String>,
    /// The format spec of the message.
    pub(crate) spec: String,
}

/// A piece of a message.
pub(crate) enum Piece<'a> {
    Text(String),
    /// A public field, and its format spec.
    Field(&'a Field<'a>, String),
}
