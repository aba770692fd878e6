import { z } from "zod";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { modelView, toModelView } from "./model-view";

/** Returns a provider's model with its price of the moment, also one that the price data does not have. */
export const getModel = query({
  name: "models.get",
  title: "Get a model's price",
  permission: "runtimes:read",
  allowed: { "project read, or any key": () => [{ provider: "openai", model: "gpt-4o-mini" }] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({ provider: z.string().max(64), model: z.string().trim().min(1).max(200) }),
  output: modelView,
  run: async (ctx, model) => {
    const { markUpPercent } = await getOwnOrganization(ctx);
    return toModelView({ ...model, name: null }, markUpPercent, ctx.now);
  },
});
