import { expect, test } from "vitest";
import { credentialRow, failingRows } from "./credential-findings";
import { keyRow, leakRows, someOfEach } from "./findings";

const key = { id: "k", name: "CI server", scopes: ["keys:read", "chat:write"], modelAllowlist: [] };
const nothing = { at: null, scopes: [], models: [] };

test("a key that expires soon can be extended on the spot, and is pressing", () => {
  const input = { id: "k", version: 2, expiresInDays: 90 };
  const at = "2026-11-25T00:00:00.000Z";
  const finding = {
    kind: "expires_soon" as const,
    key,
    detail: { ...nothing, at },
    remediation: { action: "extend", input },
  };
  const row = keyRow("/orgs/a", finding, "Search");
  expect(row).toMatchObject({ name: "CI server", words: "expires", at, owner: "Search", tone: "amber" });
  expect(row.remediation).toMatchObject({ label: "Extend 90 days", command: "updateKey", input });
  expect(row.remediation).toMatchObject({
    undo: { command: "updateKey", input: { id: "k", expiresAt: at } },
  });
});

test("scopes that nothing used are named, or counted when they are many", () => {
  const row = (scopes: string[]) =>
    keyRow("/orgs/a", {
      kind: "unused_scopes",
      key,
      detail: { ...nothing, scopes },
      remediation: { action: "remove_scopes", input: {} },
    }).words;
  expect(row(["keys:read"])).toBe("has not used keys:read for 30 days");
  expect(row(["a:b", "c:d", "e:f"])).toBe("has not used 3 scopes for 30 days");
});

test("scopes that were removed can be given back, in their order", () => {
  const { remediation } = keyRow("/orgs/a", {
    kind: "unused_scopes",
    key,
    detail: { ...nothing, scopes: ["keys:read"] },
    remediation: { action: "remove_scopes", input: { id: "k", version: 4, scopes: ["chat:write"] } },
  });
  expect(remediation).toMatchObject({
    done: "keys:read was removed from CI server.",
    undo: { command: "updateKey", input: { id: "k", scopes: ["keys:read", "chat:write"] } },
  });
});

test("a few findings hold one of every kind before a second of any", () => {
  const row = (kind: "unused" | "never_used", name: string) =>
    keyRow("/orgs/a", {
      kind,
      key: { ...key, id: name, name },
      detail: nothing,
      remediation: { action: "disable", input: {} },
    });
  const rows = [row("never_used", "a"), row("never_used", "b"), row("unused", "c"), row("unused", "d")];
  expect(someOfEach(rows, 3).map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(someOfEach(rows, 2).map(({ name }) => name)).toEqual(["a", "c"]);
});

test("a rotation leads to the key, where its new secret can be shown", () => {
  const finding = {
    kind: "not_rotated" as const,
    key,
    detail: nothing,
    remediation: { action: "rotate", input: {} },
  };
  expect(keyRow("/orgs/a", finding).remediation).toEqual({
    label: "Rotate Secret…",
    href: "/orgs/a/keys/k?act=rotate",
  });
});

test("a credential that was never used can be deactivated on the spot", () => {
  const row = credentialRow("/orgs/a", {
    kind: "unused",
    credential: { id: "c", name: "OpenAI" },
    at: null,
    remediation: { action: "deactivate", input: { id: "c", version: 1 } },
  });
  expect(row).toMatchObject({ words: "was never used", remediation: { command: "deactivateCredential" } });
});

test("a leaked key has one row, which says that the leak ended it", () => {
  const report = { keyId: "k", keyName: "CI server", reportedAt: "2026-11-21T00:00:00.000Z", writable: true };
  const rows = leakRows("/orgs/a", [
    { ...report, id: "1", open: false, reaction: "revoke" },
    { ...report, id: "2", open: false, reaction: "revoke" },
    { ...report, id: "3", keyId: "l", open: false, reaction: "disable", writable: false },
    { ...report, id: "4", keyId: "m", open: true, reaction: "notify" },
  ]);
  expect(rows.map(({ words, remediation }) => [words, remediation?.label])).toEqual([
    ["was revoked after a leak report", "Rotate Secret…"],
    ["was disabled after a leak report", undefined],
    ["was reported as leaked", "Rotate Secret…"],
  ]);
});

test("only active credentials that fail in calls or failed their test stand out", () => {
  const tested = {
    ...{ id: "c", name: "OpenAI", failing: null },
    ...{ lastTestedAt: "2026-11-21T00:00:00.000Z", writable: true },
  };
  const at = "2026-11-25T00:00:00.000Z";
  const rows = failingRows("/orgs/a", [
    { ...tested, active: true, lastTestResult: "rejected" },
    { ...tested, active: false, lastTestResult: "rejected" },
    { ...tested, active: true, lastTestResult: "valid" },
    { ...tested, active: true, lastTestResult: null },
    { ...tested, active: true, lastTestResult: "unreachable", writable: false },
    { ...tested, active: true, lastTestResult: "valid", failing: { reason: "rejected", at } },
    { ...tested, active: true, lastTestResult: "valid", failing: { reason: "out_of_quota", at } },
    { ...tested, active: true, lastTestResult: "valid", failing: { reason: "rate_limited", at } },
    { ...tested, active: false, lastTestResult: "valid", failing: { reason: "rejected", at } },
  ]);
  expect(rows.map(({ words, remediation }) => [words, remediation?.label])).toEqual([
    ["was rejected by its provider", "Replace secret…"],
    ["could not be reached", undefined],
    ["is refused by its provider, last", "Replace secret…"],
    ["is out of quota, last", "Open"],
  ]);
  expect(rows.at(-1)?.at).toBe(at);
});
