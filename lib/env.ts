import { z } from "zod";

/** Variables by name, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

const text = z.string().nullable();

const secret = z.string(
  "is not set (openssl rand -base64 32); `npm run demo` and `npm run dev` write one to .env.local",
);

const oneOf = <const Option extends string>(...options: Option[]) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(options, `must be one of ${options.join(", ")}`));

const flag = oneOf("0", "1", "false", "true")
  .transform((value) => value === "1" || value === "true")
  .nullable();

function wholeNumber(most: number) {
  const message = `must be a whole number from 0 to ${most}`;
  const digits = z.string().regex(/^\d{1,9}$/, message);
  return digits.transform(Number).pipe(z.number().max(most, message)).nullable();
}

const logLevel = oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent").nullable();

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// URL" }).nullable();

const origin = z
  .url({ protocol: /^https?$/, error: "must be an http:// or https:// origin" })
  .transform((url) => new URL(url).origin)
  .nullable();

const issuer = z
  .url({ protocol: /^https?$/, error: "must be an https:// URL" })
  .refine((url) => url.startsWith("https:") || ["localhost", "127.0.0.1"].includes(new URL(url).hostname), {
    error: "must be an https:// URL",
  })
  .nullable();

/** An identity provider that people can sign in with. `issuer` is null for GitHub, which has no OpenID Connect. */
export type IdentityProvider = {
  id: "github" | "google" | "oidc";
  name: string;
  clientId: string;
  clientSecret: string;
  issuer: string | null;
};

export type Bootstrap = NonNullable<Environment["bootstrap"]>;

