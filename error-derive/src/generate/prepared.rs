//! The bodies of an error, where the macro knows all that their fixed text is made of.

use wire_error_shared::layout::{self, Known, Out, Recorder};
use wire_error_shared::{
    Code, DataShape, Facts, Given, MAX_TEXT, Pieces, Prepared, PreparedBody, resolve, words,
};

use crate::model::{Model, Number, Piece, Public, Record, Template, Text};

/// The pieces of the bodies, and where each body ends: as the layouts' own functions write them. One
/// that needs an escape is empty. Nothing, where a constant has something of it.
pub(super) fn prepare(
    model: &Model,
    record: &Record,
    public: &Public,
) -> Option<(Vec<u8>, Vec<u16>)> {
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
    let message = message(template, public)?;
    let keys = public.shown.iter().zip(0..Pieces::NO_FIELD);
    let metadata: Vec<(&str, u8)> =
        keys.filter_map(|(shown, number)| Some((shown.key.as_deref()?, number))).collect();
    let known = Known {
        facts: &facts,
        data: match model.data_shape {
            Some("Info") => DataShape::Info,
            Some("None") => DataShape::None,
            _ => DataShape::Details,
        },
        message: &message,
        metadata: &metadata,
    };
    if message.len() + metadata.len() > Pieces::MAX_PLACES {
        return None;
    }
    let is_typed = model.type_base.is_some() || record.type_uri.is_some() || record.title.is_some();
    let (mut pieces, mut ends) = (vec![], vec![]);
    for body in PreparedBody::ALL {
        if !(is_typed && body == PreparedBody::Problem) {
            let mut recorded = Recorded { text: String::new(), pieces: vec![], is_plain: true };
            layout::record(body, &known, &mut recorded);
            pieces.extend(recorded.finish().unwrap_or_default());
        }
        ends.push(u16::try_from(pieces.len()).ok()?);
    }
    Some((pieces, ends))
}

/// The texts of the message, and the number of the field behind each; or nothing where the message
/// may come to the limit of its length, or there are more fields than are numbered.
fn message<'a>(template: &'a str, public: &'a Public) -> Option<Vec<(&'a str, Option<u8>)>> {
    let mut message = vec![];
    match public.message.as_deref() {
        None => message.push((template, None)),
        Some(pieces) => {
            let mut text = "";
            for piece in pieces {
                match piece {
                    Piece::Text(piece) => text = piece,
                    Piece::Shown(number) => {
                        message.push((text, Some(u8::try_from(*number).ok()?)));
                        text = "";
                    }
                }
            }
            message.push((text, None));
        }
    }
    let longest = template.len() + message.len() * Pieces::MAX_TEXT;
    let has_numbers = public.shown.len() <= Pieces::NO_FIELD.into();
    (longest <= MAX_TEXT && has_numbers).then_some(message)
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

/// What a layout writes, unless something of it needs an escape.
struct Recorded {
    /// The fixed text behind the last field.
    text: String,
    pieces: Vec<u8>,
    is_plain: bool,
}

impl Recorded {
    fn end_piece(&mut self, number: u8) {
        match u16::try_from(self.text.len()) {
            Ok(len) => self.pieces.extend(len.to_le_bytes()),
            Err(_) => self.is_plain = false, // it has no room either
        }
        self.pieces.push(number);
        self.pieces.extend(self.text.as_bytes());
        self.text.clear();
    }

    fn finish(mut self) -> Option<Vec<u8>> {
        self.end_piece(Pieces::NO_FIELD);
        self.is_plain.then_some(self.pieces)
    }
}

impl Out for Recorded {
    fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    fn string(&mut self, text: &str) {
        self.is_plain &= is_plain(text);
        self.raw(text);
    }

    fn number(&mut self, number: i32) {
        self.raw(&number.to_string());
    }
}

impl Recorder for Recorded {
    fn field(&mut self, number: u8) {
        self.end_piece(number);
    }
}

/// Whether JSON has the text as it is.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\')
}
