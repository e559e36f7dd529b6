//! `ErrorSpec`: the record of one kind of error.

use core::fmt;
use core::time::Duration;

use wire_error_shared::Prepared;
use wire_error_shared::{Facts, Given, Resolved, resolve};

use super::field_spec::{FieldSpec, unless_empty};
use super::row::Row;
use super::spec_options::{LogLevel, SpecOptions};
use super::template::{Part, Template};
use crate::Code;

/// What is fixed about one kind of error, known before any error happens.
///
/// The derive makes one for each variant. By hand, start with [`ErrorSpec::new`] and set what
/// differs from an internal error; what is left out of [`with_code`](Self::with_code),
/// [`with_http`](Self::with_http) and [`with_grpc`](Self::with_grpc) follows from what is given.
/// These setters check nothing: the derive does.
///
/// # Examples
///
/// ```
/// use wire_error::{Code, ErrorSpec};
///
/// const NOT_FOUND: ErrorSpec = ErrorSpec::new("OrderNotFound").with_grpc(Code::NotFound);
/// assert_eq!(NOT_FOUND.http_status(), 404);
/// assert_eq!(NOT_FOUND.code(), -32000);
/// ```
#[derive(Clone, Copy)]
pub struct ErrorSpec {
    pub(crate) name: &'static str,
    pub(crate) facts: Facts<'static>,
    pub(crate) template: Template<'static>,
    pub(crate) fields: &'static [FieldSpec],
    retry_after: Option<Duration>,
    help: Option<&'static str>,
    www_authenticate: Option<&'static str>,
    description: Option<&'static str>,
    options: &'static SpecOptions,
    retryable: Option<bool>,
    /// Which of `code`, `http` and `grpc` were given: the sum of 1, 2 and 4.
    given: u8,
    may_delay: bool,
    has_violations: bool,
    is_opaque: bool,
    is_deprecated: bool,
}

