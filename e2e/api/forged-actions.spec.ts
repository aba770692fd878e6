import { afterAll, beforeAll, expect, it } from "vitest";
import { listRequests, OPEN } from "@/e2e/support/action-samples";
import { callAction, serverActions } from "@/e2e/support/actions";
import { PEOPLE } from "@/e2e/support/authorization-matrix";
import { addPerson, createTenantOnServer, type SignedIn } from "@/e2e/support/people";
import { listHoldings } from "@/e2e/support/personas";
import { makeSampleObjects } from "@/e2e/support/sample-objects";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import type { SampleObjects } from "@/lib/core/operations/allowed";

let at: ServerTenant;
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let here: SampleObjects;
let owner: SignedIn;
beforeAll(async () => {
  at = await createServerTenant();
  tenant = await createTenantOnServer(at, at.engine.db);
  here = await makeSampleObjects(tenant);
  owner = await addPerson(at, tenant, PEOPLE.owner);
});
afterAll(() => at.stop());

const foreign = "https://evil.example";

it.each<[string, () => Record<string, string>]>([
  ["no Origin", () => ({})],
  ["the Origin null", () => ({ origin: "null" })],
  ["a foreign Origin", () => ({ origin: foreign })],
  [
    "a foreign Origin and a forwarded host like it",
    () => ({ origin: foreign, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }),
  ],
  ["our Origin, from another site", () => ({ origin: at.url, "sec-fetch-site": "cross-site" })],
  ["our Origin, from a sibling", () => ({ origin: at.url, "sec-fetch-site": "same-site" })],
])("no action runs for its owner with %s", async (_, forge) => {
  const holdings = () => listHoldings(at.engine.db, tenant.organizationId, owner.userId);
  const before = await holdings();
  for (const action of serverActions()) {
    const inputs = listRequests(action.name).map(({ input }) => input(here, tenant.slug));
    for (const input of action.name in OPEN ? [OPEN[action.name] ?? []] : inputs) {
      const headers = { ...forge(), cookie: owner.cookie };
      const answer = await callAction(at.url, action, input, headers, { org: tenant.slug });
      const said = JSON.stringify(answer.result) ?? "";
      // Signing out and the search say nothing of why.
      const silent = answer.status === 200 && ["", "[]", '"$undefined"'].includes(said);
      const refused = answer.status === 500 || said.includes('"reason":"origin"') || silent;
      expect(refused, `${action.name} ${answer.status} ${answer.text}`).toBe(true);
    }
  }
  expect(await holdings()).toEqual(before);
});
