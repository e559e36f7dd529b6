//! The encoders: whatever an error does, its body is whole, within bounds, and says the same to
//! every reader.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::Value;
use wire_error::jsonrpc::Id;
use wire_error::{
    Array, DataShape, Disclose as _, Disclosed, Layout, LocalizedMessage, Object, OtherDetail,
    PreconditionViolation, RemoteError, Request, ResourceInfo, View, aip193, grpc, jsonrpc, layout,
    problem,
};

use super::error::{Fuzzed, Json};
use super::said::Said;
use super::text::{Expected, MAX_TEXT, text};

/// No body is as long.
const MAX_BODY: usize = 1 << 20;

/// The base64 of a status and the percent-encoded message are shorter, together.
const MAX_HEADERS: usize = 7168;

/// The most that `google.protobuf.Duration` holds.
const MAX_DELAY: Duration = Duration::from_hours(315_576_000_000 / 3_600);

/// What a format has room for.
#[derive(Clone, Copy, PartialEq)]
enum Carries {
    Everything,
    /// All but what is known at run time alone.
    NoRpcDetails,
    Info,
    Message,
}

pub(crate) fn jsonrpc(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let Ok(id) = AnyId::arbitrary(&mut input) else { return };
    let Ok(error) = Fuzzed::arbitrary(&mut input) else { return };
    let Some(body) = written(&error, |error, buf| jsonrpc::write(id.get(), error, buf)) else {
        return;
    };
    let value = check_json(&body);
    let remote = jsonrpc::decode(&body).expect("a decoder reads it");
    let code = error.spec.code();
    assert_eq!(value["jsonrpc"], "2.0");
    assert_eq!(value["error"]["code"], code);
    assert_eq!(remote.code, Some(code));
    id.check(&value["id"], remote.id.as_deref().expect("an id"));
    if error.data.is_some() {
        return; // whatever it is, the decoder keeps it
    }
    let said = Said::of_details(&value["error"]["message"], value["error"].get("data"));
    if !says_little(&remote) {
        check_same(&said, &remote);
    }
    let carries = match error.style().data() {
        DataShape::Info => Carries::Info,
        DataShape::None => Carries::Message,
        DataShape::Details => Carries::Everything,
    };
    check_said(&said, &error, carries, error.fits_json());
}

pub(crate) fn aip193(input: &[u8]) {
    let Ok(error) = Unstructured::new(input).arbitrary::<Fuzzed>() else { return };
    let Some(body) = written(&error, |error, buf| aip193::write(error, buf)) else { return };
    let value = check_json(&body);
    let (status, grpc_code) = (error.spec.http_status(), error.spec.grpc_code());
    let remote = aip193::decode(status, &body).expect("a decoder reads it");
    assert_eq!(value["error"]["code"], status);
    assert_eq!(value["error"]["status"], grpc_code.as_str());
    assert_eq!(remote.grpc_code, Some(grpc_code));
    let said = Said::of_details(&value["error"]["message"], value["error"].get("details"));
    if !says_little(&remote) {
        check_same(&said, &remote);
    }
    check_said(&said, &error, Carries::Everything, error.fits_json());
}

pub(crate) fn problem(input: &[u8]) {
    let Ok(error) = Unstructured::new(input).arbitrary::<Fuzzed>() else { return };
    let Some(body) = written(&error, |error, buf| problem::write(error, buf)) else { return };
    let value = check_json(&body);
    let status = error.spec.http_status();
    let remote = problem::decode(status, &body).expect("a decoder reads it");
    assert_eq!(value["status"], status);
    assert!(value["type"].is_string() && value["title"].is_string());
    let said = Said::of_problem(value.as_object().expect("an object"));
    if !says_little(&remote) {
        check_same(&said, &remote);
    }
    check_said(&said, &error, Carries::NoRpcDetails, error.fits_json());
}

pub(crate) fn grpc(input: &[u8]) {
    let Ok(error) = Unstructured::new(input).arbitrary::<Fuzzed>() else { return };
    let Some(status) = written(&error, |error, buf| grpc::write(error, buf)) else { return };
    let (code, said) = Said::of_status(&status);
    let remote = grpc::decode(&status).expect("a decoder reads it");
    assert_eq!(code, error.spec.grpc_code().number());
    assert_eq!(remote.grpc_code, Some(error.spec.grpc_code()));
    if !says_little(&remote) {
        check_same(&said, &remote);
    }
    check_said(&said, &error, Carries::Everything, error.fits_headers());
    let escaped = said.message.bytes().map(|byte| match byte {
        b' '..=b'~' if byte != b'%' => 1,
        _ => 3,
    });
    assert!(status.len().div_ceil(3) * 4 + escaped.sum::<usize>() < MAX_HEADERS);
}

