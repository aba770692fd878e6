import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KEYS, PEOPLE } from "@/e2e/support/authorization-matrix";
import { type Answer, call } from "@/e2e/support/call";
import { furnish } from "@/e2e/support/console-pages";
import { findProblems } from "@/e2e/support/envelope";
import { addPerson, createTenantOnServer } from "@/e2e/support/people";
import { everyScope, listHoldings, namesAny } from "@/e2e/support/personas";
import {
  type Aim,
  type KeyPersona,
  ROUTE_SAMPLES,
  type RouteSample,
} from "@/e2e/support/route-authorization";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { createKey } from "@/lib/keys/operations/create-key";

let at: ServerTenant;
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let here: Aim;
let foreign: string;
let cookie: string;
const secrets = {} as Record<KeyPersona, string>;

beforeAll(async () => {
  at = await createServerTenant();
  tenant = await createTenantOnServer(at, at.engine.db);
  const [own, other] = [tenant.here.projectId, tenant.there.projectId];
  const policies: Record<KeyPersona, object> = {
    "key of all projects": {},
    "key of the project": { projectId: own },
    "key that selects the project": { projectIds: [own] },
    "key of another project": { projectId: other },
    "key that selects another": { projectIds: [other] },
  };
  for (const name of KEYS) {
    secrets[name] = await makeKey(tenant, { name, ...policies[name] });
    await call(at.url, "GET", "/api/me", { key: secrets[name] });
  }
  foreign = await makeKey(await createTenantOnServer(at, at.engine.db), { name: "foreign" });
  here = await aim();
  ({ cookie } = await addPerson(at, tenant, PEOPLE.owner));
});
afterAll(() => at.stop());

async function makeKey({ owner }: typeof tenant, facts: object) {
  const { secret } = await createKey.execute(owner, { scopes: everyScope, ...facts });
  return secret ?? "";
}

async function aim(): Promise<Aim> {
  const { organizationId } = tenant;
  return { ...(await furnish(tenant, tenant.here)), organizationId, secret: secrets["key of the project"] };
}

const knock = (
  route: string,
  { path, body }: RouteSample,
  aim: Aim,
  options: { key?: string; cookie?: string },
) => {
  const [method = "", pattern = ""] = route.split(" ");
  const { key, cookie } = options;
  const headers = { ...(cookie && { cookie, origin: at.url, "sec-fetch-site": "same-origin" }) };
  const sent = { ...(key && { key }), headers, ...(body && { body: body(aim) }) };
  return call(at.url, method, path?.(aim) ?? pattern, sent);
};

const isRefused = ({ status }: Answer) => [401, 403, 404].includes(status);
const namesHere = ({ body }: Answer) => {
  const { organizationId, secret, ...objects } = here;
  return namesAny(objects, body);
};
const passed = (answer: Answer, { lists }: RouteSample) => (lists ? namesHere(answer) : !isRefused(answer));

/** What no call changes by being made; every change is in the audit as well. */
const STANDING = ["audit", "credentials", "key_projects", "keys", "projects", "runtimes", "workspaces"];
const holdings = () => listHoldings(at.engine.db, tenant.organizationId, here.projectId, STANDING);

describe.each(Object.entries(ROUTE_SAMPLES))("%s", (route, knocks) => {
  it("is closed to the other keys, to foreign ones, to cookies and to nobody, and changes nothing", async () => {
    const before = await holdings();
    for (const [index, one] of knocks.entries()) {
      for (const persona of KEYS.filter((name) => !one.to.includes(name))) {
        const answer = await knock(route, one, here, { key: secrets[persona] });
        expect(passed(answer, one), `${index} ${persona} ${JSON.stringify(answer.body)}`).toBe(false);
      }
      const theirs = await knock(route, one, here, { key: foreign });
      expect(namesHere(theirs), JSON.stringify(theirs.body)).toBe(false);
      for (const options of [{}, { cookie }]) {
        const answer = await knock(route, one, here, options);
        expect([answer.status, findProblems(answer)]).toEqual([401, []]);
      }
    }
    expect(await holdings()).toEqual(before);
  });

  it("is open to those whom it is for", async () => {
    for (const [index, one] of knocks.entries()) {
      for (const persona of one.to) {
        if (route.startsWith("DELETE")) here = await aim();
        const answer = await knock(route, one, here, { key: secrets[persona] });
        const of = `${index} ${persona} ${answer.status} ${JSON.stringify(answer.body)}`;
        expect(passed(answer, one), of).toBe(true);
        // In use, not empty, still active; and there is no provider at the other end.
        expect([200, 201, 400, 409, 502], of).toContain(answer.status);
        if (answer.status === 400) expect(answer.body.error.code, of).toBe("IN_USE");
      }
    }
    if (route.startsWith("DELETE")) here = await aim();
  });
});
