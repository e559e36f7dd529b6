//! Serves the tools on stdio.

mod shop;

use rmcp::ServiceExt as _;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    shop::Shop::new().serve(rmcp::transport::stdio()).await?.waiting().await?;
    Ok(())
}
