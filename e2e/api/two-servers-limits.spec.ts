import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { DAY, MINUTE, withinWindow } from "@/e2e/support/clock";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { rounds } from "@/scripts/rounds";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

const list = (index: number, secret: string) =>
  call(at.urls[index % at.urls.length] ?? at.url, "GET", "/v1/models", { key: secret });

describe("limits, over two servers", () => {
  const LIMIT = 100;
  /** For each of two limits: with 32 clients as with 128, there are at least 20 rounds. */
  const ROUNDS = rounds(10, 20);

  /** Clients that call, spread over both servers, until each was refused once. Answers how many calls passed. */
  async function race(clients: number, secret: string) {
    let passed = 0;
    const client = async (index: number) => {
      for (;;) {
        const { status } = await list(index, secret);
        if (status === 429) return;
        expect(status).toBe(200);
        passed += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
    return passed;
  }

  it.each([
    [32, "daily_hard_limit", DAY],
    [128, "daily_hard_limit", DAY],
    [32, "rate_limit_per_minute", MINUTE],
    [128, "rate_limit_per_minute", MINUTE],
  ] as const)("let exactly 100 calls of %i clients pass under %s", async (clients, limit, window) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const passed = await withinWindow(window, async () =>
        race(clients, (await at.createKey({ [limit]: LIMIT })).secret),
      );
      expect(passed).toBe(LIMIT);
    }
  });

  it("hold together: what one server let pass counts at the other", async () => {
    await withinWindow(DAY, async () => {
      const { secret } = await at.createKey({ daily_hard_limit: 4 });
      const statuses = [];
      for (let index = 0; index < 6; index += 1) statuses.push((await list(index, secret)).status);
      expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    });
  });
});
