//! Which error of the old contract is which of the new one.

use crate::diff::{changes, contract, error};

const OPAQUE: &str = r#"{"opaque":"sorry","http":404,"grpc":"NOT_FOUND","code":-32000}"#;

fn coded(reason: &str, code: &str, more: &str) -> String {
    error(reason, more).replace("-32000", code)
}

/// The facts differ, so that nothing but the code says that the two are one.
#[test]
fn a_code_of_its_own_tells_which_error_was_renamed() {
    let (gone, away) = (coded("GONE", "-32001", ""), coded("AWAY", "-32001", r#""data":true"#));
    let other = |code| coded("OTHER", code, r#""fix":"Wait.""#);
    let renamed = [
        "breaking reason-renamed a.example/GONE GONE -> AWAY",
        "disclosing data-added a.example/GONE data: false -> true",
    ];
    for code in ["1", "0", "-1"] {
        let of = |error: &String| contract(&[error.clone(), other(code)]);
        assert_eq!(changes(&of(&gone), &of(&away)), renamed, "{code}");
    }

    // Another error has the code as well: before, after, or all the time.
    let apart = [
        "breaking reason-removed a.example/GONE GONE -> none",
        "compatible reason-added a.example/AWAY none -> AWAY",
    ];
    let reused = "breaking code-reused a.example/AWAY code: GONE -> -32001";
    for (before, after, found) in [
        ("-32001", "1", [&[reused][..], &apart].concat()),
        ("1", "-32001", apart.to_vec()),
        ("-32001", "-32001", apart.to_vec()),
    ] {
        let old = contract(&[gone.clone(), other(before)]);
        let new = contract(&[away.clone(), other(after)]);
        let mut changes = changes(&old, &new);
        changes.retain(|change| !change.contains("a.example/OTHER"));
        assert_eq!(changes, found, "{before} -> {after}");
    }
}

/// JSON-RPC defines it, or every error without one has it.
#[test]
fn a_code_that_is_not_its_own_tells_nothing() {
    for code in ["-32602", "-32000"] {
        let old = contract(&[coded("GONE", code, "")]);
        let new = contract(&[coded("AWAY", code, r#""data":true"#)]);
        assert_eq!(
            changes(&old, &new),
            [
                "breaking reason-removed a.example/GONE GONE -> none",
                "compatible reason-added a.example/AWAY none -> AWAY",
            ],
            "{code}"
        );
    }
}

/// It keeps its message and its numbers, and loses its reason.
#[test]
fn an_error_that_looks_as_it_did_is_made_opaque() {
    let (old, new) =
        (contract(&[error("GONE", r#""message":"sorry""#)]), contract(&[OPAQUE.to_owned()]));
    assert_eq!(changes(&old, &new), ["breaking made-opaque a.example/GONE GONE -> opaque"]);
    assert_eq!(changes(&new, &old), ["compatible reason-gained a.example/GONE opaque -> GONE"]);
}

/// A name that no longer came means another error to those who still know it.
#[test]
fn an_error_renamed_to_a_retired_reason_reuses_it() {
    let retired = r#"{"retired":"OLD","domain":"a.example","why":"w"}"#.to_owned();
    assert_eq!(
        changes(&contract(&[error("GONE", ""), retired.clone()]), &contract(&[error("OLD", "")])),
        [
            "breaking reason-renamed a.example/GONE GONE -> OLD",
            "breaking reason-reused a.example/OLD none -> OLD",
        ]
    );
    // It came all the time, whatever else a line says of it.
    let live = contract(&[error("OLD", ""), retired]);
    assert_eq!(changes(&live, &live), [""; 0]);
}

/// A client knows the error no longer, so that its type and its variant are not found to be others too.
#[test]
fn an_error_under_another_domain_or_reason_is_one_finding() {
    let old = contract(&[error("GONE", r#""name":"Gone_","type_uri":"urn:x:gone""#)]);
    let moved = error("GONE", r#""name":"Moved","type_uri":"urn:x:moved""#);
    assert_eq!(
        changes(&old, &contract(&[moved.replace("a.example", "b.example")])),
        ["breaking domain-changed a.example/GONE a.example -> b.example"]
    );
    assert_eq!(
        changes(&old, &contract(&[error("AWAY", r#""name":"Gone_","type_uri":"urn:x:away""#)])),
        ["breaking reason-renamed a.example/GONE GONE -> AWAY"]
    );
    assert_eq!(
        changes(&old, &contract(&[moved])),
        [
            "breaking type-uri-changed a.example/GONE type_uri: urn:x:gone -> urn:x:moved",
            "editorial variant-renamed a.example/GONE name: Gone_ -> Moved",
        ]
    );
}
