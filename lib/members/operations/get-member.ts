import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findMemberTarget } from "@/lib/members/member-target";
import { memberView } from "@/lib/members/member-view";

export const getMember = query({
  name: "members.get",
  title: "Get a member",
  permission: "members:read",
  allowed: { "organization admin": sampleId("memberId") },
  target: findMemberTarget,
  input: z.object({ id: z.string() }),
  output: memberView,
  run: async (_ctx, _input, member) => member,
});
