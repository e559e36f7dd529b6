//! The fixed text of the layouts, where the macro knows all that it is made of.

use wire_error_shared::layout::{Known, Out, Part, Prepared};
use wire_error_shared::{Code, DataShape, Facts, Given, resolve, words};

use super::table::is_plain;
use crate::attr::{Constant, Int};
use crate::model::{Model, Piece, Public, Reason, Record};

/// The parts, and where each ends: as the layouts' own functions write them. One that needs an escape
/// is empty. Nothing, where a constant has something of it.
pub(super) fn prepare(
    model: &Model<'_>,
    record: &Record<'_>,
    public: Option<&Public<'_>>,
) -> Option<(String, Vec<u16>)> {
    let (reason, domain) = match (&record.reason, model.domain) {
        (None, _) => (None, None),
        (Some(Reason::Text(reason)), Some(Constant::Literal(domain))) => {
            (Some(&**reason), Some(domain.value()))
        }
        _ => return None,
    };
    let numbers = resolve(given(record)?);
    let facts = Facts {
        code: numbers.code,
        http_status: numbers.http_status,
        grpc_code: numbers.grpc_code,
        prepared: Prepared::NONE,
        reason,
        domain: domain.as_deref(),
        problem: None,
    };
    let mut shown = public.into_iter().flat_map(|public| &public.shown);
    let known = Known {
        facts: &facts,
        data: match model.data {
            Some("Info") => DataShape::Info,
            Some(_) => DataShape::None,
            None => DataShape::Details,
        },
        has_message: !record.template.is_empty(),
        lead: lead(record, public),
        first_key: shown.find_map(|shown| shown.key.as_deref()),
    };
    let (mut text, mut ends) = (String::new(), vec![]);
    for part in Part::ALL {
        let mut written = Plain(Some(String::new()));
        part.write(&known, &mut written);
        text.push_str(&written.0.unwrap_or_default());
        ends.push(u16::try_from(text.len()).ok()?);
    }
    Some((text, ends))
}

/// The numbers that are given, unless a constant gives one.
fn given(record: &Record<'_>) -> Option<Given> {
    let literal = |number: Option<&Constant<Int>>| match number {
        None => Some(None),
        Some(Constant::Literal(number)) => Some(Some(number.value)),
        Some(Constant::Path(_)) => None,
    };
    let http_status = literal(record.http)?.map(u16::try_from).transpose().ok()?;
    let grpc_code = record.grpc.map(|name| {
        let mut snake = String::new();
        words::upper_snake(&name.to_string(), &mut snake).ok()?;
        snake.parse::<Code>().ok()
    });
    let grpc_code = match grpc_code {
        None => None,
        Some(code) => Some(code?),
    };
    Some(Given { code: literal(record.code)?, http_status, grpc_code })
}

/// The text of the message before its first field, or all of it.
fn lead<'a>(record: &'a Record<'_>, public: Option<&'a Public<'_>>) -> &'a str {
    match public.and_then(|public| public.message.as_deref()) {
        None => &record.template,
        Some([Piece::Text(text), ..]) => text,
        Some(_) => "",
    }
}

/// The text that a layout writes, unless something of it needs an escape.
struct Plain(Option<String>);

impl Out for Plain {
    fn raw(&mut self, json: &str) {
        if let Some(text) = &mut self.0 {
            text.push_str(json);
        }
    }

    fn string(&mut self, text: &str) {
        if is_plain(text) {
            self.raw(text);
        } else {
            self.0 = None;
        }
    }

    fn number(&mut self, number: i32) {
        self.raw(&number.to_string());
    }
}
