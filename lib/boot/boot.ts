import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { hasUsers } from "@/lib/auth/first-owner";
import { setUpToken } from "@/lib/auth/set-up";
import { createDataKeys, loadKeyring } from "@/lib/core/keyring";
import { parseFernetKeys } from "@/lib/crypto/fernet";
import { env, unsafeSecrets } from "@/lib/env";
import { dispatch } from "@/lib/http/dispatcher";
import { startJobs } from "@/lib/jobs/start-jobs";
import { leakPublicKeys } from "@/lib/keys/leaks/leak-public-keys";
import { clientAddress } from "@/lib/net/client-address";
import { nodeHandler } from "@/lib/net/node-handler";
import { bootstrap, type Fill } from "./bootstrap";
import { getEngine, getServices, toEngineOptions } from "./services";

/** Set by the build on a platform that freezes processes, where only the build brings the database up to date. */
const MIGRATE = Symbol.for("keystead.migrate");
const DATA_PLANE = Symbol.for("keystead.dataPlane");
/** A migration of a large table takes as long as it takes. */
const UNLIMITED = { queryLimitMs: 0 };
const SHUTDOWN = Symbol.for("keystead.shutdown");

/**
 * Starts the installation of this process: checks its secrets, brings the database up to date, makes its first
 * owner where asked to, and hangs the data plane beside Next. Throws one clear line where it must not start.
 */
export async function boot(fill?: Fill) {
  const problem = unsafeSecrets();
  if (problem) throw new Error(problem);
  leakPublicKeys();
  if (env.onVercel && Reflect.get(globalThis, MIGRATE) !== true) return;
  await prepareDatabase(fill);
  const services = await getServices();
  const later = (work: () => Promise<void>) => {
    work().catch((error: unknown) => services.log.error("failed", { error: String(error) }));
  };
  const handle = nodeHandler((request) =>
    dispatch(services, request, { ip: clientAddress(request.headers, env.onVercel), later }),
  );
  Reflect.set(globalThis, DATA_PLANE, handle);
  const stopJobs = startJobs(services);
  Reflect.set(globalThis, SHUTDOWN, async () => {
    await stopJobs();
    await services.recorder.flush();
    await services.engine.close();
  });
}

/** Migrates, and makes data keys and the first owner, all under one lock. */
export async function prepareDatabase(fill?: Fill) {
  const master = parseFernetKeys(env.masterKey);
  const url = env.databaseUrlUnpooled ?? env.databaseUrl;
  const engine = url ? await connect(toEngineOptions(url, UNLIMITED)) : await getEngine();
  await migrate(engine.db, async (tx) => {
    await createDataKeys(tx, master);
    await bootstrap(tx, await loadKeyring(tx, master), env.bootstrap, fill);
  });
  if (env.isProduction && !(await hasUsers(engine.db))) {
    console.log(
      `Nobody has an account yet: open /setup with the one-time token ${setUpToken(env.authSecret)}`,
    );
  }
  if (url) await engine.close();
}
