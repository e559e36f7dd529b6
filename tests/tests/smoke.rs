#![allow(missing_docs)]
use std::time::Duration;
use wire_error::{
    Disclosed, FieldViolation, Report, WireContract, WireError, aip193, jsonrpc, problem,
};

const GONE: i32 = -32005;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/", code_range = -32099..=-32001)]
#[non_exhaustive]
pub enum ShopError<T> {
    /// No order has this id.
    #[wire(code = -32001, http = 404, reason = "ORDER_NOT_FOUND", message = "order {id:>4} of {who} does not exist", description)]
    OrderNotFound {
        #[wire(public = "orderId")]
        id: u64,
        shard: String,
        #[wire(public)]
        who: Option<String>,
    },
    #[wire(same_as = OrderNotFound)]
    Hidden {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(public)]
        who: Option<String>,
    },
    #[wire(code = GONE, grpc = FailedPrecondition, reason)]
    OrderGone(#[wire(public = "what")] T),
    #[wire(grpc = InvalidArgument, reason, help = "https://shop.example/help", retry_after = "1.5s")]
    BadOrder {
        #[wire(violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Option<Duration>,
    },
    #[wire(opaque)]
    Internal(#[from] std::io::Error),
    #[wire(transparent)]
    Rpc(#[from] jsonrpc::ProtocolError),
}

#[test]
fn works() {
    let e: ShopError<&str> = ShopError::OrderNotFound { id: 7, shard: "eu".into(), who: None };
    println!("{}", String::from_utf8(jsonrpc::to_vec(1, &e)).unwrap());
    let h: ShopError<&str> = ShopError::Hidden { id: 7, who: None };
    assert_eq!(jsonrpc::to_vec(1, &e), jsonrpc::to_vec(1, &h));
    println!("{}", String::from_utf8(aip193::to_vec(&ShopError::OrderGone("x"))).unwrap());
    let b: ShopError<&str> =
        ShopError::BadOrder { violations: vec![FieldViolation::new("a", "b")], again: None };
    println!(
        "{}",
        String::from_utf8(problem::to_vec(Disclosed::new(&b).with_request_id("r1"))).unwrap()
    );
    println!("{}", String::from_utf8(jsonrpc::to_vec("x", &b)).unwrap());
    let i: ShopError<&str> = std::io::Error::other("boo\n").into();
    println!("{i} {}", Report(&i));
    let i: ShopError<&str> = jsonrpc::ProtocolError::ParseError.into();
    println!("{i} {}", Report(&i));
    println!("{:?}", <ShopError<&str>>::CONTRACT);
}
