import { Readable } from "node:stream";
import { expect, it, test } from "vitest";
import { findErrorInAnswer, toProviderError } from "@/lib/gateway/answers/provider-error";
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
  [
    { object: "error", message: "no", type: "NotFoundError", code: 404 },
    ["no", "NotFoundError", "404", null],
  ],
  [
    {
      detail: [
        { loc: ["body", "top_p"], msg: "Too high" },
        { loc: [], msg: "no" },
      ],
    },
    ["body.top_p: Too high; no", null, null, "top_p"],
  ],
  [{ error: { error: { message: "no", code: "c" } } }, ["no", null, "c", null]],
  [{ error: { code: 429, message: "no" } }, ["no", null, "429", null]],
  ["no such thing", ["no such thing", null, null, null]],
  [`\uFEFF${JSON.stringify({ message: "no" })}`, ["no", null, null, null]],
  [JSON.stringify({ error: { message: "no", trace: "x".repeat(2_000_000) } }), ["no", null, null, null]],
  [{ error: "no" }, ["no", null, null, null]],
  [{ detail: "no" }, ["no", null, null, null]],
  [{ error: { message: ["odd"] } }, [null, null, null, null]],
  ["<html>no</html>", [null, null, null, null]],
  ["null", [null, null, null, null]],
])("reads a refusal written as %j", async (body, [message, type, code, param]) => {
  expect(await toProviderError(refusal(404, body), [])).toMatchObject({
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
  expect(await toProviderError(refusal(400, [{ error }]), ["AIza0123456789"])).toMatchObject({
    status: 424,
    reason: "rejected",
  });
});

it("repeats no part of the credential", async () => {
  const message = "Key sk-proj-0123456789abcdef (sk-proj-****abcdef, ...abcdef) may not do this";
  const error = await toProviderError(refusal(400, { error: { message } }), ["sk-proj-0123456789abcdef"]);
  expect(error.message).toBe("Key [redacted] [redacted] [redacted] may not do this");
});

test.each([
  [{ error: { message: "no", code: 7 } }, { message: "no", reason: "7", status: 502 }],
  [{ error: "no" }, { message: "no", status: 502 }],
  [{ error: null, choices: [] }, null],
  [{ error: "", choices: [] }, null],
  [{ choices: [] }, null],
])("sees the error in the answer %j", (answer, expected) => {
  const error = findErrorInAnswer(answer, []);
  if (expected) expect(error).toMatchObject({ code: "PROVIDER_ERROR", ...expected });
  else expect(error).toBeNull();
});
