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

/// A line about one error says nothing of another, and one about the whole type speaks of each.
#[test]
fn a_line_argues_for_its_own_error_or_for_all() {
    let of = |http, line: &str| {
        let errors = ["GONE", "HERE"].map(|reason| error(reason, "").replace("404", http));
        contract(&[&errors[..], &[line.to_owned()]].concat())
    };
    let old = contract(&["GONE", "HERE"].map(|reason| error(reason, "")));
    let of_gone = r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"404","to":"409","why":"w"}"#;
    assert_eq!(
        open(&old, &of("409", of_gone)),
        ["breaking  http-changed  a.example/HERE  http: 404 -> 409"]
    );
    let of_all = r#"{"accepted":"http-changed","from":"404","to":"409","why":"w"}"#;
    assert_eq!(open(&old, &of("409", of_all)), [""; 0]);
    assert_eq!(
        open(&old, &of("410", of_all)),
        [
            "breaking  http-changed  a.example/GONE  http: 404 -> 410",
            "breaking  http-changed  a.example/HERE  http: 404 -> 410",
        ]
    );
}

/// Nor does a line that went argue for a break of another error.
#[test]
fn a_line_that_is_gone_takes_back_its_own_break_alone() {
    let line = r#"{"accepted":"http-changed","domain":"a.example","reason":"HERE","from":"409","to":"404","why":"w"}"#;
    let old = contract(&[error("GONE", ""), error("HERE", ""), line.to_owned()]);
    let new = ["GONE", "HERE"].map(|reason| error(reason, "").replace("404", "409"));
    assert_eq!(
        open(&old, &contract(&new)),
        ["breaking  http-changed  a.example/GONE  http: 404 -> 409"]
    );
}