impl ErrorSpec {
    /// The record of an internal error: -32603, 500, `Internal`, no reason.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            facts: Facts {
                code: Code::Internal.jsonrpc_code(),
                http_status: Code::Internal.http_status(),
                grpc_code: Code::Internal,
                prepared: Prepared::NONE,
                reason: None,
                domain: None,
                problem: None,
            },
            template: Template::text("internal error"),
            fields: &[],
            retry_after: None,
            help: None,
            www_authenticate: None,
            description: None,
            options: &SpecOptions::NONE,
            retryable: None,
            given: 0,
            may_delay: false,
            has_violations: false,
            is_opaque: false,
            is_deprecated: false,
        }
    }

    /// The record that a row of the derive's says.
    pub(crate) const fn of_row(
        row: &Row,
        fields: &'static [FieldSpec],
        parts: &'static [Part],
    ) -> Self {
        let reason = unless_empty(row.reason);
        let spec = Self {
            name: row.name,
            facts: Facts {
                code: row.code,
                http_status: row.http,
                grpc_code: row.grpc,
                prepared: Prepared { pieces: row.prepared, ends: row.ends, data: row.data },
                reason,
                domain: match reason {
                    Some(_) => Some(row.domain),
                    None => None,
                },
                problem: row.options.problem_type(),
            },
            template: Template::split(row.message, parts, !row.has_escapes),
            fields,
            retry_after: row.retry_after,
            help: unless_empty(row.help),
            www_authenticate: unless_empty(row.www_authenticate),
            description: unless_empty(row.description),
            options: row.options,
            retryable: row.retryable,
            given: row.given,
            may_delay: row.retry_info,
            has_violations: row.bad_request,
            is_opaque: row.opaque,
            is_deprecated: row.deprecated,
        };
        spec.resolve()
    }

    /// Derives what was not given from what was, in the order `grpc`, `http`, `code`.
    const fn resolve(mut self) -> Self {
        let Resolved { code, http_status, grpc_code } = resolve(Given {
            code: if self.given & 1 != 0 { Some(self.facts.code) } else { None },
            http_status: if self.given & 2 != 0 { Some(self.facts.http_status) } else { None },
            grpc_code: if self.given & 4 != 0 { Some(self.facts.grpc_code) } else { None },
        });
        (self.facts.code, self.facts.http_status, self.facts.grpc_code) =
            (code, http_status, grpc_code);
        self
    }

    /// The variant's name. For logs: it is on no wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// JSON-RPC 2.0 `error.code`.
    #[must_use]
    pub const fn code(&self) -> i32 {
        self.facts.code
    }

    /// Whether the JSON-RPC code was given rather than derived.
    #[must_use]
    pub const fn code_is_given(&self) -> bool {
        self.given & 1 != 0
    }

    /// HTTP status, 400 to 599.
    #[must_use]
    pub const fn http_status(&self) -> u16 {
        self.facts.http_status
    }

    /// `google.rpc.Status.code`.
    #[must_use]
    pub const fn grpc_code(&self) -> Code {
        self.facts.grpc_code
    }

    /// `ErrorInfo.reason`: unique in `domain`. Clients match on it, so renaming it is a breaking
    /// change.
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        self.facts.reason
    }

    /// `ErrorInfo.domain`: who owns the reason, such as `shop.example`.
    #[must_use]
    pub const fn domain(&self) -> Option<&'static str> {
        self.facts.domain
    }

    /// The template of the public message, with its `{fields}`.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        self.template.as_str()
    }

    /// Whether the public message shows the field of this name.
    #[must_use]
    pub fn message_shows(&self, name: &str) -> bool {
        self.template.has_field(self.fields, name)
    }

    /// Each public field, in the order in which [`Disclose::visit_fields`] passes their texts.
    ///
    /// [`Disclose::visit_fields`]: crate::Disclose::visit_fields
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldSpec] {
        self.fields
    }

    /// Whether the same request may succeed later: as declared, else where it is `Unavailable` or
    /// may carry a delay.
    #[must_use]
    pub const fn retryable(&self) -> bool {
        match self.retryable {
            Some(retryable) => retryable,
            None => matches!(self.facts.grpc_code, Code::Unavailable) || self.may_delay(),
        }
    }

    /// What was declared of it, if anything was.
    #[must_use]
    pub const fn retryable_is_given(&self) -> Option<bool> {
        self.retryable
    }

    /// `RetryInfo.retry_delay`, where it is the same for every value.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether a value may carry `google.rpc.RetryInfo`.
    #[must_use]
    pub const fn may_delay(&self) -> bool {
        self.may_delay || self.retry_after.is_some()
    }

    /// Whether a value may carry `google.rpc.BadRequest`.
    #[must_use]
    pub const fn has_violations(&self) -> bool {
        self.has_violations
    }

    /// An absolute link for `google.rpc.Help`.
    #[must_use]
    pub const fn help(&self) -> Option<&'static str> {
        self.help
    }

    /// The `WWW-Authenticate` header (RFC 9110, section 11.6.1), where it is the same for every
    /// value.
    #[must_use]
    pub const fn www_authenticate(&self) -> Option<&'static str> {
        self.www_authenticate
    }

    /// Whether a value may carry a challenge known at run time.
    #[must_use]
    pub const fn has_challenges(&self) -> bool {
        self.options.is_challenged
    }

    /// Whether the bytes are the same whatever the fields hold.
    #[must_use]
    pub const fn is_opaque(&self) -> bool {
        self.is_opaque
    }

    /// What the published catalogue says.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Whether the variant is deprecated.
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.is_deprecated
    }

    /// The `type` of RFC 9457, where a standard fixes it.
    #[must_use]
    pub const fn type_uri(&self) -> Option<&'static str> {
        self.options.problem.uri
    }

    /// The `title` of RFC 9457, where a standard fixes it.
    #[must_use]
    pub const fn title(&self) -> Option<&'static str> {
        self.options.problem.title
    }

    /// What the caller can do.
    #[must_use]
    pub const fn fix(&self) -> Option<&'static str> {
        self.options.fix
    }

    /// The level of the event that a value leaves in the logs: as declared, else `Error` for a 5xx
    /// but 501, and `Debug`.
    #[must_use]
    pub const fn log(&self) -> LogLevel {
        match (self.options.log, self.facts.http_status) {
            (Some(level), _) => level,
            (None, 501) => LogLevel::Debug,
            (None, status) if status >= 500 => LogLevel::Error,
            (None, _) => LogLevel::Debug,
        }
    }

    /// Whether a value may send something as JSON-RPC's `error.data` in place of the details.
    #[must_use]
    pub const fn has_data(&self) -> bool {
        self.options.has_data
    }

    /// The names of the headers that a value may send.
    #[must_use]
    pub const fn headers(&self) -> &'static [&'static str] {
        self.options.headers
    }

    /// The headers that every value sends.
    #[must_use]
    pub const fn fixed_headers(&self) -> &'static [(&'static str, &'static str)] {
        self.options.fixed_headers
    }

    /// The extension members of RFC 9457 (section 3.2).
    #[must_use]
    pub const fn extensions(&self) -> &'static [FieldSpec] {
        self.options.extensions
    }

    /// The names of the `google.rpc` details that a value may carry, known at run time.
    #[must_use]
    pub const fn rpc_details(&self) -> &'static [&'static str] {
        self.options.rpc_details
    }

    /// Sets the JSON-RPC code.
    #[must_use]
    pub const fn with_code(mut self, code: i32) -> Self {
        self.facts.prepared = Prepared::NONE;
        self.facts.code = code;
        self.given |= 1;
        self.resolve()
    }

    /// Sets the HTTP status.
    #[must_use]
    pub const fn with_http(mut self, status: u16) -> Self {
        self.facts.prepared = Prepared::NONE;
        self.facts.http_status = status;
        self.given |= 2;
        self.resolve()
    }

    /// Sets the gRPC code.
    #[must_use]
    pub const fn with_grpc(mut self, code: Code) -> Self {
        self.facts.prepared = Prepared::NONE;
        self.facts.grpc_code = code;
        self.given |= 4;
        self.resolve()
    }

    /// Sets the reason, and the domain that owns it.
    ///
    /// Both are left out where nothing else makes room for them, and one is too long to be any: over gRPC a
    /// reason of more than 63 characters or a domain of more than 253, in JSON one of more than 16 KiB.
    #[must_use]
    pub const fn with_reason(mut self, domain: &'static str, reason: &'static str) -> Self {
        self.facts.domain = Some(domain);
        self.facts.reason = Some(reason);
        self.facts.prepared = Prepared::NONE;
        self
    }

    /// Sets the template of the public message, such as `no order {id}`. A doubled brace is a
    /// brace.
    #[must_use]
    pub const fn with_message(mut self, template: &'static str) -> Self {
        self.facts.prepared = Prepared::NONE;
        self.template = Template::written(template);
        self
    }

    /// Sets the public fields.
    #[must_use]
    pub const fn with_fields(mut self, fields: &'static [FieldSpec]) -> Self {
        self.facts.prepared = Prepared::NONE;
        self.fields = fields;
        self
    }

    /// Sets whether the same request may succeed later.
    #[must_use]
    pub const fn with_retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }

    /// Sets a retry delay that is the same for every value.
    #[must_use]
    pub const fn with_retry_after(mut self, delay: Duration) -> Self {
        self.retry_after = Some(delay);
        self
    }

    /// Says that a value may carry `google.rpc.RetryInfo`.
    #[must_use]
    pub const fn with_delay(mut self) -> Self {
        self.may_delay = true;
        self
    }

    /// Says that a value may carry `google.rpc.BadRequest`.
    #[must_use]
    pub const fn with_violations(mut self) -> Self {
        self.has_violations = true;
        self
    }

    /// Sets the `google.rpc.Help` link.
    #[must_use]
    pub const fn with_help(mut self, url: &'static str) -> Self {
        self.help = Some(url);
        self
    }

    /// Sets the `WWW-Authenticate` header.
    #[must_use]
    pub const fn with_www_authenticate(mut self, challenge: &'static str) -> Self {
        self.www_authenticate = Some(challenge);
        self
    }

    /// Says that the bytes are the same whatever the fields hold.
    #[must_use]
    pub const fn with_opaque(mut self) -> Self {
        self.is_opaque = true;
        self
    }

    /// Sets what the published catalogue says.
    #[must_use]
    pub const fn with_description(mut self, description: &'static str) -> Self {
        self.description = Some(description);
        self
    }

    /// Says that the variant is deprecated.
    #[must_use]
    pub const fn with_deprecated(mut self) -> Self {
        self.is_deprecated = true;
        self
    }

    /// Sets what most errors lack.
    ///
    /// # Examples
    ///
    /// ```
    /// use wire_error::{ErrorSpec, SpecOptions};
    ///
    /// static OPTIONS: SpecOptions =
    ///     SpecOptions::NONE.with_type_uri("urn:ietf:params:acme:error:badNonce");
    /// static BAD_NONCE: ErrorSpec =
    ///     ErrorSpec::new("BadNonce").with_http(400).with_options(&OPTIONS);
    /// assert_eq!(BAD_NONCE.type_uri(), Some("urn:ietf:params:acme:error:badNonce"));
    /// ```
    #[must_use]
    pub const fn with_options(mut self, options: &'static SpecOptions) -> Self {
        self.options = options;
        self.facts.prepared = Prepared::NONE;
        self.facts.problem = options.problem_type();
        self
    }
}

