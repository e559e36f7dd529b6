//! Service parameters (A2A 1.0, section 3.2.6): what every request says beside its own parameters.

use axum::http::HeaderMap;

use super::A2aV1Error;

/// `A2A-Version` and `A2A-Extensions`, from headers, gRPC metadata or the query.
pub(super) struct ServiceParameters {
    version: String,
    extensions: Vec<String>,
}

/// What a server asks of every request.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The version of a request that names none. The specification says 0.3.
    pub default_version: String,
    /// The URI of an extension that a request must name.
    pub required_extension: Option<String>,
}

impl Default for Terms {
    fn default() -> Self {
        Self { default_version: "0.3".into(), required_extension: None }
    }
}

impl Terms {
    /// Checks one request.
    pub(super) fn check(&self, parameters: &ServiceParameters) -> Result<(), A2aV1Error> {
        let version = match parameters.version.as_str() {
            "" => &self.default_version,
            version => version,
        };
        if !is_supported(version) {
            return Err(A2aV1Error::VersionNotSupported { version: version.into() });
        }
        match &self.required_extension {
            Some(extension) if !parameters.extensions.contains(extension) => {
                Err(A2aV1Error::ExtensionSupportRequired { extension: extension.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// 1.0, with or without a patch number.
fn is_supported(version: &str) -> bool {
    let patch = match version.strip_prefix("1.0") {
        Some("") => return true,
        Some(rest) => rest.strip_prefix('.'),
        None => None,
    };
    patch.is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit()))
}

impl ServiceParameters {
    /// A header wins over the query.
    pub(super) fn new(headers: &HeaderMap, query: &[(String, String)]) -> Self {
        let version = values(headers, query, "a2a-version").next().unwrap_or_default();
        let extensions = values(headers, query, "a2a-extensions");
        let extensions = extensions
            .flat_map(|list| list.split(',').map(|uri| uri.trim().to_owned()).collect::<Vec<_>>());
        Self { version: version.trim().into(), extensions: extensions.collect() }
    }
}

/// The values of a parameter: those of the headers, then those of the query.
fn values<'a>(
    headers: &'a HeaderMap,
    query: &'a [(String, String)],
    name: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let headers = headers.get_all(name).iter();
    let headers = headers.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let query = query.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name));
    headers.chain(query.map(|(_, value)| value.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_dot_zero_is_supported_whatever_its_patch() {
        for version in ["1.0", "1.0.0", "1.0.17"] {
            assert!(is_supported(version), "{version}");
        }
        for version in
            ["", "0.3", "1", "1.", "1.00", "1.0.", "1.0.x", "1.0.1.2", "1.1", "v1.0", "２"]
        {
            assert!(!is_supported(version), "{version}");
        }
    }

    #[test]
    fn a_header_wins_and_extensions_add_up() {
        let mut headers = HeaderMap::new();
        headers.append("a2a-version", "1.0".parse().unwrap());
        headers.append("a2a-extensions", "https://a.example, https://b.example".parse().unwrap());
        headers.append("a2a-extensions", "https://c.example".parse().unwrap());
        let query = [
            ("A2A-Version".to_owned(), "9.9".to_owned()),
            ("A2A-Extensions".to_owned(), "https://d.example".to_owned()),
        ];
        let parameters = ServiceParameters::new(&headers, &query);
        assert_eq!(parameters.version, "1.0");
        let letters = ["a", "b", "c", "d"].map(|letter| format!("https://{letter}.example"));
        assert_eq!(parameters.extensions, letters);
    }
}
