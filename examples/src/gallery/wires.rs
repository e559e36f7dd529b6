//! One value on every wire, for people.

use std::io::{self, Write};

use http::Response;
use wire_error::{Report, aip193, jsonrpc, problem};

use super::Exhibit;
use super::paint::Paint;
use super::status::Status;

/// Base64 is folded to so many columns.
const FOLD: usize = 96;

pub(super) fn write(exhibit: Exhibit, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let error = exhibit.sample();
    let error = &*error;
    writeln!(out, "{}  {}", paint.title("One value"), paint.faint("for the operators' log alone"))?;
    writeln!(out, "  {}", Report(error))?;
    http("JSON-RPC 2.0", jsonrpc::Response::from(error).id(7), paint, out)?;
    http("AIP-193", aip193::Response::from(error), paint, out)?;
    http("RFC 9457", problem::Response::from(error), paint, out)?;
    grpc(&Status::of(error)?, paint, out)
}

/// The reply as it goes over HTTP.
fn http(
    wire: &str,
    response: impl Into<Response<Vec<u8>>>,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let response = response.into();
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let content_type = header("content-type").unwrap_or_default();
    let retry = header("retry-after").map(|seconds| format!(", retry-after: {seconds}"));
    let retry = retry.unwrap_or_default();
    let status = response.status().as_u16();
    writeln!(out)?;
    writeln!(
        out,
        "{}  {}",
        paint.title(wire),
        paint.faint(format_args!("HTTP {status}, {content_type}{retry}"))
    )?;
    pretty(&String::from_utf8_lossy(response.body()), paint, out)
}

fn grpc(status: &Status, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let Status { code, name, message, details, base64 } = status;
    writeln!(out)?;
    writeln!(out, "{}  {}", paint.title("gRPC"), paint.faint("google.rpc.Status"))?;
    writeln!(out, "  {}: {code} ({name})", paint.name("code"))?;
    writeln!(out, "  {}: {}", paint.name("message"), paint.value(message))?;
    for detail in details {
        writeln!(out, "  {}", paint.title(detail.type_name))?;
        for (field, text) in &detail.fields {
            writeln!(out, "    {}: {}", paint.name(field), paint.value(text))?;
        }
    }
    writeln!(out, "  {}", paint.faint("grpc-status-details-bin, in base64:"))?;
    for line in base64.as_bytes().chunks(FOLD) {
        writeln!(out, "    {}", paint.faint(String::from_utf8_lossy(line)))?;
    }
    Ok(())
}

/// Indents JSON, and keeps the order of its members.
fn pretty(json: &str, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut depth = 1;
    write!(out, "{:1$}", "", depth * 2)?;
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let (token, after) = rest.split_at(token_len(rest, first));
        match first {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        match first {
            '{' | '[' | ',' => write!(out, "{token}\n{:1$}", "", depth * 2)?,
            '}' | ']' => write!(out, "\n{:1$}{token}", "", depth * 2)?,
            ':' => write!(out, ": ")?,
            '"' if after.starts_with(':') => write!(out, "{}", paint.name(token))?,
            _ => write!(out, "{}", paint.value(token))?,
        }
        rest = after;
    }
    writeln!(out)
}

/// How long the token is that `json` starts with. What is written here has no white space.
fn token_len(json: &str, first: char) -> usize {
    match first {
        '"' => {
            let mut escaped = false;
            let end = json[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(json.len(), |end| end + 2)
        }
        '{' | '}' | '[' | ']' | ',' | ':' => 1,
        _ => json.find(['}', ']', ',']).unwrap_or(json.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_indented_in_its_own_order() {
        let mut out = vec![];
        let json = r#"{"b":[{"x":-1},"a\\\"{,:"],"a":null,"é":true}"#;
        pretty(json, Paint::new(false), &mut out).unwrap();
        let expected = r#"  {
    "b": [
      {
        "x": -1
      },
      "a\\\"{,:"
    ],
    "a": null,
    "é": true
  }
"#;
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
