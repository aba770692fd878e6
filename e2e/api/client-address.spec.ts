import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { type Server, startServer } from "@/e2e/support/server";

const wanted = "203.0.113.9";
const forgeries: Record<string, string>[] = [
  { "x-forwarded-for": wanted },
  { "x-forwarded-for": `${wanted}, 127.0.0.1` },
  { "X-Forwarded-For": wanted, "x-real-ip": wanted, forwarded: `for=${wanted}` },
  { "x-vercel-forwarded-for": wanted },
  { "cf-connecting-ip": wanted, "true-client-ip": wanted, "x-client-ip": wanted, "fly-client-ip": wanted },
  { "x-forwarded-for": `,${wanted},` },
  { "x-forwarded-for": `::ffff:${wanted}` },
  { "x-forwarded-for": `"${wanted}:443"`, forwarded: `for="${wanted}:443";proto=https;by=${wanted}` },
  { "x-forwarded-host": wanted, "x-forwarded-proto": "https", via: `1.1 ${wanted}` },
  { "x-keystead-client-address": wanted },
  { "x-keystead-client-address": wanted, "x-keystead-server-token": "undefined" },
  { "x-middleware-request-x-keystead-client-address": wanted },
];

describe.each([0, 1, 2])("behind %i proxies", (proxies) => {
  let server: Server;
  let database: Awaited<ReturnType<typeof createServerDatabase>>;
  let key = "";

  beforeAll(async () => {
    database = await createServerDatabase();
    server = await startServer({ databaseUrl: database.url, env: { TRUSTED_PROXIES: String(proxies) } });
    const created = await call(server.url, "POST", "/api/keys", {
      key: server.key,
      body: { name: "From one address", ip_allowlist: [wanted], scopes: ["models:read", "projects:read"] },
    });
    key = created.body.secret;
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  /** What the proxies in front make of the headers that a client sends, the last of them on the socket. */
  const through = (headers: Record<string, string>, client: string) => {
    const chain = [client, "10.0.0.1"].slice(0, proxies);
    const said = headers["x-forwarded-for"] ?? headers["X-Forwarded-For"];
    const { "X-Forwarded-For": _, ...others } = headers;
    return proxies === 0
      ? headers
      : { ...others, "x-forwarded-for": [said, ...chain].filter(Boolean).join(", ") };
  };
  const readReason = async (path: string, headers: Record<string, string>) => {
    const { status, body } = await call(server.url, "GET", path, { key, headers });
    return status === 403 ? body.error.reason : status;
  };

  it.each(["/v1/models", "/api/organization"])("no header of the client opens %s", async (path) => {
    for (const headers of forgeries)
      expect(await readReason(path, through(headers, "198.51.100.7"))).toBe("ip");
  });

  it("the log warns once of forwarded addresses where no proxy is trusted", async () => {
    await call(server.url, "GET", "/v1/models", { key, headers: { "x-forwarded-for": wanted } });
    const warnings = server.logs().split("X-Forwarded-For arrives while TRUSTED_PROXIES is 0").length - 1;
    expect(warnings).toBe(proxies === 0 ? 1 : 0);
  });

  if (proxies === 0) return;

  it("the address that the outermost proxy saw does", async () => {
    for (const headers of [{}, ...forgeries]) {
      expect(await readReason("/v1/models", through(headers, wanted))).toBe(200);
    }
  });

  it("a request that came past the proxies has no address, and is denied", async () => {
    expect(await readReason("/v1/models", {})).toBe("ip");
    expect(await readReason("/api/organization", {})).toBe("ip");
  });
});

describe("behind a server that is not ours", () => {
  it("no address can be trusted, and a key with an allowlist is denied", async () => {
    const database = await createServerDatabase();
    const script = path.resolve("e2e/plain-server.mjs");
    const server = await startServer({ databaseUrl: database.url, script });
    const make = async (fields: object) => {
      const body = { name: randomUUID(), scopes: ["models:read", "projects:read"], ...fields };
      return (await call(server.url, "POST", "/api/keys", { key: server.key, body })).body.secret;
    };
    const [open, narrow] = [await make({}), await make({ ip_allowlist: ["0.0.0.0/0", "::/0"] })];
    for (const path of ["/v1/models", "/api/organization"]) {
      expect((await call(server.url, "GET", path, { key: open })).status).toBe(200);
      for (const headers of [{}, ...forgeries]) {
        const { status, body } = await call(server.url, "GET", path, { key: narrow, headers });
        expect([status, body.error?.reason]).toEqual([403, "ip"]);
      }
    }
    await server.stop();
    await database.drop();
  });
});