/// The facts of the record, on which what is public is made of nothing but these.
impl fmt::Debug for ErrorSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ErrorSpec");
        shown
            .field("name", &self.name)
            .field("code", &self.code())
            .field("http_status", &self.http_status())
            .field("grpc_code", &self.grpc_code());
        if let (Some(domain), Some(reason)) = (self.domain(), self.reason()) {
            shown.field("domain", &domain).field("reason", &reason);
        }
        shown.field("message", &self.message()).finish_non_exhaustive()
    }
}

impl PartialEq for ErrorSpec {
    fn eq(&self, other: &Self) -> bool {
        let said = |spec: &Self| Facts { prepared: Prepared::NONE, ..spec.facts }; // which says nothing more
        self.name == other.name
            && said(self) == said(other)
            && self.given == other.given
            && self.message() == other.message()
            && self.fields == other.fields
            && self.retryable == other.retryable
            && self.retry_after == other.retry_after
            && (self.may_delay, self.has_violations) == (other.may_delay, other.has_violations)
            && self.help == other.help
            && self.www_authenticate == other.www_authenticate
            && (self.is_opaque, self.is_deprecated) == (other.is_opaque, other.is_deprecated)
            && self.description == other.description
            && self.options == other.options
    }
}

impl Eq for ErrorSpec {}

