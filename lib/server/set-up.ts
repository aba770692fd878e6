import { hasUsers } from "@/lib/auth/first-owner";
import { setUpToken } from "@/lib/auth/set-up";
import { env } from "@/lib/env";
import { installation } from "./installation";

/** Whether nobody has an account yet. */
export const needsSetUp = async () => !(await hasUsers((await installation()).engine.db));

/** The token that setting up asks for: none but in production. */
export const demandedToken = () => (env.isProduction ? setUpToken(env.authSecret) : null);
