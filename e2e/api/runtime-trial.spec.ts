import { afterAll, beforeAll, expect, it } from "vitest";
import { PEOPLE, type Person } from "@/e2e/support/authorization-matrix";
import { addPerson, createTenantOnServer, type SignedIn } from "@/e2e/support/people";
import { createServerTenant, hello, type ServerTenant } from "@/e2e/support/server-tenant";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";

let at: ServerTenant;
let tenant: Awaited<ReturnType<typeof createTenantOnServer>>;
let people: Record<Person, SignedIn>;
let runtimeId: string;
beforeAll(async () => {
  at = await createServerTenant();
  tenant = await createTenantOnServer(at, at.engine.db);
  const added = Object.entries(PEOPLE).map(
    async ([name, standing]) => [name, await addPerson(at, tenant, standing)] as const,
  );
  people = Object.fromEntries(await Promise.all(added)) as typeof people;
  const { id } = await createRuntime.execute(tenant.owner, {
    ...{ name: "trial", provider: "openai-compatible", upstreamModel: "standin-7b" },
    ...{ baseUrl: `${at.standIn.url}/v1`, workspaceId: tenant.here.workspaceId },
  });
  runtimeId = id;
});
afterAll(() => at.stop());

const own = () => ({ origin: at.url, "sec-fetch-site": "same-origin" });

async function prompt(cookie: string, headers: Record<string, string> = own(), slug = tenant.slug) {
  const response = await fetch(`${at.url}/orgs/${slug}/runtimes/${runtimeId}/try`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, ...headers },
    body: JSON.stringify({ ...hello, stream: true }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, text, code: isJson ? JSON.parse(text).error?.code : null };
}

const OUTCOMES: Record<Person, [status: number, code: string | null]> = {
  owner: [200, null],
  admin: [200, null],
  "member with admin": [200, null],
  "member with write": [200, null],
  "member with read": [403, "INSUFFICIENT_SCOPE"],
  "member without access": [403, "FORBIDDEN"],
  "viewer with access": [403, "INSUFFICIENT_SCOPE"],
  "viewer without access": [403, "FORBIDDEN"],
};

it.each(Object.entries(OUTCOMES))("a prompt of the %s gets %s", async (name, [status, code]) => {
  const answer = await prompt(people[name as Person].cookie);
  expect([answer.status, answer.code]).toEqual([status, code]);
  if (status === 200) expect(answer.text).toContain("data: [DONE]");
});

it("takes prompts from nobody else", async () => {
  const before = at.standIn.requests.length;
  const elsewhere = await createTenantOnServer(at, at.engine.db);
  const stranger = await addPerson(at, elsewhere, PEOPLE.owner);
  expect(await prompt("")).toMatchObject({ status: 401, code: "UNAUTHORIZED" });
  expect(await prompt(stranger.cookie)).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const aside = await prompt(stranger.cookie, own(), elsewhere.slug);
  expect(aside).toMatchObject({ status: 404, code: "NOT_FOUND" });
  const { cookie } = people.owner;
  const forgeries: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { origin: at.url, "sec-fetch-site": "cross-site" },
  ];
  for (const forged of forgeries) {
    expect(await prompt(cookie, forged)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  }
  expect(at.standIn.requests).toHaveLength(before);
});
