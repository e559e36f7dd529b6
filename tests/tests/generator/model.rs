//! What each wire must be, said from the shape alone. Nothing of `wire-error` is asked.

use heck::{ToKebabCase as _, ToLowerCamelCase as _, ToShoutySnakeCase as _, ToSnakeCase as _};
use serde_json::{Map, Value, json};

use super::shape::{Field, FieldKey, Keys, Piece, Reason, Type, Variant, What};

/// What an enum says of how its errors are written.
#[derive(Clone, Default)]
struct Style {
    type_base: Option<String>,
    data: Option<&'static str>,
    body: Option<&'static str>,
    content_type: Option<&'static str>,
}

/// What every wire says of the value.
pub(crate) fn expected(ty: &Type, variant: &Variant, at: usize) -> Value {
    let mut said = said(ty, variant, at, &Style::default());
    if ty.internal_display {
        said["display"] = "PR1VATE".into();
        said["source"] = false.into();
    }
    said
}

fn said(ty: &Type, variant: &Variant, at: usize, outer: &Style) -> Value {
    let style = Style {
        type_base: ty.type_base.clone().or(outer.type_base.clone()),
        data: ty.data.or(outer.data),
        body: ty.body.or(outer.body),
        // A media type goes with its body.
        content_type: ty.content_type.or(outer.content_type.filter(|_| ty.body.is_none())),
    };
    match &variant.what {
        What::Record => record(ty, variant, variant, at, &style),
        What::SameAs(target) => record(ty, &ty.variants[*target], variant, at, &style),
        What::Nested(nested) => {
            let values = nested.variants[0].values;
            said(nested, &nested.variants[at / values], at % values, &style)
        }
        What::Protocol => {
            let (name, message, code) = match at {
                0 => ("MethodNotFound", "Method not found", -32601),
                _ => ("ParseError", "Parse error", -32700),
            };
            let message = Some(vec![Piece::Text(message.into())]);
            let keys = Keys { code: Some(code), message, ..Keys::default() };
            let (name, what) = (name.into(), What::Record);
            let variant = Variant { name, what, keys, fields: vec![], ..variant.clone() };
            record(&Type { is_struct: true, ..Type::default() }, &variant, &variant, at, &style)
        }
    }
}

/// The keys of the variant, with the enum's where it is silent.
pub(crate) fn merged(ty: &Type, variant: &Variant) -> Keys {
    let (own, of_enum) = (&variant.keys, &ty.defaults);
    let mut keys = own.clone();
    if ty.is_struct {
        return keys;
    }
    let has = |name: &str| !own.unset.contains(&name);
    keys.opaque |= of_enum.opaque && has("opaque");
    if !keys.opaque {
        keys.reason = keys.reason.or(of_enum.reason.clone().filter(|_| has("reason")));
        keys.message = keys.message.or(of_enum.message.clone().filter(|_| has("message")));
        keys.help = keys.help.or(of_enum.help.clone().filter(|_| has("help")));
    }
    let has_numbers = own.code.is_some() || own.http.is_some() || own.grpc.is_some();
    if !keys.opaque || has_numbers {
        keys.code = keys.code.or(of_enum.code.filter(|_| has("code")));
        keys.http = keys.http.or(of_enum.http.filter(|_| has("http")));
        keys.grpc = keys.grpc.or(of_enum.grpc.filter(|_| has("grpc")));
    }
    keys.retry_after = keys.retry_after.or(of_enum.retry_after.filter(|_| has("retry_after")));
    keys.retryable = keys.retryable.or(of_enum.retryable);
    let challenge = of_enum.www_authenticate.filter(|_| has("www_authenticate"));
    keys.www_authenticate = keys.www_authenticate.or(challenge);
    keys.log = keys.log.or(of_enum.log.filter(|_| has("log")));
    for header in of_enum.headers.iter().filter(|_| has("header")) {
        if !keys.headers.iter().any(|own| own.0.eq_ignore_ascii_case(header.0)) {
            keys.headers.push(*header);
        }
    }
    keys
}

