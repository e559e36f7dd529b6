//! Draws the fields of a variant: their types, their keys and two values of each.

use std::collections::HashSet;

use heck::ToLowerCamelCase as _;
use serde_json::{Value, json};

use super::super::model;
use super::super::shape::{Field, FieldKey, Sample, Shown, Type, Variant};
use super::names::FIELDS;
use super::{Draw, TEXTS};

/// A type and two values.
pub(super) type Source = (&'static str, [&'static str; 2]);

/// What a type may be made from, each once.
pub(super) const FROM: &[Source] = &[
    ("::core::num::ParseIntError", ["\"x\".parse::<::core::primitive::u8>().unwrap_err()"; 2]),
    ("::core::fmt::Error", ["::core::fmt::Error"; 2]),
    ("::std::io::Error", ["::std::io::Error::other(\"PR1VATE\")"; 2]),
    ("::anyhow::Error", ["::anyhow::Error::msg(\"PR1VATE\")"; 2]),
];

const SOURCES: &[Source] = &[
    ("::core::fmt::Error", ["::core::fmt::Error"; 2]),
    ("::anyhow::Error", ["::anyhow::Error::msg(\"PR1VATE\")"; 2]),
    (
        "::std::boxed::Box<dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync>",
        ["\"PR1VATE\".into()"; 2],
    ),
    (
        "::std::sync::Arc<::std::io::Error>",
        ["::std::sync::Arc::new(::std::io::Error::other(\"PR1VATE\"))"; 2],
    ),
    (
        "::core::option::Option<::core::fmt::Error>",
        ["::core::option::Option::None", "::core::option::Option::Some(::core::fmt::Error)"],
    ),
];

