import { z } from "zod";
import { end, endedView, own } from "@/lib/auth/own-account";
import { command } from "@/lib/core/operation";

export const endOtherSessions = command({
  name: "sessions.endOthers",
  title: "End all other sessions",
  permission: null,
  target: own,
  input: z.strictObject({}),
  output: endedView,

  run: (ctx, _input, account) => end(ctx, account, { except: account.session?.id ?? null }),
});
