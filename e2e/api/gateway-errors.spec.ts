import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call } from "@/e2e/support/call";
import { createSdk } from "@/e2e/support/create-sdk";
import {
  type CreatedKey,
  chat,
  createServerTenant,
  hello,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

let at: ServerTenant;
let key: CreatedKey;
beforeAll(async () => {
  at = await createServerTenant();
  key = await at.createKey();
});
afterAll(() => at.stop());

/** Asks a provider's model that behaves as its name says. */
async function ask(upstreamModel: string, body: Record<string, unknown> = {}) {
  const { name } = await at.createRuntime({ upstream_model: upstreamModel });
  return chat(at, key.secret, { model: name, ...body });
}

/** The SDK's error, without its retries. */
async function sdkError(upstreamModel: string) {
  const { name } = await at.createRuntime({ upstream_model: upstreamModel });
  const client = createSdk(at, key.secret);
  const request = client.chat.completions.create({ model: name, ...hello }, { maxRetries: 0 });
  return request.then(
    () => expect.fail("The SDK took it for a success"),
    (error: unknown) => error,
  );
}

const envelope = ({ status, headers, body }: Answer) => {
  expect(headers.get("content-type")).toMatch(/^application\/json/);
  expect(headers.get("x-request-id")).toBe(body.request_id);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  return { status, ...body.error };
};

const upstream = (message: unknown) => ({
  status: 502,
  code: "UPSTREAM_ERROR",
  message,
  type: "server_error",
  reason: null,
  param: null,
});

describe("400", () => {
  it("passes on what the provider said, under our code", async () => {
    expect(envelope(await ask("error-400"))).toEqual({
      status: 400,
      code: "PROVIDER_ERROR",
      message: "Invalid value for 'messages'.",
      type: "invalid_request_error",
      reason: "invalid_value",
      param: "messages",
    });
    const error = await sdkError("error-400");
    expect(error).toBeInstanceOf(OpenAI.BadRequestError);
    expect(error).toMatchObject({ code: "PROVIDER_ERROR", param: "messages", status: 400 });
  });

  it.each([
    ["broken JSON", "{"],
    ["no object", "[]"],
    ["nesting without end", `{"messages":${"[".repeat(5_000)}${"]".repeat(5_000)}}`],
  ])("%s", async (_, body) => {
    const answer = await call(at.url, "POST", "/v1/chat/completions", {
      key: key.secret,
      body,
    });
    expect(envelope(answer)).toMatchObject({ status: 400, code: "INVALID_REQUEST", reason: "validation" });
  });
});

describe("404", () => {
  it.each(["/v1", "/v1/", "/v1/nothing", "/v1/chat", "/v1/chat/completions/", "/v1/models/none"])(
    "%s, with the SDK's typed error",
    async (path) => {
      expect(envelope(await call(at.url, "GET", path, { key: key.secret }))).toEqual({
        status: 404,
        code: "NOT_FOUND",
        message: "Not found",
        type: "invalid_request_error",
        reason: null,
        param: null,
      });
    },
  );

  it("of the provider's", async () => {
    const error = await sdkError("error-404");
    expect(error).toBeInstanceOf(OpenAI.NotFoundError);
    expect(error).toMatchObject({ code: "PROVIDER_ERROR", param: "model" });
    expect(envelope(await ask("error-404"))).toMatchObject({ reason: "model_not_found" });
    const missing = createSdk(at, key.secret).models.retrieve("none");
    await expect(missing).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });
});

describe("405", () => {
  it.each([
    ["GET", "/v1/chat/completions", "POST"],
    ["DELETE", "/v1/chat/completions", "POST"],
    ["POST", "/v1/models", "GET"],
    ["PUT", "/v1/models/one", "GET"],
  ])("%s %s", async (method, path, allowed) => {
    const answer = await call(at.url, method, path, { key: key.secret });
    expect(envelope(answer)).toEqual({
      status: 405,
      code: "METHOD_NOT_ALLOWED",
      message: "Method not allowed",
      type: "invalid_request_error",
      reason: null,
      param: null,
    });
    expect(answer.headers.get("allow")).toContain(allowed);
  });
});

describe("413", () => {
  const MiB = 1024 * 1024;
  const post = (path: string, secret: string, bytes: number) =>
    call(at.url, "POST", path, {
      key: secret,
      body: `{"name":"${"x".repeat(bytes)}"}`,
    });

  it("a body over 25 MiB at the gateway, over 1 MiB at the management API", async () => {
    const tooLarge = { status: 413, code: "PAYLOAD_TOO_LARGE", type: "invalid_request_error" };
    expect(envelope(await post("/v1/chat/completions", key.secret, 25 * MiB))).toMatchObject(tooLarge);
    expect((await post("/v1/chat/completions", key.secret, 24 * MiB)).status).toBe(404);
    expect(envelope(await post("/api/keys", at.key, MiB))).toMatchObject(tooLarge);
  });

  it("a body without a length, cut off where it grows too large", async () => {
    const piece = new Uint8Array(MiB).fill(120);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(piece);
        sent += 1;
        if (sent === 40) controller.close();
      },
    });
    const headers = { authorization: `Bearer ${key.secret}`, "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = await fetch(`${at.url}/v1/chat/completions`, init);
    expect(answer.status).toBe(413);
  });
});

