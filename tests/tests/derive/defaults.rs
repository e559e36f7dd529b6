//! Keys of the enum as defaults of its variants, key by key; constants in place of literals.

use std::time::Duration;

use wire_error::{Code, DataShape, ErrorSpec, WireContract, WireError};

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
    retryable = false,
    retry_after = "2s",
    help = "https://shop.example/help",
    www_authenticate = "Bearer",
    description
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
}

#[test]
fn what_a_variant_gives_stands_before_what_the_enum_gives() {
    let base = |name, code, http, grpc| {
        ErrorSpec::new(name).code(code).http(http).grpc(grpc).data(DataShape::Info)
    };
    let defaults = |spec: ErrorSpec| {
        spec.message("try again")
            .retry(false)
            .retry_after(Duration::from_secs(2))
            .help("https://shop.example/help")
            .www_authenticate("Bearer")
    };
    let reason = |spec: ErrorSpec, reason| {
        spec.reason("shop.example", reason).type_base("https://errors.shop.example/")
    };
    let expected = [
        reason(defaults(base("AllDefaults", -32602, 503, Code::Unavailable)), "ALL_DEFAULTS")
            .description("Nothing of its own."),
        reason(base("AllItsOwn", -32001, 401, Code::Unauthenticated), "NO_LOGIN")
            .message("log in")
            .retry(true)
            .retry_after(Duration::from_millis(100))
            .help("http://shop.example/login")
            .www_authenticate("Basic realm=\"shop\"")
            .description("Log in first."),
        defaults(base("NoReason", -32602, 503, Code::Unavailable)),
        reason(defaults(base("HttpOfItsOwn", -32602, 404, Code::Unavailable)), "HTTP_OF_ITS_OWN"),
        reason(defaults(ErrorSpec::new("Internal").data(DataShape::Info).opaque()), "INTERNAL"),
        reason(
            defaults(base("OpaqueOfItsOwn", -32602, 503, Code::Aborted)).opaque(),
            "OPAQUE_OF_ITS_OWN",
        )
        .message("not today"),
    ];
    assert_eq!(ShopError::CONTRACT.errors, expected);
}

#[test]
fn an_opaque_variant_is_internal_whatever_the_enum_says() {
    #[derive(Debug, WireError)]
    #[wire(code = -32001, http = 404, grpc = NotFound)]
    enum ShopError {
        OrderNotFound,
        #[wire(opaque)]
        Internal(#[expect(dead_code, reason = "private")] &'static str),
        #[wire(opaque, message = "try again", code = -32002)]
        Closed(#[expect(dead_code, reason = "private")] &'static str),
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

    assert_eq!(object(&OrderNotFound { id: 7 }), r#"{"code":-32001,"message":"no order 7"}"#);
    assert_eq!(
        OrderNotFound::CONTRACT.errors,
        [ErrorSpec::new("OrderNotFound")
            .code(-32001)
            .http(404)
            .reason("shop.example", "ORDER_NOT_FOUND")
            .type_base("https://errors.shop.example/")
            .data(DataShape::None)
            .message("no order {id}")
            .retry(true)],
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
            .message("order gone")
            .code(-32001)
            .http(410)
            .reason("shop.example", "ORDER_GONE")
            .type_base("https://errors.shop.example/")
            .help("https://shop.example/help"),
        ErrorSpec::new("BadRequest").message("bad request").code(-32700),
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

    let codes: Vec<i32> = ShopError::CONTRACT.errors.iter().map(|spec| spec.code).collect();
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
        #[wire(http = 404, description)]
        Undocumented,
    }

    assert_eq!(
        Documented::CONTRACT.errors[0].description,
        Some("Of the struct.\n\nTwo paragraphs,\nthree lines."),
    );
    let descriptions: Vec<_> =
        ShopError::CONTRACT.errors.iter().map(|spec| spec.description).collect();
    assert_eq!(descriptions, [None, Some("Published."), None]);
    let all = [Documented.code(), ShopError::Silent.code()];
    assert_eq!(all, [-32000; 2]);
    assert_eq!(ShopError::Published.code() + ShopError::Undocumented.code(), -64000);
}
