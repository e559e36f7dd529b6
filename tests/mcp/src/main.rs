//! A tool with an output schema, which fails in each way.

use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::wrapper::{Json, Parameters};
use rmcp::{ServerHandler, ServiceExt as _, tool, tool_handler, tool_router};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", into(rmcp))]
enum ToolError {
    #[wire(
        code = -31001,
        http = 404,
        reason = "ORDER_NOT_FOUND",
        message = "no order {id}",
        fix = "list the orders first"
    )]
    OrderNotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(code = -32602, message = "bad arguments")]
    BadArguments,
    #[wire(opaque)]
    Storage(#[source] std::io::Error),
}

#[derive(Clone)]
struct Shop {
    tool_router: ToolRouter<Self>,
}

#[derive(Deserialize, JsonSchema)]
struct Find {
    id: u64,
}

#[derive(Serialize, JsonSchema)]
struct Order {
    id: u64,
}

#[tool_router]
impl Shop {
    #[tool(description = "finds an order")]
    async fn find(
        &self,
        Parameters(Find { id }): Parameters<Find>,
    ) -> Result<Json<Order>, ToolError> {
        Err(match id {
            0 => return Ok(Json(Order { id })),
            1 => ToolError::BadArguments,
            3 => ToolError::Storage(std::io::Error::other("disk /dev/sdb is gone")),
            _ => ToolError::OrderNotFound { id },
        })
    }
}

#[tool_handler(router = self.tool_router)]
impl ServerHandler for Shop {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shop = Shop { tool_router: Shop::tool_router() };
    shop.serve(rmcp::transport::stdio()).await?.waiting().await?;
    Ok(())
}