/// What was written, unless the error panics. Then the buffer is as it was.
///
/// # Panics
///
/// Where anything else panics, or where a text is asked for twice.
pub(crate) fn written(
    error: &Fuzzed,
    write: impl FnOnce(Disclosed<'_>, &mut Vec<u8>),
) -> Option<Vec<u8>> {
    const BEFORE: &[u8] = b"before";
    let mut request = Request::new();
    if let Some(id) = &error.request_id {
        request = request.with_id(id);
    }
    if let Some(uri) = &error.instance {
        request = request.with_instance(uri);
    }
    let disclosed = Disclosed::new(error).with_request(&request);
    let mut buf = BEFORE.to_vec();
    let result = catch_unwind(AssertUnwindSafe(|| write(disclosed, &mut buf)));
    if let Err(panic) = result {
        assert_own(panic);
        assert_eq!(buf, BEFORE);
        return None;
    }
    assert!(!error.expected().contains(&Expected::Panic), "it panics");
    assert!(error.texts.iter().all(|text| text.runs().is_none_or(|runs| runs <= 1)));
    Some(buf.strip_prefix(BEFORE).expect("what stood there").to_vec())
}

/// Passes a panic on that is not the error's own.
pub(crate) fn assert_own(panic: Box<dyn std::any::Any + Send>) {
    if !panic.downcast_ref::<&str>().is_some_and(|text| text.ends_with("that panics")) {
        resume_unwind(panic);
    }
}

/// JSON on one line, within the bounds.
pub(crate) fn check_json(body: &[u8]) -> Value {
    assert!(body.len() < MAX_BODY, "{}", body.len());
    let text = core::str::from_utf8(body).expect("UTF-8");
    assert!(!text.contains(|c: char| c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c)));
    serde_json::from_str(text).expect("JSON")
}

/// Whether a list was kept as it came, since it has many entries that say hardly anything. Beside members
/// of a problem, which has extensions, nothing else is.
fn says_little(error: &RemoteError) -> bool {
    error.other.iter().any(|other| match other {
        OtherDetail::Json(json) => {
            let is_list = ["{\"violations\":", "{\"help\":", "{\"@type\":"]
                .iter()
                .any(|start| json.starts_with(start));
            assert!(!is_list || json.len() > 128, "{json}");
            is_list
        }
        OtherDetail::Any { value, .. } => {
            assert!(value.len() > 128, "{value:?}");
            true
        }
        other => panic!("{other:?}"),
    })
}

/// This crate's decoder reads what the other reader does.
fn check_same(said: &Said, remote: &wire_error::RemoteError) {
    let mut read = Said::of_remote(remote);
    if said.message.is_empty() {
        read.message.clear(); // a decoder looks for another text then
    }
    assert_eq!(read, *said);
}

