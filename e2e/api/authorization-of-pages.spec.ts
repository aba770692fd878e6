import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys } from "@/db/schema/index";
import { PEOPLE, type Person } from "@/e2e/support/authorization-matrix";
import {
  makeNamedObjects,
  type NamedObjects,
  PAGES,
  type PageRequest,
  pageFiles,
  toPattern,
  withoutLayouts,
} from "@/e2e/support/console-pages";
import { addPerson, createTenantOnServer } from "@/e2e/support/people";
import { type Server, startServer } from "@/e2e/support/server";
import { createServerTenant, type ServerTenant } from "@/e2e/support/server-tenant";
import { copyWithoutProxy } from "@/e2e/support/without-proxy";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createKey } from "@/lib/keys/operations/create-key";

/** Who asks: the people of the organization, and two more. */
type Visitor = Person | "an owner elsewhere" | "nobody";
const inCharge: Visitor[] = ["owner", "admin"];
const withAccess: Visitor[] = [
  "member with admin",
  "member with write",
  "member with read",
  "viewer with access",
];

/**
 * Those who request pages as a browser does at first. The others have the rights of one of them, and ask as its
 * scripts do, for the same data without markup.
 */
const browsing: Visitor[] = [
  "owner",
  "member with read",
  "member without access",
  "an owner elsewhere",
  "nobody",
];

let at: ServerTenant;
let bare: Server;
let remove = () => {};
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let here: NamedObjects;
let there: NamedObjects;
/** Texts that name what the organization itself has: hidden from its members, and inherited by their projects. */
let hidden: string[];
let inherited: string[];
const cookies = new Map<Visitor, string>();
/** The address of each page without its layouts, once known. */
const innerAddresses = new Map<string, string>();

beforeAll(async () => {
  at = await createServerTenant();
  const copy = copyWithoutProxy();
  remove = copy.remove;
  bare = await startServer({ env: at.variables, script: copy.script });
  tenant = await createTenantOnServer(at, at.engine.db);
  here = await makeNamedObjects(tenant, tenant.here);
  there = await makeNamedObjects(tenant, tenant.there);
  const secret = { provider: "openai", name: "credential-of-all", apiKey: "sk-aimed-0123456789abcdef" };
  hidden = [secret.name, (await createCredential.execute(tenant.owner, secret)).id];
  const { key } = await createKey.execute(tenant.owner, { name: "key-of-all" });
  inherited = [key.name, key.id, key.prefix];
  // Old enough for hygiene to speak of them.
  await at.engine.db
    .update(keys)
    .set({ createdAt: sql`now() - interval '100 days'` })
    .where(eq(keys.organizationId, tenant.organizationId));
  for (const [name, standing] of Object.entries(PEOPLE)) {
    cookies.set(name as Person, (await addPerson(at, tenant, standing)).cookie);
  }
  const elsewhere = await createTenantOnServer(at, at.engine.db);
  cookies.set("an owner elsewhere", (await addPerson(at, elsewhere, PEOPLE.owner)).cookie);
  cookies.set("nobody", "");
});
afterAll(async () => {
  await bare.stop();
  remove();
  await at.stop();
});

/** Texts that a visitor must not come to see anywhere. */
function listHidden(visitor: Visitor): string[] {
  if (inCharge.includes(visitor)) return [];
  const beyond = [...Object.values(there), ...hidden];
  return withAccess.includes(visitor) ? beyond : [...beyond, ...Object.values(here), ...inherited];
}

const sees = (visitor: Visitor, aim: NamedObjects) =>
  inCharge.includes(visitor) || (aim === here && withAccess.includes(visitor));

/** How a page answers. One that has begun to stream says in its text that there is none, or leads elsewhere. */
function readOutcome(status: number, text: string): string {
  if (status === 404 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "absent";
  if (/"digest\\?":\\?"\d/.test(text)) return "broken";
  if (status === 307) return "leads to the sign-in";
  return status === 200 ? "shown" : `${status}`;
}

function toWanted(
  visitor: Visitor,
  { ofWorkspace, refusesOthers, onlyAdmins }: PageRequest,
  aim: NamedObjects,
): string {
  if (visitor === "nobody") return "leads to the sign-in";
  if (visitor === "an owner elsewhere" || (ofWorkspace && !sees(visitor, aim))) return "absent";
  if (onlyAdmins) return inCharge.includes(visitor) ? "shown" : "403";
  return refusesOthers && ![...inCharge, ...withAccess].includes(visitor) ? "403" : "shown";
}

/** Requests a page, whose path names the objects of `aim`. `aims` has all objects with this path. */
async function visit(file: string, request: PageRequest, aims: NamedObjects[], visitor: Visitor) {
  const [aim = here] = aims;
  const target = `/orgs/${tenant.slug}${request.path(aim)}`;
  const cookie = cookies.get(visitor) ?? "";
  // An answer that is not compressed takes less time.
  const headers = { cookie, "accept-encoding": "identity" };
  const isMarkup = browsing.includes(visitor) || file.endsWith("route.ts");
  const asked = isMarkup ? target : `${target}${target.includes("?") ? "&" : "?"}_rsc=`;
  const whole = await fetch(at.url + asked, {
    headers: { ...headers, ...(!isMarkup && { rsc: "1" }) },
    redirect: "manual",
  });
  const of = `${visitor} ${target}`;
  const texts = [await whole.text()];
  expect(readOutcome(whole.status, texts[0] ?? ""), of).toBe(toWanted(visitor, request, aim));
  // Nothing is out of reach of those in charge.
  if (!inCharge.includes(visitor)) {
    // Next leads to an address that it makes from these headers.
    const inner = await fetch(innerAddresses.get(target) ?? bare.url + target, {
      headers: { ...headers, ...withoutLayouts(file, target) },
    });
    if (inner.url.startsWith(bare.url + target)) innerAddresses.set(target, inner.url);
    texts.push(await inner.text());
  }
  const secrets = listHidden(visitor).filter((text) => !target.includes(text));
  for (const text of texts) {
    expect(
      secrets.filter((secret) => text.includes(secret)),
      of,
    ).toEqual([]);
    for (const shown of aims) {
      if (request.shows && sees(visitor, shown)) expect(text, of).toContain(request.shows(shown));
    }
  }
}

it("every page of the console is requested", () => {
  expect(pageFiles.map(toPattern).sort()).toEqual(Object.keys(PAGES).sort());
});

describe.each(pageFiles.map((file) => [toPattern(file), file] as const))("%s", (pattern, file) => {
  it("shows nobody what is out of reach: whole, and without proxy.ts and its layouts", async () => {
    for (const request of PAGES[pattern] ?? []) {
      const isShared = request.path(here) === request.path(there);
      for (const aims of isShared ? [[here, there]] : [[here], [there]]) {
        for (const visitor of cookies.keys()) await visit(file, request, aims, visitor);
      }
    }
  });
});
