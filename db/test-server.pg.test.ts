import { expect, it } from "vitest";
import { organizations } from "@/db/schema";
import { openServerDatabase } from "@/e2e/support/database-server";

it("gives each test file a migrated database of its own", async () => {
  const [one, other] = await Promise.all([openServerDatabase(), openServerDatabase()]);
  await one.db.insert(organizations).values({ name: "Acme", slug: "acme" });
  expect(await one.db.$count(organizations)).toBe(1);
  expect(await other.db.$count(organizations)).toBe(0);
  await Promise.all([one.close(), other.close()]);
});
