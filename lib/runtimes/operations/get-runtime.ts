import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";
import { runtimeView } from "@/lib/runtimes/runtime-view";

export const getRuntime = query({
  name: "runtimes.get",
  title: "Get a runtime",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: runtimeView,
  run: async (_ctx, _input, runtime) => runtime,
});
