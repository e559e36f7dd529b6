//! Draws a valid error.

use std::collections::HashSet;

use heck::{ToLowerCamelCase as _, ToShoutySnakeCase as _};
use serde_json::{Value, json};

use super::random::Random;
use super::shape::{
    Field, FieldKey, Generics, Keys, Piece, Reason, Sample, Shown, Spec, Type, Variant, What,
};

const TYPES: &[&str] = &[
    "ShopError",
    "Error",
    "E",
    "Option",
    "String",
    "Result",
    "Vec",
    "Box",
    "Some",
    "Ok",
    "Duration",
    "core",
    "std",
    "serde",
    "wire_error",
    "Self_",
    "Größe",
    "Δ",
    "WireError",
    "Disclose",
    "ErrorSpec",
    "Text",
    "HTTPError",
    "r#try",
    "r#enum",
    "Formatter",
    "u8",
    "i32",
    "str",
];

const VARIANTS: &[&str] = &[
    "OrderNotFound",
    "OrderGone",
    "HTTPError",
    "Io2Failed",
    "Ok",
    "Err",
    "Some",
    "None",
    "String",
    "Self_",
    "Error",
    "r#Type",
    "Ünbekannt",
    "Delta",
    "A1",
    "Xy",
    "Vec",
    "Default",
    "Table",
    "CONTRACT",
    "lower_case",
    "r#match",
    "Code",
    "TooManyOrders",
    "NotYours",
    "ABTest",
    "V2",
    "Δ",
];

const FIELDS: &[&str] = &[
    "id",
    "f",
    "self_",
    "r#type",
    "r#match",
    "option",
    "result",
    "core",
    "std",
    "e",
    "error",
    "this",
    "visit",
    "field_0",
    "__formatter",
    "größe",
    "name",
    "order_id",
    "a_b_c",
    "r#source",
    "x",
    "message",
    "code",
    "_hidden",
    "value",
    "other",
    "r#fn",
    "spec",
    "table",
    "fields",
    "wire_error",
    "String",
    "Ok",
    "remote",
    "text",
    "__private",
    "alloc",
    "sum2total",
    "r#async",
    "record",
];

const GRPC: &[&str] = &[
    "Cancelled",
    "Unknown",
    "InvalidArgument",
    "DeadlineExceeded",
    "NotFound",
    "AlreadyExists",
    "PermissionDenied",
    "ResourceExhausted",
    "FailedPrecondition",
    "Aborted",
    "OutOfRange",
    "Unimplemented",
    "Internal",
    "Unavailable",
    "DataLoss",
    "Unauthenticated",
];

const TEXTS: &[&str] = &[
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

const FRAMEWORKS: &[&str] = &["axum", "actix_web", "tonic", "jsonrpsee", "http", "rmcp"];

const DELAYS: &[(&str, u64)] = &[
    ("0s", 0),
    ("1s", 1_000_000_000),
    ("1.5s", 1_500_000_000),
    ("200ms", 200_000_000),
    ("0.000000001s", 1),
    ("2m", 120_000_000_000),
    ("1.5h", 5_400_000_000_000),
    ("1.25ms", 1_250_000),
    ("1000h", 3_600_000_000_000_000),
];

/// How many values each variant is shown with.
const VALUES: usize = 2;

/// What is drawn for one type.
struct Draw<'r> {
    random: &'r mut Random,
    codes: HashSet<i32>,
    reasons: HashSet<String>,
    from: Vec<&'static str>,
    /// Whether another type nests it.
    is_nested: bool,
    /// Whether a fault will stand in it, beside which nothing else may be said of the same.
    is_plain: bool,
}

