//! The domain enums beside the vectors: each variant with given fields, and what each wire is to
//! say of it.

pub(crate) mod expected;

use serde::Deserialize;
use uuid::Uuid;
use wire_error::{DataShape, FieldViolation, Table, WireContract, WireError};
use wire_error_examples::a2a::{A2aError, A2aV1Error};
use wire_error_examples::klp::ErrorKind;
use wire_error_examples::session::SessionError;

/// What the fields of the errors hold: as many of each type as any variant has.
#[derive(Debug, Clone)]
pub(crate) struct Values {
    pub(crate) ids: [Uuid; 3],
    pub(crate) numbers: [u64; 2],
    pub(crate) text: String,
    pub(crate) violations: Vec<FieldViolation>,
}

impl Values {
    /// Values that stand in no message, domain or reason.
    pub(crate) fn canaries() -> Self {
        let id = |low: u128| Uuid::from_u128(0xCAFE_CAFE_CAFE_4AFE_8AFE_0000_0000_0000 + low);
        Self {
            ids: [id(1), id(2), id(3)],
            numbers: [770_000_000_000_001, 770_000_000_000_002],
            text: "canary-text".to_owned(),
            violations: vec![
                FieldViolation::new("canary-field", "canary-description"),
                FieldViolation::new("canary-other", "canary-why").with_reason("CANARY_REASON"),
            ],
        }
    }
}

/// One vector file.
#[derive(Deserialize)]
pub(crate) struct Vector {
    pub(crate) domain: Option<String>,
    #[serde(default)]
    opaque: bool,
    pub(crate) errors: Vec<Row>,
}

/// One row of a vector file.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) variant: String,
    #[serde(default)]
    fields: Vec<String>,
    pub(crate) metadata: Option<String>,
    pub(crate) message: String,
    pub(crate) code: i32,
    pub(crate) reason: Option<String>,
    pub(crate) http: u16,
    pub(crate) grpc: String,
    #[serde(default)]
    pub(crate) opaque: bool,
    #[serde(default)]
    redacted: bool,
    #[serde(default)]
    pub(crate) retry: bool,
    pub(crate) retry_after: Option<String>,
}

/// One field of a row.
pub(crate) struct Field {
    pub(crate) name: String,
    /// What the field holds, as text: more than one for violations.
    pub(crate) texts: Vec<String>,
    /// Whether the row lets it out.
    pub(crate) public: bool,
}

impl Row {
    /// The row's fields, filled as [`Domain::errors`] fills them: by type and order.
    pub(crate) fn fields(&self, values: &Values) -> Vec<Field> {
        let (mut ids, mut numbers) = (values.ids.iter(), values.numbers.iter());
        let field = |declared: &String| {
            let (name, ty) = declared.split_once(": ").expect("`name: Type`");
            let texts = match ty {
                "Uuid" => vec![ids.next().unwrap().to_string()],
                "u64" => vec![numbers.next().unwrap().to_string()],
                "String" => vec![values.text.clone()],
                "Vec<FieldViolation>" => values.violations.iter().flat_map(strings).collect(),
                other => panic!("no values for {other}"),
            };
            let public = self.message.contains(&format!("{{{name}}}")) || name == "violations";
            Field { name: name.to_owned(), texts, public }
        };
        self.fields.iter().map(field).collect()
    }
}

/// The strings of a violation.
fn strings(violation: &FieldViolation) -> Vec<String> {
    let FieldViolation { field, description, reason, .. } = violation;
    [Some(field), Some(description), reason.as_ref()].into_iter().flatten().cloned().collect()
}

/// One of the enums.
pub(crate) struct Domain {
    pub(crate) name: &'static str,
    pub(crate) vector: Vector,
    pub(crate) table: &'static Table,
    pub(crate) shape: DataShape,
    /// A value of each variant, in the order of the vector.
    pub(crate) errors: fn(&Values) -> Vec<Box<dyn WireError>>,
}

impl Domain {
    /// Each row of the vector with the error of its variant.
    pub(crate) fn rows(&self, values: &Values) -> Vec<(&Row, Box<dyn WireError>)> {
        let errors = (self.errors)(values);
        assert_eq!(self.vector.errors.len(), errors.len(), "{}", self.name);
        self.vector.errors.iter().zip(errors).collect()
    }
}

