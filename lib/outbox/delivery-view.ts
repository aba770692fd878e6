import { z } from "zod";
import { DELIVERY_STATUSES, deliveries } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";

/** The columns of a delivery that its view shows. */
export const deliveryColumns = {
  id: deliveries.id,
  status: deliveries.status,
  attempts: deliveries.attempts,
  dueAt: deliveries.dueAt,
  body: deliveries.body,
  response: deliveries.response,
  createdAt: deliveries.createdAt,
};

const attemptView = z.object({
  at: time,
  status: z.int().nullable().meta({ description: "The HTTP status of the answer, null without one" }),
  durationMs: z.int().nullable(),
  error: z.string().nullable(),
});

/** The fields that runs and deliveries of webhooks have in common. */
export const deliveryFields = {
  id: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.array(attemptView).meta({ description: "The attempts, oldest first" }),
  nextAttemptAt: time.nullable(),
  payload: z.unknown(),
  response: z.string().nullable().meta({ description: "The first 2,000 bytes of the last answer" }),
  createdAt: time,
};

type Row = Pick<typeof deliveries.$inferSelect, keyof typeof deliveryColumns>;

/** Maps a delivery to the fields of its view. */
export const toDeliveryFields = ({ id, status, attempts, dueAt, body, response, createdAt }: Row) => ({
  id,
  status,
  attempts: attempts.map(({ at, ...attempt }) => ({ ...attempt, at: new Date(at) })),
  nextAttemptAt: status === "pending" ? dueAt : null,
  payload: JSON.parse(body) as unknown,
  response,
  createdAt,
});
