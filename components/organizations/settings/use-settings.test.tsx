// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ToastProvider } from "@/components/ui/feedback/toast";
import type { Settings, UpdateSettings } from "./types";
import { useSettings } from "./use-settings";

afterEach(cleanup);

const loaded: Settings = {
  ...{ id: "1", version: 1, name: "Acme", slug: "acme", createdAt: "", updatedAt: "" },
  ...{ environmentFallback: true, environmentFallbackOff: [], roundRobinProviders: [], defaultScopes: [] },
  ...{
    markUpPercent: 0,
    expiryRequired: false,
    budgetRequired: false,
    revealPolicy: "never",
    rotationUndo: true,
    developerMode: false,
  },
};

/** Renders the settings over a server that raises the version, and refuses an older one. */
function renderSettings() {
  let saved = loaded;
  const update: UpdateSettings = async (_organization, { version, ...patch }) => {
    if (version !== saved.version) {
      const error = { code: "CONFLICT", message: "Changed since", reason: null, param: null };
      return { ok: false, error: { ...error, fields: [], requestId: "r" } };
    }
    saved = { ...saved, ...patch, version: saved.version + 1 };
    return { ok: true, data: saved };
  };
  const hook = renderHook(() => useSettings(loaded, update), { wrapper: ToastProvider });
  return {
    read: () => hook.result.current.settings,
    change: (patch: Partial<Settings>) => act(() => hook.result.current.change(patch)),
    save: (patch: Partial<Settings>) => act(() => hook.result.current.save(patch)),
    readSaved: () => saved,
    changeElsewhere: () => {
      saved = { ...saved, version: saved.version + 1 };
    },
  };
}

it("shows changes at once, and saves those that follow each other quickly", async () => {
  const { read, change, readSaved } = renderSettings();
  change({ developerMode: true });
  change({ rotationUndo: false });
  change({ environmentFallbackOff: ["openai"] });
  const wanted = { developerMode: true, rotationUndo: false, environmentFallbackOff: ["openai"] };
  expect(read()).toMatchObject(wanted);
  await waitFor(() => expect(read()).toMatchObject({ ...wanted, version: 4 }));
  expect(readSaved()).toMatchObject(wanted);
});

it("saves a name that follows another change quickly", async () => {
  const { read, change, save } = renderSettings();
  change({ developerMode: true });
  expect(await save({ name: "Fernhill" })).toMatchObject({ ok: true });
  expect(read()).toMatchObject({ developerMode: true, name: "Fernhill", version: 3 });
});

it("takes a change back that the server refuses", async () => {
  const { read, change, changeElsewhere } = renderSettings();
  changeElsewhere();
  change({ developerMode: true });
  await waitFor(() => expect(read()).toMatchObject({ developerMode: false, version: 1 }));
});