#[cfg(test)]
mod tests {
    use alloc::vec;
    use alloc::vec::Vec;

    use super::*;

    /// The numbers that the given ones resolve to.
    fn numbers(spec: &ErrorSpec) -> (i32, u16, Code) {
        (spec.code(), spec.http_status(), spec.grpc_code())
    }

    #[test]
    fn a_grpc_code_alone_gives_the_others() {
        use Code::*;
        for (code, http, jsonrpc) in [
            (InvalidArgument, 400, -32602),
            (FailedPrecondition, 400, -32000),
            (OutOfRange, 400, -32602),
            (Unauthenticated, 401, -32000),
            (PermissionDenied, 403, -32000),
            (NotFound, 404, -32000),
            (Aborted, 409, -32000),
            (AlreadyExists, 409, -32000),
            (ResourceExhausted, 429, -32000),
            (Cancelled, 499, -32000),
            (DataLoss, 500, -32603),
            (Unknown, 500, -32603),
            (Internal, 500, -32603),
            (Unimplemented, 501, -32601),
            (Unavailable, 503, -32000),
            (DeadlineExceeded, 504, -32000),
        ] {
            assert_eq!(numbers(&ErrorSpec::new("E").with_grpc(code)), (jsonrpc, http, code));
        }
    }

    #[test]
    fn an_http_status_alone_gives_the_others() {
        use Code::*;
        for (statuses, code) in [
            (&[400, 413, 415, 422][..], InvalidArgument),
            (&[401], Unauthenticated),
            (&[403], PermissionDenied),
            (&[404, 410], NotFound),
            (&[405, 501], Unimplemented),
            (&[408, 504], DeadlineExceeded),
            (&[409], Aborted),
            (&[416], OutOfRange),
            (&[429], ResourceExhausted),
            (&[499], Cancelled),
            (&[500], Internal),
            (&[502, 503], Unavailable),
            (&[402, 406, 407, 411, 412, 414, 417, 418, 421, 423, 451, 498], FailedPrecondition),
            (&[505, 507, 511, 599], Internal),
        ] {
            for &status in statuses {
                let spec = ErrorSpec::new("E").with_http(status);
                assert_eq!(numbers(&spec), (code.jsonrpc_code(), status, code));
            }
        }
    }

