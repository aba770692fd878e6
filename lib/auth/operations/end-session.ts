import { z } from "zod";
import { end, endedView, own } from "@/lib/auth/own-account";
import { command } from "@/lib/core/operation";

export const endSession = command({
  name: "sessions.end",
  title: "End a session",
  permission: null,
  target: own,
  input: z.strictObject({ id: z.guid() }),
  output: endedView,

  run: (ctx, { id }, account) => end(ctx, account, { only: id }),
});
