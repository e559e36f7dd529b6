//! An error that says whatever the fuzzer makes up, by an impl of `Disclose` by hand.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::time::Duration;

use arbitrary::{Arbitrary, Result, Unstructured};
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use wire_error::jsonrpc::Data;
use wire_error::{
    Challenge, Code, DataShape, Disclose, ErrorSpec, FieldSpec, FieldViolation, Format, HttpBody,
    LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure, QuotaViolation,
    ResourceInfo, RpcDetails, Style, Text,
};

use super::text::{Expected, FieldText, rarely, text};

/// So many fields there are to choose from.
const FIELDS_KNOWN: usize = 256;

/// A record holds nothing but what lives for ever, so its parts are chosen from what is made once.
static FIELDS: LazyLock<Vec<FieldSpec>> = LazyLock::new(|| {
    let formats = [Format::String, Format::Integer, Format::Number, Format::Boolean];
    let field = |at: usize| {
        let field = FieldSpec::new(String::leak(format!("f{at}"))).with_format(formats[at / 3 % 4]);
        let long = "_Key-".repeat(at % 12);
        let key: &'static str = String::leak(format!("k{at}{long}"));
        match at % 8 {
            0 => field,
            1 | 2 => field.with_key(key).optional(),
            _ => field.with_key(key),
        }
    };
    (0..FIELDS_KNOWN).map(field).collect()
});

const REASONS: [(&str, &str); 6] = [
    ("shop.example", "ORDER_NOT_FOUND"),
    ("a2a-protocol.org", "TASK_NOT_FOUND"),
    ("shop.example", "A1B"),
    ("odd\"domain\\", "not a reason \u{85}\u{2028}"),
    ("é", "日本"),
    ("x.example", "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR"),
];

const TEMPLATES: [&str; 10] = [
    "no such thing",
    "no {f0}",
    "{f1}{f2}{f3}",
    "{{{f4}}} then {f5}{missing} }{",
    "\u{1}\u{85}\u{2028}\"\\{f6}\n",
    "",
    "{f0} {f0} {f0} {f1} {f1} {f1} {f2} {f2} {f2}",
    "{f40} and {f41} and {f42} and {f43} and {f44} and {f45} and {f46} and {f47}",
    "{",
    "{f9",
];

const EXTENSIONS: [&str; 4] = ["balance", "accounts", "Limit_2", "traceOfIt"];

const HEADERS: [&str; 8] = [
    "x-a",
    "RateLimit",
    "content-type",
    "content-length",
    "vary",
    "cache-control",
    "retry-after",
    "not a name",
];