impl Draw<'_> {
    pub(super) fn fields(&mut self, ty: &Type, variant: &mut Variant, is_opaque: bool) {
        let count = self.random.below(5);
        let mut names = FIELDS.to_vec();
        self.random.shuffle(&mut names);
        let mut taken = Taken::default();
        if self.random.percent(15) && !ty.internal_display && !self.is_plain {
            let source = self.source(variant.is_named);
            let is_from = source.has(&FieldKey::From);
            variant.fields.push(source);
            if is_from {
                return;
            }
        }
        let has_source = variant.fields.iter().any(|field| field.name == "source");
        names.retain(|name| !(has_source && *name == "r#source"));
        for name in &names[..count] {
            let at = variant.fields.len().to_string();
            let name = if variant.is_named { (*name).to_owned() } else { at };
            let mut field = self.field(ty, &name, is_opaque, &mut taken);
            let is_carried = model::is_carried(ty, variant, &field);
            self.named(ty, &mut field, variant.is_named, is_carried, &mut taken);
            variant.fields.push(field);
        }
    }

    /// A source, from which the type may be made where no other variant is made from its type.
    fn source(&mut self, is_named: bool) -> Field {
        let from = self.from.pop().filter(|_| self.random.percent(50));
        let key = if from.is_some() { FieldKey::From } else { FieldKey::Source };
        let (ty, exprs) = from.unwrap_or_else(|| self.random.of(SOURCES));
        let name = if is_named { self.random.of(&["cause", "source"]) } else { "0" };
        let sample = |expr: &str| sample(expr, "", json!(expr != "::core::option::Option::None"));
        let values = exprs.map(sample).into();
        Field { name: name.into(), ty: ty.into(), keys: vec![key], values }
    }

    /// A public field has a key of its own in the metadata.
    fn named(
        &mut self,
        ty: &Type,
        field: &mut Field,
        is_named: bool,
        is_carried: bool,
        taken: &mut Taken,
    ) {
        let Some(at) = field.keys.iter().position(|key| matches!(key, FieldKey::Public(_))) else {
            return;
        };
        let own = match ty.metadata {
            Some("camelCase") => field.plain().to_lower_camel_case(),
            _ => field.plain().to_owned(),
        };
        let is_free =
            !is_carried || is_named && is_metadata_key(&own) && !taken.keys.contains(&own);
        if is_free && self.random.percent(80) || !is_carried {
            taken.keys.insert(own);
            return;
        }
        let longest = format!("k{}", "K".repeat(63));
        let mut names =
            vec!["orderId".to_owned(), "a-b".into(), "k1".into(), "snake_case".into(), longest];
        while taken.keys.contains(&names[0]) || self.random.percent(50) {
            names.rotate_left(1);
            if taken.keys.contains(&names[0]) {
                names.insert(0, format!("key{}", self.random.below(10_000)));
            }
        }
        taken.keys.insert(names[0].clone());
        field.keys[at] = FieldKey::Public(Some(names.remove(0)));
    }

    fn field(&mut self, ty: &Type, name: &str, is_opaque: bool, taken: &mut Taken) -> Field {
        let mut field =
            Field { name: name.into(), ty: String::new(), keys: vec![], values: vec![] };
        let kind = if is_opaque { 99 } else { self.random.below(100) };
        match kind {
            0..45 => self.public(ty, &mut field),
            45..52 => self.extension(&mut field, ty, taken),
            52..57 => self.header(&mut field, taken),
            57..61 if taken.once("challenge") && ty.defaults.www_authenticate.is_none() => {
                self.challenge(&mut field);
            }
            61..68 => self.detail(&mut field, taken),
            68..73 if taken.once("data") => {
                field.keys.push(FieldKey::Data);
                self.serialized(&mut field);
            }
            73..80 if taken.once("delay") => {
                field.keys.push(FieldKey::RetryAfter);
                if self.random.percent(50) {
                    field.ty = "::core::time::Duration".into();
                    for (seconds, nanos) in [(0, 5_000_000), (90, 0)] {
                        let nanoseconds = seconds * 1_000_000_000_u64 + nanos;
                        let expr = format!("::core::time::Duration::new({seconds}, {nanos})");
                        field.values.push(sample(&expr, "", json!(nanoseconds)));
                    }
                } else {
                    field.ty = "::core::option::Option<::core::time::Duration>".into();
                    field.values.push(sample("::core::option::Option::None", "", Value::Null));
                    let some = "::core::option::Option::Some(::core::time::Duration::from_micros(1500001))";
                    field.values.push(sample(some, "", json!(1_500_001_000_u64)));
                }
            }
            80..86 if taken.once("violations") => {
                field.keys.push(FieldKey::Violations);
                field.ty = "::std::vec::Vec<::wire_error::FieldViolation>".into();
                let expr = "::std::vec![::wire_error::FieldViolation::new(\"zip\", \"too \\\"short\\\"\"), \
                    ::wire_error::FieldViolation::new(\"a[0].b\", \"\").with_reason(\"NO_B\")]";
                let json = json!([{ "field": "zip", "description": "too \"short\"" }, { "field": "a[0].b", "description": "", "reason": "NO_B" }]);
                field.values.push(sample(expr, "", json));
                field.values.push(sample("::std::vec::Vec::new()", "", json!([])));
            }
            _ => self.private(ty, &mut field),
        }
        field
    }

    fn private(&mut self, ty: &Type, field: &mut Field) {
        let is_secret = ty.debug && self.random.percent(40);
        let (ty, texts) = match (is_secret, self.random.percent(15)) {
            (true, _) => ("&'static ::core::primitive::str", ["\"S3CRET\"", "\"S3CRET too\""]),
            (_, true) => ("[::core::primitive::u8; 2]", ["[1, 2]", "[3, 4]"]),
            _ => ("&'static ::core::primitive::str", ["\"PR1VATE\"", "\"PR1VATE too\""]),
        };
        field.keys.extend(is_secret.then_some(FieldKey::Secret));
        field.ty = ty.into();
        field.values = texts.map(|it| sample(it, "", Value::Null)).into();
    }

    /// One that HTTP refuses, or that is empty, is left out.
    fn header(&mut self, field: &mut Field, taken: &mut Taken) {
        let name = self.random.of(&["RateLimit", "X-Left"]);
        if !taken.headers.insert(name) {
            return self.private(&Type::default(), field);
        }
        field.keys.push(FieldKey::Header(name));
        let (ty, values) = match self.random.below(4) {
            0 => ("::std::string::String", [owned("10"), owned("\"default\";r=0")]),
            1 => ("::std::string::String", [owned("a\nb"), owned("")]),
            2 => ("::core::primitive::u32", [int(0), int(7)]),
            _ => ("::core::option::Option<::core::primitive::u32>", [none(), some(int(7))]),
        };
        (field.ty, field.values) = (ty.into(), values.into());
    }

    /// One challenge, or several, or perhaps none.
    fn challenge(&mut self, field: &mut Field) {
        field.keys.push(FieldKey::Challenge);
        let ty = "::wire_error::Challenge";
        let bearer = format!("{ty}::new(\"Bearer\").with_param(\"scope\", \"orders\")");
        let basic = format!("{ty}::new(\"Basic\")");
        let texts = ["Bearer scope=\"orders\"", "Basic"];
        let (ty, values) = match self.random.below(4) {
            0 => (ty.to_owned(), [(bearer, json!([texts[0]])), (basic, json!([texts[1]]))]),
            1 => {
                let none = ("::core::option::Option::None".to_owned(), json!([]));
                let some = format!("::core::option::Option::Some({bearer})");
                (format!("::core::option::Option<{ty}>"), [none, (some, json!([texts[0]]))])
            }
            2 => {
                let both = format!("::std::vec![{bearer}, {basic}]");
                let one = format!("::std::vec![{basic}]");
                (format!("::std::vec::Vec<{ty}>"), [(both, json!(texts)), (one, json!([texts[1]]))])
            }
            _ => {
                let both = [format!("[{bearer}, {basic}]"), format!("[{basic}, {bearer}]")];
                let [first, second] = both;
                (
                    format!("[{ty}; 2]"),
                    [(first, json!(texts)), (second, json!([texts[1], texts[0]]))],
                )
            }
        };
        field.ty = ty;
        field.values = values.map(|(expr, json)| sample(&expr, "", json)).into();
    }

    fn public(&mut self, ty: &Type, field: &mut Field) {
        field.keys.push(FieldKey::Public(None));
        let texts = [self.random.of(TEXTS), self.random.of(TEXTS)];
        let number = i64::try_from(self.random.below(256)).unwrap();
        let (ty_name, samples): (&str, Vec<Sample>) = match self.random.below(14) {
            0 => ("::core::primitive::u8", vec![int(0), int(number)]),
            1 => ("::core::primitive::i64", vec![int(i64::MIN), int(i64::MAX)]),
            2 => ("::core::primitive::i32", vec![int(-number), int(number)]),
            3 => ("::core::primitive::bool", vec![shown("true"), shown("false")]),
            4 => (
                "::core::primitive::char",
                vec![sample("'ß'", "ß", Value::Null), sample("'\\n'", "\n", Value::Null)],
            ),
            5 => ("::std::string::String", texts.map(owned).to_vec()),
            6 => ("&'static ::core::primitive::str", texts.map(borrowed).to_vec()),
            7 => ("::std::boxed::Box<::core::primitive::str>", texts.map(owned).to_vec()),
            8 => ("::std::borrow::Cow<'static, ::core::primitive::str>", texts.map(owned).to_vec()),
            9 => {
                ("::core::option::Option<::core::primitive::u32>", vec![none(), some(int(number))])
            }
            10 => (
                "::core::option::Option<::std::string::String>",
                vec![some(owned(texts[0])), none()],
            ),
            11 => ("crate::Shown", vec![shown_of(number), shown_of(-7)]),
            12 => ("::core::option::Option<crate::Shown>", vec![some(shown_of(number)), none()]),
            _ => ("::core::primitive::u128", vec![int(1), int(number)]),
        };
        field.ty = ty_name.into();
        field.values = samples;
        if self.random.percent(12) {
            field.keys.push(FieldKey::Metadata(self.random.percent(40)));
        }
        if self.random.percent(8) && !ty_name.contains("Option") {
            field.keys.push(FieldKey::Fmt);
            for value in &mut field.values {
                value.shown = Shown::Text(format!("<{}>", value.shown.text()));
            }
        } else if ty.client.is_some() && ty_name == "crate::Shown" && self.random.percent(40) {
            field.keys.push(FieldKey::ClientType("::core::primitive::i64"));
        }
    }

    fn extension(&mut self, field: &mut Field, ty: &Type, taken: &mut Taken) {
        let plain = field.plain().to_owned();
        let names = ["balance", "accounts", "X9_", "nested_value"];
        let is_free = |name: &str, taken: &Taken| !taken.extensions.contains(name);
        let own = is_extension(&plain) && is_free(&plain, taken);
        let name = if own && self.random.percent(70) {
            None
        } else {
            Some(names.into_iter().find(|name| is_free(name, taken)).unwrap())
        };
        taken.extensions.insert(name.unwrap_or(&plain).to_owned());
        field.keys.push(FieldKey::Extension(name.map(Into::into)));
        self.serialized(field);
        if ty.client.is_some() && field.ty.ends_with("u32") && self.random.percent(50) {
            field.keys.push(FieldKey::ClientType("::core::primitive::u32"));
        }
    }

    fn serialized(&mut self, field: &mut Field) {
        let (ty, samples) = match self.random.below(4) {
            0 => ("::core::primitive::u32", [("7", json!(7)), ("0", json!(0))]),
            1 => (
                "::std::vec::Vec<&'static ::core::primitive::str>",
                [
                    ("::std::vec![\"a\", \"\\u{2028}\"]", json!(["a", "\u{2028}"])),
                    ("::std::vec![]", json!([])),
                ],
            ),
            2 => (
                "::core::option::Option<::core::primitive::bool>",
                [
                    ("::core::option::Option::Some(true)", json!(true)),
                    ("::core::option::Option::None", Value::Null),
                ],
            ),
            _ => (
                "::serde_json::Value",
                [
                    ("::serde_json::json!({ \"a\": [1, null] })", json!({ "a": [1, null] })),
                    ("::serde_json::json!(\"x\")", json!("x")),
                ],
            ),
        };
        field.ty = ty.into();
        field.values = samples.into_iter().map(|(expr, json)| sample(expr, "", json)).collect();
    }

    fn detail(&mut self, field: &mut Field, taken: &mut Taken) {
        let kinds = ["ResourceInfo", "LocalizedMessage", "PreconditionFailure", "QuotaFailure"];
        let kind = self.random.of(&kinds);
        if !taken.once(kind) {
            field.ty = "::core::primitive::u8".into();
            field.values = vec![int(1), int(2)];
            return;
        }
        field.keys.push(FieldKey::Detail);
        let at_type = format!("type.googleapis.com/google.rpc.{kind}");
        let (expr, json) = match kind {
            "ResourceInfo" => (
                "::wire_error::ResourceInfo::new(\"order\", \"orders/7\")",
                json!({ "@type": at_type, "resourceType": "order", "resourceName": "orders/7" }),
            ),
            "LocalizedMessage" => (
                "::wire_error::LocalizedMessage::new(\"de\", \"Grüezi\")",
                json!({ "@type": at_type, "locale": "de", "message": "Grüezi" }),
            ),
            "PreconditionFailure" => (
                "::wire_error::PreconditionFailure::new([::wire_error::PreconditionViolation::new(\"TOS\", \"eu\", \"Accept.\")])",
                json!({ "@type": at_type, "violations": [{ "type": "TOS", "subject": "eu", "description": "Accept." }] }),
            ),
            _ => (
                "::wire_error::QuotaFailure::new([::wire_error::QuotaViolation::new(\"p-7\", \"too many\")])",
                json!({ "@type": at_type, "violations": [{ "subject": "p-7", "description": "too many" }] }),
            ),
        };
        let is_optional = self.random.percent(50);
        field.ty = if is_optional {
            format!("::core::option::Option<::wire_error::{kind}>")
        } else {
            format!("::wire_error::{kind}")
        };
        let whole = sample(expr, "", json);
        field.values =
            if is_optional { vec![none(), some(whole)] } else { vec![whole.clone(), whole] };
    }
}

