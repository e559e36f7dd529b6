//! Changes as a table that a person reads in the log of a CI run.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use super::change::Change;
use crate::error::escape::Escaped;

/// How many changes there are of each class: `1 breaking, 2 compatible`.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a>(pub &'a [Change]);

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts = BTreeMap::new();
        for change in self.0 {
            *counts.entry((change.accepted.is_some(), change.class)).or_insert(0) += 1;
        }
        if counts.is_empty() {
            return f.write_str("no change");
        }
        let mut between = "";
        for ((accepted, class), count) in counts {
            write!(f, "{between}{count} {class}")?;
            f.write_str(if accepted { " (accepted)" } else { "" })?;
            between = ", ";
        }
        Ok(())
    }
}

/// One change a line: its class, its rule, its error, what it was and what it is.
///
/// # Examples
///
/// ```text
/// breaking    http-changed  shop.example/CART_EMPTY  http: 400 -> 422
/// compatible  reason-added  shop.example/SOLD_OUT    SOLD_OUT
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a>(pub &'a [Change]);

impl fmt::Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<_> = self.0.iter().map(Change::columns).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
        let widths = [0, 1, 2].map(|column| width(column).unwrap_or_default());
        for row in &rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                write!(line, "{cell:width$}  ")?;
            }
            line.push_str(&row[3]);
            let mut out = Escaped::new(f);
            out.write_str(line.trim_end())?;
            f.write_char('\n')?;
        }
        Ok(())
    }
}

impl Change {
    fn columns(&self) -> [String; 4] {
        let class = match self.accepted {
            Some(_) => "accepted".to_string(),
            None => self.class.to_string(),
        };
        [class, self.id.to_string(), self.subject(), self.what()]
    }

    /// Of what it is a change: `shop.example/CART_EMPTY`; of the whole type: `the type`.
    #[must_use]
    pub fn subject(&self) -> String {
        match (&self.domain, &self.reason) {
            (Some(domain), Some(reason)) => alloc::format!("{domain}/{reason}"),
            (_, Some(reason)) => reason.clone(),
            (_, None) => "the type".to_string(),
        }
    }

    /// What it was and what it is: `http: 400 -> 422`.
    #[must_use]
    pub fn what(&self) -> String {
        let field = self.field.as_ref().map(|field| alloc::format!("{field}: "));
        let field = field.as_deref().unwrap_or_default();
        let mut what = match (&self.from, &self.to) {
            (Some(from), Some(to)) => alloc::format!("{field}{from} -> {to}"),
            (Some(from), None) => alloc::format!("{field}{from} -> none"),
            (None, Some(to)) => alloc::format!("{field}none -> {to}"),
            (None, None) => self.field.clone().unwrap_or_default(),
        };
        if let Some(why) = &self.accepted {
            let _ = write!(what, " ({why})");
        }
        what
    }
}
