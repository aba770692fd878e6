import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Engine } from "@/db/client";
import { keys } from "@/db/schema/index";
import { openServerDatabase } from "@/e2e/support/database-server";
import { createRequest, createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import { isDatabaseUnavailable } from "@/lib/core/errors/database-unavailable";
import { AppError } from "@/lib/core/errors/errors";
import { createRequestId } from "@/lib/core/request-id";
import type { CallServices } from "./call";
import { admitCall, authenticateCall, checkCall } from "./call-steps";

const CHANGES = 200;
const CLIENTS = 8;
const facts = { requestId: createRequestId(), ip: null, client: null, endpoint: "/api/me", startedAt: 0 };

let engine: Engine & { url: string };
/** The services of two processes. */
let processes: CallServices[];
let organizationId: string;

beforeAll(async () => {
  engine = await openServerDatabase();
  const other = await connect({ driver: "pg", url: engine.url, preparedStatements: true });
  processes = [createServices(engine), createServices(other)];
  organizationId = (await createTenant(engine.db)).organizationId;
});
afterAll(async () => {
  await processes[1]?.engine.close();
  await engine.close();
});

const makeKeyHere = () => makeKey(servicesOf(0), organizationId);
const servicesOf = (i: number) => processes[i % 2] ?? createServices(engine);

async function passes(services: CallServices, secret: string) {
  try {
    const call = { ...(await authenticateCall(services, createRequest(secret), facts)), scope: null };
    checkCall(call);
    await admitCall(services, call);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "FORBIDDEN") return false;
    throw error;
  }
}

it("a change holds everywhere from the next request on, with the key in warm use", async () => {
  const { id, secret } = await makeKeyHere();
  let [enabled, running, change, changing, answers] = [true, true, 0, false, 0];
  const wrong: boolean[] = [];
  const client = async (services: CallServices) => {
    while (running) {
      const began = changing ? null : change;
      const passed = await passes(services, secret);
      answers += 1;
      if (began === change && passed !== enabled) wrong.push(passed);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, i) => client(servicesOf(i)));
  for (change = 1; change <= CHANGES; change++) {
    changing = true;
    await engine.db.update(keys).set({ enabled: !enabled }).where(eq(keys.id, id));
    [enabled, changing] = [!enabled, false];
    const verdicts = await Promise.all(processes.map((services) => passes(services, secret)));
    expect(verdicts).toEqual([enabled, enabled]);
  }
  running = false;
  await Promise.all(clients);
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(CHANGES);
});

it("the first use of a key is marked once, by whichever process is first", async () => {
  const { id, secret } = await makeKeyHere();
  const firstUse = () => engine.db.select({ at: keys.firstUsedAt }).from(keys).where(eq(keys.id, id));
  await Promise.all(Array.from({ length: 32 }, (_, i) => passes(servicesOf(i), secret)));
  const [first] = await firstUse();
  expect(first?.at).toBeInstanceOf(Date);
  await passes(servicesOf(1), secret);
  expect(await firstUse()).toEqual([first]);
});

it("a database that is away is known as such, and no reason to take a key for bad", async () => {
  const nowhere = await connect({
    driver: "pg",
    url: "postgres://nobody@127.0.0.1:1/x",
    preparedStatements: true,
  });
  const { secret } = await makeKeyHere();
  const failure = authenticateCall(createServices(nowhere), createRequest(secret), facts);
  await expect(failure).rejects.toSatisfy(isDatabaseUnavailable);
  await nowhere.close();
});
