//! Draws a valid error.

mod fields;
mod keys;
pub(crate) mod names;

use std::collections::HashSet;

use serde_json::Value;

use self::fields::{FROM, Source, sample};
use self::names::{CLIENTS, GENERICS, LIFETIMES, NUMBERS, TYPES, VARIANTS};
use super::model;
use super::random::Random;
use super::shape::{Field, FieldKey, Generics, Keys, Piece, Shown, Spec, Type, Variant, What};

const FRAMEWORKS: &[&str] = &["axum", "actix_web", "tonic", "jsonrpsee", "http", "rmcp"];

pub(super) const TEXTS: &[&str] = &[
    "o-7",
    "",
    " ",
    "a \"b\" \\c",
    "größe",
    "🦀",
    "tab\there",
    "line\nbreak",
    "\u{2028}",
    "{id}",
    "null",
    "\u{7f}x",
    "<script>",
    "%41",
    "a much longer text, of which nothing may be lost",
];

/// How many values each variant is shown with.
const VALUES: usize = 2;

/// What is drawn for one type.
struct Draw<'r> {
    random: &'r mut Random,
    codes: HashSet<i32>,
    reasons: HashSet<String>,
    from: Vec<Source>,
    /// Whether another type nests it.
    is_nested: bool,
    /// Whether a fault will stand in it, beside which nothing else may be said of the same.
    is_plain: bool,
}

/// Draws a type.
pub(crate) fn draw(random: &mut Random) -> Type {
    let mut from = FROM.to_vec();
    random.shuffle(&mut from);
    let (codes, reasons) = (HashSet::new(), HashSet::new());
    Draw { random, codes, reasons, from, is_nested: false, is_plain: false }.ty()
}

/// Draws an enum for a fault.
pub(crate) fn plain(random: &mut Random) -> Type {
    let (codes, reasons) = (HashSet::new(), HashSet::new());
    Draw { random, codes, reasons, from: vec![], is_nested: false, is_plain: true }.ty()
}