/// Draws a type.
pub(crate) fn draw(random: &mut Random) -> Type {
    let from = vec!["::std::num::ParseIntError", "::std::fmt::Error", "::std::io::Error"];
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
            let (name, domain) =
                (self.random.of(&["ShopError", "Δ", "Self_"]), Some("shop.example".into()));
            let mut ty = Type { name: name.into(), domain, ..Type::default() };
            for name in ["Order", "Größe", "r#match"] {
                let variant = self.variant(&mut ty, name.into());
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
        if ty.generics.ty || ty.generics.lifetime || ty.generics.number {
            self.use_generics(&mut ty);
        }
        self.ranges(&mut ty);
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
            ty.generics = Generics {
                lifetime: self.random.percent(50),
                ty: self.random.percent(60),
                number: self.random.percent(40),
                bounds: u8::try_from(self.random.below(3)).unwrap(),
            };
        }
        let is_generic = ty.generics.lifetime || ty.generics.ty || ty.generics.number;
        ty.debug = self.random.percent(20);
        ty.internal_display = !is_generic && self.random.percent(8);
        ty.client = (!is_generic && self.random.percent(25)).then(|| "Client".into());
        if self.random.percent(40) {
            let mut into = FRAMEWORKS.to_vec();
            self.random.shuffle(&mut into);
            into.truncate(1 + self.random.below(3));
            ty.into = into;
        }
        ty.krate =
            self.random.of(&[None, None, None, Some("crate::again::errors"), Some("::wire_error")]);
    }

    /// The enum's defaults.
    fn defaults(&mut self, ty: &mut Type) {
        let keys = &mut ty.defaults;
        if self.random.percent(40) {
            match self.random.below(3) {
                0 => keys.http = Some(self.status()),
                1 => keys.grpc = Some(self.random.of(GRPC)),
                _ => keys.code = Some(self.random.of(&[-32700, -32600, -32601, -32602, -32603])),
            }
        }
        if ty.domain.is_some() && self.random.percent(30) {
            keys.reason = Some(Reason::OfName);
        }
        if self.random.percent(10) {
            keys.message = Some(vec![Piece::Text(self.random.of(TEXTS).into())]);
        }
        keys.opaque = self.random.percent(5);
        match self.random.below(10) {
            0 => keys.retry_after = Some(self.random.of(DELAYS)),
            1 => keys.retryable = Some(true),
            _ => {}
        }
        keys.help = self.random.percent(10).then(|| "https://shop.example/help".into());
        if self.random.percent(10) {
            keys.headers.push(("X-Of-Enum", "all of them"));
        }
        keys.www_authenticate = self.random.percent(8).then_some("Basic realm=\"all\"");
        keys.log = self.random.of(&[None, None, None, Some("warn"), Some("off")]);
    }

    fn status(&mut self) -> u16 {
        let known = [
            400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 415, 416, 418, 422, 426, 429,
            451, 499,
        ];
        match self.random.below(10) {
            0..6 => self.random.of(&known),
            6..8 => self.random.of(&[500, 501, 502, 503, 504, 505, 511, 599]),
            _ => 400 + u16::try_from(self.random.below(200)).unwrap(),
        }
    }

    fn code(&mut self) -> i32 {
        loop {
            let at = i32::try_from(self.random.below(300)).unwrap();
            let code = match self.random.below(6) {
                0 => -31000 - at,
                1 => at + 1,
                2 => i32::MAX - at,
                3 => i32::MIN + at,
                4 => return self.random.of(&[-32700, -32600, -32601, -32602, -32603]),
                _ => -32000 + at,
            };
            if self.codes.insert(code) {
                return code;
            }
        }
    }

    fn reason(&mut self, name: &str, has_bare: bool) -> Reason {
        let of_name = name.to_shouty_snake_case();
        if has_bare
            && is_reason(&of_name)
            && self.reasons.insert(of_name)
            && self.random.percent(60)
        {
            return Reason::OfName;
        }
        let longest = "R".repeat(63);
        let mut names =
            vec!["ABC".to_owned(), "A__1".into(), longest, "NO_SUCH_ORDER".into(), "V2".into()];
        names.push(format!("R_{}", self.random.below(100_000)));
        let mut at = 0;
        loop {
            let name = self.random.of(&names);
            if is_reason(&name) && self.reasons.insert(name.clone()) {
                return Reason::Text(name);
            }
            at += 1;
            names.push(format!("REASON_{at}_{}", self.random.below(1000)));
        }
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
        if !ty.is_struct
            && !self.is_nested
            && !ty.defaults.opaque
            && !self.is_plain
            && self.random.percent(12)
        {
            self.transparent(ty, &mut variant);
            return variant;
        }
        self.keys(ty, &mut variant.keys, &plain);
        let is_opaque =
            variant.keys.opaque || ty.defaults.opaque && !variant.keys.unset.contains(&"opaque");
        variant.is_named = self.random.percent(60);
        self.fields(ty, &mut variant, is_opaque);
        if !is_opaque && self.random.percent(70) && !variant.keys.unset.contains(&"message") {
            variant.keys.message = Some(self.message(&variant));
        } else if is_opaque && self.random.percent(30) {
            variant.keys.message = Some(vec![Piece::Text(self.random.of(TEXTS).into())]);
        }
        Self::demanded(ty, &mut variant);
        if variant.fields.iter().any(|field| field.has(&FieldKey::RetryAfter)) {
            variant.keys.retryable = variant.keys.retryable.filter(|it| *it);
        }
        let has_reason = super::model::merged(ty, &variant).reason.is_some();
        let carries = super::model::carries(ty, &variant);
        for field in &mut variant.fields {
            let is_carried =
                field.public().is_none() || carries && !field.has(&FieldKey::NoMetadata);
            field
                .keys
                .retain(|key| !matches!(key, FieldKey::ClientType(_)) || has_reason && is_carried);
        }
        variant
    }

    /// The keys of a variant that has a record of its own.
    fn keys(&mut self, ty: &Type, keys: &mut Keys, name: &str) {
        let defaults = &ty.defaults;
        keys.opaque = self.random.percent(12);
        for (name, is_set) in [
            ("opaque", defaults.opaque && !keys.opaque),
            ("message", defaults.message.is_some()),
            ("help", defaults.help.is_some()),
            ("retry_after", defaults.retry_after.is_some()),
            ("header", !defaults.headers.is_empty()),
            ("log", defaults.log.is_some()),
        ] {
            if is_set && self.random.percent(20) {
                keys.unset.push(name);
            }
        }
        let is_opaque = keys.opaque || defaults.opaque && !keys.unset.contains(&"opaque");
        let has_numbers =
            defaults.http.is_some() || defaults.grpc.is_some() || defaults.code.is_some();
        if !(has_numbers && self.random.percent(50) || is_opaque && self.random.percent(50)) {
            match self.random.below(5) {
                0 | 1 => keys.http = Some(self.status()),
                2 | 3 => keys.grpc = Some(self.random.of(GRPC)),
                _ => (keys.http, keys.grpc) = (Some(self.status()), Some(self.random.of(GRPC))),
            }
            if self.random.percent(40) {
                keys.code = Some(self.code());
            }
        }
        let can_have_reason = ty.domain.is_some();
        let has_default = defaults.reason.is_some();
        if can_have_reason && self.random.percent(50) {
            keys.reason = Some(self.reason(name, !is_opaque));
        } else if has_default && self.random.percent(20) {
            keys.unset.push("reason");
        } else if has_default && !is_opaque {
            // What the name makes of it is no reason, or another has it.
            let of_name = name.to_shouty_snake_case();
            if !is_reason(&of_name) || !self.reasons.insert(of_name) {
                keys.reason = Some(self.reason(name, false));
            }
        }
        if self.random.percent(15) {
            keys.retry_after = Some(self.random.of(DELAYS));
            keys.unset.retain(|name| *name != "retry_after");
        }
        let has_delay = keys.retry_after.is_some() || defaults.retry_after.is_some();
        if self.random.percent(15) {
            keys.retryable = Some(has_delay || self.random.percent(50));
        }
        if self.random.percent(15) && !keys.unset.contains(&"help") {
            let longest = format!("https://shop.example/{}", "h".repeat(2027));
            let help = ["https://shop.example/errors", "http://a", &longest];
            keys.help = Some(self.random.of(&help).to_owned());
        }
        if self.random.percent(20) {
            keys.headers.push(self.random.of(&[
                ("X-One", "1"),
                ("Link", "<https://a>; rel=help"),
                ("Cache-Control", "max-age=1"),
            ]));
        }
        keys.www_authenticate = self.random.percent(8).then_some("Bearer realm=\"shop\"");
        if self.random.percent(10) {
            keys.type_uri = Some("urn:shop:order-not-found");
        }
        let has_reason =
            keys.reason.is_some() || has_default && !is_opaque && !keys.unset.contains(&"reason");
        if (keys.type_uri.is_some() || ty.type_base.is_some() && has_reason)
            && self.random.percent(40)
        {
            keys.title = Some(self.random.of(&["Order not found", "Größe \"x\""]));
        }
        keys.fix = self.random.percent(10);
        keys.log = self.random.of(&[
            None,
            None,
            None,
            Some("error"),
            Some("info"),
            Some("debug"),
            Some("off"),
        ]);
        if keys.log.is_some() {
            keys.unset.retain(|name| *name != "log");
        }
        keys.description = self.random.of(&[0, 0, 0, 1, 2]);
        keys.no_metadata = !ty.is_struct && self.random.percent(8);
    }

    /// The headers that a status demands.
    fn demanded(ty: &Type, variant: &mut Variant) {
        let status = super::model::numbers(&super::model::merged(ty, variant)).1;
        let has_challenge = variant.fields.iter().any(|field| field.has(&FieldKey::Challenge));
        let keys = &mut variant.keys;
        match status {
            401 if !has_challenge => keys.www_authenticate = Some("Bearer"),
            405 => keys.headers.push(("Allow", "GET, POST")),
            407 => keys.headers.push(("Proxy-Authenticate", "Basic")),
            426 => keys.headers.push(("Upgrade", "HTTP/3.0")),
            _ => {}
        }
        if has_challenge {
            keys.www_authenticate = None;
        }
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

    fn fields(&mut self, ty: &Type, variant: &mut Variant, is_opaque: bool) {
        let count = self.random.below(5);
        let mut names = FIELDS.to_vec();
        self.random.shuffle(&mut names);
        let mut taken = Taken::default();
        let has_source = self.random.percent(12) && !ty.internal_display;
        if let Some(source) = has_source.then(|| self.from.pop()).flatten() {
            let key = if self.random.percent(50) { FieldKey::From } else { FieldKey::Source };
            variant.fields.push(source_field(variant.is_named, source, key.clone()));
            if key == FieldKey::From {
                return;
            }
        }
        for name in &names[..count] {
            let at = variant.fields.len().to_string();
            let name = if variant.is_named { (*name).to_owned() } else { at };
            let mut field = self.field(ty, &name, is_opaque, &mut taken);
            let carries = super::model::carries(ty, variant);
            self.named(ty, &mut field, variant.is_named, carries, &mut taken);
            variant.fields.push(field);
        }
    }

    /// A public field has a key of its own in the metadata.
    fn named(
        &mut self,
        ty: &Type,
        field: &mut Field,
        is_named: bool,
        carries: bool,
        taken: &mut Taken,
    ) {
        let Some(at) = field.keys.iter().position(|key| matches!(key, FieldKey::Public(_))) else {
            return;
        };
        let is_carried = carries && !field.has(&FieldKey::NoMetadata);
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
            52..57 if taken.headers.insert("RateLimit") => {
                field.keys.push(FieldKey::Header("RateLimit"));
                field.ty = "::std::string::String".into();
                for text in ["10", "\"default\";r=0"] {
                    field.values.push(sample(&format!("{text:?}.into()"), text, Value::Null));
                }
            }
            57..61 if taken.once("challenge") && ty.defaults.www_authenticate.is_none() => {
                field.keys.push(FieldKey::Challenge);
                field.ty = "::wire_error::Challenge".into();
                let with =
                    "::wire_error::Challenge::new(\"Bearer\").with_param(\"scope\", \"orders\")";
                field.values.push(sample(with, "Bearer scope=\"orders\"", Value::Null));
                field.values.push(sample(
                    "::wire_error::Challenge::new(\"Basic\")",
                    "Basic",
                    Value::Null,
                ));
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
            _ => {
                let secret = ty.debug && self.random.percent(40);
                if secret {
                    field.keys.push(FieldKey::Secret);
                }
                field.ty = "&'static ::core::primitive::str".into();
                field.values.push(sample("\"PR1VATE\"", "PR1VATE", Value::Null));
                field.values.push(sample("\"PR1VATE too\"", "PR1VATE too", Value::Null));
            }
        }
        field
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
        if self.random.percent(10) {
            field.keys.push(FieldKey::NoMetadata);
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
        if generics.ty {
            ty.generics.ty = used(ty, "of_type", "T", ["7", "8"]);
        }
        if generics.number {
            ty.generics.number =
                used(ty, "of_number", "[::core::primitive::u8; N]", ["[1, 2]", "[3, 4]"]);
        }
        if generics.lifetime {
            ty.generics.lifetime =
                used(ty, "of_lifetime", "&'a ::core::primitive::str", ["\"PR1VATE\"", "\"x\""]);
        }
        // Some of them are public.
        let all_carry: Vec<_> =
            ty.variants.iter().map(|it| super::model::carries(ty, it)).collect();
        let opaque: Vec<_> =
            ty.variants.iter().map(|it| super::model::merged(ty, it).opaque).collect();
        let has_same = |at: usize, ty: &Type| {
            ty.variants.iter().any(|it| matches!(it.what, What::SameAs(of) if of == at))
        };
        for at in 0..ty.variants.len() {
            if opaque[at] || has_same(at, ty) || matches!(ty.variants[at].what, What::SameAs(_)) {
                continue;
            }
            let carries = all_carry[at];
            for field in &mut ty.variants[at].fields {
                let is_shown =
                    (field.ty == "T" || field.ty.starts_with("&'a")) && self.random.percent(60);
                if is_shown {
                    let name = if field.ty == "T" { "ofType" } else { "ofLifetime" };
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
            ty.ranges.push(("code_range", all.into()));
        }
        if self.random.percent(8) && !ty.is_struct {
            ty.ranges.push(("reserved_codes", "-32521..=-32500".into()));
            let reserved = ty.variants.iter_mut().find(|it| it.keys.code.is_some());
            if let (Some(variant), true) = (reserved, ty.ranges.len() == 1) {
                variant.keys.code = Some(-32_500 - i32::try_from(self.random.below(22)).unwrap());
            }
        }
        if self.random.percent(10) && !ty.is_struct {
            ty.ranges.push(("shared_codes", "-31803, 31804..=31810".into()));
            let merged: Vec<_> =
                ty.variants.iter().map(|it| super::model::merged(ty, it)).collect();
            for (variant, merged) in ty.variants.iter_mut().zip(merged) {
                let has_data = variant.fields.iter().any(|field| field.has(&FieldKey::Data));
                let can = variant.keys.code.is_some() && merged.reason.is_some() && !has_data;
                if can && matches!(variant.what, What::Record) {
                    variant.keys.code = Some(-31803);
                }
            }
        }
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

pub(crate) fn is_disclosed(field: &Field) -> bool {
    field.keys.iter().any(|key| {
        !matches!(
            key,
            FieldKey::Secret | FieldKey::Source | FieldKey::From | FieldKey::ClientType(_)
        )
    })
}

fn is_reason(text: &str) -> bool {
    let bytes = text.as_bytes();
    (3..=63).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
        && bytes[bytes.len() - 1] != b'_'
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

fn sample(expr: &str, text: &str, json: Value) -> Sample {
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

fn source_field(is_named: bool, ty: &str, key: FieldKey) -> Field {
    let expr = match ty {
        "::std::io::Error" => "::std::io::Error::other(\"PR1VATE\")",
        "::std::fmt::Error" => "::std::fmt::Error",
        _ => "\"x\".parse::<::core::primitive::u8>().unwrap_err()",
    };
    let name = if is_named { "cause" } else { "0" };
    let values = [expr, expr].map(|expr| sample(expr, "", Value::Null)).to_vec();
    Field { name: name.into(), ty: ty.into(), keys: vec![key], values }
}
