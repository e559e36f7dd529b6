//! `*.contract.jsonl`: what is written, and what is refused with the way out.

use wire_error::WireError;
use wire_error::contract::{Contract, diff, line_numbers};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/")]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum ShopError {
    /// No order has this id.
    #[wire(code = -32001, http = 404, reason, message = "no order {id}", description)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        shard: String,
    },
    #[wire(http = 401, reason = "LOGIN", www_authenticate = "Bearer realm=\"shop\"")]
    NotLoggedIn,
    #[wire(grpc = Unavailable, message = "try again later", retry_after = "1s")]
    Busy,
    #[wire(opaque)]
    Internal,
    #[wire(opaque)]
    Database,
    #[wire(opaque, http = 503, message = "closed")]
    Closed,
    #[wire(transparent)]
    Cart(CartError),
}

#[derive(Debug, WireError)]
#[wire(domain = "cart.example")]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum CartError {
    #[wire(http = 422, reason)]
    CartEmpty,
    #[wire(http = 409)]
    Busy,
}

const SHOP: &str = concat!(
    r#"{"wire-error":1,"type":"ShopError","body":"aip193","type_base":"https://errors.shop.example/","data":"details"}"#,
    "\n",
    r#"{"domain":"cart.example","reason":"CART_EMPTY","http":422,"grpc":"INVALID_ARGUMENT","code":-32602,"message":"cart empty"}"#,
    "\n",
    r#"{"domain":"shop.example","reason":"LOGIN","name":"NotLoggedIn","http":401,"grpc":"UNAUTHENTICATED","code":-32000,"message":"not logged in","www_authenticate":"Bearer"}"#,
    "\n",
    r#"{"domain":"shop.example","reason":"ORDER_NOT_FOUND","http":404,"grpc":"NOT_FOUND","code":-32001,"message":"no order {id}","metadata":{"id":"integer"},"description":"No order has this id."}"#,
    "\n",
    r#"{"name":"Busy","http":503,"grpc":"UNAVAILABLE","code":-32000,"message":"try again later","retryable":true,"retry_after":true}"#,
    "\n",
    r#"{"name":"CartError::Busy","http":409,"grpc":"ABORTED","code":-32000,"message":"busy"}"#,
    "\n",
    r#"{"opaque":"internal error","http":500,"grpc":"INTERNAL","code":-32603}"#,
    "\n",
    r#"{"opaque":"closed","http":503,"grpc":"UNAVAILABLE","code":-32000,"retryable":true}"#,
    "\n",
);

#[test]
fn a_type_is_printed_one_error_a_line() {
    assert_eq!(Contract::of::<ShopError>().to_string(), SHOP);
}

/// Every key, in the order that DESIGN has.
#[test]
fn what_is_written_by_hand_is_printed_as_it_was() {
    let text = concat!(
        r#"{"wire-error":1,"type":"ShopError","body":"OpenAi","content_type":"application/a+json","data":"none"}"#,
        "\n",
        r#"{"domain":"shop.example","reason":"CART_EMPTY","http":422,"grpc":"INVALID_ARGUMENT","code":-32003,"message":"the cart is empty","metadata":{"id":"integer","owner":"string?","rate":"number","vip":"boolean"},"extensions":{"balance":"json","limit":"integer?"},"data":true,"rpc_details":["QuotaFailure"],"retryable":true,"retry_after":true,"field_violations":true,"type_uri":"urn:cart","title":"Empty","body":"problem","content_type":"application/b+json","data_shape":"info","headers":["Allow"],"www_authenticate":"Bearer","help":"https://shop.example/errors","fix":"Fill it.","description":"It is empty.","deprecated":true,"same_as":["Hidden"]}"#,
        "\n",
        r#"{"retired":"ORDER_GONE","domain":"shop.example","code":-32004,"why":"now ORDER_NOT_FOUND"}"#,
        "\n",
        r#"{"accepted":"http-changed","domain":"shop.example","reason":"CART_EMPTY","from":"400","to":"422","why":"clients retried 400"}"#,
        "\n",
        r#"{"accepted":"metadata-removed","domain":"shop.example","reason":"CART_EMPTY","field":"metadata.size","from":"integer","why":"it was wrong"}"#,
        "\n",
    );
    let contract: Contract = text.parse().unwrap();
    assert_eq!(contract.to_string(), text);
    assert_eq!(contract.accepted()[0].field.as_deref(), Some("http"));
}

