import { z } from "zod";
import { endedView, endOwnSessions, findOwnAccount } from "@/lib/auth/own-account";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";

export const endSession = command({
  name: "sessions.end",
  title: "End a session",
  permission: null,
  allowed: { self: sampleId("sessionId") },
  target: findOwnAccount,
  input: z.strictObject({ id: z.guid() }),
  output: endedView,

  run: (ctx, { id }, account) => endOwnSessions(ctx, account, { only: id }),
});
