//! How the bodies of a record start, prepared when its crate is compiled.

use crate::start::Start;
use crate::template::Template;
use crate::{ErrorSpec, aip193, jsonrpc, problem};

/// How what the JSON formats write of a record starts, where it is known and not too long: one
/// piece is faster to write than three.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Starts {
    /// The code, and what follows it up to the message.
    pub(crate) jsonrpc: Option<Start<24>>,
    /// A body up to the first field of its message, the text of which has nothing to escape.
    pub(crate) aip193: Option<Start<64>>,
    /// The same of a problem that has no type.
    pub(crate) problem: Option<problem::Head>,
}

impl Starts {
    pub(crate) const NONE: Self = Self { jsonrpc: None, aip193: None, problem: None };

    pub(crate) const fn of(spec: &ErrorSpec, template: Option<&Template>) -> Self {
        let (aip193, problem) = match template {
            Some(template) if template.is_plain => {
                let lead = template.lead();
                (aip193::start(spec.http_status, lead), problem::start(spec, lead))
            }
            _ => (None, None),
        };
        Self { jsonrpc: jsonrpc::start(spec.code), aip193, problem }
    }
}
