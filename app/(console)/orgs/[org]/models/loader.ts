import type { ModelListView } from "@/components/models/params";
import { anywhere, permits } from "@/lib/core/operations/permissions";
import { listProvidersWith } from "@/lib/credentials/catalogue/catalogue";
import { pageContext } from "@/lib/next/session";
import { listModels } from "@/lib/runtimes/models/list-models";

const PAGE = 50;

/** Loads the models of a view and the providers to filter by, null without access. */
export async function loadModels(org: string, view: ModelListView) {
  const ctx = await pageContext(org);
  if (!permits(ctx.actor, "runtimes:read", anywhere)) return null;
  const page = await listModels.execute(ctx, {
    limit: PAGE,
    cursor: view.cursor.at(-1),
    search: view.q || undefined,
    provider: view.provider ?? undefined,
  });
  const providers = listProvidersWith(["model"]).map(({ id, name }) => ({ value: id, label: name }));
  return { page, providers };
}
