import { z } from "zod";
import { endedView, endOwnSessions, findOwnAccount } from "@/lib/auth/own-account";
import { command } from "@/lib/core/operations/operation";

export const endOtherSessions = command({
  name: "sessions.endOthers",
  title: "End all other sessions",
  permission: null,
  allowed: { self: () => [{}] },
  target: findOwnAccount,
  input: z.strictObject({}),
  output: endedView,

  run: (ctx, _input, account) => endOwnSessions(ctx, account, { except: account.session?.id ?? null }),
});