describe("415", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded"])("%s", async (type) => {
    const headers = { "content-type": type };
    const answer = await call(at.url, "POST", "/v1/chat/completions", {
      key: key.secret,
      body: "{}",
      headers,
    });
    expect(envelope(answer)).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
  });
});

describe("422", () => {
  it("of a provider that explains itself in plain text", async () => {
    expect(envelope(await ask("plain-error"))).toMatchObject({
      status: 422,
      code: "PROVIDER_ERROR",
      message: "no such thing",
    });
  });
});

describe("424", () => {
  it.each([401, 403])("never the provider's own %i", async (status) => {
    expect(envelope(await ask(`error-${status}`))).toEqual({
      status: 424,
      code: "PROVIDER_AUTH",
      message: "The provider rejected the credential of this call",
      type: "authentication_error",
      reason: "rejected",
      param: null,
    });
    expect(await sdkError(`error-${status}`)).toMatchObject({ status: 424, code: "PROVIDER_AUTH" });
  });
});

describe("429", () => {
  it("of the provider, with its Retry-After", async () => {
    const answer = await ask("error-429");
    expect(envelope(answer)).toMatchObject({
      status: 429,
      code: "PROVIDER_ERROR",
      type: "requests",
      reason: "rate_limit_exceeded",
    });
    expect(answer.headers.get("retry-after")).toBe("7");
    expect(await sdkError("error-429")).toBeInstanceOf(OpenAI.RateLimitError);
  });
});

describe("502", () => {
  it.each([402, 409])("where the provider answers %i, which SDKs would misread", async (status) => {
    expect(envelope(await ask(`error-${status}`))).toMatchObject({ status: 502, code: "PROVIDER_ERROR" });
  });

  it.each(["error-500", "error-503", "drop", "cut-stream", "redirect", "broken-json", "html", "huge"])(
    "%s",
    async (model) => {
      expect(envelope(await ask(model))).toEqual(upstream(expect.stringMatching(/^The provider failed/)));
    },
  );

  it("is the SDK's server error", async () => {
    const error = await sdkError("drop");
    expect(error).toBeInstanceOf(OpenAI.InternalServerError);
    expect(error).toMatchObject({ status: 502, code: "UPSTREAM_ERROR", type: "server_error" });
  });

  it("where nobody listens at the runtime's address", async () => {
    const { name } = await at.createRuntime({ base_url: "http://127.0.0.1:9/v1" });
    expect(envelope(await chat(at, key.secret, { model: name }))).toMatchObject(upstream(expect.any(String)));
  });
});
