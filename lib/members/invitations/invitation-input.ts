import { z } from "zod";
import { email } from "@/lib/core/input/email";
import { grants, role } from "@/lib/members/access-input";

export const createInvitationInput = z.strictObject({
  email,
  role,
  workspaces: grants.default([]),
  expiresInDays: z.int().min(1).max(30).default(7),
});
