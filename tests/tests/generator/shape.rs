//! What an error is said to be: the generator draws it, the source is written from it, and the model
//! says from it what each wire must be.

use serde_json::Value;

/// An enum or struct.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "they are the names of the keys")]
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) is_struct: bool,
    pub(crate) generics: Generics,
    pub(crate) domain: Option<String>,
    pub(crate) type_base: Option<String>,
    /// `details`, `info` or `none`.
    pub(crate) data: Option<&'static str>,
    /// `false` or `camelCase`.
    pub(crate) metadata: Option<&'static str>,
    pub(crate) internal_display: bool,
    pub(crate) debug: bool,
    pub(crate) client: Option<String>,
    pub(crate) into: Vec<&'static str>,
    pub(crate) body: Option<&'static str>,
    pub(crate) content_type: Option<&'static str>,
    pub(crate) krate: Option<&'static str>,
    pub(crate) ranges: Vec<(&'static str, String)>,
    pub(crate) defaults: Keys,
    pub(crate) variants: Vec<Variant>,
}

/// `<'a, T, const N: usize>`, by their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Generics {
    pub(crate) lifetime: Option<&'static str>,
    pub(crate) ty: Option<&'static str>,
    /// Whether the bounds stand there, or in a `where`, or are left to the derive.
    pub(crate) bounds: u8,
    pub(crate) number: Option<&'static str>,
    /// Whether the type and the number have a default.
    pub(crate) has_defaults: bool,
}

/// The keys of a variant, its own or the enum's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    pub(crate) code: Option<i32>,
    pub(crate) http: Option<u16>,
    pub(crate) grpc: Option<&'static str>,
    pub(crate) reason: Option<Reason>,
    pub(crate) message: Option<Vec<Piece>>,
    pub(crate) opaque: bool,
    /// The text of the key, and its nanoseconds.
    pub(crate) retry_after: Option<(&'static str, u64)>,
    pub(crate) retryable: Option<bool>,
    pub(crate) help: Option<String>,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) www_authenticate: Option<&'static str>,
    pub(crate) title: Option<&'static str>,
    pub(crate) type_uri: Option<&'static str>,
    pub(crate) fix: Option<&'static str>,
    pub(crate) log: Option<&'static str>,
    /// 1: the doc comment, 2: a text.
    pub(crate) description: u8,
    pub(crate) metadata: Option<bool>,
    /// The defaults of the enum that are removed.
    pub(crate) unset: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub(crate) enum Reason {
    OfName,
    Text(String),
}

#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Text(String),
    Field(String, Spec),
}

/// What stands behind the colon of a placeholder.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spec {
    None,
    Right(usize),
    Left(usize),
    Center(usize),
    Filled(usize),
    Zeros(usize),
    Hex,
    Cut(usize),
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Record,
    /// The one field is of another type of the module.
    Nested(Box<Type>),
    /// The one field is a `ProtocolError`.
    Protocol,
    SameAs(usize),
}

#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) what: What,
    pub(crate) keys: Keys,
    /// Whether the fields have names.
    pub(crate) is_named: bool,
    pub(crate) fields: Vec<Field>,
    /// How many values it is shown with.
    pub(crate) values: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// As it is written, or its place.
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) keys: Vec<FieldKey>,
    pub(crate) values: Vec<Sample>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FieldKey {
    Public(Option<String>),
    Metadata(bool),
    Extension(Option<String>),
    Fmt,
    Header(&'static str),
    Challenge,
    Detail,
    Data,
    ClientType(&'static str),
    Secret,
    RetryAfter,
    Violations,
    Source,
    From,
}

/// One value of a field.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// How it is written in Rust.
    pub(crate) expr: String,
    pub(crate) shown: Shown,
    /// What it is as JSON, as nanoseconds, or as a detail.
    pub(crate) json: Value,
}

/// What its `Display` says.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    Number(i64),
    Text(String),
    Nothing,
}

impl Field {
    /// The name without `r#`.
    pub(crate) fn plain(&self) -> &str {
        self.name.trim_start_matches("r#")
    }

    pub(crate) fn has(&self, key: &FieldKey) -> bool {
        self.keys.contains(key)
    }

    /// What `metadata` says on the field.
    pub(crate) fn metadata(&self) -> Option<bool> {
        self.keys.iter().find_map(|key| match key {
            FieldKey::Metadata(says) => Some(*says),
            _ => None,
        })
    }

    pub(crate) fn public(&self) -> Option<&Option<String>> {
        self.keys.iter().find_map(|key| match key {
            FieldKey::Public(name) => Some(name),
            _ => None,
        })
    }
}

impl Generics {
    pub(crate) fn is_empty(&self) -> bool {
        self.lifetime.is_none() && self.ty.is_none() && self.number.is_none()
    }
}

impl Variant {
    pub(crate) fn plain(&self) -> &str {
        self.name.trim_start_matches("r#")
    }
}

impl Shown {
    pub(crate) fn text(&self) -> String {
        self.with(Spec::None)
    }

    /// As `format!` shows it.
    pub(crate) fn with(&self, spec: Spec) -> String {
        let text = match self {
            Self::Number(number) => return with(*number, spec),
            Self::Text(text) => text,
            Self::Nothing => "",
        };
        match spec {
            Spec::None | Spec::Hex => text.to_owned(),
            Spec::Right(width) => format!("{text:>width$}"),
            Spec::Left(width) => format!("{text:<width$}"),
            Spec::Center(width) => format!("{text:^width$}"),
            Spec::Filled(width) => format!("{text:*>width$}"),
            Spec::Zeros(width) => format!("{text:0width$}"),
            Spec::Cut(most) => format!("{text:.most$}"),
        }
    }
}

fn with(number: i64, spec: Spec) -> String {
    match spec {
        Spec::None | Spec::Cut(_) => number.to_string(),
        Spec::Hex => format!("{number:x}"),
        Spec::Right(width) => format!("{number:>width$}"),
        Spec::Left(width) => format!("{number:<width$}"),
        Spec::Center(width) => format!("{number:^width$}"),
        Spec::Filled(width) => format!("{number:*>width$}"),
        Spec::Zeros(width) => format!("{number:0width$}"),
    }
}