/// Also where they differ in what stands last in their lines.
#[test]
fn lines_stand_in_one_order() {
    let opaque = |grpc| format!(r#"{{"opaque":"m","http":500,"grpc":"{grpc}","code":-32603}}"#);
    let accepted = |rule: &str, reason: &str, to: &str| {
        format!(
            r#"{{"accepted":"{rule}","domain":"a.example","reason":"{reason}","from":"404","to":"{to}","why":"w"}}"#
        )
    };
    let lines = [
        r#"{"wire-error":1,"type":"ShopError","body":"aip193","data":"details"}"#.to_owned(),
        opaque("INTERNAL"),
        opaque("UNKNOWN"),
        accepted("http-changed", "CART_EMPTY", "409"),
        accepted("http-changed", "CART_EMPTY", "410"),
        accepted("code-changed", "ORDER_GONE", "7"),
        accepted("http-changed", "ORDER_GONE", "409"),
    ];
    let sorted = lines.join("\n") + "\n";
    let reversed = lines.iter().rev().cloned().collect::<Vec<_>>().join("\n");
    for text in [&sorted, &reversed] {
        let contract: Contract = text.parse().unwrap();
        assert_eq!(contract.to_string(), sorted);
        assert!(contract.errors().is_sorted());
        assert!(contract.accepted().is_sorted());
    }
}

/// The text with its line `number`, from 1, replaced.
fn with_line(number: usize, line: &str) -> String {
    let mut lines: Vec<&str> = SHOP.lines().collect();
    lines[number - 1] = line;
    lines.join("\n")
}

#[test]
fn a_damaged_file_says_where_and_what_to_do() {
    const REWRITE: &str = "`WIRE_ERROR_LOCK=update cargo test` writes the file anew from the code";
    const MEND: &str = "mend the line by hand, or take it from an older revision";
    let numbers = r#""http":404,"grpc":"NOT_FOUND","code":1"#;
    let cases = [
        (with_line(3, "<<<<<<< HEAD"), format!("line 3: a conflict marker of git: {REWRITE}")),
        (with_line(4, "======="), format!("line 4: a conflict marker of git: {REWRITE}")),
        (
            with_line(4, r#"{"domain":"#),
            format!("line 4: column 10: EOF while parsing a value: {MEND}"),
        ),
        (
            with_line(5, SHOP.lines().nth(3).unwrap()),
            format!("line 5: ORDER_NOT_FOUND is on line 4 already: {REWRITE}"),
        ),
        (
            with_line(4, &format!(r#"{{"name":"A",{numbers},"colour":1}}"#)),
            format!("line 4: column 59: unknown field `colour`, expected one of `domain`, `reason`, `name`, `opaque`, `http`, `grpc`, `code`, `message`, `metadata`, `extensions`, `data`, `rpc_details`, `retryable`, `retry_after`, `field_violations`, `type_uri`, `title`, `body`, `content_type`, `data_shape`, `headers`, `www_authenticate`, `help`, `fix`, `description`, `deprecated`, `same_as`: {MEND}"),
        ),
        (
            with_line(4, &format!("{{{numbers}}}")),
            format!("line 4: an error has a `reason`, a `name` or is `opaque`: {MEND}"),
        ),
        (
            with_line(4, &format!(r#"{{"reason":"A",{numbers}}}"#)),
            format!("line 4: `domain` and `reason` stand together: {MEND}"),
        ),
        (
            with_line(4, &format!(r#"{{"name":"A","opaque":"a",{numbers}}}"#)),
            format!(
                "line 4: `opaque` is the message of an error without `domain`, `reason` and `name`: {MEND}"
            ),
        ),
        (
            with_line(4, &format!(r#"{{"name":"A",{numbers},"metadata":{{"id":"int"}}}}"#)),
            format!("line 4: column 74: unknown type `int`: write string, integer, number, boolean or json: {MEND}"),
        ),
        (
            with_line(4, r#"{"name":"A","http":404,"grpc":"NotFound","code":1}"#),
            format!("line 4: column 40: `NotFound` is not a canonical code: write one such as NOT_FOUND: {MEND}"),
        ),
        (
            with_line(4, &format!(r#"{{"name":"A",{numbers},"content_type":"a/b"}}"#)),
            format!("line 4: the `content_type` of an error stands behind its `body`: {MEND}"),
        ),
        (
            with_line(4, &format!(r#"{{"name":"A",{numbers},"data_shape":"all"}}"#)),
            format!("line 4: `data_shape` is info, details or none, not `all`: {MEND}"),
        ),
        (
            with_line(4, r#"{"accepted":"colour-changed","why":"w"}"#),
            "line 4: no rule is called `colour-changed`: `wire-error rules` lists those that there are".to_owned(),
        ),
        (
            with_line(4, SHOP.lines().next().unwrap()),
            "line 4: a second header: a file holds the contract of one type".to_owned(),
        ),
        (
            with_line(1, ""),
            r#"line 1: no header: the first line is {"wire-error":1,"type":...}"#.to_owned(),
        ),
        (
            with_line(1, r#"{"wire-error":2,"type":"A","colour":1}"#),
            "line 1: written in version 2 of the format, and this wire-error reads version 1: update wire-error".to_owned(),
        ),
        (
            with_line(1, r#"{"wire-error":1,"type":"A","body":"aip193","data":"all"}"#),
            format!("line 1: `data` is info, details or none, not `all`: {MEND}"),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<Contract>().unwrap_err().to_string(), expected);
    }
}

#[test]
fn each_error_is_known_to_stand_on_its_line() {
    let numbers = line_numbers(SHOP);
    let shop = |reason: &str| (Some("shop.example".to_owned()), reason.to_owned());
    assert_eq!(numbers[&shop("ORDER_NOT_FOUND")], 4);
    assert_eq!(numbers[&(None, "Busy".to_owned())], 5);
    assert_eq!(numbers[&(None, "opaque".to_owned())], 7);
    assert_eq!(numbers.len(), 6);
}

/// A file may hold a reason that no derive would write.
#[test]
fn a_reason_in_any_script_is_read_and_compared() {
    let line =
        r#"{"domain":"é.example","reason":"É_ßA","http":404,"grpc":"NOT_FOUND","code":-32000}"#;
    let written = with_line(2, line);
    let contract: Contract = written.parse().unwrap();
    let read = contract.errors().iter().find(|error| error.reason.as_deref() == Some("É_ßA"));
    assert_eq!(read.unwrap().variant().as_deref(), Some("Éßa"));
    assert!(!diff(&contract, &Contract::of::<ShopError>()).is_empty());
}