/// What was argued for under the later name holds for those who know the earlier one.
#[test]
fn a_disclosure_is_argued_for_under_the_name_of_its_day() {
    let first = error("GONE", r#""name":"Gone_""#);
    let other_name = first.replace(r#""reason":"GONE""#, r#""reason":"AWAY""#);
    let other_domain = first.replace("a.example", "b.example");
    let no_reason = first.replace(r#""domain":"a.example","reason":"GONE","#, "");
    for renamed in [other_name, other_domain, no_reason] {
        let file = File::of(&contract(std::slice::from_ref(&first)));
        let first = file.read();
        let second = file.accept(&contract(std::slice::from_ref(&renamed)), "it was unclear");
        let with_data = renamed.replace('}', r#","data":true}"#);
        let third = file.accept(&contract(&[with_data]), "support asks for it");
        for (old, new) in [(&first, &second), (&second, &third), (&first, &third)] {
            assert_eq!(open(old, new), [""; 0], "{new}");
        }
    }
}

/// The names that another error had later are not its own.
#[test]
fn a_break_is_not_argued_for_under_the_name_of_another_error() {
    let other = |reason| error(reason, r#""data":true"#);
    let file = File::of(&contract(&[error("GONE", ""), other("HERE")]));
    let first = file.read();
    file.accept(&contract(&[error("GONE", ""), other("THERE")]), "it was unclear");
    let there = other("THERE").replace("404", "409");
    let last = file.accept(&contract(&[error("GONE", ""), there]), "404 was cached");
    let unargued = last.to_string().replace(r#""http":404"#, r#""http":409"#).parse().unwrap();
    assert_eq!(
        open(&first, &unargued),
        ["breaking  http-changed  a.example/GONE  http: 404 -> 409"]
    );
}

/// An error that had a face of its own for a while, and was argued for, is hidden again.
#[test]
fn a_lifted_error_that_is_made_opaque_again_leaves_no_line() {
    let opaque = r#"{"opaque":"sorry","http":500,"grpc":"INTERNAL","code":-32603}"#.to_owned();
    let hidden = contract(std::slice::from_ref(&opaque));
    let file = File::of(&hidden);
    let first = file.read();
    let lifted = file.accept(&contract(&[error("GONE", "")]), "support asks for it");
    let last = file.accept(&hidden, "it was a secret");
    let retired = r#"{"retired":"GONE","domain":"a.example","why":"it was a secret"}"#.to_owned();
    assert_eq!(last.to_string(), contract(&[opaque, retired]).to_string());
    assert_eq!(open(&lifted, &last), [""; 0]);
    assert_eq!(open(&first, &last), [""; 0]);
}

/// A chain goes with its beginning, in whichever order its lines stand; that of another error stays.
#[test]
fn a_chain_of_breaks_that_is_taken_back_goes_and_no_other() {
    let of = |reason, http| error(reason, &format!(r#""message":"{reason}""#)).replace("404", http);
    let both = |aaa, gone| contract(&[of("AAA", aaa), of("GONE", gone)]);
    let file = File::of(&both("400", "410"));
    let first = file.accept(&both("404", "410"), "400 was wrong");
    file.accept(&both("404", "404"), "410 was wrong");
    file.accept(&both("404", "409"), "404 was cached");
    assert_eq!(file.accept(&both("404", "410"), "all of it was wrong"), first);

    // The other error ends where the chain begins.
    file.accept(&both("404", "404"), "410 was wrong");
    let second = file.accept(&both("404", "409"), "404 was cached");
    file.accept(&both("404", "422"), "409 was retried");
    assert_eq!(file.accept(&both("404", "409"), "422 was wrong"), second);
}

/// Nobody asks what else an error had broken that no longer comes at all.
#[test]
fn an_error_that_is_gone_keeps_its_removal_alone() {
    let here = error("HERE", r#""data":true"#);
    let gone = |http| contract(&[here.clone(), error("GONE", "").replace("404", http)]);
    let same_as = here.replace(r#""data":true"#, r#""data":true,"same_as":["Gone"]"#);
    for (without, rule, to) in
        [(here.clone(), "reason-removed", ""), (same_as, "made-same-as", r#""to":"HERE","#)]
    {
        let file = File::of(&gone("404"));
        let first = file.read();
        file.accept(&gone("409"), "404 was cached");
        let last = file.accept(&contract(std::slice::from_ref(&without)), "nobody had it");
        assert_eq!(
            last.to_string(),
            contract(&[
                without,
                r#"{"retired":"GONE","domain":"a.example","why":"nobody had it"}"#.into(),
                format!(
                    r#"{{"accepted":"{rule}","domain":"a.example","reason":"GONE","from":"GONE",{to}"why":"nobody had it"}}"#
                ),
            ])
            .to_string()
        );
        assert_eq!(open(&first, &last), [""; 0]);
    }
}

/// It goes on under the new name, and so does what was argued for.
#[test]
fn an_error_that_is_renamed_keeps_its_breaks() {
    let file = File::of(&status("404"));
    let first = file.read();
    file.accept(&status("409"), "404 was cached");
    let away = error("AWAY", "").replace("404", "409");
    let last = file.accept(&contract(std::slice::from_ref(&away)), "it was unclear");
    assert_eq!(
        last.to_string(),
        contract(&[
            away,
            r#"{"retired":"GONE","domain":"a.example","why":"it was unclear"}"#.into(),
            r#"{"accepted":"http-changed","domain":"a.example","reason":"GONE","from":"404","to":"409","why":"404 was cached"}"#.into(),
            r#"{"accepted":"reason-renamed","domain":"a.example","reason":"GONE","from":"GONE","to":"AWAY","why":"it was unclear"}"#.into(),
        ])
        .to_string()
    );
    assert_eq!(open(&first, &last), [""; 0]);
}

/// Of one that has no reason its name is retired, unless it goes on under another.
#[test]
fn a_variant_without_a_reason_that_is_gone_is_retired_by_its_name() {
    let named = |name: &str| {
        let numbers = r#""http":404,"grpc":"NOT_FOUND","code":-32000"#;
        format!(r#"{{"name":"{name}",{numbers},"message":"{}"}}"#, name.to_lowercase())
    };
    let here = named("Here").replace(r#""name":"Here""#, r#""name":"There""#);
    let file = File::of(&contract(&[named("Gone"), named("Here")]));
    let last = file.accept(&contract(std::slice::from_ref(&here)), "nobody had it");
    assert_eq!(
        last.to_string(),
        contract(&[
            here,
            r#"{"retired":"Gone","why":"nobody had it"}"#.into(),
            r#"{"accepted":"reason-removed","reason":"Gone","from":"Gone","why":"nobody had it"}"#
                .into(),
        ])
        .to_string()
    );
}

/// Of two errors with one code, the code of the one that is gone may well come back.
#[test]
fn a_code_is_retired_with_the_one_error_that_had_it() {
    let coded = |reason: &str, code: &str| {
        error(reason, &format!(r#""message":"{reason}""#)).replace("-32000", code)
    };
    let retired_codes = |errors: &[String], left: &[String]| {
        let last = File::of(&contract(errors)).accept(&contract(left), "nobody had it");
        last.retired().iter().map(|line| line.code).collect::<Vec<_>>()
    };
    let (one, two, three) = (coded("ONE", "1"), coded("TWO", "1"), coded("THREE", "3"));
    assert_eq!(retired_codes(std::slice::from_ref(&one), &[]), [Some(1)]);
    assert_eq!(retired_codes(&[one.clone(), three.clone()], &[]), [Some(1), Some(3)]);
    assert_eq!(retired_codes(&[one.clone(), two.clone()], &[]), [None, None]);
    assert_eq!(retired_codes(&[one.clone(), two.clone()], &[two]), [None]);
    assert_eq!(retired_codes(&[one, three.clone()], &[three]), [Some(1)]);
}
