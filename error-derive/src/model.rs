//! What can be generated. It owns what it holds, and has no invalid state.

use std::rc::Rc;
use std::time::Duration;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::ToTokens;
use syn::{Generics, Member, Path, Type, Visibility};

pub(crate) struct Model {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) is_struct: bool,
    /// Where `wire_error` is, if not at `::wire_error`.
    pub(crate) krate: Option<Path>,
    /// Whether `Display`, `Error` and `From` are generated.
    pub(crate) display: bool,
    /// Whether `#[error(...)]` stands on it, for a derive that may be there or not.
    pub(crate) is_thiserror: bool,
    /// Whether `Debug` is generated.
    pub(crate) debug: bool,
    pub(crate) domain: Option<Text>,
    pub(crate) type_base: Option<Text>,
    /// Where application codes must lie; empty: anywhere.
    pub(crate) code_range: Vec<(i32, i32)>,
    /// Codes in JSON-RPC's reserved space that another standard assigned.
    pub(crate) reserved_codes: Vec<(i32, i32)>,
    /// Codes that may stand on several variants.
    pub(crate) shared_codes: Vec<(i32, i32)>,
    /// What a framework's protocol keeps for itself.
    pub(crate) kept_codes: Option<(i32, i32)>,
    /// `Info` or `None`; the default is not written.
    pub(crate) data_shape: Option<&'static str>,
    pub(crate) http_body: HttpBody,
    /// The frameworks to convert into, each once.
    pub(crate) into: Vec<Ident>,
    /// Whether one of them answers HTTP requests.
    pub(crate) speaks_http: bool,
    /// The table: a record for each variant that has one of its own.
    pub(crate) records: Vec<Record>,
    pub(crate) variants: Vec<Variant>,
    /// How many types its fields have.
    pub(crate) types: usize,
    pub(crate) client: Option<Client>,
}

/// A text that the macro knows, or the path of a constant.
pub(crate) enum Text {
    Literal(String),
    Path(Path),
}

/// A number that the macro knows, or the path of a constant.
pub(crate) enum Number {
    Literal(i32),
    Path(Path),
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(text) => text.to_tokens(tokens),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(number) => Literal::i32_unsuffixed(*number).to_tokens(tokens),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}

/// The body over HTTP.
pub(crate) struct HttpBody {
    pub(crate) layout: Layout,
    pub(crate) content_type: Option<String>,
}

pub(crate) enum Layout {
    /// Nothing is said.
    Default,
    Aip193,
    Problem,
    /// A type that implements `Layout`.
    Own(Path),
}

/// What a client decodes into.
pub(crate) struct Client {
    pub(crate) ident: Ident,
    /// What is derived for it beside `Debug`.
    pub(crate) derives: Vec<Path>,
    /// The type whose errors come.
    pub(crate) of: Ident,
    pub(crate) vis: Visibility,
    /// The variants that a peer can recognise. None is called `Unknown`.
    pub(crate) variants: Vec<ClientVariant>,
    /// Those of the types that are nested.
    pub(crate) nested: Vec<ClientNested>,
}

pub(crate) struct ClientVariant {
    pub(crate) ident: Ident,
    pub(crate) is_named: bool,
    /// Its place in the table.
    pub(crate) row: usize,
    pub(crate) docs: String,
    /// The fields that a peer sends.
    pub(crate) fields: Vec<ClientField>,
    /// The pieces of the message, all of whose fields are carried, or else the text.
    pub(crate) message: Result<Vec<ClientPiece>, String>,
}

/// A piece of a client's message.
pub(crate) enum ClientPiece {
    Text(String),
    /// The number of a client's field, and how the message formats it.
    Field(usize, String),
}

pub(crate) struct ClientField {
    pub(crate) field: Rc<Field>,
    pub(crate) from: Carried,
}

/// Where a client reads a field.
pub(crate) enum Carried {
    /// In `ErrorInfo.metadata`, under this key.
    Metadata {
        key: String,
        is_optional: bool,
        /// The type, inside an `Option`; `None` for a string.
        ty: Option<Type>,
        /// The type as it is written, where its name was believed.
        believed: Option<Box<Type>>,
    },
    /// In JSON-RPC's `error.data`.
    Data(Type),
    /// Among the members of a problem, under this name.
    Extension(String, Type),
    /// `RetryInfo`
    Delay,
    /// `BadRequest`
    Violations,
}