/// The JSON-RPC code, the HTTP status and the gRPC code, by the tables of the design.
pub(crate) fn numbers(keys: &Keys) -> (i32, u16, &'static str) {
    let grpc = match (keys.grpc, keys.http, keys.code) {
        (Some(grpc), ..) => grpc,
        (None, Some(http), _) => match http {
            400 | 413 | 415 | 422 => "InvalidArgument",
            401 => "Unauthenticated",
            403 => "PermissionDenied",
            404 | 410 => "NotFound",
            405 | 501 => "Unimplemented",
            408 | 504 => "DeadlineExceeded",
            409 => "Aborted",
            416 => "OutOfRange",
            429 => "ResourceExhausted",
            499 => "Cancelled",
            502 | 503 => "Unavailable",
            400..=498 => "FailedPrecondition",
            _ => "Internal",
        },
        (None, None, Some(-32700 | -32600 | -32602)) => "InvalidArgument",
        (None, None, Some(-32601)) => "Unimplemented",
        _ => "Internal",
    };
    let (http, code) = match grpc {
        "InvalidArgument" | "OutOfRange" => (400, -32602),
        "FailedPrecondition" => (400, -32000),
        "Unauthenticated" => (401, -32000),
        "PermissionDenied" => (403, -32000),
        "NotFound" => (404, -32000),
        "Aborted" | "AlreadyExists" => (409, -32000),
        "ResourceExhausted" => (429, -32000),
        "Cancelled" => (499, -32000),
        "Unimplemented" => (501, -32601),
        "Unavailable" => (503, -32000),
        "DeadlineExceeded" => (504, -32000),
        _ => (500, -32603),
    };
    (keys.code.unwrap_or(code), keys.http.unwrap_or(http), grpc)
}

/// The codes of gRPC by their numbers, from 1 on.
pub(super) const GRPC: [&str; 16] = [
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

fn grpc_number(name: &str) -> i32 {
    i32::try_from(GRPC.iter().position(|it| *it == name).unwrap() + 1).unwrap()
}

fn phrase(status: u16) -> &'static str {
    match status {
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        499 => "Client Closed Request",
        418 => "Client Error", // IANA: unused
        510 => "Server Error", // IANA: obsoleted
        _ => {
            let class = if status < 500 { "Client Error" } else { "Server Error" };
            http::StatusCode::from_u16(status).unwrap().canonical_reason().unwrap_or(class)
        }
    }
}

/// Whether metadata has the public fields of the variant.
pub(crate) fn carries(ty: &Type, variant: &Variant) -> bool {
    let is_carried = variant.keys.metadata.unwrap_or(ty.metadata != Some("false"));
    is_carried && merged(ty, variant).reason.is_some()
}

/// Whether metadata has the field, if it is public.
pub(crate) fn is_carried(ty: &Type, variant: &Variant, field: &Field) -> bool {
    match field.metadata() {
        Some(says) => says && merged(ty, variant).reason.is_some(),
        None => carries(ty, variant),
    }
}

fn metadata_key(ty: &Type, target: &Variant, field: &Field) -> Option<String> {
    let name = field.public().filter(|_| is_carried(ty, target, field))?;
    Some(match name {
        Some(name) => name.clone(),
        None if ty.metadata == Some("camelCase") => field.plain().to_lower_camel_case(),
        None => field.plain().to_owned(),
    })
}