/** The environment of variables. Each variable is parsed when it is read, so that builds need none of them. */
export class Environment {
  readonly #variables: Variables;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  get isProduction() {
    return this.#read("NODE_ENV", text) === "production";
  }

  get onVercel() {
    return this.#read("VERCEL", text) === "1";
  }

  get host() {
    return (
      this.#read("HOST", text) ?? (this.#read("NODE_ENV", text) === "development" ? "127.0.0.1" : "0.0.0.0")
    );
  }

  get port() {
    return this.#read("PORT", wholeNumber(65_535)) ?? 3000;
  }

  /** The public origin without a trailing slash. Null: the `Host` header of each request decides. */
  get appUrl() {
    return this.#read("APP_URL", origin) ?? this.vercelOrigin;
  }

  get vercelOrigin() {
    if (!this.onVercel) return null;
    const production =
      this.#read("VERCEL_ENV", text) === "production" && this.#read("VERCEL_PROJECT_PRODUCTION_URL", text);
    const host = production || this.#read("VERCEL_URL", text);
    return host && `https://${host}`;
  }

  /** The number of proxies in front of the server that append to `X-Forwarded-For`. */
  get trustedProxies() {
    return this.#read("TRUSTED_PROXIES", wholeNumber(32)) ?? 0;
  }

  /** The most open connections of one client address. It applies without trusted proxies only. */
  get connectionsPerAddress() {
    return this.#read("CONNECTIONS_PER_ADDRESS", wholeNumber(65_535)) ?? 256;
  }

  /** The number of processes that serve the port. It must be 1 with the embedded database. */
  get workers() {
    const count = this.#read("WORKERS", wholeNumber(64)) || 1;
    if (count > 1 && this.databaseDriver === "pglite") {
      throw new Error("WORKERS must be 1 with the embedded database; set DATABASE_URL for more");
    }
    return count;
  }

  /** The time that running requests have to finish after a stop signal. */
  get stopGraceSeconds() {
    return this.#read("STOP_GRACE_SECONDS", wholeNumber(3_600)) ?? 25;
  }

  get databaseUrl() {
    return this.#read("DATABASE_URL", postgresUrl);
  }

  /** The direct URL for migrations when `databaseUrl` is a transaction pooler. */
  get databaseUrlUnpooled() {
    return this.#read("DATABASE_URL_UNPOOLED", postgresUrl);
  }

  get databaseDriver() {
    const url = this.databaseUrl;
    if (url === null) return "pglite";
    return (
      this.#read("DATABASE_DRIVER", oneOf("pg", "neon").nullable()) ??
      (/(^|\.)neon\.tech$/.test(new URL(url).hostname) ? "neon" : "pg")
    );
  }

  get dataDir() {
    return this.#read("DATA_DIR", text) ?? ".data";
  }

  get preparedStatements() {
    return this.#read("PREPARED_STATEMENTS", flag) ?? true;
  }

  get masterKey() {
    return this.#read("MASTER_KEY", secret);
  }

  get authSecret() {
    return this.#read("AUTH_SECRET", secret);
  }

  get allowPrivateUpstreams() {
    return this.#read("ALLOW_PRIVATE_UPSTREAMS", flag) ?? !this.isProduction;
  }

  /** The first owner of a headless installation, null when none is set. */
  get bootstrap() {
    const email = this.#read("BOOTSTRAP_OWNER_EMAIL", text);
    // Not trimmed: a password may begin or end with a space.
    const password = this.#variables.BOOTSTRAP_OWNER_PASSWORD || null;
    if (!email && !password) return null;
    if (!email || !password) {
      throw new Error("BOOTSTRAP_OWNER_EMAIL and BOOTSTRAP_OWNER_PASSWORD go together");
    }
    return {
      email,
      password,
      keyFile: this.#read("BOOTSTRAP_KEY_FILE", text),
      /** The base URL of the demo's stand-in provider. */
      demoProvider: this.#read("DEMO_PROVIDER_URL", text),
    };
  }

  /** The public keys of leak reports as JSON. Null: leak reports are not accepted. */
  get leakPublicKeys() {
    return this.#read("LEAK_PUBLIC_KEYS", text);
  }

  /** The secret that a scheduler sends to `/api/cron`. Null: the route is closed. */
  get cronSecret() {
    return this.#read("CRON_SECRET", z.string().min(16, "must have at least 16 characters").nullable());
  }

  /** The token of `/api/metrics`. Null: the route does not exist. */
  get metricsToken() {
    return this.#read("METRICS_TOKEN", z.string().min(16, "must have at least 16 characters").nullable());
  }

  /** The mail server, null when e-mails are not sent. */
  get smtpUrl() {
    const message = "must be an smtp:// or smtps:// URL";
    return this.#read("SMTP_URL", z.url({ protocol: /^smtps?$/, error: message }).nullable());
  }

  /** The sender of e-mails. */
  get smtpFrom() {
    return (
      this.#read("SMTP_FROM", text) ??
      `Keystead <keystead@${new URL(this.smtpUrl ?? "smtp://localhost").hostname}>`
    );
  }

  /** The identity providers that people can sign in with, in the order of their buttons. */
  get identityProviders(): IdentityProvider[] {
    const name = this.#read("AUTH_OIDC_NAME", text) ?? "single sign-on";
    const own = this.#readProvider("oidc", name, this.#read("AUTH_OIDC_ISSUER", issuer));
    if (own[0]?.issuer === null) throw new Error("AUTH_OIDC_ISSUER is not set");
    const google = this.#readProvider("google", "Google", "https://accounts.google.com");
    return [...own, ...google, ...this.#readProvider("github", "GitHub", null)];
  }

  get logLevel() {
    return this.#read("LOG_LEVEL", logLevel) ?? "info";
  }

  /**
   * Parses one variable, null when it is missing or blank.
   * @throws Error with a one-line message that names the variable.
   */
  #read<Value>(name: string, type: z.ZodType<Value>): Value {
    const parsed = type.safeParse(this.#variables[name]?.trim() || null);
    if (parsed.success) return parsed.data;
    throw new Error(`${name} ${parsed.error.issues[0]?.message}`);
  }

  /** Returns an identity provider in a list, which is empty when its variables are not set. */
  #readProvider(id: IdentityProvider["id"], name: string, issuer: string | null): IdentityProvider[] {
    const prefix = `AUTH_${id.toUpperCase()}`;
    const clientId = this.#read(`${prefix}_ID`, text);
    const clientSecret = this.#read(`${prefix}_SECRET`, text);
    if (!clientId && !clientSecret) return [];
    if (clientId && clientSecret) return [{ id, name, clientId, clientSecret, issuer }];
    throw new Error(`${prefix}_ID and ${prefix}_SECRET go together`);
  }
}

/** The environment of this process. Other code must not read `process.env`. */
export const env = new Environment(process.env);

/** Returns the value of a provider's environment variable, null when it is missing or blank. */
export const providerVariable = (name: string): string | null => process.env[name]?.trim() || null;

/**
 * Sets the origin from which Next loads the page that an action redirects to, with the person's cookies. Without it,
 * Next calls port 3000 of this machine, which may be another server.
 */
export function setNextOrigin(origin: string): void {
  process.env.__NEXT_PRIVATE_ORIGIN = origin;
}
