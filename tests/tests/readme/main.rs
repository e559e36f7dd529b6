//! What the first page shows is what happens: its server, its client, its lock file, its commands.

mod client;
#[path = "../../../error-core/examples/shop.rs"]
#[allow(dead_code, unreachable_pub, reason = "it is a program of its own")]
mod shop;

use std::fs;
use std::path::Path;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt as _;
use wire_error::contract::{Contract, Lock};

use shop::ShopError;

const PAGE: &str = include_str!("../../../README.md");

/// The block of the page that holds this text, without its fences.
fn block(text: &str) -> &'static str {
    let blocks = PAGE.split("```").skip(1).step_by(2);
    let block = blocks.map(|block| block.split_once('\n').unwrap().1).find(|b| b.contains(text));
    block.unwrap_or_else(|| panic!("no block of the page has `{text}`"))
}

/// A file's text from the first line that starts with `start`.
fn from_line<'a>(file: &'a str, start: &str) -> &'a str {
    &file[file.find(&format!("\n{start}")).unwrap() + 1..]
}

/// The page has a variant on one line, which rustfmt writes on four.
#[test]
fn the_server_is_the_example() {
    let example = include_str!("../../../error-core/examples/shop.rs");
    let tokens =
        |code: &str| code.split_whitespace().collect::<Vec<_>>().join(" ").replace(", }", " }");
    let shown = block("fn main()");
    assert_eq!(tokens(shown), tokens(from_line(example, "use wire_error")));
    assert!(shown.lines().filter(|line| !line.is_empty()).count() <= 25);
}

#[tokio::test]
async fn curl_is_answered_as_the_page_says() {
    let shown = block("$ curl");
    let url = shown.lines().next().unwrap().rsplit(' ').next().unwrap();
    let response =
        shop::app().oneshot(Request::get(url).body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = response.into_parts();
    let mut sent = format!("$ curl -i {url}\nHTTP/1.1 {}\n", head.status);
    for name in ["content-type", "cache-control"] {
        sent.extend([name, ": ", head.headers[name].to_str().unwrap(), "\n"]);
    }
    let body = to_bytes(body, 1 << 20).await.unwrap();
    assert_eq!(format!("{sent}\n{}\n", str::from_utf8(&body).unwrap()), shown);
}

#[test]
fn the_client_is_the_one_that_is_tested() {
    let tested = from_line(include_str!("client.rs"), "    let error =");
    let shown = block("ShopClientError::from").replace('\n', "\n    ");
    assert_eq!(format!("    {}}}\n", shown.trim_end_matches(' ')), tested);
}

#[tokio::test]
async fn the_client_reads_what_the_server_sends() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, shop::app()).await });
    let ask = async |path| client::ask(&format!("http://{address}{path}")).await;
    assert_eq!(ask("/orders/7").await.unwrap(), "there is no order 7");
    assert_eq!(ask("/orders/x").await.unwrap_err().to_string(), "Invalid URL");
}

#[test]
fn the_compiler_says_what_the_page_shows() {
    let case = include_str!("../../ui/message/first-page.stderr");
    let place = |line: &str| if line.contains("--> ") { "-->".to_owned() } else { line.to_owned() };
    let lines = |text: &str| text.trim_end().lines().map(place).collect::<Vec<_>>();
    assert_eq!(lines(block("is not public")), lines(case));
}

/// The contract of the page's enum is locked, then one status is another.
#[test]
fn the_lock_says_what_the_page_shows() {
    let contract = Contract::of::<ShopError>();
    let line = contract.to_string().lines().nth(1).unwrap().to_owned();
    assert_eq!(block("{\"domain\""), format!("{line}\n"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("errors/shop.contract.jsonl");
    let hold = |contract: &Contract| Lock::Closed.hold(contract, &path);
    assert!(hold(&contract).is_err(), "nobody has looked at the file");
    assert_eq!(hold(&contract), Ok(()));
    let changed: Contract =
        fs::read_to_string(&path).unwrap().replace("404", "410").parse().unwrap();
    let printed = hold(&changed).unwrap_err();
    let folder = format!("{}/", folder.path().display());
    assert_eq!(block("ShopError changed"), format!("{}\n", printed.replace(&folder, "")));
}

/// To two digits, so that only what a reader would notice is a change of the page.
#[test]
fn the_costs_are_those_that_are_counted() {
    let costs = |row: &str| {
        let (instructions, allocations) = include_str!("../../benches/counts.txt")
            .lines()
            .find_map(|line| line.trim_start().strip_suffix(row)?.trim_end().split_once(' '))
            .unwrap();
        let rounded = (instructions.parse::<u32>().unwrap() + 50) / 100;
        let thousands = if rounded < 10 { String::new() } else { format!("{},", rounded / 10) };
        (format!("{thousands}{}00", rounded % 10), allocations.trim())
    };
    let (ours, none) = costs(" JSON-RPC, one metadata key");
    let (serde, two) = costs(" JSON-RPC, one metadata key, serde structs");
    assert_eq!((none, two), ("0", "2"));
    let page = PAGE.replace('\n', " ");
    let costs = format!(
        "one public field in its metadata costs {ours} instructions and no allocation as JSON-RPC; \
         by serde structs it is {serde} and two."
    );
    assert!(page.contains(&costs), "{costs}");
}

#[test]
fn the_page_is_short_and_names_files_that_exist() {
    assert!(PAGE.lines().count() < 150, "{} lines", PAGE.lines().count());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = PAGE.split("blob/main/").skip(1).map(|rest| rest.split(')').next().unwrap());
    assert_eq!(files.filter(|file| !root.join(file).exists()).collect::<Vec<_>>(), [""; 0]);
}
