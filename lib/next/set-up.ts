import { hasUsers } from "@/lib/auth/first-owner";
import { setUpToken } from "@/lib/auth/set-up";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";

/** Whether nobody has an account yet. */
export const needsSetUp = async () => !(await hasUsers((await getServices()).engine.db));

/** The token that setting up asks for: none but in production. */
export const demandedToken = () => (env.isProduction ? setUpToken(env.authSecret) : null);
