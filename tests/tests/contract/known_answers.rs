//! Contracts that were published, compared with those of today.

use wire_error::contract::{Class, Contract, Listing, diff};
use wire_error_examples::a2a::{A2aError, A2aV1Error};
use wire_error_examples::session::SessionError;

/// `SessionError` as it was first published, with seven variants.
const SEVEN: &str = include_str!("session_of_seven.contract.jsonl");

#[test]
fn two_variants_more_are_two_reasons_added() {
    let changes = diff(&SEVEN.parse().unwrap(), &Contract::of::<SessionError>());
    assert_eq!(
        Listing(&changes).to_string(),
        "compatible  reason-added  session.arbiter.example/STORAGE_WRITE_THROUGH_FAILED  none -> STORAGE_WRITE_THROUGH_FAILED\n\
         compatible  reason-added  session.arbiter.example/TOO_MANY_SESSIONS             none -> TOO_MANY_SESSIONS\n",
    );
}

#[test]
fn version_1_breaks_three_statuses_and_the_shape_of_data() {
    let changes = diff(&Contract::of::<A2aError>(), &Contract::of::<A2aV1Error>());
    let breaking: Vec<_> =
        changes.iter().filter(|change| change.class == Class::Breaking).cloned().collect();
    assert_eq!(
        Listing(&breaking).to_string(),
        "breaking  data-shape-changed  the type                                     data: info -> details\n\
         breaking  http-changed        a2a-protocol.org/CONTENT_TYPE_NOT_SUPPORTED  http: 415 -> 400\n\
         breaking  http-changed        a2a-protocol.org/INVALID_AGENT_RESPONSE      http: 502 -> 500\n\
         breaking  http-changed        a2a-protocol.org/TASK_NOT_CANCELABLE         http: 409 -> 400\n",
    );
}