/// What a variant has already.
#[derive(Default)]
struct Taken {
    keys: HashSet<String>,
    extensions: HashSet<String>,
    headers: HashSet<&'static str>,
    once: HashSet<&'static str>,
}

impl Taken {
    fn once(&mut self, what: &'static str) -> bool {
        self.once.insert(what)
    }
}

fn is_metadata_key(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.as_bytes()[0].is_ascii_lowercase()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn is_extension(text: &str) -> bool {
    (3..=64).contains(&text.len())
        && text.as_bytes()[0].is_ascii_alphabetic()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && ![
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "reason",
            "domain",
            "metadata",
            "retry_delay",
            "violations",
            "help",
            "request_id",
        ]
        .contains(&text.to_lowercase().as_str())
}

pub(super) fn sample(expr: &str, text: &str, json: Value) -> Sample {
    Sample { expr: expr.into(), shown: Shown::Text(text.into()), json }
}

fn int(number: i64) -> Sample {
    Sample { expr: number.to_string(), shown: Shown::Number(number), json: Value::Null }
}

fn shown(text: &str) -> Sample {
    sample(text, text, Value::Null)
}

fn owned(text: &str) -> Sample {
    sample(&format!("{text:?}.into()"), text, Value::Null)
}

fn borrowed(text: &str) -> Sample {
    sample(&format!("{text:?}"), text, Value::Null)
}

fn shown_of(number: i64) -> Sample {
    Sample { expr: format!("crate::Shown({number})"), ..int(number) }
}

fn none() -> Sample {
    Sample { expr: "::core::option::Option::None".into(), shown: Shown::Nothing, json: Value::Null }
}

fn some(sample: Sample) -> Sample {
    Sample { expr: format!("::core::option::Option::Some({})", sample.expr), ..sample }
}
