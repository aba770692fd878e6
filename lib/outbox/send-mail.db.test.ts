import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { deliveries, members, users } from "@/db/schema";
import { makeUser } from "@/e2e/support/make-user";
import { person } from "@/e2e/support/tenant";
import { workflowTests } from "@/e2e/support/workflows";
import type { OrganizationEvent } from "@/lib/core/events/event-types";
import { writeEvents } from "@/lib/core/events/write-events";
import { createInvitation } from "@/lib/members/invitations/create-invitation";

const { db, tenant, sendDue } = workflowTests();
afterEach(() => vi.unstubAllEnvs());

/** Starts a mail server that keeps the lines it gets. It refuses recipients that contain `refused`. */
async function startMailServer() {
  const lines: string[] = [];
  const server = createServer((socket) => {
    socket.write("220 mail.example\r\n");
    let inData = false;
    createInterface({ input: socket }).on("line", (line) => {
      lines.push(line);
      const isEnd = inData && line === ".";
      if (inData && !isEnd) return;
      inData = line === "DATA";
      const isRefused = /^RCPT TO:<refused/.test(line);
      socket.write(inData ? "354 Go on\r\n" : isRefused ? "550 No such user\r\n" : "250 OK\r\n");
      if (line === "QUIT") socket.end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    lines,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => server.close(),
  };
}

async function addMember(role: "owner" | "admin" | "member", email: string) {
  const { userId } = await makeUser(db(), person(role));
  await db().update(users).set({ email }).where(eq(users.id, userId));
  await db().insert(members).values({ organizationId: tenant().organizationId, userId, role });
}

const leak: OrganizationEvent = {
  type: "key.leaked",
  data: {
    key: { name: "CI server", prefix: "sk_live_0123456789" },
    leak: { location: "https://example.com/commit", reaction: "revoke" },
  },
};
const emit = () => writeEvents(tenant().owner, [leak, { type: "key.created", data: leak.data }]);
const loadMails = () =>
  db()
    .select({ to: deliveries.recipient, status: deliveries.status, attempts: deliveries.attempts })
    .from(deliveries)
    .where(eq(deliveries.organizationId, tenant().organizationId));

it("tells owners and admins about a leaked key, over the configured mail server", async () => {
  const mail = await startMailServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("SMTP_FROM", "Keystead <keystead@example.com>");
  await addMember("owner", "owner@example.com");
  await addMember("admin", "refused@example.com");
  await addMember("member", "member@example.com");
  await emit();
  await sendDue();
  const text = mail.lines.join("\n");
  expect(text).toContain("RCPT TO:<owner@example.com>");
  expect(text).not.toContain("member@example.com");
  expect(text).toContain("Subject: [Acme] The key CI server was reported as leaked");
  expect(text).toContain("From: Keystead <keystead@example.com>");
  expect(await loadMails()).toEqual(
    expect.arrayContaining([
      { to: "owner@example.com", status: "succeeded", attempts: [expect.objectContaining({ status: 250 })] },
      {
        to: "refused@example.com",
        status: "pending",
        attempts: [expect.objectContaining({ status: 550, error: "The mail server did not take it" })],
      },
    ]),
  );
  mail.stop();
});

it("sends the link of an invitation, which the database never has in plain text", async () => {
  const mail = await startMailServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("SMTP_FROM", "Keystead <keystead@example.com>");
  vi.stubEnv("APP_URL", "https://keys.example.com");
  const to = "noor@example.com";
  const { token, mailed } = await createInvitation.execute(tenant().owner, { email: to, role: "viewer" });
  const loadRow = async () =>
    (await db().select().from(deliveries).where(eq(deliveries.recipient, to))).map((row) => ({
      text: JSON.stringify(row),
      sealedLink: row.sealedLink,
    }));
  const [before] = await loadRow();
  expect([mailed, before?.sealedLink !== null]).toEqual([true, true]);
  expect(before?.text).not.toContain(token);
  await sendDue();
  const text = mail.lines.join("\n").replaceAll("=\n", "");
  expect(text).toContain(`https://keys.example.com/invite/${token}`);
  expect((await loadRow()).map(({ sealedLink }) => sealedLink)).toEqual([null]);
  mail.stop();
});

it("writes no e-mail without a mail server", async () => {
  vi.stubEnv("SMTP_URL", "");
  const invitation = { email: "mira@example.com", role: "viewer" };
  expect((await createInvitation.execute(tenant().owner, invitation)).mailed).toBe(false);
  await addMember("owner", "nobody@example.com");
  await emit();
  expect(await loadMails()).toEqual([]);
});
