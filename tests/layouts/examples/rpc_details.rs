//! Prints an error with each `google.rpc` detail that is known at run time: the gRPC status in
//! hexadecimal, and the AIP-193 body, a line each.

use wire_error::{
    LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure, QuotaViolation,
    ResourceInfo, WireError, aip193, grpc,
};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, grpc = FailedPrecondition, message = "not now")]
struct NotNow {
    #[wire(rpc_detail)]
    precondition: PreconditionFailure,
    #[wire(rpc_detail)]
    quota: QuotaFailure,
    #[wire(rpc_detail)]
    resource: ResourceInfo,
    #[wire(rpc_detail)]
    localized: LocalizedMessage,
}

fn main() {
    let mut quota = QuotaViolation::new("project:p-7", "too many carts");
    quota.api_service = "shop.example".into();
    quota.quota_metric = "shop.example/carts".into();
    quota.quota_id = "Carts-per-project".into();
    quota.quota_dimensions = [("region".to_owned(), "eu".to_owned())].into();
    quota.quota_value = i64::MAX;
    quota.future_quota_value = Some(-1);
    let mut resource = ResourceInfo::new("shop.example/Order", "orders/7");
    resource.owner = "user:u-1".into();
    let error = NotNow {
        precondition: PreconditionFailure::new([PreconditionViolation::new("TOS", "eu", "Agree.")]),
        quota: QuotaFailure::new([quota]),
        resource,
        localized: LocalizedMessage::new("de-CH", "Grüezi, jetzt nicht."),
    };
    let hex: String = grpc::to_vec(&error).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{hex}\n{}", String::from_utf8(aip193::to_vec(&error)).unwrap());
}
