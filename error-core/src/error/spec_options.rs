//! `SpecOptions`: what most errors lack of a record.

use wire_error_shared::ProblemType;

use super::field_spec::FieldSpec;

/// What most errors lack of a record. See the methods of [`ErrorSpec`](crate::ErrorSpec) of the same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpecOptions {
    pub(super) problem: ProblemType<'static>,
    pub(super) fix: Option<&'static str>,
    pub(super) log: Option<LogLevel>,
    pub(super) has_data: bool,
    pub(super) headers: &'static [&'static str],
    pub(super) extensions: &'static [FieldSpec],
    pub(super) rpc_details: &'static [&'static str],
    pub(super) fixed_headers: &'static [(&'static str, &'static str)],
    pub(super) is_challenged: bool,
}

/// The level of the event that an error leaves in the logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogLevel {
    /// `ERROR`.
    Error,
    /// `WARN`.
    Warn,
    /// `INFO`.
    Info,
    /// `DEBUG`.
    Debug,
    /// No event.
    Off,
}

impl SpecOptions {
    /// Nothing of it is said.
    pub const NONE: Self = Self {
        problem: ProblemType { uri: None, title: None },
        fix: None,
        log: None,
        has_data: false,
        headers: &[],
        extensions: &[],
        rpc_details: &[],
        fixed_headers: &[],
        is_challenged: false,
    };

    /// Sets the `type` of RFC 9457, where a standard fixes it.
    #[must_use]
    pub const fn with_type_uri(mut self, uri: &'static str) -> Self {
        self.problem.uri = Some(uri);
        self
    }

    /// Sets the `title` of RFC 9457, where a standard fixes it.
    #[must_use]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.problem.title = Some(title);
        self
    }

    /// Sets what the caller can do.
    #[must_use]
    pub const fn with_fix(mut self, fix: &'static str) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Sets the level of the event.
    #[must_use]
    pub const fn with_log(mut self, level: LogLevel) -> Self {
        self.log = Some(level);
        self
    }

    /// Says that a value may send something as JSON-RPC's `error.data` in place of the details.
    #[must_use]
    pub const fn with_data(mut self) -> Self {
        self.has_data = true;
        self
    }

    /// Sets the names of the headers that a value may send.
    #[must_use]
    pub const fn with_headers(mut self, names: &'static [&'static str]) -> Self {
        self.headers = names;
        self
    }

    /// Sets the headers that every value sends.
    #[must_use]
    pub const fn with_fixed_headers(
        mut self,
        headers: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.fixed_headers = headers;
        self
    }

    /// Sets the extension members of RFC 9457 (section 3.2).
    #[must_use]
    pub const fn with_extensions(mut self, extensions: &'static [FieldSpec]) -> Self {
        self.extensions = extensions;
        self
    }

    /// Sets the names of the `google.rpc` details that a value may carry.
    #[must_use]
    pub const fn with_rpc_details(mut self, names: &'static [&'static str]) -> Self {
        self.rpc_details = names;
        self
    }

    /// Says that a value may carry a challenge.
    #[must_use]
    pub const fn with_challenges(mut self) -> Self {
        self.is_challenged = true;
        self
    }

    /// The type and title, if a standard fixes one.
    pub(super) const fn problem_type(&'static self) -> Option<&'static ProblemType<'static>> {
        match self.problem {
            ProblemType { uri: None, title: None } => None,
            _ => Some(&self.problem),
        }
    }
}
