// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Key, KeyContext } from "@/components/keys/types";
import { ToastProvider } from "@/components/ui/feedback/toast";
import { type BulkAct, useBulk } from "./use-bulk";

// The code of toasts is loaded with the first one.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);

type Switched = Pick<Key, "id" | "name" | "version" | "enabled" | "revokedAt" | "archivedAt">;

const toKey = (id: string, enabled: boolean): Switched => ({
  ...{ id, name: id, version: 1, enabled, revokedAt: null, archivedAt: null },
});

function Bulk({ act, keys, context }: { act: BulkAct; keys: Key[]; context: KeyContext }) {
  const { run } = useBulk(context);
  return (
    <button type="button" onClick={() => run(act, keys)}>
      Start
    </button>
  );
}

/** Runs an act on keys. Returns the calls that the actions received, as "disable a 1". */
function start(act: BulkAct, keys: Switched[]) {
  const calls: string[] = [];
  const toAction =
    (name: string, enabled: boolean) => async (_slug: string, ref: { id: string; version?: number }) => {
      calls.push(`${name} ${ref.id} ${ref.version}`);
      return { ok: true, data: { ...toKey(ref.id, enabled), version: (ref.version ?? 0) + 1 } };
    };
  const actions = { enableKey: toAction("enable", true), disableKey: toAction("disable", false) };
  const context = { organization: { slug: "acme", name: "Acme" }, actions };
  render(
    <ToastProvider>
      <Bulk act={act} keys={keys as Key[]} context={context as KeyContext} />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Start" }));
  return calls;
}

it("undoes an act for the keys that it changed, each from its new version", async () => {
  const calls = start("disable", [toKey("a", true), toKey("b", false), toKey("c", true)]);
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await screen.findByText("Change undone");
  expect(calls).toEqual(["disable a 1", "disable b 1", "disable c 1", "enable a 2", "enable c 2"]);
});

it("offers no undo where nothing changed", async () => {
  start("disable", [toKey("b", false)]);
  await screen.findByText("1 key disabled.");
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});
