//! A fault of a struct brings no other where it is used.

use wire_error::WireError;

#[derive(WireError)]
#[wire(debug, http = 404, message = "no order {shard}")]
struct OrderNotFound {
    #[wire(secret)]
    shard: String,
}

fn find() -> Result<(), OrderNotFound> {
    Err(OrderNotFound { shard: "eu-3".to_owned() })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    find()?;
    println!("{}", find().unwrap_err().http_status());
    Ok(())
}
