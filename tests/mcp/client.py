"""The `mcp` SDK reads tool errors and protocol errors of a tool that has an output schema."""

import asyncio
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main():
    parameters = StdioServerParameters(command=sys.argv[1])
    async with stdio_client(parameters) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        assert tools[0].model_dump(by_alias=True)["outputSchema"]

        async def call(id):
            result = await session.call_tool("find", {"id": id})
            return result.model_dump(by_alias=True, exclude_none=True)

        result = await call(0)
        assert result["structuredContent"] == {"id": 0}, result
        result = await call(7)
        assert result["isError"] is True, result
        assert [part["text"] for part in result["content"]] == ["no order 7", "list the orders first"]
        assert result["_meta"]["shop.example/error"] == {
            "domain": "shop.example",
            "reason": "ORDER_NOT_FOUND",
            "metadata": {"id": "7"},
        }, result
        assert "structuredContent" not in result
        assert (await call(1))["isError"] is True
        try:
            await call(3)
        except Exception as error:
            assert "internal error" in str(error) and "sdb" not in str(error), error
        else:
            raise AssertionError("a protocol error is raised")


asyncio.run(main())
print("mcp (Python) reads all errors")
