import { z } from "zod";
import { findOwnAccount } from "@/lib/auth/own-account";
import { liveSessions } from "@/lib/auth/sessions";
import { time } from "@/lib/core/input/codecs";
import { query } from "@/lib/core/operations/operation";

export const listSessions = query({
  name: "sessions.list",
  title: "List your sessions",
  permission: null,
  allowed: { self: () => [{}] },
  target: findOwnAccount,
  input: z.object({}),
  output: z.object({
    data: z.array(
      z.object({
        id: z.string(),
        createdAt: time,
        lastSeenAt: time,
        ip: z.string().nullable(),
        client: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
  }),
  run: async (ctx, _input, { id, session }) => {
    const live = await liveSessions(ctx.db, id);
    return { data: live.map((row) => ({ ...row, current: row.id === session?.id })) };
  },
});