/// The error of the variant `shown`, which sends what `target` sends.
#[expect(clippy::too_many_lines, reason = "one wire after the other")]
fn record(ty: &Type, target: &Variant, shown: &Variant, at: usize, style: &Style) -> Value {
    let keys = merged(ty, target);
    let (code, status, grpc) = numbers(&keys);
    let field = |theirs: &Field| {
        shown.fields.iter().find(|ours| ours.name == theirs.name).unwrap().values[at].clone()
    };
    let message = match &keys.message {
        Some(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Field(name, spec) => {
                    let theirs = target.fields.iter().find(|field| field.plain() == name).unwrap();
                    field(theirs).shown.with(*spec)
                }
            })
            .collect(),
        None if keys.opaque && status == 500 => "internal error".to_owned(),
        None if keys.opaque => phrase(status).to_lowercase(),
        None => target.plain().to_snake_case().replace('_', " "),
    };
    let reason = keys.reason.as_ref().map(|reason| match reason {
        Reason::OfName => target.plain().to_shouty_snake_case(),
        Reason::Text(text) => text.clone(),
    });
    let domain = ty.domain.clone().filter(|_| reason.is_some());
    let mut metadata = Map::new();
    for field_of in &target.fields {
        if let Some(key) = metadata_key(ty, target, field_of) {
            metadata.insert(key, field(field_of).shown.text().into());
        }
    }
    let with = |key: &FieldKey| target.fields.iter().find(|field| field.has(key));
    let delay = with(&FieldKey::RetryAfter)
        .and_then(|it| field(it).json.as_u64())
        .or(keys.retry_after.map(|it| it.1));
    let mut violations = with(&FieldKey::Violations).map_or(json!([]), |it| field(it).json);
    for violation in violations.as_array_mut().unwrap() {
        // As `ProtoJSON` has it, what is empty is not there.
        violation.as_object_mut().unwrap().retain(|_, it| *it != "");
    }
    let help = keys.help.as_ref().map(|url| {
        let of = reason.clone().unwrap_or_else(|| grpc.to_shouty_snake_case());
        json!([{ "description": format!("Documentation for {of}"), "url": url }])
    });

    let mut info = Map::new();
    if let Some(reason) = &reason {
        info.insert("reason".into(), reason.as_str().into());
        info.insert("domain".into(), domain.clone().unwrap().into());
        if !metadata.is_empty() {
            info.insert("metadata".into(), metadata.clone().into());
        }
    }
    let typed = |name: &str, members: Value| {
        let mut detail = Map::new();
        detail.insert("@type".into(), format!("type.googleapis.com/google.rpc.{name}").into());
        detail.extend(members.as_object().unwrap().clone());
        Value::Object(detail)
    };
    let mut details = vec![];
    if reason.is_some() {
        details.push(typed("ErrorInfo", info.clone().into()));
    }
    if let Some(delay) = delay {
        details.push(typed("RetryInfo", json!({ "retryDelay": seconds(delay) })));
    }
    if violations != json!([]) {
        details.push(typed("BadRequest", json!({ "fieldViolations": violations })));
    }
    if let Some(help) = &help {
        details.push(typed("Help", json!({ "links": help })));
    }
    for kind in ["PreconditionFailure", "QuotaFailure", "ResourceInfo", "LocalizedMessage"] {
        let fields = target.fields.iter().filter(|field| field.has(&FieldKey::Detail));
        let values = fields.map(|it| field(it).json);
        details.extend(
            values.filter(|json| json["@type"].as_str().is_some_and(|it| it.ends_with(kind))),
        );
    }

    let own_data = with(&FieldKey::Data).map(|it| field(it).json).filter(|json| !json.is_null());
    let data = own_data.or(match style.data {
        Some("none") => None,
        Some("info") => details.first().filter(|_| reason.is_some()).cloned(),
        _ => Some(details.clone().into()).filter(|_| !details.is_empty()),
    });
    let mut object = json!({ "code": code, "message": message });
    if let Some(data) = data {
        object["data"] = data;
    }

    let mut aip193 =
        json!({ "code": status, "message": message, "status": grpc.to_shouty_snake_case() });
    if !details.is_empty() {
        aip193["details"] = details.clone().into();
    }

    let uri = keys.type_uri.map(str::to_owned).or_else(|| {
        Some(format!("{}{}", style.type_base.as_ref()?, reason.as_ref()?.to_kebab_case()))
    });
    let title = match (&keys.title, &uri, &reason) {
        (Some(title), ..) => (*title).to_owned(),
        (None, Some(_), Some(reason)) => sentence(reason),
        _ => phrase(status).to_owned(),
    };
    let mut problem = json!({ "type": uri.as_deref().unwrap_or("about:blank"), "title": title, "status": status });
    let members = problem.as_object_mut().unwrap();
    members.insert("detail".into(), message.as_str().into());
    members.extend(info.clone());
    if let Some(delay) = delay {
        members.insert("retry_delay".into(), seconds(delay).into());
    }
    if violations != json!([]) {
        members.insert("violations".into(), violations);
    }
    members.extend(help.map(|help| ("help".to_owned(), help)));
    for extension in &target.fields {
        for key in &extension.keys {
            if let FieldKey::Extension(name) = key {
                let name = name.clone().unwrap_or_else(|| extension.plain().to_owned());
                members.insert(name, field(extension).json);
            }
        }
    }

    let retryable = keys.retryable.unwrap_or(
        grpc == "Unavailable"
            || keys.retry_after.is_some()
            || with(&FieldKey::RetryAfter).is_some(),
    );
    let pushback = match (retryable, delay) {
        (true, Some(delay)) => Some(delay.div_ceil(1_000_000).min(2_147_483_647).to_string()),
        (false, _) if grpc == "Unavailable" => Some("-1".to_owned()),
        _ => None,
    };
    let own = json!({ "says": message, "reason": reason, "status": status });
    let (body, content_type) = match style.body {
        Some("problem") => (problem.clone(), "application/problem+json"),
        Some("crate::Own") => (own.clone(), "application/own+json"),
        _ => (json!({ "error": aip193 }), "application/json"),
    };
    let mut headers =
        vec![("content-type".to_owned(), style.content_type.unwrap_or(content_type).to_owned())];
    if !keys.headers.iter().any(|(name, _)| *name == "Cache-Control") {
        headers.push(("cache-control".into(), "no-store".into()));
    }
    headers.extend(delay.map(|delay| {
        ("retry-after".to_owned(), delay.div_ceil(1_000_000_000).min(2_147_483).to_string())
    }));
    headers.extend(keys.www_authenticate.map(|it| ("www-authenticate".to_owned(), it.to_owned())));
    headers.extend(
        keys.headers.iter().map(|(name, value)| (name.to_lowercase(), (*value).to_owned())),
    );
    for header in &target.fields {
        for key in &header.keys {
            match key {
                FieldKey::Header(name) => {
                    let text = field(header).shown.text();
                    if !text.is_empty() && !text.contains('\n') {
                        headers.push((name.to_lowercase(), text));
                    }
                }
                FieldKey::Challenge => {
                    let challenges = field(header).json;
                    let each = challenges.as_array().unwrap().iter().map(|it| it.as_str().unwrap());
                    headers.extend(each.map(|it| ("www-authenticate".to_owned(), it.to_owned())));
                }
                _ => {}
            }
        }
    }
    headers.sort();
    let is_for_programs =
        matches!(code, -32700 | -32600 | -32601) || keys.opaque && reason.is_none();
    let texts: Vec<_> = [Some(message.as_str()), keys.fix].into_iter().flatten().collect();
    let tool = (!is_for_programs).then(|| {
        let content: Vec<_> =
            texts.iter().map(|it| json!({ "type": "text", "text": it })).collect();
        let meta = info
            .get("domain")
            .map(|domain| json!({ format!("{}/error", domain.as_str().unwrap()): info }));
        json!([content, meta, true])
    });
    let log = match (keys.log, status) {
        (Some(log), _) => log,
        (None, 501 | 400..=499) => "debug",
        (None, _) => "error",
    };
    let of_source =
        shown.fields.iter().find(|it| it.has(&FieldKey::Source) || it.has(&FieldKey::From));
    json!({
        "variant": shown.plain(),
        "message": message,
        "display": message,
        "secrets": shown.fields.iter().filter(|it| it.has(&FieldKey::Secret)).count(),
        "source": of_source.is_some_and(|it| it.values[at].json == true),
        "log": log,
        "fix": keys.fix,
        "description": match keys.description {
            1 => Some("What the \"catalogue\" says.\n\n- of it"),
            2 => Some("What the catalogue says."),
            _ => None,
        },
        "retryable": retryable,
        "jsonrpc": object,
        "tool": tool,
        "aip193": { "error": aip193 },
        "problem": problem,
        "own": own,
        "grpc": { "code": grpc_number(grpc), "message": message, "details": details },
        "pushback": pushback,
        "http": { "status": status, "headers": headers, "body": body },
    })
}

/// A `Duration` as `ProtoJSON` has it: 0, 3, 6 or 9 digits.
fn seconds(nanos: u64) -> String {
    let (whole, nanos) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    match nanos {
        0 => format!("{whole}s"),
        _ if nanos % 1_000_000 == 0 => format!("{whole}.{:03}s", nanos / 1_000_000),
        _ if nanos % 1000 == 0 => format!("{whole}.{:06}s", nanos / 1000),
        _ => format!("{whole}.{nanos:09}s"),
    }
}

/// `ORDER_NOT_FOUND` as `Order not found`.
fn sentence(reason: &str) -> String {
    let words = reason.to_snake_case().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