/// The body says what the error says, or less; and all of it, where there is surely room.
fn check_said(said: &Said, error: &Fuzzed, carries: Carries, is_whole: bool) {
    let texts = error.expected();
    let message = error.message(&texts);
    assert!(is_start(&said.message, &message, is_whole), "{} of {message}", said.message);
    let spec = &error.spec;
    let (reason, domain) = match carries {
        Carries::Message => (None, None),
        _ => (spec.reason(), spec.domain()),
    };
    assert_eq!((said.reason.as_deref(), said.domain.as_deref()), (reason, domain));
    let metadata = error.metadata(&texts);
    for (key, value) in &said.metadata {
        assert_eq!(metadata.get(&**key), Some(value));
    }
    assert!(!is_whole || carries == Carries::Message || said.metadata.len() == metadata.len());
    let has_details = matches!(carries, Carries::Everything | Carries::NoRpcDetails);
    if !has_details {
        let rest = Said {
            message: said.message.clone(),
            reason: said.reason.clone(),
            domain: said.domain.clone(),
            metadata: said.metadata.clone(),
            ..Said::default()
        };
        assert_eq!(*said, rest);
        return;
    }
    match error.delay {
        Some(delay) if delay > MAX_DELAY => assert!(said.delay >= Some(MAX_DELAY)),
        delay => assert_eq!(said.delay, delay),
    }
    let is_id =
        |id: &&str| (1..=128).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    assert_eq!(said.request_id.as_deref(), error.request_id.as_deref().filter(is_id));
    let help: Vec<_> = said.help.iter().map(|link| &*link.url).collect();
    assert!(help.iter().eq(spec.help().iter()) || (help.is_empty() && !is_whole));

    let is_said = |text: &str| text.len() <= MAX_TEXT;
    let violations = error.violations.iter().filter(|violation| {
        is_said(&violation.field) && violation.reason.as_deref().is_none_or(is_said)
    });
    check_list(&said.violations, violations, is_whole, |said, one| {
        said.field == one.field
            && said.reason.as_deref().unwrap_or_default()
                == one.reason.as_deref().unwrap_or_default()
            && is_start(&said.description, &one.description, is_whole)
    });
    if carries == Carries::NoRpcDetails {
        return;
    }
    let precondition = error.precondition.iter().flat_map(|it| &it.violations);
    let precondition = precondition.filter(|one: &&PreconditionViolation| {
        is_said(&one.violation_type) && is_said(&one.subject)
    });
    let said_list = said.precondition.as_ref().map_or(&[][..], |it| &it.violations);
    check_list(said_list, precondition, is_whole, |said, one| {
        (&said.violation_type, &said.subject) == (&one.violation_type, &one.subject)
            && is_start(&said.description, &one.description, is_whole)
    });
    let quota = error.quota.iter().flat_map(|it| &it.violations).filter(|one| {
        let dimensions = one.quota_dimensions.iter().map(|(key, value)| key.len() + value.len());
        [&one.subject, &one.api_service, &one.quota_metric, &one.quota_id]
            .into_iter()
            .all(|text| is_said(text))
            && dimensions.sum::<usize>() <= MAX_TEXT
    });
    let said_list = said.quota.as_ref().map_or(&[][..], |it| &it.violations);
    check_list(said_list, quota, is_whole, |said, one| {
        let mut same = said.clone();
        same.description.clone_from(&one.description);
        same == *one && is_start(&said.description, &one.description, is_whole)
    });
    match (&said.resource, &error.resource) {
        (Some(said), Some(whole)) => {
            let mut same = said.clone();
            same.description.clone_from(&whole.description);
            assert_eq!(same, *whole);
            assert!(is_start(&said.description, &whole.description, is_whole));
        }
        (None, whole) => {
            assert!(!is_whole || whole.as_ref().is_none_or(|it| *it == ResourceInfo::default()));
        }
        (Some(_), None) => panic!("a resource"),
    }
    match (&said.localized, &error.localized) {
        (Some(said), Some(whole)) => {
            assert_eq!(said.locale, whole.locale);
            assert!(is_start(&said.message, &whole.message, is_whole));
        }
        (None, whole) => {
            let is_empty = |it: &LocalizedMessage| *it == LocalizedMessage::default();
            assert!(!is_whole || whole.as_ref().is_none_or(is_empty));
        }
        (Some(_), None) => panic!("a localized message"),
    }
}

/// The entries from the first on, and all of them where there is room.
fn check_list<'e, T: std::fmt::Debug + 'e>(
    said: &[T],
    mut entries: impl Iterator<Item = &'e T>,
    is_whole: bool,
    is_same: impl Fn(&T, &T) -> bool,
) {
    for said in said {
        let entry = entries.next().expect("an entry that the error has");
        assert!(is_same(said, entry), "{said:?} is not {entry:?}");
    }
    assert!(!is_whole || entries.next().is_none());
}

/// Whether it is the text, or a start of it that says so.
fn is_start(said: &str, whole: &str, is_whole: bool) -> bool {
    said == whole
        || (!is_whole
            && (said.is_empty()
                || said.strip_suffix('…').is_some_and(|start| whole.starts_with(start))))
}

