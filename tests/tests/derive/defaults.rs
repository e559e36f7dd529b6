//! Keys of the enum as defaults of its variants, key by key; constants in place of literals.

use std::time::Duration;

use wire_error::{Code, DataShape, ErrorSpec, FieldSpec, Format, Style, WireContract, WireError};

use crate::object;

#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    data = info,
    http = 503,
    grpc = Unavailable,
    code = -32602,
    reason,
    message = "try again",
    retry_after = "2s",
    help = "https://shop.example/help",
    www_authenticate = "Bearer"
)]
#[expect(dead_code, reason = "for their rows alone")]
enum ShopError {
    /// Nothing of its own.
    AllDefaults,
    /// Not published.
    #[wire(
        http = 401,
        grpc = Unauthenticated,
        code = -32001,
        reason = "NO_LOGIN",
        message = "log in",
        retryable,
        retry_after = "100ms",
        help = "http://shop.example/login",
        www_authenticate = "Basic realm=\"shop\"",
        description = "Log in first."
    )]
    AllItsOwn,
    #[wire(reason = false)]
    NoReason,
    #[wire(http = 404)]
    HttpOfItsOwn,
    #[wire(opaque)]
    Internal,
    #[wire(opaque, message = "not today", grpc = Aborted)]
    OpaqueOfItsOwn,
    #[wire(reason = false, message = false, help = false)]
    NothingLeft,
}

#[test]
fn what_a_variant_gives_stands_before_what_the_enum_gives() {
    let base = |name, code, http, grpc| {
        ErrorSpec::new(name).with_code(code).with_http(http).with_grpc(grpc)
    };
    let shared = |spec: ErrorSpec| {
        spec.with_retry_after(Duration::from_secs(2)).with_www_authenticate("Bearer")
    };
    let defaults = |spec: ErrorSpec| {
        shared(spec).with_message("try again").with_help("https://shop.example/help")
    };
    let reason = |spec: ErrorSpec, reason| spec.with_reason("shop.example", reason);
    let expected = [
        reason(defaults(base("AllDefaults", -32602, 503, Code::Unavailable)), "ALL_DEFAULTS"),
        reason(base("AllItsOwn", -32001, 401, Code::Unauthenticated), "NO_LOGIN")
            .with_message("log in")
            .with_retryable(true)
            .with_retry_after(Duration::from_millis(100))
            .with_help("http://shop.example/login")
            .with_www_authenticate("Basic realm=\"shop\"")
            .with_description("Log in first."),
        defaults(base("NoReason", -32602, 503, Code::Unavailable)),
        reason(defaults(base("HttpOfItsOwn", -32602, 404, Code::Unavailable)), "HTTP_OF_ITS_OWN"),
        shared(ErrorSpec::new("Internal").with_opaque()),
        shared(base("OpaqueOfItsOwn", -32602, 503, Code::Aborted).with_opaque())
            .with_message("not today"),
        shared(base("NothingLeft", -32602, 503, Code::Unavailable)).with_message("nothing left"),
    ];
    assert_eq!(ShopError::CONTRACT.errors, expected);
    let style =
        Style::NONE.with_type_base("https://errors.shop.example/").with_data(DataShape::Info);
    assert_eq!(ShopError::CONTRACT.style, style);
}

