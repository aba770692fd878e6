import { z } from "zod";
import { members, users, workspaceMembers } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";

type Person = z.input<typeof newPerson> & {
  /** The IP address and client of the person's requests. */
  ip: string;
  client: string;
};

const newPerson = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(["owner", "admin", "member", "viewer"]),
  /** The access by the name of the workspace. */
  access: z.record(z.string(), z.enum(["read", "write", "admin"])),
});

const addition = newPerson.extend({ passwordHash: z.string() });

/** The people of the demo, by their short names in the plans. All of them have the same password. */
export const PEOPLE = {
  mara: {
    name: "Mara Lindqvist",
    email: "mara@fernhill.example",
    role: "owner",
    access: {},
    ip: "198.51.100.7",
    client: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
  },
  jonas: {
    name: "Jonas Okafor",
    email: "jonas@fernhill.example",
    role: "admin",
    access: {},
    ip: "203.0.113.24",
    client: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  },
  priya: {
    name: "Priya Raman",
    email: "priya@fernhill.example",
    role: "member",
    access: { Product: "write", Research: "write" },
    ip: "203.0.113.40",
    client: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0",
  },
  tomasz: {
    name: "Tomasz Wiel",
    email: "tomasz@fernhill.example",
    role: "viewer",
    access: { Product: "read" },
    ip: "203.0.113.18",
    client: "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari",
  },
} satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;

/** Creates a person with an account in the organization. `access` is by the id of the workspace. */
export const addPerson = command({
  name: "members.create",
  title: "Add a member",
  permission: "members:write",
  allowed: {
    "organization admin": () => [
      {
        name: "Sample",
        email: "sample@fernhill.example",
        role: "viewer" as const,
        access: {},
        passwordHash: "",
      },
    ],
  },
  target: () => ({ row: null, target: organizationTarget }),
  input: addition,
  output: z.object({ id: z.string() }),

  run: async (ctx, { access, role, ...account }) => {
    const [user] = await ctx.db
      .insert(users)
      .values({ ...account, createdAt: ctx.now })
      .returning({ id: users.id });
    if (!user) throw new Error("The person was not written");
    const { organizationId } = ctx;
    await ctx.db.insert(members).values({ organizationId, userId: user.id, role, createdAt: ctx.now });
    const grants = Object.entries(access).map(([workspaceId, access]) => ({ workspaceId, access }));
    if (grants.length > 0) {
      const rows = grants.map((grant) => ({ ...grant, organizationId, userId: user.id }));
      await ctx.db.insert(workspaceMembers).values(rows);
    }
    const after = { email: account.email, role, access };
    recordChange(ctx, { subject: `user:${user.id}`, name: account.name, before: null, after });
    return { id: user.id };
  },
});

/** Creates a context in which a person acts at a given time. `idOf` returns a resource's id by its name. */
export function createPersonContext(
  base: Context,
  who: PersonName,
  now: Date,
  idOf: (name: string) => string,
): Context {
  const { name, role, access, ip, client } = PEOPLE[who];
  const workspaces = new Map(Object.entries(access).map(([workspace, level]) => [idOf(workspace), level]));
  const request: RequestFacts = { id: "demo", ip, client, idempotency: null };
  return {
    ...base,
    now,
    request,
    changes: [],
    actor: { kind: "user", id: idOf(name), name, role, workspaces },
  };
}
