import { notFound } from "next/navigation";
import { cache } from "react";
import type { Query } from "@/components/keys/view";
import { AppError } from "@/lib/core/errors";
import { holdsOrganization } from "@/lib/core/permissions";
import { readImpact } from "@/lib/keys/impact";
import { getKey } from "@/lib/keys/list";
import { pageContext } from "@/lib/server/session";
import { readDesk } from "../desk";

/** What every tab of a key's page is handed. */
export type TabProps = { org: string; id: string; query: Query };

/** The key of an address, and whether the person may change it: once a request. Absent: the 404 page. */
export const readPageOfKey = cache(async (org: string, id: string) => {
  const ctx = await pageContext(org);
  const [key, desk] = await Promise.all([
    getKey.execute(ctx, { id }).catch((error: unknown) => {
      if (error instanceof AppError && ["NOT_FOUND", "FORBIDDEN"].includes(error.code)) notFound();
      throw error;
    }),
    readDesk(org),
  ]);
  const inCharge = holdsOrganization(ctx);
  const writable = inCharge || desk.projects.some((project) => project.id === key.owner.id);
  return { ctx, key, inCharge, writable, now: ctx.now.toISOString() };
});

/** Who would notice if the key of an address stopped: once a request. */
export const readImpactOfKey = cache(async (org: string, id: string) =>
  readImpact.execute(await pageContext(org), { id }),
);
