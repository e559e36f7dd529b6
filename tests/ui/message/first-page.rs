//! The message of the first page, once it names what is private.

#[derive(Debug, wire_error::WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404, message = "no order {id} in {file}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        file: String,
    },
}

fn main() {}