/// A client's variant for what is nested.
pub(crate) struct ClientNested {
    pub(crate) ident: Ident,
    /// The type that is nested.
    pub(crate) ty: Type,
    pub(crate) docs: String,
}

/// One row of the table.
pub(crate) struct Record {
    /// The variant's name, without `r#`.
    pub(crate) name: String,
    /// Where the variant stands.
    pub(crate) span: Span,
    pub(crate) code: Option<Number>,
    pub(crate) http: Option<Number>,
    /// The name of a `google.rpc.Code`.
    pub(crate) grpc: Option<Ident>,
    pub(crate) reason: Option<Text>,
    /// The public message, as it was written.
    pub(crate) template: Template,
    pub(crate) retryable: Option<bool>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) help: Option<Text>,
    pub(crate) www_authenticate: Option<String>,
    /// Whether the challenge, that or a field's, is there.
    pub(crate) is_challenged: bool,
    pub(crate) title: Option<String>,
    pub(crate) type_uri: Option<String>,
    /// Names and values of its headers that are always the same.
    pub(crate) headers: Vec<(String, String)>,
    /// The names of these, and of its fields' headers.
    pub(crate) header_names: Vec<String>,
    pub(crate) fix: Option<String>,
    /// The name of a level: `Error`, `Warn`, `Info`, `Debug` or `Off`.
    pub(crate) log: Option<&'static str>,
    pub(crate) opaque: bool,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
}

/// The text of a message with its `{fields}`.
pub(crate) enum Template {
    Text(String),
    /// The phrase of the HTTP status, which a constant says.
    Phrase,
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) shape: Shape,
    pub(crate) fields: Vec<Rc<Field>>,
    pub(crate) wire: Wire,
    pub(crate) source: Option<Rc<Field>>,
    /// The field of `#[from]`, and where that stands.
    pub(crate) from: Option<(Rc<Field>, Span)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Unit,
    Tuple,
    Named,
}

pub(crate) struct Field {
    pub(crate) member: Member,
    /// The name without `r#`, or the place in a tuple.
    pub(crate) name: String,
    /// Where the name stands, in the macro's scope.
    pub(crate) span: Span,
    pub(crate) ty: Type,
    /// The number of the type among those of the enum.
    pub(crate) ty_number: usize,
    /// Where the type starts, in the macro's scope.
    pub(crate) ty_span: Span,
    /// Whether `Debug` masks it.
    pub(crate) is_secret: bool,
    /// How its public text is made, if not by `Display`.
    pub(crate) fmt: Option<Path>,
}

/// What a variant is to those outside.
pub(crate) enum Wire {
    /// It has a place in the table.
    Row {
        row: usize,
        /// The variant whose place it is, where that is another.
        same_as: Option<Ident>,
        public: Public,
    },
    /// What it is, the field says.
    Transparent(Rc<Field>),
}

/// The parts of a value that leave the process.
#[derive(Default)]
pub(crate) struct Public {
    /// The pieces of the message, or `None` where the record's text is the message.
    pub(crate) message: Option<Vec<Piece>>,
    /// Each text that a value shows: the public fields, then those that the message formats.
    pub(crate) shown: Vec<Shown>,
    pub(crate) retry_after: Option<Rc<Field>>,
    pub(crate) violations: Option<Rc<Field>>,
    pub(crate) data: Option<Rc<Field>>,
    pub(crate) challenge: Option<Rc<Field>>,
    pub(crate) rpc_details: Vec<Rc<Field>>,
    /// Names and fields.
    pub(crate) headers: Vec<(String, Rc<Field>)>,
    /// Names and fields.
    pub(crate) extensions: Vec<(String, Rc<Field>)>,
}

/// A public text of a value.
pub(crate) struct Shown {
    pub(crate) field: Rc<Field>,
    /// The key of `ErrorInfo.metadata`, unique in the variant, where that carries the text.
    pub(crate) key: Option<String>,
    /// How the message formats it.
    pub(crate) spec: String,
}

/// A piece of a message.
pub(crate) enum Piece {
    Text(String),
    /// The number of a text that is shown.
    Shown(usize),
}