#[test]
fn an_opaque_variant_is_internal_whatever_the_enum_says() {
    #[derive(Debug, WireError)]
    #[wire(code = -32001, http = 404, grpc = NotFound)]
    enum ShopError {
        OrderNotFound,
        #[wire(opaque)]
        Internal(&'static str),
        #[wire(opaque, message = "try again", code = -32002)]
        Closed(&'static str),
    }

    for (error, bytes, http, grpc) in [
        (
            ShopError::OrderNotFound,
            r#"{"code":-32001,"message":"order not found"}"#,
            404,
            Code::NotFound,
        ),
        (
            ShopError::Internal("secret"),
            r#"{"code":-32603,"message":"internal error"}"#,
            500,
            Code::Internal,
        ),
        (
            ShopError::Closed("secret"),
            r#"{"code":-32002,"message":"try again"}"#,
            404,
            Code::NotFound,
        ),
    ] {
        assert_eq!(object(&error), bytes);
        assert_eq!((error.http_status(), error.grpc_code()), (http, grpc));
    }
}

#[test]
fn a_struct_has_the_keys_of_both_places() {
    #[derive(Debug, WireError)]
    #[wire(
        domain = "shop.example",
        type_base = "https://errors.shop.example/",
        code_range = -32099..=-32001,
        data = none,
        metadata = false,
        code = -32001,
        http = 404,
        reason = "ORDER_NOT_FOUND",
        message = "no order {id}",
        retryable
    )]
    struct OrderNotFound {
        #[wire(public)]
        id: u64,
    }

    static FIELDS: [FieldSpec; 1] = [FieldSpec::new("id").with_format(Format::Integer)];
    assert_eq!(object(&OrderNotFound { id: 7 }), r#"{"code":-32001,"message":"no order 7"}"#);
    assert_eq!(
        OrderNotFound::CONTRACT.errors,
        [ErrorSpec::new("OrderNotFound")
            .with_code(-32001)
            .with_http(404)
            .with_reason("shop.example", "ORDER_NOT_FOUND")
            .with_message("no order {id}")
            .with_fields(&FIELDS)
            .with_retryable(true)],
    );
}

mod shop {
    pub(super) mod codes {
        pub(in super::super) const NOT_FOUND: i32 = -32001;
    }
    pub(super) const DOMAIN: &str = "shop.example";
    pub(super) const BASE: &str = "https://errors.shop.example/";
    pub(super) const GONE: u16 = 410;
    pub(super) const REASON: &str = "ORDER_GONE";
    pub(super) const HELP: &str = "https://shop.example/help";
}

const PARSE_ERROR: i32 = -32700;

#[test]
fn a_constant_is_as_good_as_a_literal() {
    #[derive(Debug, WireError)]
    #[expect(dead_code, reason = "for their rows alone")]
    #[wire(domain = shop::DOMAIN, type_base = self::shop::BASE, code_range = -32099..=-32001)]
    enum ShopError {
        #[wire(
            code = crate::defaults::shop::codes::NOT_FOUND,
            http = shop::GONE,
            reason = shop::REASON,
            help = shop::HELP
        )]
        OrderGone,
        #[wire(code = PARSE_ERROR)]
        BadRequest,
        #[wire(code = ShopError::UNPAID, grpc = FailedPrecondition)]
        Unpaid,
    }

    impl ShopError {
        const UNPAID: i32 = -32002;
    }

    let expected = [
        ErrorSpec::new("OrderGone")
            .with_message("order gone")
            .with_code(-32001)
            .with_http(410)
            .with_reason("shop.example", "ORDER_GONE")
            .with_help("https://shop.example/help"),
        ErrorSpec::new("BadRequest").with_message("bad request").with_code(-32700),
    ];
    assert_eq!(ShopError::CONTRACT.errors[..2], expected);
    assert_eq!(ShopError::BadRequest.http_status(), 400);
}

#[test]
fn a_predefined_code_may_stand_in_several_variants() {
    #[derive(Debug, WireError)]
    enum ShopError {
        #[wire(code = -32602)]
        BadOrder,
        #[wire(code = -32602, http = 422)]
        BadAddress,
        #[wire(grpc = NotFound)]
        DerivedOnce,
        #[wire(grpc = Aborted)]
        DerivedTwice,
        #[wire(code = -32000, http = 409)]
        Written,
    }

    let codes: Vec<i32> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::code).collect();
    assert_eq!(codes, [-32602, -32602, -32000, -32000, -32000]);
    let all = [
        ShopError::BadOrder,
        ShopError::BadAddress,
        ShopError::DerivedOnce,
        ShopError::DerivedTwice,
        ShopError::Written,
    ];
    assert_eq!(all.map(|error| error.http_status()), [400, 422, 404, 409, 409]);
}

#[test]
fn a_description_is_published_where_asked_for() {
    /// Of the struct.
    ///
    /// Two paragraphs,
    /// three lines.
    #[derive(Debug, WireError)]
    #[wire(http = 404, description)]
    struct Documented;

    #[derive(Debug, WireError)]
    enum ShopError {
        /// Not published.
        #[wire(http = 404)]
        Silent,
        #[doc = " Published. "]
        #[wire(http = 404, description)]
        Published,
        /**
         * A list:
         *
         *   - deeper
         */
        #[wire(http = 404, description)]
        Block,
    }

    assert_eq!(
        Documented::CONTRACT.errors[0].description(),
        Some("Of the struct.\n\nTwo paragraphs,\nthree lines."),
    );
    let descriptions: Vec<_> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::description).collect();
    assert_eq!(descriptions, [None, Some("Published."), Some("A list:\n\n  - deeper")]);
    let all = [Documented.code(), ShopError::Silent.code()];
    assert_eq!(all, [-32000; 2]);
    assert_eq!(ShopError::Published.code() + ShopError::Block.code(), -64000);
}
