import { openRoutes } from "@/lib/next/open-routes";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  GET: async ({ engine }) => {
    await engine.run({ name: "check_health", text: "select 1" }, []);
    return { status: "ok" };
  },
});
