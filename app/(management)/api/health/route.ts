import { sql } from "drizzle-orm";
import { openRoutes } from "@/lib/server/open-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  GET: async ({ engine }) => {
    await engine.db.execute(sql`select 1`);
    return { status: "ok" };
  },
});
