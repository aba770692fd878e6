import { z } from "zod";
import { query } from "@/lib/core/operations/operation";
import { anywhere } from "@/lib/core/operations/permissions";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";
import { organizationView } from "@/lib/organizations/tree-views";

export const getOrganization = query({
  name: "organization.get",
  title: "Get the organization",
  permission: "projects:read",
  allowed: { everyone: () => [{}] },
  target: () => ({ row: null, target: anywhere }),
  input: z.object({}),
  output: organizationView,
  run: getOwnOrganization,
});
