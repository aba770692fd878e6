import { hasUsers } from "@/lib/auth/first-owner";
import { setUpToken } from "@/lib/auth/set-up";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";

/** Returns whether no account exists yet. */
export const needsSetUp = async () => !(await hasUsers((await getServices()).engine.db));

/** Returns the token that set-up requires, null outside of production. */
export const demandedToken = () => (env.isProduction ? setUpToken(env.authSecret) : null);