    #[test]
    fn a_predefined_code_alone_gives_the_others() {
        for (jsonrpc, http, code) in [
            (-32700, 400, Code::InvalidArgument),
            (-32600, 400, Code::InvalidArgument),
            (-32602, 400, Code::InvalidArgument),
            (-32601, 501, Code::Unimplemented),
            (-32603, 500, Code::Internal),
        ] {
            assert_eq!(numbers(&ErrorSpec::new("E").with_code(jsonrpc)), (jsonrpc, http, code));
        }
    }

    #[test]
    fn what_is_given_stays_whatever_the_order() {
        let expected = (-32001, 409, Code::FailedPrecondition);
        let new = ErrorSpec::new("E");
        assert_eq!(
            numbers(&new.with_code(-32001).with_http(409).with_grpc(Code::FailedPrecondition)),
            expected
        );
        assert_eq!(
            numbers(&new.with_grpc(Code::FailedPrecondition).with_http(409).with_code(-32001)),
            expected
        );
        assert_eq!(numbers(&new.with_code(-32001).with_http(404)), (-32001, 404, Code::NotFound));
        assert_eq!(
            numbers(&new.with_http(410).with_grpc(Code::NotFound)),
            (-32000, 410, Code::NotFound)
        );
        assert_eq!(numbers(&new), (-32603, 500, Code::Internal));
    }

    static OPTIONS: [SpecOptions; 9] = [
        SpecOptions::NONE.with_type_uri("urn:a"),
        SpecOptions::NONE.with_title("A"),
        SpecOptions::NONE.with_fix("Wait."),
        SpecOptions::NONE.with_log(LogLevel::Warn),
        SpecOptions::NONE.with_data(),
        SpecOptions::NONE.with_headers(&["A"]),
        SpecOptions::NONE.with_extensions(&[FieldSpec::new("left")]),
        SpecOptions::NONE.with_rpc_details(&["QuotaFailure"]),
        SpecOptions::NONE.with_challenges(),
    ];

    const FIELDS: &[FieldSpec] = &[FieldSpec::new("id"), FieldSpec::new("of")];

    /// Each says one thing more than the first.
    fn records() -> Vec<ErrorSpec> {
        let new = ErrorSpec::new("E");
        let mut records = vec![
            new,
            ErrorSpec::new("F"),
            new.with_code(-32603),
            new.with_http(500),
            new.with_grpc(Code::Internal),
            new.with_grpc(Code::NotFound),
            new.with_reason("a.example", "A"),
            new.with_message("a {id}"),
            new.with_fields(FIELDS),
            new.with_retryable(true),
            new.with_retryable(false),
            new.with_retry_after(Duration::from_secs(1)),
            new.with_delay(),
            new.with_violations(),
            new.with_help("https://a.example"),
            new.with_www_authenticate("Basic"),
            new.with_opaque(),
            new.with_description("A."),
            new.with_deprecated(),
        ];
        records.extend(OPTIONS.iter().map(|options| new.with_options(options)));
        records
    }

    #[test]
    fn a_record_is_another_where_it_says_another_thing() {
        let records = records();
        for (at, one) in records.iter().enumerate() {
            for (other_at, other) in records.iter().enumerate() {
                assert_eq!(one == other, at == other_at, "{at} and {other_at}");
            }
        }
    }

