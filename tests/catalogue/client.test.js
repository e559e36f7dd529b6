// The guard at run time.
import assert from "node:assert/strict";
import { advise } from "./out/js/client.js";

const domain = "shop.example";
assert.equal(advise({ reason: "CART_FULL", domain, metadata: { limit: "3" } }), "wait: at most 3");
assert.equal(advise({ reason: "ORDER_NOT_FOUND", domain, metadata: { id: "7" } }), "stop: no order 7");
assert.equal(advise({ reason: "SOLD_OUT", domain }), "unknown: SOLD_OUT");
assert.equal(advise({ reason: "CART_FULL", domain: "other.example" }), "unknown: CART_FULL");
assert.equal(advise({ reason: "constructor", domain: "" }), "unknown: constructor");
console.log("client: passed");
