//! What is printed of a record, a table and a `Disclosed`: public facts, and little.

use wire_error::{Disclosed, ErrorSpec, WireContract, WireError};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404, message = "no order {id}", help = "https://shop.example/help")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        shard: &'static str,
    },
    #[wire(transparent)]
    Stock(StockError),
    #[wire(opaque, reason = false)]
    Internal,
    #[wire(transparent)]
    Payment(PaymentError),
}

#[derive(Debug, WireError)]
#[wire(domain = "stock.example", reason)]
enum StockError {
    #[wire(grpc = Unavailable)]
    Closed,
    #[wire(transparent)]
    Shelf(ShelfError),
    #[wire(http = 409)]
    SoldOut,
}

#[derive(Debug, WireError)]
#[wire(domain = "shelf.example", reason, http = 423)]
struct ShelfError;

#[derive(Debug, WireError)]
#[wire(domain = "payment.example", reason, http = 402)]
struct PaymentError;

#[test]
fn a_table_goes_through_what_it_nests_at_any_depth() {
    let names = |specs: &mut dyn Iterator<Item = &'static ErrorSpec>| -> Vec<&str> {
        specs.map(ErrorSpec::name).collect()
    };
    assert_eq!(
        names(&mut ShopError::CONTRACT.iter()),
        ["OrderNotFound", "Internal", "Closed", "SoldOut", "ShelfError", "PaymentError"],
    );
    assert_eq!(names(&mut StockError::CONTRACT.iter()), ["Closed", "SoldOut", "ShelfError"]);
    assert_eq!(names(&mut ShelfError::CONTRACT.iter()), ["ShelfError"]);
    for error in [
        &ShopError::OrderNotFound { id: 7, shard: "eu-3" } as &dyn WireError,
        &ShopError::Stock(StockError::Closed),
        &ShopError::Stock(StockError::Shelf(ShelfError)),
        &ShopError::Stock(StockError::SoldOut),
        &ShopError::Internal,
        &ShopError::Payment(PaymentError),
    ] {
        assert!(ShopError::CONTRACT.iter().any(|spec| spec == error.spec()));
    }
}

#[test]
fn a_record_is_printed_in_few_words() {
    let error = ShopError::OrderNotFound { id: 7, shard: "eu-3" };
    assert_eq!(
        format!("{:?}", error.spec()),
        concat!(
            r#"ErrorSpec { name: "OrderNotFound", code: -32000, http_status: 404, grpc_code: NotFound, "#,
            r#"domain: "shop.example", reason: "ORDER_NOT_FOUND", message: "no order {id}", .. }"#,
        ),
    );
    assert_eq!(
        format!("{:?}", ShopError::Internal.spec()),
        concat!(
            r#"ErrorSpec { name: "Internal", code: -32603, http_status: 500, grpc_code: Internal, "#,
            r#"message: "internal error", .. }"#,
        ),
    );
}

#[test]
fn a_table_is_printed_in_few_words_a_variant() {
    let table = format!("{:?}", ShopError::CONTRACT);
    for name in ["ShopError", "OrderNotFound", "SoldOut", "ShelfError", "PaymentError"] {
        assert!(table.contains(&format!("name: {name:?}")), "{table}");
    }
    assert!(table.len() < 300 * (6 + 4), "{}: {table}", table.len()); // variants and tables
    let lines = format!("{:#?}", ShopError::CONTRACT).lines().count();
    assert!(lines < 12 * 6 + 12 * 4, "{lines}");
}

#[test]
fn a_disclosed_error_is_printed_in_few_words_and_without_what_is_private() {
    let error = ShopError::OrderNotFound { id: 7, shard: "eu-3" };
    let disclosed = Disclosed::new(&error).with_request_id("req-1");
    assert_eq!(
        format!("{disclosed:?}"),
        format!(
            r#"Disclosed {{ spec: {:?}, message: "no order 7", request_id: Some("req-1"), .. }}"#,
            error.spec(),
        ),
    );
}
