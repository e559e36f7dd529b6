//! The keys of `#[wire(...)]`.

/// Where a key may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    /// A variant, and never the default for all of them.
    OneVariant,
    Field,
}

impl Place {
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Enum => "an enum",
            Self::Struct => "a struct",
            Self::Variant | Self::OneVariant => "a variant",
            Self::Field => "a field",
        }
    }

    /// Whether a key at home in `home` may stand here: a key of a variant stands on an enum as
    /// the default for all, and a struct is both at once.
    fn takes(self, home: Self) -> bool {
        match self {
            Self::Enum | Self::Struct => !matches!(home, Self::OneVariant | Self::Field),
            Self::Variant | Self::OneVariant => matches!(home, Self::Variant | Self::OneVariant),
            Self::Field => home == self,
        }
    }
}

/// Every key, where it belongs, and how it is written. The only list of keys.
pub(crate) const KEYS: &[(&str, Place, &str)] = &[
    ("domain", Place::Enum, r#"domain = "shop.example""#),
    ("code_range", Place::Enum, "code_range = -32099..=-32001"),
    ("type_base", Place::Enum, r#"type_base = "https://errors.shop.example/""#),
    ("data", Place::Enum, "data = details"),
    ("metadata", Place::Enum, "metadata = false"),
    ("internal_display", Place::Enum, "internal_display"),
    ("debug", Place::Enum, "debug"),
    ("client", Place::Enum, "client = ShopClientError"),
    ("into", Place::Enum, "into(axum)"),
    ("body", Place::Enum, "body = problem"),
    ("content_type", Place::Enum, r#"content_type = "application/shop+json""#),
    ("crate", Place::Enum, "crate = my::path"),
    ("code", Place::Variant, "code = -32001"),
    ("http", Place::Variant, "http = 404"),
    ("grpc", Place::Variant, "grpc = NotFound"),
    ("reason", Place::Variant, r#"reason = "ORDER_NOT_FOUND""#),
    ("message", Place::Variant, r#"message = "no order {id}""#),
    ("opaque", Place::Variant, "opaque"),
    ("transparent", Place::Variant, "transparent"),
    ("same_as", Place::OneVariant, "same_as = NotFound"),
    ("retry_after", Place::Variant, r#"retry_after = "1.5s""#),
    ("retry", Place::Variant, "retry = true"),
    ("help", Place::Variant, r#"help = "https://shop.example/errors""#),
    ("www_authenticate", Place::Variant, r#"www_authenticate = "Bearer""#),
    ("description", Place::Variant, "description"),
    ("public", Place::Field, "public"),
    ("data", Place::Field, "data"),
    ("secret", Place::Field, "secret"),
    ("retry_after", Place::Field, "retry_after"),
    ("violations", Place::Field, "violations"),
    ("client", Place::Field, "client = u64"),
];

/// How the key is written at this place, or else where it belongs, if it is a key at all.
pub(crate) fn usage(
    name: &str,
    place: Place,
) -> Result<&'static str, Option<(Place, &'static str)>> {
    let mut elsewhere = None;
    for (key, home, usage) in KEYS {
        if *key == name {
            if place.takes(*home) {
                return Ok(usage);
            }
            elsewhere = elsewhere.or(Some((*home, *usage)));
        }
    }
    Err(elsewhere)
}

/// The keys that may stand at this place.
pub(crate) fn at(place: Place) -> Vec<String> {
    let mut names = vec![];
    for (name, home, _) in KEYS {
        if place.takes(*home) {
            names.push((*name).to_owned());
        }
    }
    names
}

/// How `#[wire(...)]` is written at this place.
pub(crate) fn examples(place: Place) -> &'static str {
    match place {
        Place::Enum | Place::Struct => r#"#[wire(domain = "shop.example")]"#,
        Place::Variant | Place::OneVariant => "#[wire(http = 404)]",
        Place::Field => "#[wire(public)]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_documented() {
        let docs = include_str!("../../error-core/src/derive.md");
        for (name, ..) in KEYS {
            assert!(
                docs.contains(&format!("\n# `{name}`\n")),
                "derive.md has no section for `{name}`"
            );
        }
    }
}