    #[test]
    fn a_record_says_what_was_set() {
        let says = |is_it: fn(&ErrorSpec) -> bool| -> Vec<usize> {
            let records = records();
            (0..records.len()).filter(|&at| is_it(&records[at])).collect()
        };
        assert_eq!(says(|it| it.name() == "F"), [1]);
        assert_eq!(says(ErrorSpec::code_is_given), [2]);
        assert_eq!(says(|it| it.reason() == Some("A")), [6]);
        assert_eq!(says(|it| it.domain() == Some("a.example")), [6]);
        assert_eq!(says(|it| it.message() == "a {id}"), [7]);
        assert_eq!(says(|it| it.fields() == FIELDS), [8]);
        assert_eq!(says(|it| it.retryable_is_given() == Some(true)), [9]);
        assert_eq!(says(|it| it.retryable_is_given() == Some(false)), [10]);
        assert_eq!(says(ErrorSpec::retryable), [9, 11, 12]);
        assert_eq!(says(|it| it.retry_after() == Some(Duration::from_secs(1))), [11]);
        assert_eq!(says(ErrorSpec::may_delay), [11, 12]);
        assert_eq!(says(ErrorSpec::has_violations), [13]);
        assert_eq!(says(|it| it.help() == Some("https://a.example")), [14]);
        assert_eq!(says(|it| it.www_authenticate() == Some("Basic")), [15]);
        assert_eq!(says(ErrorSpec::is_opaque), [16]);
        assert_eq!(says(|it| it.description() == Some("A.")), [17]);
        assert_eq!(says(ErrorSpec::is_deprecated), [18]);
        assert_eq!(says(|it| it.type_uri() == Some("urn:a")), [19]);
        assert_eq!(says(|it| it.title() == Some("A")), [20]);
        assert_eq!(says(|it| it.facts.problem.is_some()), [19, 20]);
        assert_eq!(says(|it| it.fix() == Some("Wait.")), [21]);
        assert_eq!(says(|it| it.log() == LogLevel::Warn), [22]);
        assert_eq!(says(ErrorSpec::has_data), [23]);
        assert_eq!(says(|it| it.headers() == ["A"]), [24]);
        assert_eq!(says(|it| it.extensions() == [FieldSpec::new("left")]), [25]);
        assert_eq!(says(|it| it.rpc_details() == ["QuotaFailure"]), [26]);
        assert_eq!(says(ErrorSpec::has_challenges), [27]);
    }

    #[test]
    fn a_message_shows_the_fields_that_it_names() {
        let written = ErrorSpec::new("E").with_fields(FIELDS).with_message("no {id}, {{of}}");
        assert!(written.message_shows("id"));
        assert!(!written.message_shows("of"));
        assert!(!written.message_shows("no"));
        let both = written.with_message("{id} {of}");
        assert!(both.message_shows("id") && both.message_shows("of"));
        let row = Row { message: "no {id}", ..Row::NEW };
        let split = ErrorSpec::of_row(&row, FIELDS, &[("no ", 0)]);
        assert!(split.message_shows("id") && !split.message_shows("of"));
    }

    #[test]
    fn a_row_of_the_derives_is_a_record() {
        assert_eq!(
            ErrorSpec::of_row(&Row { name: "E", ..Row::NEW }, &[], &[]),
            ErrorSpec::new("E").with_message("")
        );
        let row = Row {
            name: "E",
            code: -32001,
            http: 404,
            grpc: Code::Aborted,
            given: 7,
            reason: "A",
            domain: "a.example",
            message: "a",
            retryable: Some(true),
            retry_after: Some(Duration::from_secs(1)),
            retry_info: true,
            bad_request: true,
            help: "https://a.example",
            www_authenticate: "Basic",
            opaque: true,
            description: "A.",
            deprecated: true,
            options: &OPTIONS[0],
            ..Row::NEW
        };
        let record = ErrorSpec::new("E")
            .with_code(-32001)
            .with_http(404)
            .with_grpc(Code::Aborted)
            .with_message("a")
            .with_retryable(true)
            .with_retry_after(Duration::from_secs(1))
            .with_delay()
            .with_violations()
            .with_help("https://a.example")
            .with_www_authenticate("Basic")
            .with_opaque()
            .with_description("A.")
            .with_deprecated()
            .with_options(&OPTIONS[0]);
        assert_eq!(ErrorSpec::of_row(&row, &[], &[]), record.with_reason("a.example", "A"));
        assert_eq!(ErrorSpec::of_row(&Row { reason: "", ..row }, &[], &[]), record);
        let escaped = Row { has_escapes: true, ..row };
        assert!(ErrorSpec::of_row(&row, &[], &[]).template.is_plain);
        assert!(!ErrorSpec::of_row(&escaped, &[], &[]).template.is_plain);
    }

    #[test]
    fn only_unavailable_or_a_delay_is_retryable_by_itself() {
        let new = ErrorSpec::new("E");
        assert!(!new.retryable());
        assert!(new.with_grpc(Code::Unavailable).retryable());
        assert!(!new.with_grpc(Code::Unavailable).with_retryable(false).retryable());
        assert!(new.with_retry_after(Duration::from_secs(1)).retryable());
        assert!(new.with_grpc(Code::NotFound).with_delay().retryable());
        assert!(new.with_http(429).with_retryable(true).retryable());
        assert!(!new.with_http(429).retryable());
    }
}
