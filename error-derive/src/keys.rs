//! The keys of `#[wire(...)]`, and the frameworks: the only lists of either.

/// Where a key stands, or belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
}

impl Place {
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Enum => "an enum",
            Self::Struct => "a struct",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }

    /// How `#[wire(...)]` is written here.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Self::Enum | Self::Struct => r#"#[wire(domain = "shop.example")]"#,
            Self::Variant => "#[wire(http = 404)]",
            Self::Field => "#[wire(public)]",
        }
    }
}

/// One key at one place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Where it belongs: on an enum, a variant or a field.
    pub(crate) home: Place,
    /// Whether a key of a variant may stand on the enum, as the default for all.
    pub(crate) is_default: bool,
    /// Whether `key = false` on a variant removes the enum's default.
    pub(crate) can_unset: bool,
    /// Whether it lets the field leave the process.
    pub(crate) discloses: bool,
    /// Whether its value may be the path of a constant.
    pub(crate) takes_constant: bool,
    /// The names that its value may be, where these are few.
    pub(crate) values: &'static [&'static str],
    /// How it is written.
    pub(crate) usage: &'static str,
    /// What it was called once, or is called elsewhere.
    pub(crate) other_names: &'static [&'static str],
}

impl Key {
    const fn new(home: Place, name: &'static str, usage: &'static str) -> Self {
        Self {
            name,
            home,
            is_default: false,
            can_unset: false,
            discloses: false,
            takes_constant: false,
            values: &[],
            usage,
            other_names: &[],
        }
    }

    const fn on_enum(name: &'static str, usage: &'static str) -> Self {
        Self::new(Place::Enum, name, usage)
    }

    /// A key of a variant that the enum may set for all, and a variant remove.
    const fn on_variant(name: &'static str, usage: &'static str) -> Self {
        let mut key = Self::new(Place::Variant, name, usage);
        key.is_default = true;
        key.can_unset = true;
        key
    }

    /// A key that speaks of one variant alone.
    const fn on_one_variant(name: &'static str, usage: &'static str) -> Self {
        Self::new(Place::Variant, name, usage)
    }

    const fn on_field(name: &'static str, usage: &'static str) -> Self {
        Self::new(Place::Field, name, usage)
    }

    /// A key whose `= false` is a value of its own.
    const fn with_false(mut self) -> Self {
        self.can_unset = false;
        self
    }

    const fn disclosing(mut self) -> Self {
        self.discloses = true;
        self
    }

    const fn or_constant(mut self) -> Self {
        self.takes_constant = true;
        self
    }

    const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    const fn not(mut self, other_names: &'static [&'static str]) -> Self {
        self.other_names = other_names;
        self
    }

    /// Whether it may stand several times: the enum's headers may go, and others come.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.name == "header" && self.home == Place::Variant
    }

    /// Whether `= false` may stand behind it.
    pub(crate) fn takes_false(&self) -> bool {
        self.can_unset || self.name == "retryable" || self.values.contains(&"false")
    }

    /// How it is written with the user's own value, where it takes one.
    pub(crate) fn written(&self, value: &str) -> String {
        let is_taken = value != "= false" || self.takes_false();
        let takes_text = self.usage.contains(" = ") && value.starts_with('=') && is_taken;
        let takes_list = self.usage.contains('(') && value.starts_with('(');
        let name = self.name;
        match (name, value) {
            ("retryable", "= false") => "retryable = false".to_owned(),
            ("reason", _) => "reason".to_owned(),
            _ if takes_text => format!("{name} {value}"),
            _ if takes_list => format!("{name}{value}"),
            _ => self.usage.to_owned(),
        }
    }

    /// Whether it may stand here: a key of a variant on an enum as the default for all, and a
    /// struct is both at once.
    fn may_stand(&self, place: Place) -> bool {
        match place {
            Place::Enum => self.home == Place::Enum || self.is_default,
            Place::Struct => self.home != Place::Field,
            Place::Variant | Place::Field => self.home == place,
        }
    }
}

