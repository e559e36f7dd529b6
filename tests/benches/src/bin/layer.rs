//! What the layer costs a request that succeeds, beside the same router without it.
//!
//! `layer [--rounds N]` calls a router of axum directly: no socket and no runtime stand between. A
//! router puts each layer in a box, so it is measured with a layer that does nothing as well.

use std::hint::black_box;
use std::pin::pin;
use std::process::ExitCode;
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Request;
use axum::routing::get;
use tower_layer::Identity;
use tower_service::Service as _;
use wire_error::WireError;
use wire_error::axum::ErrorLayer;
use wire_error_benches::Case;
use wire_error_benches::measure::{self, Time};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, into(axum))]
enum ShopError {
    #[wire(http = 404, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
}

const BARE: &str = "a request";
const FULL: &str = "a request with an id and `Accept`";

fn main() -> ExitCode {
    measure::main("layer", 301, cases, print)
}

fn cases() -> Vec<Case> {
    let all = || ErrorLayer::<ShopError>::new().request_id("x-request-id").negotiate().instance();
    let mut cases = vec![];
    for (row, headers) in [(BARE, false), (FULL, true)] {
        cases.extend([
            case(row, "the router alone", router(), headers),
            case(row, "with a layer that does nothing", router().layer(Identity::new()), headers),
            case(row, "with `ErrorLayer`", router().layer(ErrorLayer::<ShopError>::new()), headers),
            case(
                row,
                "with `.request_id(..).negotiate().instance()`",
                router().layer(all()),
                headers,
            ),
        ]);
    }
    cases
}

async fn order(Path(id): Path<u64>) -> Result<&'static str, ShopError> {
    if id == 0 { Err(ShopError::OrderNotFound { id }) } else { Ok("found") }
}

fn router() -> Router {
    Router::new().route("/orders/{id}", get(order))
}

fn case(row: &'static str, who: &'static str, router: Router, headers: bool) -> Case {
    // as `axum::serve` does: otherwise each request makes the routes and their layers
    let mut router: Router = router.with_state(());
    Case::new(row, who, move || {
        let mut request = Request::get("/orders/7");
        if headers {
            request = request.header("x-request-id", "67e55044-10b1-426f-9247-bb680e5fe0c8");
            request = request.header("accept", "application/json, text/plain, */*");
        }
        let request = request.body(Body::empty()).expect("a request");
        let mut response = pin!(router.call(black_box(request)));
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(response) = response.as_mut().poll(&mut context) else {
            panic!("no handler waits")
        };
        assert_eq!(black_box(response.expect("no router fails")).status(), 200);
    })
}

/// A line for each case. Nothing is held to a figure.
fn print(cases: &mut [Case], instructions: &[u64], times: &[Time]) -> bool {
    println!("| row | router | ns | spread | more | instructions | more | allocations |");
    println!("|---|---|---:|---:|---:|---:|---:|---:|");
    let mut alone = 0;
    for at in 0..cases.len() {
        if cases[at].row != cases[alone].row {
            alone = at;
        }
        let Time { median, quartiles: (low, high) } = times[at];
        let allocations = measure::allocations(&mut cases[at]);
        println!(
            "| {} | {} | {median:.0} | {low:.0} to {high:.0} | {:.0} | {} | {} | {allocations} |",
            cases[at].row,
            cases[at].who,
            median - times[alone].median,
            instructions[at],
            instructions[at] - instructions[alone],
        );
    }
    true
}
