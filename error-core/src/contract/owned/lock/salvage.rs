//! What is locked by a file that git could not merge.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::contract::owned::diff::{Change, diff};
use crate::contract::owned::text::{
    self, ContractError, Header, Line, identity, is_conflict_marker,
};
use crate::contract::{Contract, Entry};

/// The contract of a file that may hold conflict markers, and then the lines of both sides: of an
/// error that has several, the one that is nearest to the code.
///
/// # Errors
///
/// Where another line cannot be read: nothing else knows what it said.
pub(super) fn salvage(text: &str, code: &Contract) -> Result<Contract, ContractError> {
    let (mut headers, mut retired, mut accepted) = (Vec::new(), Vec::new(), Vec::new());
    let mut errors: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
    for (number, text) in text::lines(text).filter(|(_, text)| !is_conflict_marker(text)) {
        match text::read_line(text).map_err(|what| ContractError { line: number, what })? {
            Line::Header(header) => headers.push(header),
            Line::Error(error) => errors.entry(identity(&error)).or_default().push(*error),
            Line::Retired(line) => retired.push(line),
            Line::Accepted(line) => accepted.push(line),
        }
    }
    let without = |contract: &Contract| contract.clone().with_errors([]);
    let headers = headers.into_iter().map(Header::contract);
    let header = headers.min_by_key(|header| open_changes(header, &without(code)));
    let header = header.ok_or_else(text::no_header)?;
    let nearest = |lines: Vec<Entry>| {
        let code = code.errors().iter().filter(|error| identity(error) == identity(&lines[0]));
        let code = without(&header).with_errors(code.cloned());
        let alone = |line: &Entry| without(&header).with_errors([line.clone()]);
        lines.into_iter().min_by_key(|line| open_changes(&alone(line), &code))
    };
    let errors: Vec<Entry> = errors.into_values().filter_map(nearest).collect();
    Ok(header.with_errors(errors).with_retired(retired).with_accepted(accepted))
}

fn open_changes(old: &Contract, new: &Contract) -> usize {
    diff(old, new).iter().filter(|change| Change::is_open(change)).count()
}