/// Every key, where it belongs, what it takes and how it is written.
#[rustfmt::skip]
pub(crate) const KEYS: &[Key] = &[
    Key::on_enum("domain", r#"domain = "shop.example""#).or_constant().not(&["namespace", "service"]),
    Key::on_enum("code_range", "code_range(-32099..=-32001)").not(&["codes", "code_ranges", "range"]),
    Key::on_enum("reserved_codes", "reserved_codes(-32521..=-32500)"),
    Key::on_enum("shared_codes", "shared_codes(-32803)"),
    Key::on_enum("type_base", r#"type_base = "https://errors.shop.example/""#).or_constant().not(&["base", "base_url"]),
    Key::on_enum("data", "data = details").values(&["info", "details", "none"]),
    Key::on_enum("metadata", "metadata = false").values(&["false", "camelCase"]),
    Key::on_enum("internal_display", "internal_display"),
    Key::on_enum("debug", "debug"),
    Key::on_enum("client", "client = ShopClientError"),
    Key::on_enum("into", "into(axum)"),
    Key::on_enum("body", "body = problem").values(&["aip193", "problem"]),
    Key::on_enum("content_type", r#"content_type = "application/shop+json""#).not(&["mime", "media_type"]),
    Key::on_enum("crate", "crate = my::path").not(&["krate"]),
    Key::on_variant("code", "code = -32001").or_constant().not(&["error_code", "rpc_code", "jsonrpc", "jsonrpc_code"]),
    Key::on_variant("http", "http = 404").or_constant().not(&["status", "status_code", "http_status", "http_code"]),
    Key::on_variant("grpc", "grpc = NotFound").not(&["grpc_code", "grpc_status"]),
    Key::on_variant("reason", r#"reason = "ORDER_NOT_FOUND""#).or_constant().not(&["rename", "rename_all", "kind", "name", "id"]),
    Key::on_variant("message", r#"message = "no order {id}""#)
        .not(&["msg", "display", "text", "error", "detail", "fmt", "format"]),
    Key::on_variant("opaque", "opaque").not(&["internal", "hidden", "hide", "redacted", "private"]),
    Key::on_one_variant("transparent", "transparent").not(&["forward", "delegate", "flatten"]),
    Key::on_one_variant("same_as", "same_as = NotFound").not(&["alias", "like"]),
    Key::on_variant("retry_after", r#"retry_after = "1.5s""#).not(&["delay", "retry_delay", "retry_in", "backoff"]),
    Key::on_variant("retryable", "retryable").with_false().not(&["retry", "transient", "temporary"]),
    Key::on_variant("help", r#"help = "https://shop.example/errors""#).or_constant().not(&["link", "url", "help_url"]),
    Key::on_one_variant("title", r#"title = "Order not found""#),
    Key::on_one_variant("type_uri", r#"type_uri = "urn:shop:order-not-found""#).not(&["type", "uri"]),
    Key::on_variant("header", r#"header("Allow", "GET, POST")"#).not(&["headers"]),
    Key::on_one_variant("fix", r#"fix = "Ask for an order that exists.""#).not(&["hint", "advice"]),
    Key::on_variant("log", "log = warn").values(&["error", "warn", "info", "debug", "off"])
        .not(&["level", "severity", "log_level"]),
    Key::on_variant("www_authenticate", r#"www_authenticate = "Bearer""#).not(&["challenge", "auth"]),
    Key::on_one_variant("description", "description").not(&["desc", "doc", "docs", "describe"]),
    Key::on_one_variant("metadata", "metadata = false").values(&["false", "true"]),
    Key::on_field("public", "public").disclosing().not(&["pub", "expose", "exposed", "visible", "show", "name", "rename"]),
    Key::on_field("metadata", "metadata = false").values(&["false", "true"]),
    Key::on_field("extension", "extension").disclosing().not(&["ext", "member"]),
    Key::on_field("fmt", "fmt = wire_error::show::path").not(&["format", "with", "display"]),
    Key::on_field("header", r#"header = "RateLimit""#).disclosing(),
    Key::on_field("www_authenticate", "www_authenticate").disclosing().not(&["challenge"]),
    Key::on_field("rpc_detail", "rpc_detail").disclosing().not(&["detail", "details"]),
    Key::on_field("data", "data").disclosing(),
    Key::on_field("client_type", "client_type = u64").not(&["client", "type", "ty"]),
    Key::on_field("secret", "secret").not(&["mask", "masked"]),
    Key::on_field("retry_after", "retry_after").disclosing().not(&["delay", "retry_delay"]),
    Key::on_field("field_violations", "field_violations").disclosing().not(&["violations", "bad_request"]),
];

/// Words that are taken for keys, and what to do instead.
pub(crate) const NOT_KEYS: &[(&[&str], Place, &str)] = &[
    (
        &["redacted", "redact", "skip", "hidden", "hide", "private", "sensitive", "internal"],
        Place::Field,
        "fields are private by default: remove `{}`",
    ),
    (&["from", "source"], Place::Field, "write `#[{}]` on the field, outside of `#[wire(...)]`"),
    (&["from", "source"], Place::Variant, "write `#[{}]` on the field, outside of `#[wire(...)]`"),
    (&["axum", "actix_web", "tonic", "jsonrpsee", "rmcp"], Place::Enum, "write `into({})`"),
];

/// What `into` may name. Each has a macro `into_*!` in `wire_error::__private`.
pub(crate) struct Framework {
    pub(crate) name: &'static str,
    /// Whether it answers HTTP requests, so that HTTP's rules hold.
    pub(crate) speaks_http: bool,
    /// The codes that its protocol keeps for itself.
    pub(crate) keeps_codes: Option<(i32, i32)>,
}

pub(crate) const FRAMEWORKS: &[Framework] = &[
    Framework { name: "axum", speaks_http: true, keeps_codes: None },
    Framework { name: "actix_web", speaks_http: true, keeps_codes: None },
    Framework { name: "tonic", speaks_http: false, keeps_codes: None },
    Framework { name: "jsonrpsee", speaks_http: false, keeps_codes: None },
    Framework { name: "http", speaks_http: true, keeps_codes: None },
    Framework { name: "rmcp", speaks_http: false, keeps_codes: Some((-32099, -32020)) },
];

/// The key of this name at this place, or else one of this name that belongs elsewhere.
pub(crate) fn find(name: &str, place: Place) -> Result<&'static Key, Option<&'static Key>> {
    let mut named = KEYS.iter().filter(|key| key.name == name);
    named.clone().find(|key| key.may_stand(place)).ok_or_else(|| named.next())
}

/// The keys that may stand at this place.
pub(crate) fn at(place: Place) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.may_stand(place))
}

/// The framework of this name.
pub(crate) fn framework(name: &syn::Ident) -> Option<&'static Framework> {
    FRAMEWORKS.iter().find(|framework| name == framework.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_documented() {
        let docs = include_str!("../../error-core/src/derive.md");
        for key in KEYS {
            assert!(
                docs.contains(&format!("\n# `{}`\n", key.name)),
                "derive.md has no section for `{}`",
                key.name
            );
        }
    }

    #[test]
    fn these_keys_may_be_false() {
        let keys = KEYS.iter().filter(|key| key.takes_false());
        let keys: Vec<_> = keys.map(|key| (key.home.describe(), key.name)).collect();
        let on_a_variant = [
            "code",
            "http",
            "grpc",
            "reason",
            "message",
            "opaque",
            "retry_after",
            "retryable",
            "help",
            "header",
            "log",
            "www_authenticate",
            "metadata",
        ];
        let mut expected = vec![("an enum", "metadata")];
        expected.extend(on_a_variant.map(|name| ("a variant", name)));
        expected.push(("a field", "metadata"));
        assert_eq!(keys, expected);
    }

    /// An editor shows the macro's own doc comment, and no macro can write it: editors do not expand
    /// one there. `INSTA_UPDATE=always` writes it, as it writes the snapshots.
    #[test]
    fn an_editor_shows_the_keys_of_each_place() {
        let place = |title: &str, is_there: &dyn Fn(&Key) -> bool| {
            let keys = KEYS.iter().filter(|key| is_there(key));
            let names: Vec<String> = keys.map(|key| format!("`{}`", key.name)).collect();
            format!("/// - {title}: {}.\n", names.join(", "))
        };
        let lists = [
            place("On an enum or struct", &|key| key.home == Place::Enum),
            place("On a variant, or on the enum for all", &|key| {
                key.home == Place::Variant && key.is_default
            }),
            place("On one variant", &|key| key.home == Place::Variant && !key.is_default),
            place("On a field", &|key| key.home == Place::Field),
        ];
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs");
        let text = std::fs::read_to_string(file).unwrap();
        let start = text.find("/// - On an enum").unwrap();
        let end = start + text[start..].find("///\n").unwrap();
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            let written = [&text[..start], &lists.concat(), &text[end..]].concat();
            std::fs::write(file, written).unwrap();
        } else {
            assert_eq!(text[start..end], lists.concat(), "run with `INSTA_UPDATE=always`");
        }
    }

    #[test]
    fn a_key_stands_once_at_a_place() {
        for place in [Place::Enum, Place::Struct, Place::Variant, Place::Field] {
            let names: Vec<_> = at(place).map(|key| key.name).collect();
            for (at, name) in names.iter().enumerate() {
                let both = place == Place::Struct && *name == "metadata";
                assert!(both || !names[..at].contains(name), "`{name}` stands twice on {place:?}");
            }
        }
    }
}