/// The error.
#[derive(Debug)]
pub(crate) struct Fuzzed {
    pub(crate) spec: ErrorSpec,
    style: Style,
    pub(crate) texts: Vec<FieldText>,
    /// How often the texts are passed on: once, if it keeps the contract.
    visits: u8,
    pub(crate) delay: Option<Duration>,
    pub(crate) violations: Vec<FieldViolation>,
    pub(crate) precondition: Option<PreconditionFailure>,
    pub(crate) quota: Option<QuotaFailure>,
    pub(crate) resource: Option<ResourceInfo>,
    pub(crate) localized: Option<LocalizedMessage>,
    challenges: Vec<Challenge>,
    pub(crate) headers: Vec<(&'static str, FieldText)>,
    extensions: Vec<(&'static str, Json)>,
    pub(crate) data: Option<Json>,
    pub(crate) request_id: Option<String>,
    pub(crate) instance: Option<String>,
}

impl<'a> Arbitrary<'a> for Fuzzed {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let spec = spec(input)?;
        Ok(Self {
            spec,
            style: style(input)?,
            texts: texts(input, spec.fields().len())?,
            visits: if rarely(input, 16)? { input.int_in_range(0..=2)? } else { 1 },
            delay: optional(input, |input| {
                Ok(Duration::new(input.arbitrary()?, input.int_in_range(0..=999_999_999)?))
            })?,
            violations: list(input, violation)?,
            precondition: optional(input, |input| {
                Ok(PreconditionFailure::new(list(input, |input| {
                    Ok(PreconditionViolation::new(text(input)?, text(input)?, text(input)?))
                })?))
            })?,
            quota: optional(input, |input| Ok(QuotaFailure::new(list(input, quota)?)))?,
            resource: optional(input, |input| {
                let mut resource = ResourceInfo::new(text(input)?, text(input)?);
                (resource.owner, resource.description) = (text(input)?, text(input)?);
                Ok(resource)
            })?,
            localized: optional(input, |input| {
                Ok(LocalizedMessage::new(text(input)?, text(input)?))
            })?,
            challenges: list(input, |input| {
                let mut challenge = Challenge::new(text(input)?);
                challenge.token68 = input.arbitrary()?;
                challenge.params = list(input, |input| Ok((text(input)?, text(input)?)))?;
                Ok(challenge)
            })?,
            headers: list(input, |input| Ok((*input.choose(&HEADERS)?, input.arbitrary()?)))?,
            extensions: extensions(input)?,
            data: optional(input, |input| json(input, 8))?,
            request_id: input.arbitrary()?,
            instance: input.arbitrary()?,
        })
    }
}

fn spec(input: &mut Unstructured<'_>) -> Result<ErrorSpec> {
    let mut spec = ErrorSpec::new("Fuzzed").with_message(input.choose(&TEMPLATES)?);
    let (start, len) = (input.choose_index(FIELDS_KNOWN)?, input.int_in_range(0..=64)?);
    spec = match start % 4 {
        0 => spec, // no fields
        1 => spec.with_fields(&FIELDS[..len]),
        _ => spec.with_fields(&FIELDS[start..FIELDS_KNOWN.min(start + len)]),
    };
    if !rarely(input, 4)? {
        let (domain, reason) = *input.choose(&REASONS)?;
        spec = spec.with_reason(domain, reason);
    }
    spec = match input.int_in_range(0..=3)? {
        0 => spec,
        1 => spec.with_code(input.arbitrary()?),
        2 => spec.with_http(input.int_in_range(400..=599)?),
        _ => spec.with_grpc(Code::from_number(input.int_in_range(1..=16)?).expect("a code")),
    };
    if rarely(input, 4)? {
        spec = spec.with_help("https://shop.example/help#\"it\"");
    }
    if rarely(input, 4)? {
        spec = spec.with_retryable(input.arbitrary()?);
    }
    Ok(spec)
}

fn style(input: &mut Unstructured<'_>) -> Result<Style> {
    let mut style = Style::NONE.with_data(*input.choose(&[
        DataShape::Details,
        DataShape::Details,
        DataShape::Info,
        DataShape::None,
    ])?);
    if rarely(input, 4)? {
        style = style.with_type_base("https://errors.shop.example/");
    }
    if rarely(input, 4)? {
        style = style.with_body(HttpBody::PROBLEM);
    }
    Ok(style)
}

/// About as many texts as there are fields.
fn texts(input: &mut Unstructured<'_>, fields: usize) -> Result<Vec<FieldText>> {
    let len = if rarely(input, 8)? { input.int_in_range(0..=80)? } else { fields };
    (0..len).map(|_| input.arbitrary()).collect()
}

fn violation(input: &mut Unstructured<'_>) -> Result<FieldViolation> {
    let violation = FieldViolation::new(text(input)?, text(input)?);
    Ok(FieldViolation { reason: input.arbitrary()?, ..violation })
}

fn quota(input: &mut Unstructured<'_>) -> Result<QuotaViolation> {
    let mut quota = QuotaViolation::new(text(input)?, text(input)?);
    (quota.api_service, quota.quota_metric, quota.quota_id) = input.arbitrary()?;
    quota.quota_dimensions = list(input, |input| Ok((text(input)?, text(input)?)))?
        .into_iter()
        .collect::<BTreeMap<_, _>>();
    (quota.quota_value, quota.future_quota_value) = input.arbitrary()?;
    Ok(quota)
}

/// No name twice: that is a fault of the author's.
fn extensions(input: &mut Unstructured<'_>) -> Result<Vec<(&'static str, Json)>> {
    let len = if rarely(input, 4)? { input.int_in_range(0..=EXTENSIONS.len())? } else { 0 };
    EXTENSIONS[..len].iter().map(|name| Ok((*name, json(input, 8)?))).collect()
}

fn optional<'a, T>(
    input: &mut Unstructured<'a>,
    value: impl FnOnce(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Option<T>> {
    if rarely(input, 4)? { value(input).map(Some) } else { Ok(None) }
}

/// A list, most often a short one, and now and then the same entry many times.
fn list<'a, T>(
    input: &mut Unstructured<'a>,
    mut value: impl FnMut(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    let len = match input.int_in_range(0..=15)? {
        0..8 => 0,
        8..12 => 1,
        12..15 => input.int_in_range(2..=8)?,
        _ => input.int_in_range(100..=2000)?,
    };
    (0..len).map(|_| value(input)).collect()
}

impl Fuzzed {
    /// The public message, if no text panics.
    pub(crate) fn message(&self, texts: &[Expected]) -> String {
        let fields = self.spec.fields();
        let shown = |name: &str| {
            let at = fields.iter().position(|field| field.name() == name);
            match at.and_then(|at| texts.get(at)) {
                Some(Expected::Text(text)) => text.as_str(),
                _ => "",
            }
        };
        let (mut message, mut rest) = (String::new(), self.spec.message());
        while let Some(c) = rest.chars().next() {
            if let Some(behind) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                message.push(c);
                rest = behind;
            } else if let Some((name, behind)) =
                rest.strip_prefix('{').and_then(|behind| behind.split_once('}'))
            {
                message.push_str(shown(name));
                rest = behind;
            } else {
                message.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        message
    }

    /// What the metadata is to say, if no text panics and there is room for all.
    pub(crate) fn metadata(&self, texts: &[Expected]) -> BTreeMap<&'static str, String> {
        let mut metadata = BTreeMap::new();
        for (field, text) in self.spec.fields().iter().zip(texts) {
            if let (Some(key), Expected::Text(text), Some(_)) =
                (field.key(), text, self.spec.reason())
            {
                metadata.insert(key, text.clone());
            }
        }
        metadata
    }

    /// What each text is to be read as. One without a field is never asked for.
    pub(crate) fn expected(&self) -> Vec<Expected> {
        if self.visits == 0 {
            return vec![];
        }
        self.texts.iter().take(self.spec.fields().len()).map(FieldText::expected).collect()
    }
}

impl fmt::Display for Fuzzed {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("no renderer asks for the error's own text");
    }
}

impl std::error::Error for Fuzzed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        panic!("no renderer asks for the source");
    }
}

