//! The fixed text of the layouts, where the macro knows all that it is made of.

use wire_error_shared::layout::{Known, Out, Part, Prepared};
use wire_error_shared::{Code, DataShape, Facts, Given, resolve, words};

use crate::model::{Model, Number, Piece, Public, Record, Template, Text};

/// The parts, and where each ends: as the layouts' own functions write them. One that needs an escape
/// is empty. Nothing, where a constant has something of it.
pub(super) fn prepare(
    model: &Model,
    record: &Record,
    public: &Public,
) -> Option<(String, Vec<u16>)> {
    let (reason, domain) = match (&record.reason, &model.domain) {
        (None, _) => (None, None),
        (Some(Text::Literal(reason)), Some(Text::Literal(domain))) => {
            (Some(&**reason), Some(&**domain))
        }
        _ => return None,
    };
    let Template::Text(template) = &record.template else { return None };
    let numbers = resolve(given(record)?);
    let facts = Facts {
        code: numbers.code,
        http_status: numbers.http_status,
        grpc_code: numbers.grpc_code,
        prepared: Prepared::NONE,
        reason,
        domain,
        problem: None,
    };
    let known = Known {
        facts: &facts,
        data: match model.data_shape {
            Some("Info") => DataShape::Info,
            Some(_) => DataShape::None,
            None => DataShape::Details,
        },
        has_message: !template.is_empty(),
        lead: match public.message.as_deref() {
            None => template,
            Some([Piece::Text(text), ..]) => text,
            Some(_) => "",
        },
        first_key: public.shown.iter().find_map(|shown| shown.key.as_deref()),
    };
    let is_typed = model.type_base.is_some() || record.type_uri.is_some() || record.title.is_some();
    let (mut text, mut ends) = (String::new(), vec![]);
    for part in Part::ALL {
        let mut written = Plain(Some(String::new()));
        if !(is_typed && part == Part::ProblemHead) {
            part.write(&known, &mut written);
        }
        text.push_str(&written.0.unwrap_or_default());
        ends.push(u16::try_from(text.len()).ok()?);
    }
    Some((text, ends))
}

/// The numbers that are given, unless a constant gives one.
fn given(record: &Record) -> Option<Given> {
    let literal = |number: &Option<Number>| match number {
        None => Some(None),
        Some(Number::Literal(number)) => Some(Some(*number)),
        Some(Number::Path(_)) => None,
    };
    let http_status = literal(&record.http)?.map(u16::try_from).transpose().ok()?;
    let grpc_code = match &record.grpc {
        None => None,
        Some(name) => {
            let mut snake = String::new();
            words::upper_snake(&name.to_string(), &mut snake).ok()?;
            Some(snake.parse::<Code>().ok()?)
        }
    };
    Some(Given { code: literal(&record.code)?, http_status, grpc_code })
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

/// Whether JSON has the text as it is.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\')
}
