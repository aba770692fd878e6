import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { AppError } from "@/lib/core/errors/errors";
import type { Logger } from "@/lib/core/log";
import type { IdentityProvider } from "@/lib/env";
import type { CookieSettings } from "./cookie";
import type { Identity } from "./identity/sign-in-with-identity";
import { toIdentity } from "./identity/to-identity";
import { toProviders } from "./identity/to-providers";
import { localPath } from "./origin";
import { SESSION_DAYS } from "./sessions";

/** The sign-in rules that the auth library calls. The library itself only reads and writes the cookie. */
export type LibrarySettings = CookieSettings & {
  log: Logger;
  /**
   * Starts a session and returns its id.
   * @throws AppError when the credentials are refused.
   */
  begin: (credentials: unknown) => Promise<string>;
  identityProviders: readonly IdentityProvider[];
  /**
   * Starts or confirms a session of a person whom an identity provider vouches for, and returns its id.
   * @throws AppError when the person is refused, or needs a code.
   */
  beginWithIdentity: (identity: Identity) => Promise<string>;
  isLive: (sessionId: string) => Promise<boolean>;
  end: (sessionId: string) => Promise<void>;
};

/** An AppError inside an error of the library's class, since the library hides errors of other classes. */
class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AppError) {
    super();
    this.code = refusal.reason ?? refusal.code;
  }
}

/** Returns the name of the cookie in which the library keeps the address after a sign-in with an identity provider. */
export const toReturnCookie = (secure: boolean) => `${secure ? "__Secure-" : ""}authjs.callback-url`;

/** Returns the library's handlers, and functions for server actions that sign in and out. */
export function authLibrary(settings: () => Promise<LibrarySettings>) {
  const library = NextAuth(async () => toConfig(await settings()));
  return {
    handlers: library.handlers,
    signIn: async (credentials: Record<string, string>) => {
      try {
        await library.signIn("credentials", { ...credentials, redirect: false, redirectTo: "/" });
      } catch (error) {
        throw toOrigin(error);
      }
    },
    /**
     * Returns the address of an identity provider to continue at, and sets the cookies for the way back to `next` at the
     * origin. With `confirm`, the provider is asked not to answer before the person signs in or picks an account there.
     * @throws UPSTREAM_ERROR when the provider cannot be reached.
     */
    startWithProvider: async (
      provider: string,
      { next, origin, confirm }: { next: string; origin: string; confirm: boolean },
    ): Promise<string> => {
      const redirect_uri = `${origin}/api/auth/callback/${provider}`;
      // GitHub and Google do not know "login".
      const prompt = provider === "oidc" ? "login" : "select_account";
      const parameters = { redirect_uri, ...(confirm && { prompt }) };
      const address = await library.signIn(provider, { redirect: false, redirectTo: next }, parameters);
      const { protocol, searchParams } = new URL(address, origin);
      if (/^https?:$/.test(protocol) && searchParams.get("redirect_uri") === redirect_uri) return address;
      throw new AppError("UPSTREAM_ERROR", { message: "The identity provider cannot be reached. Try again" });
    },
    signOut: () => library.signOut({ redirect: false, redirectTo: "/sign-in" }),
  };
}

/** Returns the error that the library wrapped. */
function toOrigin(error: unknown): unknown {
  if (error instanceof SignInRefused) return error.refusal;
  return error instanceof AuthError && error.cause?.err ? error.cause.err : error;
}

const toConfig = ({
  secret,
  secure,
  log,
  begin,
  isLive,
  end,
  identityProviders,
  beginWithIdentity,
}: LibrarySettings): NextAuthConfig => ({
  secret,
  trustHost: true,
  useSecureCookies: secure,
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (credentials) => ({ id: await refusing(begin(credentials)) }),
    }),
    ...toProviders(identityProviders),
  ],
  callbacks: toCallbacks({ isLive, beginWithIdentity }),
  events: {
    signOut: async (message) => {
      const sid = "token" in message ? message.token?.sid : null;
      if (typeof sid === "string") await end(sid);
    },
  },
  logger: {
    error: (error) => {
      if (error instanceof CredentialsSignin) return;
      // The build shortens the names of classes.
      log.error("auth library", { error: error instanceof AuthError ? error.type : error.name });
    },
    warn: () => {},
    debug: () => {},
  },
});

const toCallbacks = ({
  isLive,
  beginWithIdentity,
}: Pick<LibrarySettings, "isLive" | "beginWithIdentity">): NonNullable<NextAuthConfig["callbacks"]> => ({
  // The address may come from a cookie.
  redirect: ({ url, baseUrl }) => {
    const { pathname, search } = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : new URL(baseUrl);
    return baseUrl + localPath(pathname + search);
  },
  signIn: async ({ user, account, profile }) => {
    if (account?.type !== "oauth" && account?.type !== "oidc") return true;
    try {
      user.id = await beginWithIdentity(await toIdentity(account, profile));
      return true;
    } catch (error) {
      if (error instanceof AppError) return toSignInPath(error);
      throw error;
    }
  },
  jwt: async ({ token, user }) => {
    if (user?.id) return { sid: user.id };
    const { sid } = token;
    return typeof sid === "string" && (await isLive(sid)) ? { sid } : null;
  },
  session: ({ session: { expires } }) => ({ expires }),
});

/** Returns the address of the sign-in page that asks for the code, or shows why the person is refused. */
function toSignInPath({ reason, code, extra: { pending } }: AppError): string {
  const query =
    typeof pending === "string"
      ? new URLSearchParams({ pending })
      : new URLSearchParams({ error: "identity", code: reason ?? code });
  return `/sign-in?${query}`;
}

async function refusing(begun: Promise<string>): Promise<string> {
  try {
    return await begun;
  } catch (error) {
    throw error instanceof AppError ? new SignInRefused(error) : error;
  }
}