impl Draw<'_> {
    fn ty(&mut self) -> Type {
        if self.is_plain {
            let names: Vec<_> = TYPES.iter().filter(|it| !["u8", "str"].contains(it)).collect();
            let (name, domain) = (self.random.of(&names), Some("shop.example".into()));
            let mut ty = Type { name: (*name).to_owned(), domain, ..Type::default() };
            let mut names = VARIANTS.to_vec();
            self.random.shuffle(&mut names);
            for name in &names[..3] {
                let variant = self.variant(&mut ty, (*name).to_owned());
                ty.variants.push(variant);
            }
            return ty;
        }
        let mut ty = Type {
            name: if self.is_nested { "Nested".into() } else { self.random.of(TYPES).into() },
            is_struct: self.random.percent(25),
            ..Type::default()
        };
        ty.domain = self.random.percent(80).then(|| self.domain());
        self.style(&mut ty);
        if !self.is_nested {
            self.container(&mut ty);
        }
        if !ty.is_struct {
            self.defaults(&mut ty);
        }
        let count = if ty.is_struct { 1 } else { 1 + self.random.below(4) };
        let mut names = VARIANTS.to_vec();
        self.random.shuffle(&mut names);
        let has_client = ty.client.is_some();
        names.retain(|name| !(has_client && *name == "Unknown"));
        for name in &names[..count] {
            let name = if ty.is_struct { ty.name.clone() } else { (*name).to_owned() };
            let variant = self.variant(&mut ty, name);
            ty.variants.push(variant);
        }
        if !ty.is_struct && self.random.percent(35) {
            self.same_as(&mut ty, names[count]);
        }
        if !ty.generics.is_empty() {
            self.use_generics(&mut ty);
        }
        self.ranges(&mut ty);
        self.hoist(&mut ty);
        ty
    }

    fn domain(&mut self) -> String {
        let longest = "a.".repeat(126) + "b";
        let domains =
            ["shop.example", "localhost", "xn--caf-dma.example", "10.0.0.1", "a-b.c.d", &longest];
        self.random.of(&domains).to_owned()
    }

    fn style(&mut self, ty: &mut Type) {
        if self.random.percent(25) {
            let bases = [
                "https://errors.example/",
                "urn:shop:",
                "https://a.example/e?id=",
                "https://a.example/x#",
            ];
            ty.type_base = Some(self.random.of(&bases).into());
        }
        ty.data = self.random.of(&[None, None, Some("details"), Some("info"), Some("none")]);
        ty.metadata = self.random.of(&[None, None, None, Some("false"), Some("camelCase")]);
        ty.body = self.random.of(&[None, Some("aip193"), Some("problem"), Some("crate::Own")]);
        ty.content_type = self.random.of(&[
            None,
            None,
            Some("application/a+json"),
            Some("text/x; charset=utf-8"),
        ]);
    }

    fn container(&mut self, ty: &mut Type) {
        if self.random.percent(25) {
            let name = self.random.of(GENERICS);
            let (lifetime, number) = (self.random.of(LIFETIMES), self.random.of(NUMBERS));
            ty.generics = Generics {
                lifetime: self.random.percent(50).then_some(lifetime),
                ty: self.random.percent(60).then_some(name).filter(|it| *it != ty.name),
                number: self.random.percent(40).then_some(number),
                bounds: u8::try_from(self.random.below(3)).unwrap(),
                has_defaults: self.random.percent(40),
            };
        }
        let is_generic = !ty.generics.is_empty();
        ty.debug = self.random.percent(20);
        ty.internal_display = !is_generic && self.random.percent(8);
        let client = self.random.of(CLIENTS); // which has another name than the type
        let has_client = !is_generic && self.random.percent(25) && client != ty.name;
        ty.client = has_client.then(|| client.into());
        if self.random.percent(40) {
            let mut into = FRAMEWORKS.to_vec();
            self.random.shuffle(&mut into);
            into.truncate(1 + self.random.below(3));
            ty.into = into;
        }
        ty.krate =
            self.random.of(&[None, None, None, Some("crate::again::errors"), Some("::wire_error")]);
    }

    fn variant(&mut self, ty: &mut Type, name: String) -> Variant {
        let plain = name.trim_start_matches("r#").to_owned();
        let mut variant = Variant {
            name,
            what: What::Record,
            keys: Keys::default(),
            is_named: true,
            fields: vec![],
            values: VALUES,
        };
        if !self.is_nested && !ty.defaults.opaque && !self.is_plain && self.random.percent(12) {
            self.transparent(ty, &mut variant);
            return variant;
        }
        self.keys(ty, &mut variant.keys, &plain);
        let is_opaque =
            variant.keys.opaque || ty.defaults.opaque && !variant.keys.unset.contains(&"opaque");
        variant.is_named = self.random.percent(60);
        self.fields(ty, &mut variant, is_opaque);
        let is_nameless = !plain.contains(char::is_alphanumeric) && ty.defaults.message.is_none();
        if is_nameless {
            variant.keys.unset.retain(|name| *name != "message");
        }
        let has_message = is_nameless || self.random.percent(70);
        if !is_opaque && has_message && !variant.keys.unset.contains(&"message") {
            variant.keys.message = Some(self.message(&variant));
        } else if is_opaque && has_message && !variant.keys.unset.contains(&"message") {
            variant.keys.message = Some(vec![Piece::Text(self.filled())]);
        }
        Self::demanded(ty, &mut variant);
        let merged = model::merged(ty, &variant);
        let has_delay = variant.fields.iter().any(|field| field.has(&FieldKey::RetryAfter));
        if (has_delay || merged.retry_after.is_some()) && merged.retryable == Some(false) {
            variant.keys.retryable = Some(true);
        }
        let has_reason = model::merged(ty, &variant).reason.is_some();
        let carried: Vec<_> =
            variant.fields.iter().map(|it| model::is_carried(ty, &variant, it)).collect();
        for (field, is_carried) in variant.fields.iter_mut().zip(carried) {
            let is_read = has_reason && (field.public().is_none() || is_carried);
            field.keys.retain(|key| !matches!(key, FieldKey::ClientType(_)) || is_read);
        }
        variant
    }

    fn transparent(&mut self, ty: &Type, variant: &mut Variant) {
        variant.is_named = self.random.percent(50);
        let name = if variant.is_named { "inner" } else { "0" };
        let has_from = self.random.percent(50) && !ty.internal_display;
        let mut field = |ty: &str| {
            let keys = if has_from { vec![FieldKey::From] } else { vec![] };
            variant.fields.push(Field { name: name.into(), ty: ty.into(), keys, values: vec![] });
        };
        if ty.variants.iter().any(|other| !matches!(other.what, What::Record))
            || self.random.percent(40)
        {
            field("::wire_error::jsonrpc::ProtocolError");
            // `From` of a type stands once.
            if ty.variants.iter().any(|other| matches!(other.what, What::Protocol)) {
                variant.fields[0].keys.clear();
            }
            for name in ["MethodNotFound", "ParseError"] {
                variant.fields[0].values.push(sample(
                    &format!("::wire_error::jsonrpc::ProtocolError::{name}"),
                    "",
                    Value::Null,
                ));
            }
            variant.what = What::Protocol;
        } else {
            field("Nested");
            let (codes, reasons) = (self.codes.clone(), self.reasons.clone());
            let mut draw = Draw {
                random: self.random,
                codes,
                reasons,
                from: vec![],
                is_nested: true,
                is_plain: false,
            };
            let nested = draw.ty();
            self.codes = draw.codes;
            self.reasons = draw.reasons;
            variant.values = nested.variants.len() * VALUES;
            variant.what = What::Nested(Box::new(nested));
        }
    }

    fn same_as(&mut self, ty: &mut Type, name: &str) {
        let records = |variant: &(usize, &Variant)| matches!(variant.1.what, What::Record);
        let targets: Vec<_> =
            ty.variants.iter().enumerate().filter(records).map(|(at, _)| at).collect();
        if targets.is_empty() {
            return;
        }
        let at = self.random.of(&targets);
        let target = &ty.variants[at];
        let mut fields: Vec<Field> =
            target.fields.iter().filter(|field| is_disclosed(field)).cloned().collect();
        for field in &mut fields {
            field.keys.retain(|key| !matches!(key, FieldKey::ClientType(_)));
        }
        let named = target.is_named;
        if named {
            fields.push(Field {
                name: "owner".into(),
                ty: "::std::string::String".into(),
                keys: vec![],
                values: vec![
                    sample("\"PR1VATE\".into()", "", Value::Null),
                    sample("\"x\".into()", "", Value::Null),
                ],
            });
            self.random.shuffle(&mut fields);
        } else if fields.len() < target.fields.len() {
            return; // a tuple's places would move
        }
        ty.variants.push(Variant {
            name: name.to_owned(),
            what: What::SameAs(at),
            keys: Keys::default(),
            is_named: named,
            fields,
            values: VALUES,
        });
    }

    /// A text that says something.
    fn filled(&mut self) -> String {
        loop {
            let text = self.random.of(TEXTS);
            if !text.trim().is_empty() {
                return text.into();
            }
        }
    }

    fn message(&mut self, variant: &Variant) -> Vec<Piece> {
        let mut pieces = vec![];
        for field in variant.fields.iter().filter(|field| field.public().is_some()) {
            if self.random.percent(80) {
                pieces.push(Piece::Field(field.plain().to_owned(), self.spec(field)));
            }
        }
        self.random.shuffle(&mut pieces);
        let count = 1 + self.random.below(2);
        for _ in 0..count {
            let texts = [
                "no order ",
                " of {",
                "}",
                "größe ",
                "\"",
                "\n",
                "a long text that stands before the field here ",
            ];
            let at = self.random.below(pieces.len() + 1);
            pieces.insert(at, Piece::Text(self.random.of(&texts).into()));
        }
        if pieces.iter().all(|it| matches!(it, Piece::Text(text) if text.trim().is_empty())) {
            pieces.push(Piece::Text(self.filled()));
        }
        pieces
    }

    fn spec(&mut self, field: &Field) -> Spec {
        let is_number = field.values.iter().all(|value| matches!(value.shown, Shown::Number(0..)));
        if self.random.percent(60) || field.has(&FieldKey::Fmt) {
            return Spec::None;
        }
        let width = 1 + self.random.below(9);
        match self.random.below(7) {
            0 => Spec::Right(width),
            1 => Spec::Left(width),
            2 => Spec::Center(width),
            3 => Spec::Filled(width),
            4 => Spec::Zeros(width),
            5 if is_number && !field.ty.contains("Shown") => Spec::Hex,
            6 if !field.ty.contains("i64") && field.ty.contains("tr") => Spec::Cut(width),
            _ => Spec::None,
        }
    }

    /// Each parameter is a field's type.
    fn use_generics(&mut self, ty: &mut Type) {
        let generics = ty.generics.clone();
        let used = |ty: &mut Type, name: &str, text: &str, samples: [&str; 2]| {
            let records = ty.variants.iter_mut().filter(|it| matches!(it.what, What::Record));
            // A `From` has no other field, and what is the same as another has its fields.
            let mut open: Vec<_> =
                records.filter(|it| !it.fields.iter().any(|it| it.has(&FieldKey::From))).collect();
            let Some(variant) = open.first_mut() else { return false };
            let name =
                if variant.is_named { name.to_owned() } else { variant.fields.len().to_string() };
            let values = samples.map(|it| sample(it, "", Value::Null)).to_vec();
            variant.fields.push(Field { name, ty: text.into(), keys: vec![], values });
            true
        };
        let name = generics.ty.unwrap_or_default();
        if generics.ty.is_some() && !used(ty, "of_type", name, ["7", "8"]) {
            ty.generics.ty = None;
        }
        let number = generics.number.unwrap_or_default();
        let array = format!("[::core::primitive::u8; {number}]");
        if generics.number.is_some() && !used(ty, "of_number", &array, ["[1, 2]", "[3, 4]"]) {
            ty.generics.number = None;
        }
        let borrowed = format!("&{} ::core::primitive::str", generics.lifetime.unwrap_or_default());
        let texts = ["\"PR1VATE\"", "\"x\""];
        if generics.lifetime.is_some() && !used(ty, "of_lifetime", &borrowed, texts) {
            ty.generics.lifetime = None;
        }
        // Some of them are public.
        let all_carry: Vec<_> = ty.variants.iter().map(|it| model::carries(ty, it)).collect();
        let opaque: Vec<_> = ty.variants.iter().map(|it| model::merged(ty, it).opaque).collect();
        let has_same = |at: usize, ty: &Type| {
            ty.variants.iter().any(|it| matches!(it.what, What::SameAs(of) if of == at))
        };
        for at in 0..ty.variants.len() {
            if opaque[at] || has_same(at, ty) || matches!(ty.variants[at].what, What::SameAs(_)) {
                continue;
            }
            let carries = all_carry[at];
            for field in &mut ty.variants[at].fields {
                let is_type = Some(&*field.ty) == generics.ty;
                if (is_type || field.ty == borrowed) && self.random.percent(60) {
                    let name = if is_type { "ofType" } else { "ofLifetime" };
                    field.keys.push(FieldKey::Public(carries.then(|| name.into())));
                    for value in &mut field.values {
                        value.shown = match value.expr.parse() {
                            Ok(number) => Shown::Number(number),
                            Err(_) => Shown::Text(value.expr.trim_matches('"').to_owned()),
                        };
                    }
                }
            }
        }
    }

    /// `code_range` and its like, such that all codes are allowed.
    fn ranges(&mut self, ty: &mut Type) {
        if self.random.percent(20) {
            // A nested type may have reserved ones.
            let all = "-2147483648..=-32769, -32521..=-32500, -32099..=2147483647";
            let can_be_one = has_codes_above(ty, -32100) && self.random.percent(60);
            let range = if can_be_one { "-32099..=2147483647" } else { all };
            ty.ranges.push(("code_range", range.into()));
        }
        if self.random.percent(8) {
            ty.ranges.push(("reserved_codes", "-32521..=-32500".into()));
            let reserved = ty.variants.iter_mut().find(|it| has_code_beside_status(it));
            if let (Some(variant), true) = (reserved, ty.ranges.len() == 1) {
                variant.keys.code = Some(-32_500 - i32::try_from(self.random.below(22)).unwrap());
            }
        }
        if self.random.percent(10) {
            ty.ranges.push(("shared_codes", "-31803, 31804..=31810".into()));
            let merged: Vec<_> = ty.variants.iter().map(|it| model::merged(ty, it)).collect();
            for (variant, merged) in ty.variants.iter_mut().zip(merged) {
                let has_data = variant.fields.iter().any(|field| field.has(&FieldKey::Data));
                let can = has_code_beside_status(variant) && merged.reason.is_some() && !has_data;
                if can && matches!(variant.what, What::Record) {
                    variant.keys.code = Some(-31803);
                }
            }
        }
    }
}

fn has_code_beside_status(variant: &Variant) -> bool {
    let keys = &variant.keys;
    keys.code.is_some() && (keys.http.is_some() || keys.grpc.is_some())
}

/// Whether all codes are above this one, but for those that JSON-RPC has.
fn has_codes_above(ty: &Type, least: i32) -> bool {
    ty.variants.iter().all(|variant| match &variant.what {
        What::Nested(nested) => has_codes_above(nested, least),
        What::Record => {
            let code = model::numbers(&model::merged(ty, variant)).0;
            code > least || code < -32599 && code > -32604 || code == -32700
        }
        What::Protocol | What::SameAs(_) => true,
    })
}

pub(crate) fn is_disclosed(field: &Field) -> bool {
    field.keys.iter().any(|key| {
        !matches!(
            key,
            FieldKey::Secret | FieldKey::Source | FieldKey::From | FieldKey::ClientType(_)
        )
    })
}
