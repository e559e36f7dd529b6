//! A name in another case, owned.

use std::fmt::{self, Write};

use wire_error_shared::words;

/// `task not found` from `TaskNotFound`.
pub(crate) fn sentence(name: &str) -> String {
    owned(words::sentence, name)
}

/// `TASK_NOT_FOUND` from `TaskNotFound`.
pub(crate) fn upper_snake(name: &str) -> String {
    owned(words::upper_snake, name)
}

/// `taskId` from `task_id`.
pub(crate) fn lower_camel(name: &str) -> String {
    owned(words::lower_camel, name)
}

fn owned(join: fn(&str, &mut dyn Write) -> fmt::Result, name: &str) -> String {
    let mut text = String::new();
    join(name, &mut text).expect("a String grows");
    text
}
