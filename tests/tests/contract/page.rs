//! The catalogue as a page, whole: what a reader sees of each part of a contract.

use wire_error::contract::{Contract, render};

/// What stands in the body, but for the script: an element a line.
fn body(contracts: &[Contract]) -> String {
    let page = render::html(contracts);
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    body.replace("><", ">\n<") + "\n"
}

#[test]
fn a_page_shows_all_that_its_contracts_say() {
    let shop = include_str!("page/shop.contract.jsonl").parse().unwrap();
    let cart = include_str!("page/cart.contract.jsonl").parse().unwrap();
    assert_eq!(body(&[shop, cart]), include_str!("page/body.html"));
}
