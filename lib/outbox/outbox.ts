import { setTimeout as delay } from "node:timers/promises";
import { toFailureFacts } from "@/lib/core/errors/to-app-error";
import type { Services } from "@/lib/core/operations/services";
import { type FernetKey, SealError } from "@/lib/crypto/fernet";
import { type Claimed, claimDeliveries } from "./claim-deliveries";
import { openLink } from "./mail-link";
import { recordAttempt, releaseDelivery } from "./record-attempt";
import { sendMail } from "./send-mail";
import { type Outcome, sendSigned } from "./send-signed";

type OutboxServices = Pick<Services, "engine" | "log" | "keyring" | "allowPrivateUpstreams">;

export type Outbox = {
  /** Sends all due deliveries. Resolves when none are due, or ends with the running ones once `isStopped`. */
  sendDue: (isStopped: () => boolean) => Promise<void>;
  /** Starts to look for due deliveries every second. */
  start: () => void;
  /** Stops. Running attempts get 2 seconds to finish, then their deliveries are given back. */
  stop: () => Promise<void>;
};

const CHECK_MS = 1_000;
/** The pause after an error, such as a database that is away. */
const PAUSE_MS = 10_000;
const STOP_MS = 2_000;

/** Creates the sender of this process. Several processes share the deliveries of a database. */
export function createOutbox(services: OutboxServices): Outbox {
  const { db } = services.engine;
  const running = new Map<Claimed, Promise<void>>();
  const ending = new AbortController();
  let isStopping = false;
  let filling: Promise<unknown> | null = null;
  let pausedUntil = 0;
  let timer: NodeJS.Timeout | undefined;

  const begin = (delivery: Claimed) => {
    const attempt = sendDelivery(services, delivery, ending.signal)
      .catch((error: unknown) => services.log.error("outbox", toFailureFacts(error)))
      .finally(() => {
        running.delete(delivery);
        if (timer) void fill();
      });
    running.set(delivery, attempt);
  };
  /** Begins what is due, as far as there is room. Returns whether that is all: nothing was running at the last look. */
  const claimAll = async (isStopped: () => boolean): Promise<boolean> => {
    while (!isStopped()) {
      const isIdle = running.size === 0;
      const claimed = await claimDeliveries(db, running.keys());
      if (claimed.length === 0) return isIdle;
      for (const delivery of claimed) begin(delivery);
    }
    return running.size === 0;
  };
  const fill = () => {
    if (filling || isStopping || Date.now() < pausedUntil) return;
    filling = claimAll(() => isStopping)
      .catch((error: unknown) => {
        pausedUntil = Date.now() + PAUSE_MS;
        services.log.error("outbox", toFailureFacts(error));
      })
      .finally(() => {
        filling = null;
      });
  };

  return {
    sendDue: async (isStopped) => {
      while (!(await claimAll(isStopped))) {
        if (running.size > 0) await Promise.race(running.values());
      }
    },
    start: () => {
      timer = setInterval(fill, CHECK_MS).unref();
    },
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await filling;
      const ended = Promise.all(running.values());
      await Promise.race([ended, delay(STOP_MS, null, { ref: false })]);
      ending.abort();
      await ended;
    },
  };
}

/** Makes one attempt and records its result. A stopped attempt gives the delivery back. */
async function sendDelivery(
  { engine, keyring, allowPrivateUpstreams }: OutboxServices,
  delivery: Claimed,
  signal: AbortSignal,
) {
  const at = new Date();
  const startedAt = performance.now();
  const sending = { master: keyring.master, allowPrivate: allowPrivateUpstreams, signal };
  const outcome = await attempt(delivery, sending).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (!outcome) return releaseDelivery(engine.db, delivery);
  const durationMs = Math.round(performance.now() - startedAt);
  await recordAttempt(engine.db, delivery, { at, durationMs }, outcome);
}

async function attempt(delivery: Claimed, sending: Parameters<typeof sendSigned>[2]): Promise<Outcome> {
  const { target, targetId: id, organizationId, recipient, type } = delivery;
  if (recipient !== null) {
    const text = toMailText(delivery, sending.master);
    if (text === null) return { status: null, error: "The link cannot be decrypted", response: null };
    return sendMail({ to: recipient, subject: type ?? "", text }, sending.signal);
  }
  if (!target) return { status: null, error: "Nothing is set up to send this", response: null };
  return sendSigned(delivery, { ...target, id, organizationId }, sending);
}

/** Returns the text of an e-mail with its link, null when no key decrypts the link. */
function toMailText({ body, sealedLink, ...delivery }: Claimed, master: readonly FernetKey[]): string | null {
  if (sealedLink === null) return body;
  try {
    return `${body}\n\n${openLink(master, delivery, sealedLink)}`;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
