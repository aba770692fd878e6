import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPECTED_ERRORS, KEYS, PEOPLE } from "@/e2e/support/authorization-matrix";
import { type Answer, call } from "@/e2e/support/call";
import { makeNamedObjects } from "@/e2e/support/console-pages";
import { findProblems } from "@/e2e/support/envelope";
import { addPerson, createTenantOnServer, type SignedIn } from "@/e2e/support/people";
import { everyScope, listHoldings, namesAny } from "@/e2e/support/personas";
import { type Aim, listRouteSamples, type RouteSample } from "@/e2e/support/route-samples";
import { clearWebhooks } from "@/e2e/support/sample-objects";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { isEndpoint } from "@/lib/http/route";
import { ROUTES } from "@/lib/http/routes";
import { toWireName } from "@/lib/http/wire-names";
import { createKey } from "@/lib/keys/operations/create-key";

let at: ServerTenant;
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let here: Aim;
let foreign: string;
let owner: SignedIn;
const secrets = {} as Record<(typeof KEYS)[number], string>;

beforeAll(async () => {
  at = await createServerTenant();
  tenant = await createTenantOnServer(at, at.engine.db);
  const [own, other] = [tenant.here.projectId, tenant.there.projectId];
  const policies: Record<(typeof KEYS)[number], object> = {
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
  owner = await addPerson(at, tenant, PEOPLE.owner);
  here = await aim();
});
afterAll(() => at.stop());

async function makeKey({ owner }: typeof tenant, facts: object) {
  const { secret } = await createKey.execute(owner, { scopes: everyScope, ...facts });
  return secret ?? "";
}

async function aim(): Promise<Aim> {
  const { organizationId } = tenant;
  await clearWebhooks(tenant);
  const { userId, sessionId } = owner;
  const objects = await makeNamedObjects(tenant, tenant.here);
  return { ...objects, organizationId, userId, sessionId, secret: secrets["key of the project"] };
}

function send(method: string, sample: RouteSample, options: { key?: string; cookie?: string }) {
  const { key, cookie } = options;
  const { path, body } = sample.request(here);
  const headers = { ...(cookie && { cookie, origin: at.url, "sec-fetch-site": "same-origin" }) };
  return call(at.url, method, path, { ...(key && { key }), headers, ...(body !== undefined && { body }) });
}

const isRefused = ({ status }: Answer) => [401, 403, 404].includes(status);
const namesHere = ({ body }: Answer) => {
  const { organizationId, userId, sessionId, secret, ...objects } = here;
  return namesAny(objects, body);
};
const passed = (answer: Answer, { filtered }: RouteSample) =>
  filtered ? namesHere(answer) : !isRefused(answer);

/** What no call changes by being made; every change is in the audit as well. */
const STANDING = ["audit", "credentials", "key_projects", "keys", "projects", "runtimes", "workspaces"];
const holdings = async () => {
  const rows = await listHoldings(at.engine.db, tenant.organizationId, here.projectId, STANDING);
  // The others may export what is theirs, and exports are audited.
  return rows.filter((row) => !/"action": "\w+\.export"/.test(row));
};

/** Whether an answer is good, or an error that the sample objects cause. No provider answers, either. */
const isExpected = ({ status, body }: Answer) =>
  [200, 201, 202, 424, 502].includes(status) ||
  EXPECTED_ERRORS.some((error) => [error, toWireName(error)].includes(body.error.param ?? body.error.code)) ||
  EXPECTED_ERRORS.includes(body.error.code);

const keyed = ROUTES.filter(([, , target]) => !isEndpoint(target) || typeof target.access === "object");

const cases = keyed.map((row) => [`${row[0]} ${row[1]}`, row] as const);

// Before any route is open to somebody: few rows are to be compared then.
describe.each(cases)("%s", (_, row) => {
  const [method] = row;

  it("is closed to the other keys, to foreign ones, to cookies and to nobody, and changes nothing", async () => {
    const before = await holdings();
    for (const [index, sample] of listRouteSamples(row).entries()) {
      for (const persona of KEYS.filter((name) => !sample.to.includes(name))) {
        const answer = await send(method, sample, { key: secrets[persona] });
        expect(passed(answer, sample), `${index} ${persona} ${JSON.stringify(answer.body)}`).toBe(false);
      }
      const theirs = await send(method, sample, { key: foreign });
      expect(namesHere(theirs), JSON.stringify(theirs.body)).toBe(false);
      for (const options of [{}, { cookie: owner.cookie }]) {
        const answer = await send(method, sample, options);
        expect([answer.status, findProblems(answer)]).toEqual([401, []]);
      }
    }
    expect(await holdings()).toEqual(before);
  });
});

describe.each(cases)("%s", (_, row) => {
  const [method] = row;
  const samples = listRouteSamples(row);

  it("is open to those whom it is for", async () => {
    expect(samples).not.toEqual([]);
    if (method === "DELETE") here = await aim();
    for (const [index, sample] of samples.entries()) {
      for (const persona of sample.to) {
        const answer = await send(method, sample, { key: secrets[persona] });
        const of = `${index} ${persona} ${answer.status} ${JSON.stringify(answer.body)}`;
        expect(passed(answer, sample), of).toBe(true);
        expect(isExpected(answer), of).toBe(true);
        if (method === "DELETE" && answer.status === 200) here = await aim();
      }
    }
  });
});