impl Disclose for Fuzzed {
    fn record(&self) -> &ErrorSpec {
        &self.spec
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        let texts: Vec<_> = self.texts.iter().map(FieldText::get).collect();
        for _ in 0..self.visits {
            visit(&texts);
        }
    }

    fn delay(&self) -> Option<Duration> {
        self.delay
    }

    fn violations(&self) -> &[FieldViolation] {
        &self.violations
    }

    fn style(&self) -> Style {
        self.style
    }

    fn rpc_details(&self) -> RpcDetails<'_> {
        let mut details = RpcDetails::NONE;
        details.precondition_failure = self.precondition.as_ref();
        details.quota_failure = self.quota.as_ref();
        details.resource_info = self.resource.as_ref();
        details.localized_message = self.localized.as_ref();
        details
    }

    fn challenges(&self) -> &[Challenge] {
        &self.challenges
    }

    fn headers(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        for (name, text) in &self.headers {
            visit(name, text.get());
        }
    }

    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        for (name, json) in &self.extensions {
            visit(name, json);
        }
    }

    fn data(&self) -> Option<&dyn Data> {
        self.data.as_ref().map(|json| json as &dyn Data)
    }
}

/// What an author may serialize.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Json>),
    /// A key may come twice.
    Map(Vec<(String, Json)>),
    /// A list in a list, so many times.
    Deep(u8),
    Fail,
    Panic,
}

pub(crate) fn json(input: &mut Unstructured<'_>, depth: usize) -> Result<Json> {
    Ok(match input.int_in_range(0..=if depth == 0 { 8 } else { 12 })? {
        0 => Json::Null,
        1 => Json::Bool(input.arbitrary()?),
        2 => Json::Int(input.arbitrary()?),
        3 => Json::Float(input.arbitrary()?),
        4 => Json::Bytes(input.arbitrary()?),
        5 => Json::Deep(input.arbitrary()?),
        6 if rarely(input, 4)? => Json::Fail,
        7 if rarely(input, 4)? => Json::Panic,
        6..=8 => Json::Text(text(input)?),
        9 | 10 => Json::List(list(input, |input| json(input, depth - 1))?),
        _ => Json::Map(list(input, |input| Ok((text(input)?, json(input, depth - 1)?)))?),
    })
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::List(list) => list.serialize(serializer),
            Self::Map(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Self::Deep(0) => serializer.serialize_none(),
            Self::Deep(depth) => {
                let mut list = serializer.serialize_seq(Some(1))?;
                list.serialize_element(&Self::Deep(depth - 1))?;
                list.end()
            }
            Self::Fail => Err(S::Error::custom("does not serialize")),
            Self::Panic => resume_unwind(Box::new("a `Serialize` that panics")),
        }
    }
}
