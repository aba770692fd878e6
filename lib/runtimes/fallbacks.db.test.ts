import { describe, expect, it } from "vitest";
import { runtimeTests } from "@/e2e/support/runtimes";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";

const { tenant, create, update } = runtimeTests();

const refused = (message: string) => ({ code: "INVALID_REQUEST", param: "fallbacks", message });

describe("the fallbacks of a runtime", () => {
  it("keep their order, and lose a runtime that is deleted", async () => {
    const [one, two] = [await create({ name: "one" }), await create({ name: "two" })];
    const { id } = await create({ fallbacks: [two.id, one.id] });
    const read = async () => (await getRuntime.execute(tenant().owner, { id })).fallbacks;
    expect(await read()).toEqual([two.id, one.id]);
    await deleteRuntime.execute(tenant().owner, { id: two.id });
    expect(await read()).toEqual([one.id]);
    expect(await update(id, { fallbacks: [] })).toMatchObject({ fallbacks: [] });
  });

  it("have its kind and serve its calls", async () => {
    const ears = await create({ name: "ears", kind: "transcription" });
    const narrow = await create({ name: "narrow", workspaceId: tenant().here.workspaceId });
    const { id } = await create();
    await expect(update(id, { fallbacks: [ears.id] })).rejects.toMatchObject(
      refused("ears has another kind"),
    );
    const absent = refused("There is no such runtime");
    await expect(update(id, { fallbacks: [narrow.id] })).rejects.toMatchObject(absent);
    const wide = { name: "wide", workspaceId: tenant().here.workspaceId, fallbacks: [narrow.id, id] };
    expect(await create(wide)).toMatchObject({ fallbacks: [narrow.id, id] });
    await expect(update(id, { kind: "embedding", fallbacks: [id] })).rejects.toThrow();
  });

  it("do not lead back to it", async () => {
    const first = await create({ name: "first" });
    const second = await create({ name: "second", fallbacks: [first.id] });
    const third = await create({ name: "third", fallbacks: [second.id] });
    const itself = refused("A runtime cannot be its own fallback");
    await expect(update(first.id, { fallbacks: [first.id] })).rejects.toMatchObject(itself);
    const circle = refused("third already falls back to this runtime");
    await expect(update(first.id, { fallbacks: [third.id] })).rejects.toMatchObject(circle);
    const twice = { fallbacks: [first.id, first.id] };
    await expect(update(third.id, twice)).rejects.toMatchObject(refused("Name each runtime once"));
  });
});
