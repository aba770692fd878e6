import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { AppError } from "@/lib/core/errors/errors";
import type { Logger } from "@/lib/core/log";
import type { CookieSettings } from "./cookie";
import { SESSION_DAYS } from "./sessions";

/** The sign-in rules that the auth library calls. The library itself only reads and writes the cookie. */
export type LibrarySettings = CookieSettings & {
  log: Logger;
  /**
   * Starts a session and returns its id.
   * @throws AppError when the credentials are refused.
   */
  begin: (credentials: unknown) => Promise<string>;
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
    signOut: () => library.signOut({ redirect: false, redirectTo: "/sign-in" }),
  };
}

/** Returns the error that the library wrapped. */
function toOrigin(error: unknown): unknown {
  if (error instanceof SignInRefused) return error.refusal;
  return error instanceof AuthError && error.cause?.err ? error.cause.err : error;
}

const toConfig = ({ secret, secure, log, begin, isLive, end }: LibrarySettings): NextAuthConfig => ({
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
  ],
  callbacks: {
    jwt: async ({ token, user }) => {
      if (user?.id) return { sid: user.id };
      const { sid } = token;
      return typeof sid === "string" && (await isLive(sid)) ? { sid } : null;
    },
    session: ({ session: { expires } }) => ({ expires }),
  },
  events: {
    signOut: async (message) => {
      const sid = "token" in message ? message.token?.sid : null;
      if (typeof sid === "string") await end(sid);
    },
  },
  logger: {
    error: (error) => {
      if (!(error instanceof CredentialsSignin)) log.error("auth library", { error: error.name });
    },
    warn: () => {},
    debug: () => {},
  },
});

async function refusing(begun: Promise<string>): Promise<string> {
  try {
    return await begun;
  } catch (error) {
    throw error instanceof AppError ? new SignInRefused(error) : error;
  }
}