pub(crate) fn domains() -> [Domain; 4] {
    [
        domain(
            SessionError::CONTRACT,
            DataShape::Details,
            include_str!("../../vectors/session.json"),
            sessions,
        ),
        domain(
            ErrorKind::CONTRACT,
            DataShape::None,
            include_str!("../../vectors/klp.json"),
            klp_kinds,
        ),
        domain(
            A2aError::CONTRACT,
            DataShape::Info,
            include_str!("../../vectors/a2a.json"),
            a2a_errors,
        ),
        domain(
            A2aV1Error::CONTRACT,
            DataShape::Details,
            include_str!("../../vectors/a2a_v1.json"),
            a2a_v1_errors,
        ),
    ]
}

fn domain(
    table: &'static Table,
    shape: DataShape,
    vector: &str,
    errors: fn(&Values) -> Vec<Box<dyn WireError>>,
) -> Domain {
    let mut vector: Vector = serde_json::from_str(vector).expect("a vector file");
    for row in &mut vector.errors {
        row.opaque |= vector.opaque || row.redacted;
    }
    Domain { name: table.name, vector, table, shape, errors }
}

fn boxed<E: WireError + 'static>(errors: Vec<E>) -> Vec<Box<dyn WireError>> {
    errors.into_iter().map(|error| Box::new(error) as Box<dyn WireError>).collect()
}

fn sessions(values: &Values) -> Vec<Box<dyn WireError>> {
    let Values { ids: [id, expected, actual], numbers: [first, second], ref text, .. } = *values;
    boxed(vec![
        SessionError::NotFound(id),
        SessionError::Expired(id),
        SessionError::BudgetExceeded { session_id: id, limit: first, used: second },
        SessionError::ToolNotAuthorized { session_id: id, tool: text.clone() },
        SessionError::AlreadyClosed(id),
        SessionError::RateLimited { session_id: id, limit_per_minute: first },
        SessionError::AgentMismatch { session_id: id, expected, actual },
        SessionError::StorageWriteThrough { session_id: id, detail: text.clone() },
        SessionError::TooManySessions { agent_id: text.clone(), max: first, current: second },
    ])
}

fn klp_kinds(_: &Values) -> Vec<Box<dyn WireError>> {
    boxed(vec![
        ErrorKind::ParseError,
        ErrorKind::InvalidRequest,
        ErrorKind::MethodNotFound,
        ErrorKind::InvalidParams,
        ErrorKind::InternalError,
        ErrorKind::Unauthorized,
        ErrorKind::NotFound,
        ErrorKind::AgentDisconnected,
        ErrorKind::RateLimit,
        ErrorKind::StaleProtocol,
        ErrorKind::PayloadTooLarge,
        ErrorKind::Unknown,
    ])
}

fn a2a(text: &str) -> Vec<A2aError> {
    let text = || text.to_owned();
    vec![
        A2aError::TaskNotFound { task_id: text() },
        A2aError::TaskNotCancelable { task_id: text() },
        A2aError::PushNotificationNotSupported,
        A2aError::UnsupportedOperation { message: text() },
        A2aError::ContentTypeNotSupported { content_type: text() },
        A2aError::InvalidAgentResponse { message: text() },
        A2aError::ExtendedAgentCardNotConfigured,
        A2aError::ExtensionSupportRequired { extension: text() },
        A2aError::VersionNotSupported { version: text() },
        A2aError::InvalidRequest { message: text() },
        A2aError::Internal(text()),
    ]
}

fn a2a_errors(values: &Values) -> Vec<Box<dyn WireError>> {
    boxed(a2a(&values.text))
}

fn a2a_v1_errors(values: &Values) -> Vec<Box<dyn WireError>> {
    let with_violations = |error| match error {
        A2aV1Error::InvalidRequest { message, .. } => {
            A2aV1Error::InvalidRequest { message, violations: values.violations.clone() }
        }
        error => error,
    };
    boxed(a2a(&values.text).into_iter().map(A2aV1Error::from).map(with_violations).collect())
}
