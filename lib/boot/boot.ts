import { setTimeout as delay } from "node:timers/promises";
import { connect, type Engine } from "@/db/client";
import { migrate } from "@/db/migrate";
import { signAuditHeads } from "@/lib/audit/sign-audit-heads";
import { hasUsers } from "@/lib/auth/first-owner";
import { setUpToken } from "@/lib/auth/set-up";
import { isDatabaseUnavailable } from "@/lib/core/errors/database-unavailable";
import { omitStacks } from "@/lib/core/errors/errors";
import { toFailureFacts } from "@/lib/core/errors/to-app-error";
import { createDataKeys, loadKeyring } from "@/lib/core/keyring";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { refuseWeakSecrets } from "@/lib/crypto/refuse-weak-secrets";
import { env } from "@/lib/env";
import { interruptStreams } from "@/lib/gateway/answers/open-streams";
import { dispatch } from "@/lib/http/dispatcher";
import { startJobs } from "@/lib/jobs/start-jobs";
import { leakPublicKeys } from "@/lib/keys/leaks/leak-public-keys";
import { createOutbox } from "@/lib/outbox/outbox";
import { bootstrap, type Fill } from "./bootstrap";
import { type App, getBridge } from "./bridge";
import { getEngine, getServices, toEngineOptions } from "./services";

/** Migrations of a large table can take long, and may keep the database from answering others. */
const PATIENT = { queryLimitMs: 0, isWatched: false };
/** The time that the end of the process waits for running calls, in milliseconds. */
const SETTLE_MS = 2_000;

/**
 * Boots the product in this process: checks secrets, migrates the database, and creates the first owner if
 * the environment names one. Returns the app for the HTTP server. Returns null on Vercel, which has no such
 * server and migrates during the build.
 *
 * @throws Error with a one-line message when the product must not start.
 */
export async function boot(fill?: Fill): Promise<App | null> {
  if (env.isProduction) omitStacks();
  refuseWeakSecrets(env);
  leakPublicKeys();
  // Parsed now, so that a malformed URL ends the start and not the commands that write e-mails.
  void env.smtpUrl;
  void env.identityProviders;
  if (env.onVercel && !getBridge().migrates) return null;
  await prepareDatabase(fill);
  return createApp();
}

async function createApp(): Promise<App> {
  const services = await getServices();
  const { engine, log, recorder, ledger } = services;
  const later = (work: () => Promise<void>) => {
    work().catch((error: unknown) => log.error("failed", toFailureFacts(error)));
  };
  const stopJobs = startJobs(services);
  const outbox = createOutbox(services);
  outbox.start();
  const running = new Set<Promise<unknown>>();
  return {
    dispatch: (request, client) => {
      const answer = dispatch(services, request, { ...client, later });
      running.add(answer);
      return answer.finally(() => running.delete(answer));
    },
    isAvailable: () => isDatabaseAvailable(engine),
    interrupt: interruptStreams,
    close: async () => {
      await Promise.all([stopJobs(), outbox.stop()]);
      // Interrupted calls must settle first, so that their usage is written.
      await Promise.race([Promise.allSettled(running), delay(SETTLE_MS)]);
      await ledger.flush();
      await recorder.flush();
      await engine.close();
    },
  };
}

async function isDatabaseAvailable(engine: Engine): Promise<boolean> {
  try {
    await engine.run({ name: "check_health", text: "select 1" }, []);
    return true;
  } catch (error) {
    return !isDatabaseUnavailable(error);
  }
}

/** Migrates the database and creates its data keys and first owner, under one lock. */
async function prepareDatabase(fill?: Fill): Promise<void> {
  const master = parseFernetKeys(env.masterKey);
  const url = env.databaseUrlUnpooled ?? env.databaseUrl;
  const engine = url ? await connect(toEngineOptions(url, PATIENT)) : await getEngine();
  await migrate(engine.db, async (tx) => {
    await createDataKeys(tx, master);
    const keyring = await loadKeyring(tx, master);
    await signAuditHeads(tx, keyring);
    await bootstrap(tx, keyring, env.bootstrap, fill);
  });
  if (env.isProduction && !(await hasUsers(engine.db))) {
    const token = setUpToken(env.authSecret);
    const origin = env.appUrl ?? `http://localhost:${env.port}`;
    console.log(`No account exists yet. Open ${origin}/setup?token=${token}`);
    console.log(`At another address, /setup asks for the one-time token ${token}`);
  }
  if (url) await engine.close();
}
