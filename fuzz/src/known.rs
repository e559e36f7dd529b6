//! A contract that some inputs keep.

use wire_error::WireError;

/// A contract that some inputs keep.
#[derive(Debug, WireError)]
#[expect(dead_code, reason = "its contract is asked for, and no value")]
#[wire(domain = "a2a-protocol.org", client = Client)]
pub(crate) enum Known {
    /// With each kind of field.
    #[wire(http = 404, code = -32001, reason = "TASK_NOT_FOUND", message = "{id:>4} {name} {ok}")]
    TaskNotFound {
        /// A number.
        #[wire(public = "task_id")]
        id: i64,
        /// A string.
        #[wire(public)]
        name: String,
        /// An option.
        #[wire(public)]
        ok: Option<bool>,
    },
    /// A code alone.
    #[wire(http = 409, code = -32002)]
    Busy,
}
