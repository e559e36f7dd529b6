//! `debug` and `secret`.

use std::fmt::Debug;

use wire_error::WireError;

/// Has no `Debug`: nobody can print it by mistake.
struct Password;

#[derive(WireError)]
#[wire(debug, http = 401)]
enum LoginError<T> {
    Unit,
    Tuple(u8, #[wire(secret)] Password, T),
    Named {
        user: &'static str,
        #[wire(secret)]
        password: Password,
        r#type: Option<T>,
    },
    EmptyTuple(),
    EmptyNamed {},
    AllSecret(#[wire(secret)] String),
}

#[test]
fn a_secret_is_masked_in_each_shape() {
    for (error, compact, pretty) in [
        (LoginError::Unit, "Unit", "Unit"),
        (
            LoginError::Tuple(1, Password, 'x'),
            "Tuple(1, [REDACTED], 'x')",
            "Tuple(\n    1,\n    [REDACTED],\n    'x',\n)",
        ),
        (
            LoginError::Named { user: "ann", password: Password, r#type: Some('x') },
            r#"Named { user: "ann", password: [REDACTED], type: Some('x') }"#,
            "Named {\n    user: \"ann\",\n    password: [REDACTED],\n    type: Some(\n        'x',\n    ),\n}",
        ),
        (LoginError::EmptyTuple(), "EmptyTuple", "EmptyTuple"),
        (LoginError::EmptyNamed {}, "EmptyNamed", "EmptyNamed"),
        (
            LoginError::AllSecret("hunter2".into()),
            "AllSecret([REDACTED])",
            "AllSecret(\n    [REDACTED],\n)",
        ),
    ] {
        assert_eq!(format!("{error:?}"), compact);
        assert_eq!(format!("{error:#?}"), pretty);
    }
}

#[test]
fn a_secret_parameter_needs_no_debug() {
    #[derive(WireError)]
    #[wire(debug, http = 401)]
    struct LoginError<T, U> {
        #[wire(secret)]
        password: T,
        user: U,
    }

    fn is_debug(error: &impl Debug) -> String {
        format!("{error:?}")
    }

    assert_eq!(
        is_debug(&LoginError { password: Password, user: 7 }),
        "LoginError { password: [REDACTED], user: 7 }",
    );
}

#[test]
fn debug_without_a_secret_is_as_derived() {
    mod derived {
        #[derive(Debug)]
        pub(super) enum ShopError {
            #[expect(dead_code, reason = "for `Debug` alone")]
            Order(u8, Option<&'static str>),
        }
    }

    #[derive(WireError)]
    #[wire(debug, http = 404)]
    enum ShopError {
        Order(u8, Option<&'static str>),
    }

    assert_eq!(
        format!("{:#?}", ShopError::Order(7, Some("a"))),
        format!("{:#?}", derived::ShopError::Order(7, Some("a"))),
    );
}

#[test]
fn debug_of_an_enum_without_variants_is_there() {
    #[derive(WireError)]
    #[wire(debug)]
    enum Never {}

    assert_eq!(format!("{:?}", None::<Never>), "None");
}
