import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ActionRequest, isOwnAccount, listRequests, OPEN } from "@/e2e/support/action-samples";
import { type ActionAnswer, callAction, type ServerAction, serverActions } from "@/e2e/support/actions";
import { EXPECTED_ERRORS, PEOPLE, type Person } from "@/e2e/support/authorization-matrix";
import { addPerson, createTenantOnServer, type SignedIn } from "@/e2e/support/people";
import { listHoldings, namesAny } from "@/e2e/support/personas";
import { clearWebhooks, makeObjects, makeSampleObjects } from "@/e2e/support/sample-objects";
import { type Server, startServer } from "@/e2e/support/server";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { copyWithoutProxy } from "@/e2e/support/without-proxy";
import type { ActionError } from "@/lib/core/errors/action-result";
import type { SampleObjects } from "@/lib/core/operations/allowed";

let at: ServerTenant;
let bare: Server & { remove: () => void };
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let here: SampleObjects;
/** The objects of calls that are allowed, null when the last action has used one up. */
let aim: SampleObjects | null = null;
let people: Record<Person, SignedIn>;
let stranger: SignedIn & { slug: string };
beforeAll(async () => {
  at = await createServerTenant();
  const { script, remove } = copyWithoutProxy();
  bare = { ...(await startServer({ env: at.variables, script })), remove };
  tenant = await createTenantOnServer(at, at.engine.db);
  here = await makeSampleObjects(tenant);
  const added = Object.entries(PEOPLE).map(
    async ([name, standing]) => [name, await addPerson(at, tenant, standing)] as const,
  );
  people = Object.fromEntries(await Promise.all(added)) as typeof people;
  const elsewhere = await createTenantOnServer(at, at.engine.db);
  stranger = { ...(await addPerson(at, elsewhere, PEOPLE.owner)), slug: elsewhere.slug };
});
afterAll(async () => {
  await bare.stop();
  bare.remove();
  await at.stop();
});

const actions = serverActions();
const guarded = actions.filter(({ name }) => !(name in OPEN));
const USING_UP = /^(delete|revoke|archive|rotate|carryOut)/;
const holdings = () => listHoldings(at.engine.db, tenant.organizationId, here.userId);
const own = (origin: string) => ({
  origin,
  "sec-fetch-site": "same-origin",
  // Next then leaves the page out of its answer, which takes most of the time. Other tests read it.
  "x-action-forwarded": "1",
});

function send(
  action: ServerAction,
  ask: ActionRequest,
  who: Partial<SignedIn>,
  { aim = here, slug = tenant.slug, url = at.url } = {},
) {
  const headers = { ...own(url), ...(who.cookie && { cookie: who.cookie }) };
  return callAction(url, action, ask.input(aim, slug), headers, { org: slug });
}

const readError = ({ result }: ActionAnswer) => (result as { error?: ActionError | null } | undefined)?.error;

/** Whether an action did what it was asked, as far as things stood so. */
function passed(answer: ActionAnswer, { filtered }: ActionRequest, aim: SampleObjects): boolean {
  if (filtered) return namesAny({ ...aim, slug: tenant.here.slug }, answer.text, aim.organizationId);
  expect([200, answer.result]).toEqual([answer.status, expect.anything()]);
  const error = readError(answer);
  if (!error) return true;
  if (["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"].includes(error.code)) return false;
  expect(EXPECTED_ERRORS).toContain(error.code === "INVALID_REQUEST" ? error.param : error.code);
  return true;
}

it("every action of the build is one of an operation, or open on purpose", () => {
  const names = guarded.map(({ name }) => name).filter((name) => listRequests(name).length === 0);
  expect(names).toEqual([]);
  expect(actions.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(OPEN)));
});

it("the server without proxy.ts has none", async () => {
  const [withProxy, without] = await Promise.all([fetch(`${at.url}/sign-in`), fetch(`${bare.url}/sign-in`)]);
  const policies = [withProxy, without].map(({ headers }) => headers.has("content-security-policy"));
  expect([withProxy.status, without.status, ...policies]).toEqual([200, 200, true, false]);
});

const cases = guarded.map((action) => [action.name, action] as const);

// Before any action is open to somebody: few rows are to be compared then.
describe.each(cases)("%s", (name, action) => {
  it("is closed to everybody else, with proxy.ts and without, and changes nothing for them", async () => {
    const before = await holdings();
    for (const [index, ask] of listRequests(name).entries()) {
      const closed = async (who: Partial<SignedIn>, of: string, url: string) =>
        expect(passed(await send(action, ask, who, { url }), ask, here), `${index} ${of} ${url}`).toBe(false);
      const others = (Object.keys(PEOPLE) as Person[]).filter((persona) => !ask.to.includes(persona));
      const visitors: [string, Partial<SignedIn>][] = [
        ...others.map((persona) => [persona, people[persona]] as [string, SignedIn]),
        ["nobody", {}],
        ...(isOwnAccount(name) ? [] : [["a stranger", stranger] as [string, SignedIn]]),
      ];
      await Promise.all(visitors.map(([of, who]) => closed(who, of, bare.url)));
      // The proxy knows no roles: one of the others stands for all.
      const withProxy = visitors.filter(([of]) => of === others[0] || !(of in PEOPLE));
      await Promise.all(withProxy.map(([of, who]) => closed(who, of, at.url)));
      for (const url of [at.url, bare.url]) {
        const aside = await send(action, ask, stranger, { url, slug: stranger.slug });
        expect(namesAny({ ...here, slug: tenant.here.slug }, aside.text)).toBe(false);
      }
    }
    expect(await holdings()).toEqual(before);
  });
});

describe.each(cases)("%s", (name, action) => {
  it("is open to those whom its operation is for", async () => {
    for (const [index, ask] of listRequests(name).entries()) {
      for (const persona of Object.keys(PEOPLE) as Person[]) {
        if (!ask.to.includes(persona)) continue;
        if (!aim) {
          await clearWebhooks(tenant);
          aim = { ...here, ...(await makeObjects(tenant)) };
        }
        const answer = await send(action, ask, people[persona], { aim });
        expect(passed(answer, ask, aim), `${index} ${persona}`).toBe(true);
        if (name.startsWith("delete") && !readError(answer)) aim = null;
      }
    }
    if (USING_UP.test(name)) aim = null;
  });
});
