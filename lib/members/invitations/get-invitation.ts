import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findInvitationTarget, invitationView } from "./invitation-view";

export const getInvitation = query({
  name: "invitations.get",
  title: "Get an invitation",
  permission: "members:read",
  allowed: { "organization admin": sampleId("invitationId") },
  target: findInvitationTarget,
  input: z.object({ id: z.string() }),
  output: invitationView,
  run: async (_ctx, _input, invitation) => invitation,
});
