//! A tool with an output schema, which fails in each way: asked here by the clients that others wrote,
//! and by rmcp's own in the tests of the frameworks.

use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::wrapper::{Json, Parameters};
use rmcp::{ServerHandler, tool, tool_handler, tool_router};
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
        shard: String,
    },
    #[wire(code = -32602, message = "bad arguments")]
    BadArguments,
    #[wire(code = -32601, message = "no such tool")]
    NoTool,
    #[wire(opaque)]
    Storage(#[source] std::io::Error),
}

#[derive(Clone)]
pub(crate) struct Shop {
    tool_router: ToolRouter<Self>,
}

impl Shop {
    pub(crate) fn new() -> Self {
        Self { tool_router: Self::tool_router() }
    }
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
            2 => ToolError::NoTool,
            3 => ToolError::Storage(std::io::Error::other("disk /dev/sdb is gone")),
            _ => ToolError::OrderNotFound { id, shard: "eu-3".into() },
        })
    }
}

#[tool_handler(router = self.tool_router)]
impl ServerHandler for Shop {}
