//! Breaks that were argued for.

use wire_error::contract::{Change, Contract, Listing, diff};

use crate::diff::{contract, error};
use crate::lock::File;

/// What is still to be argued for, from one contract to the other.
fn open(old: &Contract, new: &Contract) -> Vec<String> {
    let changes: Vec<Change> = diff(old, new).into_iter().filter(Change::is_open).collect();
    Listing(&changes).to_string().lines().map(str::to_owned).collect()
}

fn status(status: &str) -> Contract {
    contract(&[error("GONE", "").replace("404", status)])
}

#[test]
fn a_chain_of_accepted_breaks_holds_together() {
    let file = File::of(&status("404"));
    let first = file.read();
    let second = file.accept(&status("409"), "404 was cached");
    let third = file.accept(&status("410"), "409 was retried");
    for (old, new) in [(&first, &second), (&second, &third), (&first, &third)] {
        assert_eq!(open(old, new), [""; 0]);
    }
    assert_eq!(
        third.to_string(),
        contract(&[
            error("GONE", "").replace("404", "410"),
            r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"404","to":"409","why":"404 was cached"}"#.into(),
            r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"409","to":"410","why":"409 was retried"}"#.into(),
        ])
        .to_string()
    );
    // Another value than the one that was argued for.
    let other = third.to_string().replace(r#""http":410"#, r#""http":422"#).parse().unwrap();
    assert_eq!(open(&first, &other), ["breaking  http-changed  a.example/GONE  http: 404 -> 422"]);
}

#[test]
fn a_break_that_is_taken_back_leaves_no_line() {
    let file = File::of(&status("404"));
    let first = file.read();
    let second = file.accept(&status("409"), "404 was cached");
    let third = file.accept(&status("410"), "409 was retried");
    let back_in_second = file.accept(&status("409"), "410 was wrong");
    assert_eq!(back_in_second, second);
    assert_eq!(open(&third, &back_in_second), [""; 0]);
    file.accept(&status("410"), "409 was retried");
    let back_in_first = file.accept(&status("404"), "all of it was wrong");
    assert_eq!(back_in_first, first);
    assert_eq!(open(&third, &back_in_first), [""; 0]);
}

#[test]
fn a_break_is_accepted_twice() {
    let file = File::of(&status("404"));
    let first = file.read();
    let once = file.accept(&status("409"), "404 was cached");
    file.accept(&status("404"), "wait");
    let twice = file.accept(&status("409"), "404 was cached");
    assert_eq!(once, twice);
    assert_eq!(open(&first, &twice), [""; 0]);
    // Nothing changed, so nothing is argued for again.
    assert_eq!(file.accept(&status("409"), "again"), twice);
}

/// A field that comes, goes and comes again is argued for each time.
#[test]
fn a_disclosure_is_accepted_twice() {
    let of = |more| contract(&[error("GONE", more)]);
    let (with, without) = (of(r#""metadata":{"id":"string"}"#), of(""));
    let file = File::of(&without);
    let first = file.read();
    let once = file.accept(&with, "support asks for it");
    assert_eq!(file.accept(&without, "it was a secret"), first);
    assert_eq!(file.accept(&with, "support asks for it"), once);
    assert_eq!(open(&first, &once), [""; 0]);
}

#[test]
fn a_reason_that_is_gone_is_retired_and_one_that_is_back_is_not() {
    let here = error("HERE", r#""data":true"#);
    let gone = error("GONE", "").replace("-32000", "-32001");
    let with = contract(&[here.clone(), gone.clone()]);
    let file = File::of(&with);
    let removed = file.accept(&contract(std::slice::from_ref(&here)), "nobody had it");
    assert_eq!(
        removed.to_string(),
        contract(&[
            here.clone(),
            r#"{"retired":"GONE","domain":"a.example","code":-32001,"why":"nobody had it"}"#.into(),
            r#"{"accepted":"reason-removed","domain":"a.example","reason":"GONE","from":"GONE","why":"nobody had it"}"#.into(),
        ])
        .to_string()
    );
    let back = file.accept(&with, "somebody had it");
    assert_eq!(
        back.to_string(),
        contract(&[
            here,
            gone,
            r#"{"accepted":"reason-reused","domain":"a.example","reason":"GONE","to":"GONE","why":"somebody had it"}"#.into(),
        ])
        .to_string()
    );
    assert_eq!(open(&removed, &back), [""; 0]);
}

/// Removed by one release and put under another name by the next: what clients lose is argued for.
#[test]
fn a_removal_stands_for_the_rename_that_it_looks_like_later() {
    let file = File::of(&contract(&[error("GONE", "")]));
    let first = file.read();
    file.accept(&contract(&[]), "nobody had it");
    let last = file.accept(&contract(&[error("AWAY", r#""retryable":true"#)]), "no break");
    assert_eq!(open(&first, &last), [""; 0]);
}

/// Who reads the old meaning of a reason has lost it, whatever else the new one has.
#[test]
fn a_reason_that_is_back_with_another_meaning_is_argued_for_once() {
    let file = File::of(&status("404"));
    let first = file.read();
    file.accept(&contract(&[]), "nobody had it");
    let last = file.accept(&status("410"), "it means another thing now");
    assert_eq!(open(&first, &last), [""; 0]);
}

/// A line that stood in the old file too argues for nothing new.
#[test]
fn an_old_line_argues_for_no_new_break() {
    let line = r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"400","to":"409","why":"w"}"#;
    let of = |http| contract(&[error("GONE", "").replace("404", http), line.to_owned()]);
    assert_eq!(
        open(&of("404"), &of("409")),
        ["breaking  http-changed  a.example/GONE  http: 404 -> 409"]
    );
}

/// What went, came back and went again is gone for those who knew it at first.
#[test]
fn an_error_is_removed_twice() {
    let here = error("HERE", r#""data":true"#);
    let opaque = r#"{"opaque":"internal error","http":500,"grpc":"INTERNAL","code":-32603}"#;
    let with = contract(&[here.clone(), error("GONE", "")]);
    for without in
        [contract(std::slice::from_ref(&here)), contract(&[here.clone(), opaque.to_owned()])]
    {
        let file = File::of(&with);
        let first = file.read();
        let removed = file.accept(&without, "nobody had it");
        let back = file.accept(&with, "somebody had it");
        let again = file.accept(&without, "nobody has it now");
        let all = [first, removed, back, again];
        for (place, old) in all.iter().enumerate() {
            for new in &all[place + 1..] {
                assert_eq!(open(old, new), [""; 0], "{new}");
            }
        }
    }
}

/// A line that says nothing argues for nothing.
#[test]
fn a_line_without_a_reason_why_does_not_count() {
    let line = r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"404","to":"409","why":" "}"#;
    let new = contract(&[error("GONE", "").replace("404", "409"), line.to_owned()]);
    assert_eq!(
        open(&status("404"), &new),
        ["breaking  http-changed  a.example/GONE  http: 404 -> 409"]
    );
}
