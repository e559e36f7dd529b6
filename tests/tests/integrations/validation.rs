//! What `validator` and `garde` find wrong, as field violations.

use std::collections::HashMap;

use validator::Validate;
use wire_error::FieldViolation;

#[derive(Validate)]
struct Order {
    #[validate(email)]
    email: String,
    #[validate(nested)]
    address: Address,
    #[validate(nested)]
    items: Vec<Item>,
}

#[derive(Validate)]
struct Address {
    #[validate(length(equal = 5, code = "zip-malformed", message = "must have five digits"))]
    zip: String,
}

#[derive(Validate)]
#[validate(schema(function = "at_most_a_dozen"))]
struct Item {
    #[validate(range(min = 1))]
    count: u32,
}

fn at_most_a_dozen(item: &Item) -> Result<(), validator::ValidationError> {
    if item.count > 12 { Err(validator::ValidationError::new("too_many")) } else { Ok(()) }
}

#[test]
fn a_validator_report_is_a_list_of_violations_in_the_order_of_the_paths() {
    let order = Order {
        email: "a-secret".into(),
        address: Address { zip: "12".into() },
        items: vec![Item { count: 1 }, Item { count: 0 }, Item { count: 13 }],
    };
    let errors = order.validate().unwrap_err();
    let violation = |field, description, reason: &str| {
        FieldViolation::new(field, description).with_reason(reason)
    };
    assert_eq!(
        wire_error::validator::violations(&errors),
        [
            violation("address.zip", "must have five digits", "ZIP_MALFORMED"),
            violation("email", "`email` does not hold", "EMAIL"),
            violation("items[1].count", "`range` does not hold", "RANGE"),
            violation("items[2]", "`too_many` does not hold", "TOO_MANY"),
        ]
    );
}

#[derive(garde::Validate)]
struct GardeOrder {
    #[garde(length(equal = 5))]
    zip: String,
    #[garde(dive)]
    items: Vec<GardeItem>,
    #[garde(dive)]
    notes: HashMap<String, GardeItem>,
}

#[derive(garde::Validate)]
struct GardeItem {
    #[garde(range(min = 1))]
    count: u32,
}

#[test]
fn a_garde_report_is_a_list_of_violations_in_the_order_of_the_paths() {
    use garde::Validate as _;
    let none = || GardeItem { count: 0 };
    let order = GardeOrder {
        zip: "12".into(),
        items: vec![none(), GardeItem { count: 1 }, none()],
        notes: ["b", "a", "c"].map(|key| (key.into(), none())).into(),
    };
    let report = order.validate().unwrap_err();
    let violations = wire_error::garde::violations(&report);
    let fields: Vec<_> = violations.iter().map(|violation| &*violation.field).collect();
    assert_eq!(
        fields,
        [
            "items[0].count",
            "items[2].count",
            "notes.a.count",
            "notes.b.count",
            "notes.c.count",
            "zip"
        ]
    );
    assert_eq!(violations[0], FieldViolation::new("items[0].count", "lower than 1"));
}
