import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { forgeries, wanted } from "@/e2e/support/forged-addresses";
import { type Server, startServer } from "@/e2e/support/server";

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
