// A client that knows some errors of a server.
import { type ErrorInfo, type ShopError, isShopError, shopErrorFacts } from "./out/catalogue.ts";

/** What the client does about an error, known or not. */
export function advise(info: ErrorInfo): string {
  if (!isShopError(info)) {
    return `unknown: ${info.reason}`;
  }
  const { retryable } = shopErrorFacts[`${info.domain}/${info.reason}`]!;
  return `${retryable ? "wait" : "stop"}: ${describe(info)}`;
}

/** The compiler knows each member by its reason, and that there is no other. */
function describe(error: ShopError): string {
  switch (error.reason) {
    case "CART_FULL":
      return `at most ${error.metadata.limit}`;
    case "ORDER_NOT_FOUND":
      return `no order ${error.metadata.id}`;
    default:
      return error satisfies never;
  }
}

// @ts-expect-error: a reason that the contract does not have
export const misspelt: ShopError["reason"] = "CART_FUL";