impl Fuzzed {
    /// At most so many bytes are the message and all else, without the names of members.
    fn sizes(&self) -> (usize, usize) {
        let len = |text: &Expected| match text {
            Expected::Text(text) => text.len(),
            _ => 0,
        };
        let texts = self.expected();
        let mut rest = 1000; // the types, the reason, the domain, the delay, the id, the help
        rest += texts.iter().map(|text| len(text) + 100).sum::<usize>();
        for it in &self.violations {
            rest += it.field.len() + it.description.len() + 100;
            rest += it.reason.as_ref().map_or(0, String::len);
        }
        for it in self.precondition.iter().flat_map(|it| &it.violations) {
            rest += it.violation_type.len() + it.subject.len() + it.description.len() + 100;
        }
        for it in self.quota.iter().flat_map(|it| &it.violations) {
            rest += it.subject.len() + it.description.len() + it.api_service.len();
            rest += it.quota_metric.len() + it.quota_id.len() + 250;
            rest += it.quota_dimensions.iter().map(|(k, v)| k.len() + v.len() + 20).sum::<usize>();
        }
        if let Some(it) = &self.resource {
            rest += it.resource_type.len() + it.resource_name.len();
            rest += it.owner.len() + it.description.len() + 100;
        }
        if let Some(it) = &self.localized {
            rest += it.locale.len() + it.message.len();
        }
        rest += self.instance.as_ref().map_or(0, String::len);
        (self.message(&texts).len(), rest)
    }

    /// Whether nothing need be left out of JSON.
    fn fits_json(&self) -> bool {
        let (message, rest) = self.sizes();
        let is_alone = self.data.is_none() && !self.has_extensions();
        is_alone && message + rest < MAX_TEXT && (message + rest) * 6 < MAX_BODY
    }

    /// Whether nothing need be left out of the headers of gRPC.
    fn fits_headers(&self) -> bool {
        let (message, rest) = self.sizes();
        (message + rest).div_ceil(3) * 4 + message * 3 + 100 < MAX_HEADERS
    }

    fn has_extensions(&self) -> bool {
        let mut has_extensions = false;
        self.extensions(&mut |_, _| has_extensions = true);
        has_extensions
    }
}

/// The id of a request.
enum AnyId {
    Null,
    Number(i128),
    Fraction(f64),
    Text(String),
}

impl AnyId {
    fn arbitrary(input: &mut Unstructured<'_>) -> Result<Self> {
        Ok(match input.int_in_range(0..=3)? {
            0 => Self::Null,
            1 => Self::Number(input.arbitrary()?),
            2 => Self::Fraction(input.arbitrary()?),
            _ => Self::Text(text(input)?),
        })
    }

    fn get(&self) -> Id<'_> {
        match self {
            Self::Null => Id::Null,
            Self::Number(number) => Id::Number(*number),
            Self::Fraction(number) => Id::Fraction(*number),
            Self::Text(text) => Id::Str(text),
        }
    }

    /// Asks whether `serde_json` read the same, and the decoder kept it as it was written.
    fn check(&self, value: &Value, kept: &str) {
        match self {
            Self::Number(number) => assert_eq!(kept, number.to_string()),
            Self::Fraction(number) if number.is_finite() => {
                assert!(value.is_number()); // which `serde_json` reads a little less exactly
                assert_eq!(kept.parse(), Ok(*number));
            }
            Self::Text(text) if text.len() <= MAX_TEXT => {
                assert_eq!(value.as_str(), Some(&**text));
                assert_eq!(serde_json::from_str::<Value>(kept).ok().as_ref(), Some(value));
            }
            _ => assert_eq!((value, kept), (&Value::Null, "null")),
        }
    }
}

pub(crate) fn layout(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let Ok(error) = Fuzzed::arbitrary(&mut input) else { return };
    let Ok(members) = members(&mut input, 4) else { return };
    MEMBERS.set(members);
    let Some(body) = written(&error, |error, buf| layout::write::<Any>(error, buf)) else {
        return;
    };
    let value = check_json(&body);
    let phrase = value.as_str().is_some_and(|phrase| !phrase.is_empty());
    MEMBERS.with_borrow(|members| assert!(phrase || value_has(&value, members)));
}

thread_local! {
    /// What the layout writes. It has no place for it, since it is a type.
    static MEMBERS: RefCell<Vec<Member>> = const { RefCell::new(Vec::new()) };
}

/// A layout that writes what the fuzzer makes up.
struct Any;

impl Layout for Any {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        MEMBERS.with_borrow(|members| write_members(members, error, body));
    }
}

/// A member of a body.
#[derive(Debug)]
struct Member {
    /// No name twice: that is a fault of the layout's.
    name: String,
    value: Piece,
}

#[derive(Debug)]
enum Piece {
    Message,
    Reason,
    Field(u8),
    Value(u8),
    Metadata,
    Title,
    Type,
    Text(String),
    Number(i64),
    Bool(bool),
    Nothing,
    Json(Json),
    Violations,
    Extensions,
    Object(Vec<Member>),
    Array(Vec<Piece>),
}

