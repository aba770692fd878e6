import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import { toFieldValue, toSampleFields } from "@/e2e/support/sample-fields";
import { AppError } from "@/lib/core/errors/errors";
import { providers } from "@/lib/credentials/catalogue/catalogue";
import { findTest } from "@/lib/credentials/catalogue/find-test";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { parseFields } from "@/lib/credentials/sealing/parse-fields";
import { probeCredential } from "./probe-credential";

const withUrl = providers.flatMap((provider) =>
  provider.fields
    .filter(({ type }) => type === "url")
    .map((field) => [provider.id, field.name, provider] as const),
);
const withSecret = withUrl.filter(([, , { fields }]) => fields.some(({ secret }) => secret));

describe.each(withSecret)("%s with another %s", (_, name, provider) => {
  const stored = parseFields(provider, {
    fields: toSampleFields(provider, "https://one.example"),
    confirmed: true,
  });
  const before = { publicFields: stored.publicFields, secretNames: Object.keys(stored.secrets) };
  const change = (url: string, secrets: Record<string, string> = {}) =>
    parseFields(provider, { fields: { [name]: url, ...secrets }, confirmed: true }, before);
  const findRefusal = (url: string) => {
    try {
      change(url);
      return null;
    } catch (error) {
      return error instanceof AppError ? error : expect.unreachable();
    }
  };

  it.each([
    "https://two.example/v1",
    "https://one.example.two.example/v1",
    "https://one.example:8443/v1",
    "http://one.example/v1",
    "https://one.example/v2",
    "https://one.example",
    "https://one.example/v1/../v2",
  ])("%s demands the secret again", (url) => {
    const refusal = findRefusal(url);
    expect(refusal).toMatchObject({ code: "INVALID_REQUEST" });
    expect(refusal?.message).toMatch(/^Enter the secret again: /);
    expect(JSON.stringify(refusal?.fields)).not.toContain("canary");
    const secrets = Object.fromEntries(
      provider.fields
        .filter(({ secret }) => secret)
        .map((field) => [field.name, toFieldValue(field, "https://two.example")]),
    );
    expect(change(url, secrets).publicFields[name]).toBe(url);
  });

  it.each([
    "https://user@one.example/v1",
    "https://one.example/v1?x=1",
    "https://one.example\\@two.example",
    "file:///v1",
  ])("%s is not a base URL", (url) =>
    expect(findRefusal(url)).toMatchObject({ code: "INVALID_REQUEST", reason: "validation" }),
  );

  it("keeps the secret at the same address, and below it", () => {
    for (const url of [
      "https://one.example/v1",
      "https://one.example/v1/",
      "https://one.example/v1/openai",
    ]) {
      expect(findRefusal(url)).toBeNull();
    }
  });
});

const cleanups: Server[] = [];
afterEach(() => {
  for (const server of cleanups.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Tests a credential whose URLs are all at `origin`. */
async function probe(provider: Provider, origin: string, allowPrivateUpstreams: boolean) {
  const fields = toSampleFields(provider, origin);
  const { publicFields, secrets } = parseFields(provider, { fields, confirmed: true });
  const found = findTest(provider, publicFields) ?? expect.unreachable();
  return probeCredential({ allowPrivateUpstreams }, { test: found, publicFields, secrets });
}

const callable = providers
  .filter(({ endpoints }) => endpoints.models !== undefined)
  .map((provider) => [provider.id, provider] as const);

test.each(callable)("%s sends no secret after a redirect", async (_, provider) => {
  const heard: unknown[] = [];
  const elsewhere = await serve((request, response) => {
    heard.push(request.headers);
    response.end("{}");
  });
  for (const status of [301, 302, 303, 307, 308]) {
    const origin = await serve((_request, response) => {
      response.writeHead(status, { location: `${elsewhere}/v1/models` }).end();
    });
    expect((await probe(provider, origin, true)).result).toBe("unreachable");
  }
  expect(heard).toEqual([]);
});

test.each(callable)("%s calls no private address unless that is allowed", async (_, provider) => {
  let calls = 0;
  const origin = await serve((_request, response) => {
    calls += 1;
    response.writeHead(401).end();
  });
  const { port } = new URL(origin);
  for (const host of ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]", "2130706433"]) {
    for (const scheme of ["http", "https"]) {
      expect((await probe(provider, `${scheme}://${host}:${port}`, false)).result).toBe("unreachable");
    }
  }
  expect(calls).toBe(0);
  expect((await probe(provider, origin, true)).result).toBe("rejected");
});
