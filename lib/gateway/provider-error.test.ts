import { Readable } from "node:stream";
import { expect, it, test } from "vitest";
import { providerError } from "@/lib/gateway/provider-error";
import { OutboundResponse } from "@/lib/net/outbound-response";

const refusal = (status: number, body: unknown) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new OutboundResponse(status, {}, Readable.from([Buffer.from(text)]), undefined, undefined);
};

test.each([
  [{ error: { message: "no", type: "t", code: "c", param: "p" } }, ["no", "t", "c", "p"]],
  [
    { type: "error", error: { type: "not_found_error", message: "no" } },
    ["no", "not_found_error", null, null],
  ],
  [
    [{ error: { code: 400, message: "no", status: "INVALID_ARGUMENT" } }],
    ["no", null, "INVALID_ARGUMENT", null],
  ],
  [{ object: "error", message: "no", type: "NotFoundError", code: 404 }, ["no", "NotFoundError", null, null]],
  [{ error: "no" }, ["no", null, null, null]],
  [{ detail: "no" }, ["no", null, null, null]],
  [{ error: { message: ["odd"] } }, [null, null, null, null]],
  ["<html>no</html>", [null, null, null, null]],
  ["null", [null, null, null, null]],
])("reads a refusal written as %j", async (body, [message, type, code, param]) => {
  expect(await providerError(refusal(404, body), [])).toMatchObject({
    status: 404,
    code: "PROVIDER_ERROR",
    message: message ?? "The provider refused the request",
    type: type ?? "invalid_request_error",
    reason: code,
    param,
  });
});

it("takes a bad key for one, whatever the status", async () => {
  const error = { code: 400, message: "API key not valid", details: [{ reason: "API_KEY_INVALID" }] };
  expect(await providerError(refusal(400, [{ error }]), ["AIza0123456789"])).toMatchObject({
    status: 424,
    reason: "rejected",
  });
});

it("repeats no part of the credential", async () => {
  const message = "Key sk-proj-0123456789abcdef (sk-proj-****abcdef, ...abcdef) may not do this";
  const error = await providerError(refusal(400, { error: { message } }), ["sk-proj-0123456789abcdef"]);
  expect(error.message).toBe("Key [redacted] [redacted] [redacted] may not do this");
});