fn members(input: &mut Unstructured<'_>, depth: usize) -> Result<Vec<Member>> {
    let len = input.int_in_range(0..=8)?;
    (0..len)
        .map(|at| {
            let name = format!("{at}{}", text(input)?);
            Ok(Member { name, value: piece(input, depth)? })
        })
        .collect()
}

fn piece(input: &mut Unstructured<'_>, depth: usize) -> Result<Piece> {
    Ok(match input.int_in_range(0..=if depth == 0 { 13 } else { 17 })? {
        0 => Piece::Message,
        1 => Piece::Reason,
        2 => Piece::Field(input.arbitrary()?),
        3 => Piece::Value(input.arbitrary()?),
        4 => Piece::Metadata,
        5 => Piece::Title,
        6 => Piece::Type,
        7 => Piece::Text(text(input)?),
        8 => Piece::Number(input.arbitrary()?),
        9 => Piece::Bool(input.arbitrary()?),
        10 => Piece::Nothing,
        11 => Piece::Json(super::error::json(input, 4)?),
        12 => Piece::Violations,
        13 => Piece::Extensions,
        14 | 15 => Piece::Object(members(input, depth - 1)?),
        _ => {
            let len = input.int_in_range(0..=8)?;
            Piece::Array((0..len).map(|_| piece(input, depth - 1)).collect::<Result<_>>()?)
        }
    })
}

fn write_members(members: &[Member], error: &View<'_>, body: &mut Object<'_>) {
    let field = |at: &u8| error.field(&format!("f{at}"));
    for Member { name, value } in members {
        match value {
            Piece::Message => body.text(name, error.message()),
            Piece::Reason => body.optional(name, error.reason()),
            Piece::Field(at) => body.nullable(name, field(at)),
            Piece::Value(at) => {
                if let Some(value) = field(at) {
                    body.value(name, value);
                }
            }
            Piece::Metadata => body.serialize(name, &error.metadata()),
            Piece::Title => body.text(name, error.title()),
            Piece::Type => body.text(name, error.type_uri()),
            Piece::Text(text) => body.text(name, text),
            Piece::Number(number) => body.number(name, *number),
            Piece::Bool(value) => body.bool(name, *value),
            Piece::Nothing => body.nullable(name, None::<&str>),
            Piece::Json(json) => body.serialize(name, json),
            Piece::Violations => body.array(name, |list| {
                for violation in error.field_violations() {
                    list.object(|object| {
                        object.text("field", violation.field);
                        object.text("description", violation.description);
                        object.nullable("reason", violation.reason);
                    });
                }
            }),
            Piece::Extensions => body.object(name, |object| object.extensions(error)),
            Piece::Object(members) => {
                body.object(name, |object| write_members(members, error, object));
            }
            Piece::Array(pieces) => body.array(name, |list| write_pieces(pieces, error, list)),
        }
    }
}

fn write_pieces(pieces: &[Piece], error: &View<'_>, list: &mut Array<'_>) {
    for piece in pieces {
        match piece {
            Piece::Message => list.text(error.message()),
            Piece::Title => list.text(error.title()),
            Piece::Type => list.text(error.type_uri()),
            Piece::Text(text) => list.text(text),
            Piece::Number(number) => list.number(*number),
            Piece::Bool(value) => list.bool(*value),
            Piece::Json(json) => list.serialize(json),
            Piece::Object(members) => {
                list.object(|object| write_members(members, error, object));
            }
            Piece::Array(pieces) => list.array(|list| write_pieces(pieces, error, list)),
            _ => {}
        }
    }
}

/// Whether the members are there that always are, and as they were written.
fn value_has(value: &Value, members: &[Member]) -> bool {
    members.iter().all(|member| {
        let value = &value[&member.name];
        match &member.value {
            Piece::Number(number) => *value == *number,
            Piece::Bool(known) => *value == *known,
            Piece::Text(text) => {
                value.as_str().is_some_and(|said| is_start(said, text, text.len() <= MAX_TEXT))
            }
            Piece::Object(members) => value_has(value, members),
            Piece::Array(_) | Piece::Violations => value.is_array(),
            Piece::Message | Piece::Title | Piece::Type => value.is_string(),
            _ => true,
        }
    })
}
