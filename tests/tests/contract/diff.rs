//! Each rule: what it says of a change, and what is said of the way back.

use wire_error::contract::{Contract, Listing, Rule, diff};

/// A contract of these lines, with the header that most have.
pub(crate) fn contract(lines: &[String]) -> Contract {
    with_header(r#""body":"aip193","data":"details""#, lines)
}

fn with_header(members: &str, lines: &[String]) -> Contract {
    let header = format!(r#"{{"wire-error":1,"type":"ShopError",{members}}}"#);
    format!("{header}\n{}", lines.join("\n")).parse().unwrap()
}

/// The line of an error with a reason; `more` follows the numbers.
pub(crate) fn error(reason: &str, more: &str) -> String {
    line(&format!(r#""domain":"a.example","reason":"{reason}""#), more)
}

fn line(id: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(",{more}") };
    format!(r#"{{{id},"http":404,"grpc":"NOT_FOUND","code":-32000{more}}}"#)
}

/// The changes, one a line, with one space between the columns.
pub(crate) fn changes(old: &Contract, new: &Contract) -> Vec<String> {
    let listing = Listing(&diff(old, new)).to_string();
    let one_space = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    listing.lines().map(one_space).collect()
}

/// What a rule says, and a test of it in both directions.
macro_rules! rules {
    ($($rule:ident: $old:expr => $new:expr, $there:expr, $back:expr;)*) => {
        $(
            #[test]
            fn $rule() {
                let (old, new) = ($old, $new);
                assert_eq!(changes(&old, &new), $there);
                assert_eq!(changes(&new, &old), $back);
            }
        )*

        const TESTED: &[&str] = &[$(stringify!($rule)),*];
    };
}

/// One error, first with `old` and then with `new` behind its numbers.
macro_rules! edits {
    ($($rule:ident: $old:literal => $new:literal, $there:expr, $back:expr;)*) => {
        $(
            #[test]
            fn $rule() {
                let of = |more| contract(&[error("GONE", more)]);
                assert_eq!(changes(&of($old), &of($new)), $there);
                assert_eq!(changes(&of($new), &of($old)), $back);
            }
        )*

        const EDITED: &[&str] = &[$(stringify!($rule)),*];
    };
}

#[test]
fn every_rule_has_a_test() {
    let mut tested: Vec<String> =
        TESTED.iter().chain(EDITED).map(|name| name.replace('_', "-")).collect();
    let mut rules: Vec<String> = Rule::ALL.iter().map(ToString::to_string).collect();
    tested.sort();
    rules.sort();
    assert_eq!(tested, rules);
}

/// A header, and one error without a type of its own.
fn header(members: &str) -> Contract {
    with_header(members, &[error("GONE", "")])
}

fn retired(line: &str, errors: &[String]) -> Contract {
    let mut lines = vec![line.to_owned()];
    lines.extend_from_slice(errors);
    contract(&lines)
}

/// An error without a reason, with its name and message.
fn named(name: &str, message: &str) -> String {
    line(&format!(r#""name":"{name}""#), &format!(r#""message":"{message}""#))
}

fn opaque(message: &str) -> String {
    line(&format!(r#""opaque":"{message}""#), "")
}

rules! {
    reason_removed:
        contract(&[error("GONE", ""), error("HERE", r#""data":true"#)]) =>
        contract(&[error("HERE", r#""data":true"#)]),
        ["breaking reason-removed a.example/GONE GONE -> none"],
        ["compatible reason-added a.example/GONE none -> GONE"];

    reason_added:
        contract(&[]) => contract(&[error("GONE", "")]),
        ["compatible reason-added a.example/GONE none -> GONE"],
        ["breaking reason-removed a.example/GONE GONE -> none"];

    reason_reused:
        retired(r#"{"retired":"GONE","domain":"a.example","why":"w"}"#, &[]) =>
        contract(&[error("GONE", "")]),
        ["breaking reason-reused a.example/GONE none -> GONE"],
        ["breaking reason-removed a.example/GONE GONE -> none"];

    code_reused:
        retired(
            r#"{"retired":"OLD","domain":"a.example","code":-32001,"why":"w"}"#,
            &[error("GONE", "")],
        ) =>
        retired(
            r#"{"retired":"OLD","domain":"a.example","code":-32001,"why":"w"}"#,
            &[error("GONE", "").replace("-32000", "-32001")],
        ),
        [
            "breaking code-reused a.example/GONE code: OLD -> -32001",
            "breaking code-changed a.example/GONE code: -32000 -> -32001",
        ],
        ["breaking code-changed a.example/GONE code: -32001 -> -32000"];

    reason_renamed:
        contract(&[error("GONE", r#""name":"NoOrder""#)]) =>
        contract(&[error("NO_SUCH_ORDER", r#""name":"NoOrder","retryable":true"#)]),
        [
            "breaking reason-renamed a.example/GONE GONE -> NO_SUCH_ORDER",
            "compatible retryable-gained a.example/GONE retryable: false -> true",
        ],
        [
            "breaking reason-renamed a.example/NO_SUCH_ORDER NO_SUCH_ORDER -> GONE",
            "breaking retryable-lost a.example/NO_SUCH_ORDER retryable: true -> false",
        ];

    domain_changed:
        contract(&[error("GONE", "")]) =>
        contract(&[error("GONE", "").replace("a.example", "b.example")]),
        ["breaking domain-changed a.example/GONE a.example -> b.example"],
        ["breaking domain-changed b.example/GONE b.example -> a.example"];

    type_uri_changed:
        header(r#""body":"aip193","data":"details""#) =>
        header(r#""body":"aip193","type_base":"https://a.example/","data":"details""#),
        ["breaking type-uri-changed a.example/GONE type_uri: none -> https://a.example/gone"],
        ["breaking type-uri-changed a.example/GONE type_uri: https://a.example/gone -> none"];

    body_changed:
        header(r#""body":"aip193","data":"details""#) =>
        header(r#""body":"problem","data":"details""#),
        ["breaking body-changed the type body: aip193 -> problem"],
        ["breaking body-changed the type body: problem -> aip193"];

    content_type_changed:
        header(r#""body":"aip193","data":"details""#) =>
        header(r#""body":"aip193","content_type":"application/a+json","data":"details""#),
        ["breaking content-type-changed the type content_type: none -> application/a+json"],
        ["breaking content-type-changed the type content_type: application/a+json -> none"];

    data_shape_changed:
        header(r#""body":"aip193","data":"info""#) => header(r#""body":"aip193","data":"none""#),
        ["breaking data-shape-changed the type data: info -> none"],
        ["breaking data-shape-changed the type data: none -> info"];

    made_opaque:
        contract(&[error("GONE", r#""metadata":{"id":"string"}"#)]) => contract(&[opaque("sorry")]),
        ["breaking made-opaque a.example/GONE GONE -> none", "compatible reason-added opaque none -> opaque"],
        ["disclosing opaque-lifted a.example/GONE none -> GONE", "compatible reason-removed opaque opaque -> none"];

    opaque_lifted:
        contract(&[opaque("sorry")]) => contract(&[named("NoOrder", "no order {id}")]),
        ["disclosing opaque-lifted NoOrder none -> NoOrder", "compatible reason-removed opaque opaque -> none"],
        ["breaking made-opaque NoOrder NoOrder -> none", "compatible reason-added opaque none -> opaque"];

    made_same_as:
        contract(&[error("HIDDEN", ""), error("GONE", "")]) =>
        contract(&[error("GONE", r#""same_as":["Hidden"]"#)]),
        ["breaking made-same-as a.example/HIDDEN HIDDEN -> GONE"],
        ["disclosing same-as-lifted a.example/HIDDEN GONE -> HIDDEN"];

    same_as_lifted:
        contract(&[named("Seen", "no").replace('}', r#","same_as":["Hidden"]}"#)]) =>
        contract(&[named("Seen", "no"), named("Hidden", "hidden")]),
        ["disclosing same-as-lifted Hidden Seen -> Hidden"],
        ["breaking made-same-as Hidden Hidden -> Seen"];

    code_changed:
        contract(&[error("GONE", "")]) => contract(&[error("GONE", "").replace("-32000", "7")]),
        ["breaking code-changed a.example/GONE code: -32000 -> 7"],
        ["breaking code-changed a.example/GONE code: 7 -> -32000"];

    http_changed:
        contract(&[error("GONE", "")]) => contract(&[error("GONE", "").replace("404", "410")]),
        ["breaking http-changed a.example/GONE http: 404 -> 410"],
        ["breaking http-changed a.example/GONE http: 410 -> 404"];

    grpc_changed:
        contract(&[opaque("sorry")]) => contract(&[opaque("sorry").replace("NOT_FOUND", "ABORTED")]),
        ["breaking grpc-changed opaque grpc: NOT_FOUND -> ABORTED"],
        ["breaking grpc-changed opaque grpc: ABORTED -> NOT_FOUND"];

    message_changed:
        contract(&[named("Gone", "gone"), error("HERE", r#""message":"here""#)]) =>
        contract(&[named("Gone", "away"), error("HERE", r#""message":"there""#)]),
        [
            "breaking message-changed Gone message: gone -> away",
            "editorial message-changed a.example/HERE message: here -> there",
        ],
        [
            "breaking message-changed Gone message: away -> gone",
            "editorial message-changed a.example/HERE message: there -> here",
        ];

    reason_gained:
        contract(&[named("Gone", "gone")]) => contract(&[error("GONE", r#""message":"gone""#)]),
        ["compatible reason-gained a.example/GONE Gone -> GONE"],
        ["breaking reason-removed a.example/GONE GONE -> Gone"];

    variant_renamed:
        contract(&[error("GONE", ""), named("Far", "far")]) =>
        contract(&[error("GONE", r#""name":"Away""#), named("Near", "far")]),
        [
            "editorial variant-renamed Far Far -> Near",
            "editorial variant-renamed a.example/GONE name: Gone -> Away",
        ],
        [
            "editorial variant-renamed Near Near -> Far",
            "editorial variant-renamed a.example/GONE name: Away -> Gone",
        ];
}

edits! {
    metadata_removed:
        r#""metadata":{"id":"integer"}"# => "",
        ["breaking metadata-removed a.example/GONE metadata.id: integer -> none"],
        ["disclosing metadata-added a.example/GONE metadata.id: none -> integer"];

    metadata_added:
        r#""metadata":{"id":"integer"}"# => r#""metadata":{"id":"integer","limit":"string?"}"#,
        ["disclosing metadata-added a.example/GONE metadata.limit: none -> string?"],
        ["breaking metadata-removed a.example/GONE metadata.limit: string? -> none"];

    metadata_retyped:
        r#""metadata":{"id":"integer"}"# => r#""metadata":{"id":"string"}"#,
        ["breaking metadata-retyped a.example/GONE metadata.id: integer -> string"],
        ["breaking metadata-retyped a.example/GONE metadata.id: string -> integer"];

    metadata_now_optional:
        r#""metadata":{"id":"integer"}"# => r#""metadata":{"id":"integer?"}"#,
        ["breaking metadata-now-optional a.example/GONE metadata.id: integer -> integer?"],
        ["compatible metadata-now-required a.example/GONE metadata.id: integer? -> integer"];

    metadata_now_required:
        r#""metadata":{"id":"integer?"}"# => r#""metadata":{"id":"string"}"#,
        [
            "breaking metadata-retyped a.example/GONE metadata.id: integer? -> string",
            "compatible metadata-now-required a.example/GONE metadata.id: integer? -> string",
        ],
        [
            "breaking metadata-retyped a.example/GONE metadata.id: string -> integer?",
            "breaking metadata-now-optional a.example/GONE metadata.id: string -> integer?",
        ];

    extension_removed:
        r#""extensions":{"balance":"json"}"# => "",
        ["breaking extension-removed a.example/GONE extensions.balance: json -> none"],
        ["disclosing extension-added a.example/GONE extensions.balance: none -> json"];

    extension_added:
        "" => r#""extensions":{"balance":"json?"}"#,
        ["disclosing extension-added a.example/GONE extensions.balance: none -> json?"],
        ["breaking extension-removed a.example/GONE extensions.balance: json? -> none"];

    extension_retyped:
        r#""extensions":{"balance":"number"}"# => r#""extensions":{"balance":"integer?"}"#,
        ["breaking extension-retyped a.example/GONE extensions.balance: number -> integer?"],
        ["breaking extension-retyped a.example/GONE extensions.balance: integer? -> number"];

    data_lost:
        r#""data":true"# => "",
        ["breaking data-lost a.example/GONE data: true -> false"],
        ["disclosing data-added a.example/GONE data: false -> true"];

    data_added:
        "" => r#""data":true"#,
        ["disclosing data-added a.example/GONE data: false -> true"],
        ["breaking data-lost a.example/GONE data: true -> false"];

    rpc_detail_lost:
        r#""rpc_details":["QuotaFailure","ResourceInfo"]"# => r#""rpc_details":["ResourceInfo"]"#,
        ["breaking rpc-detail-lost a.example/GONE rpc_details.QuotaFailure"],
        ["compatible rpc-detail-gained a.example/GONE rpc_details.QuotaFailure"];

    rpc_detail_gained:
        "" => r#""rpc_details":["QuotaFailure"]"#,
        ["compatible rpc-detail-gained a.example/GONE rpc_details.QuotaFailure"],
        ["breaking rpc-detail-lost a.example/GONE rpc_details.QuotaFailure"];

    retryable_lost:
        r#""retryable":true"# => "",
        ["breaking retryable-lost a.example/GONE retryable: true -> false"],
        ["compatible retryable-gained a.example/GONE retryable: false -> true"];

    retryable_gained:
        "" => r#""retryable":true"#,
        ["compatible retryable-gained a.example/GONE retryable: false -> true"],
        ["breaking retryable-lost a.example/GONE retryable: true -> false"];

    retry_after_lost:
        r#""retry_after":true"# => "",
        ["breaking retry-after-lost a.example/GONE retry_after: true -> false"],
        ["compatible retry-after-gained a.example/GONE retry_after: false -> true"];

    retry_after_gained:
        r#""retryable":true"# => r#""retryable":true,"retry_after":true"#,
        ["compatible retry-after-gained a.example/GONE retry_after: false -> true"],
        ["breaking retry-after-lost a.example/GONE retry_after: true -> false"];

    field_violations_lost:
        r#""field_violations":true"# => "",
        ["breaking field-violations-lost a.example/GONE field_violations: true -> false"],
        ["compatible field-violations-gained a.example/GONE field_violations: false -> true"];

    field_violations_gained:
        "" => r#""field_violations":true"#,
        ["compatible field-violations-gained a.example/GONE field_violations: false -> true"],
        ["breaking field-violations-lost a.example/GONE field_violations: true -> false"];

    challenge_changed:
        r#""www_authenticate":"Basic""# => r#""www_authenticate":"Bearer""#,
        ["breaking challenge-changed a.example/GONE www_authenticate: Basic -> Bearer"],
        ["breaking challenge-changed a.example/GONE www_authenticate: Bearer -> Basic"];

    challenge_lost:
        r#""www_authenticate":"Basic""# => "",
        ["breaking challenge-lost a.example/GONE www_authenticate: Basic -> none"],
        ["compatible challenge-gained a.example/GONE www_authenticate: none -> Basic"];

    challenge_gained:
        "" => r#""www_authenticate":"Basic""#,
        ["compatible challenge-gained a.example/GONE www_authenticate: none -> Basic"],
        ["breaking challenge-lost a.example/GONE www_authenticate: Basic -> none"];

    header_lost:
        r#""headers":["Allow"]"# => "",
        ["breaking header-lost a.example/GONE headers.Allow"],
        ["compatible header-gained a.example/GONE headers.Allow"];

    header_gained:
        r#""headers":["Allow"]"# => r#""headers":["Allow","RateLimit"]"#,
        ["compatible header-gained a.example/GONE headers.RateLimit"],
        ["breaking header-lost a.example/GONE headers.RateLimit"];

    message_discloses:
        r#""message":"no order {id}""# => r#""message":"no order {id:>8} of {{{owner}}}""#,
        ["disclosing message-discloses a.example/GONE message: no order {id} -> no order {id:>8} of {{{owner}}}"],
        ["editorial message-changed a.example/GONE message: no order {id:>8} of {{{owner}}} -> no order {id}"];

    help_gained:
        "" => r#""help":"https://a.example/1""#,
        ["compatible help-gained a.example/GONE help: none -> https://a.example/1"],
        ["editorial help-lost a.example/GONE help: https://a.example/1 -> none"];

    help_lost:
        r#""help":"https://a.example/1""# => "",
        ["editorial help-lost a.example/GONE help: https://a.example/1 -> none"],
        ["compatible help-gained a.example/GONE help: none -> https://a.example/1"];

    help_changed:
        r#""help":"https://a.example/1""# => r#""help":"https://a.example/2""#,
        ["editorial help-changed a.example/GONE help: https://a.example/1 -> https://a.example/2"],
        ["editorial help-changed a.example/GONE help: https://a.example/2 -> https://a.example/1"];

    description_changed:
        r#""description":"Away.""# => "",
        ["editorial description-changed a.example/GONE description: Away. -> none"],
        ["editorial description-changed a.example/GONE description: none -> Away."];

    fix_changed:
        r#""fix":"Wait.""# => r#""fix":"Pay.""#,
        ["editorial fix-changed a.example/GONE fix: Wait. -> Pay."],
        ["editorial fix-changed a.example/GONE fix: Pay. -> Wait."];

    title_changed:
        r#""title":"Away""# => r#""title":"Gone""#,
        ["editorial title-changed a.example/GONE title: Away -> Gone"],
        ["editorial title-changed a.example/GONE title: Gone -> Away"];

    deprecated_added:
        "" => r#""deprecated":true"#,
        ["editorial deprecated-added a.example/GONE deprecated: false -> true"],
        [""; 0];
}

/// What was announced may go.
#[test]
fn a_deprecated_error_may_be_removed() {
    let old = contract(&[error("GONE", r#""deprecated":true"#)]);
    assert_eq!(
        changes(&old, &contract(&[])),
        ["compatible reason-removed a.example/GONE GONE -> none"]
    );
}

/// Nor is it taken for one that looks like it: a rename would be a break.
#[test]
fn a_deprecated_error_is_not_renamed() {
    let old = contract(&[error("GONE", r#""deprecated":true"#)]);
    assert_eq!(
        changes(&old, &contract(&[error("HERE", "")])),
        [
            "compatible reason-removed a.example/GONE GONE -> none",
            "compatible reason-added a.example/HERE none -> HERE",
        ]
    );
}

/// A code that all may share, or that follows from the status, says nothing.
#[test]
fn a_derived_or_shared_code_is_never_reused() {
    let with = |code, errors: &[String]| {
        let line = r#"{"retired":"OLD","domain":"a.example","code":CODE,"why":"w"}"#;
        retired(&line.replace("CODE", code), errors)
    };
    let shared = [("GONE", "-32001"), ("HERE", "-32001")];
    let shared = shared.map(|(reason, code)| error(reason, "").replace("-32000", code));
    assert_eq!(
        changes(&with("-32001", &[]), &with("-32001", &shared)),
        [
            "compatible reason-added a.example/GONE none -> GONE",
            "compatible reason-added a.example/HERE none -> HERE",
        ]
    );
    assert_eq!(
        changes(&with("-32000", &[]), &with("-32000", &[error("GONE", "")])),
        ["compatible reason-added a.example/GONE none -> GONE"]
    );
}

/// The code that an error had before is no other's either.
#[test]
fn a_code_that_was_changed_is_reused_by_another_error() {
    let line = r#"{"accepted":"code-changed","domain":"a.example","reason":"GONE","from":"-32001","to":"-32002","why":"w"}"#;
    let gone = error("GONE", r#""data":true"#).replace("-32000", "-32002");
    let old = contract(&[gone.clone(), line.to_owned()]);
    let new = contract(&[gone, error("HERE", "").replace("-32000", "-32001"), line.to_owned()]);
    assert_eq!(
        changes(&old, &new),
        [
            "breaking code-reused a.example/HERE code: GONE -> -32001",
            "compatible reason-added a.example/HERE none -> HERE",
        ]
    );
}

/// Two errors that change codes: each has one that was the other's.
#[test]
fn a_code_that_changes_hands_is_reused() {
    let of = |gone, here| {
        let here = error("HERE", r#""data":true"#).replace("-32000", here);
        contract(&[error("GONE", "").replace("-32000", gone), here])
    };
    assert_eq!(
        changes(&of("1", "2"), &of("2", "1")),
        [
            "breaking code-reused a.example/GONE code: HERE -> 2",
            "breaking code-changed a.example/GONE code: 1 -> 2",
            "breaking code-reused a.example/HERE code: GONE -> 1",
            "breaking code-changed a.example/HERE code: 2 -> 1",
        ]
    );
}

/// Two that go and two that come with the same facts: none is surely one of the others.
#[test]
fn what_may_be_either_is_not_taken_for_renamed() {
    let old = contract(&[error("ONE", ""), error("TWO", "")]);
    let new = contract(&[error("THREE", ""), error("FOUR", "")]);
    assert_eq!(
        changes(&old, &new),
        [
            "breaking reason-removed a.example/ONE ONE -> none",
            "breaking reason-removed a.example/TWO TWO -> none",
            "compatible reason-added a.example/FOUR none -> FOUR",
            "compatible reason-added a.example/THREE none -> THREE",
        ]
    );
}

/// What stands in a contract may have been written by anybody: no text of it forges a line of a log.
#[test]
fn a_listing_has_one_line_for_one_change() {
    let old = contract(&[error("GONE", r#""message":"a\n::error::forged\u2028""#)]);
    let new = contract(&[error("GONE", "")]);
    assert_eq!(
        changes(&old, &new),
        [r"editorial message-changed a.example/GONE message: a\n::error::forged\u{2028} ->"]
    );
}

/// A change is published as JSON: its keys are part of the contract of `--format json`.
#[test]
fn a_change_is_an_object() {
    let of = |more| contract(&[error("GONE", more)]);
    let changes = diff(&of(""), &of(r#""metadata":{"id":"string"}"#));
    assert_eq!(
        serde_json::to_string(&changes).unwrap(),
        concat!(
            r#"[{"id":"metadata-added","class":"disclosing","domain":"a.example","#,
            r#""reason":"GONE","field":"metadata.id","from":null,"to":"string"}]"#,
        )
    );
}

/// HTTP takes the name of a header and of a scheme in any case.
#[test]
fn the_case_of_a_header_is_no_change() {
    let of = |header: &str, scheme: &str| {
        contract(&[error(
            "GONE",
            &format!(r#""headers":["{header}"],"www_authenticate":"{scheme}""#),
        )])
    };
    assert_eq!(changes(&of("Allow", "Bearer"), &of("allow", "bearer")), [""; 0]);
}

/// Where the line goes, the reason may come back unseen.
#[test]
fn a_retired_line_that_is_gone_is_found() {
    let line = r#"{"retired":"GONE","domain":"a.example","why":"w"}"#;
    let (with, without) = (retired(line, &[]), contract(&[]));
    assert_eq!(changes(&with, &without), ["breaking reason-reused a.example/GONE retired -> none"]);
    assert_eq!(changes(&without, &with), [""; 0]);
}
