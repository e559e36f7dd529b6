// The TypeScript SDK reads tool errors and protocol errors of a tool that has an output schema.

import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const client = new Client({ name: "test", version: "0" });
await client.connect(new StdioClientTransport({ command: process.argv[2] }));
const { tools } = await client.listTools();
assert.ok(tools[0].outputSchema);
const call = (id) => client.callTool({ name: "find", arguments: { id } });

assert.deepEqual((await call(0)).structuredContent, { id: 0 });
const result = await call(7);
assert.equal(result.isError, true);
assert.deepEqual(result.content.map((part) => part.text), ["no order 7", "list the orders first"]);
assert.deepEqual(result._meta["shop.example/error"], {
  domain: "shop.example",
  reason: "ORDER_NOT_FOUND",
  metadata: { id: "7" },
});
assert.equal(result.structuredContent, undefined);
assert.equal((await call(1)).isError, true);
await assert.rejects(call(3), (error) => error.code === -32603 && /internal error/.test(error.message));
await client.close();
console.log("@modelcontextprotocol/sdk reads all errors");
