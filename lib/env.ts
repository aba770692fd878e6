/** Variables by name, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const drivers = ["pglite", "pg", "neon"] as const;

export type LogLevel = (typeof logLevels)[number];
export type DatabaseDriver = (typeof drivers)[number];

export interface Bootstrap {
  email: string;
  password: string;
  keyFile: string | null;
  /** Of the demo: the base URL of its made-up provider. */
  demoProvider: string | null;
}

/** What the environment says, each value read and checked when it is asked for; a bad one throws with one clear line. */
export interface Environment {
  readonly databaseUrl: string | null;
  readonly databaseUrlUnpooled: string | null;
  readonly databaseDriver: DatabaseDriver;
  readonly dataDir: string;
  readonly preparedStatements: boolean;
  readonly masterKey: string;
  readonly authSecret: string;
  /** The public origin, without a slash at its end; null where it follows from the request's `Host`. */
  readonly appUrl: string | null;
  readonly trustedProxies: number;
  readonly allowPrivateUpstreams: boolean;
  readonly bootstrap: Bootstrap | null;
  /** JSON of the public keys that reports of leaked keys are signed for; null where none are taken. */
  readonly leakPublicKeys: string | null;
  readonly isProduction: boolean;
  readonly onVercel: boolean;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
}

/** Reads an environment lazily, so that a build needs no variable at all. */
export function readEnvironment(variables: Variables): Environment {
  return {
    get databaseUrl() {
      return text(variables, "DATABASE_URL");
    },
    get databaseUrlUnpooled() {
      return text(variables, "DATABASE_URL_UNPOOLED");
    },
    get databaseDriver() {
      return parseDriver(variables);
    },
    get dataDir() {
      return text(variables, "DATA_DIR") ?? ".data";
    },
    get preparedStatements() {
      return flag(variables, "PREPARED_STATEMENTS", true);
    },
    get masterKey() {
      return required(variables, "MASTER_KEY");
    },
    get authSecret() {
      return required(variables, "AUTH_SECRET");
    },
    get appUrl() {
      return publicOrigin(variables);
    },
    get trustedProxies() {
      return whole(variables, "TRUSTED_PROXIES", 0, 32);
    },
    get allowPrivateUpstreams() {
      return flag(variables, "ALLOW_PRIVATE_UPSTREAMS", variables.NODE_ENV !== "production");
    },
    get bootstrap() {
      return parseBootstrap(variables);
    },
    get leakPublicKeys() {
      return text(variables, "LEAK_PUBLIC_KEYS");
    },
    get isProduction() {
      return variables.NODE_ENV === "production";
    },
    get onVercel() {
      return variables.VERCEL === "1";
    },
    get port() {
      return whole(variables, "PORT", 3000, 65_535);
    },
    get host() {
      return text(variables, "HOST") ?? "0.0.0.0";
    },
    get logLevel() {
      return choice(variables, "LOG_LEVEL", logLevels) ?? "info";
    },
  };
}

/** The environment of this process. Nothing else reads `process.env`. */
export const env = readEnvironment(process.env);

/** A provider's fallback key, by the variable that the provider catalogue names; null where unset or blank. */
export function providerVariable(name: string): string | null {
  return text(process.env, name);
}

/**
 * Why these secrets must not be used, as one line, or null where they are fit: MASTER_KEY is one Fernet key or several
 * separated by commas, AUTH_SECRET has 32 characters or more, neither is an example, a single repeated byte, or the other.
 */
export function unsafeSecrets(variables: Variables = process.env): string | null {
  const master = text(variables, "MASTER_KEY");
  const auth = text(variables, "AUTH_SECRET");
  if (master === null) return missing(variables, "MASTER_KEY");
  if (auth === null) return missing(variables, "AUTH_SECRET");
  const keys = master.split(",").map((key) => key.trim());
  if (!keys.every(isFernetKey)) return "MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32)";
  if (auth.length < 32) return "AUTH_SECRET is too short: 32 characters or more (openssl rand -base64 32)";
  if (keys.some(isGuessable)) return "MASTER_KEY is an example or a repeated byte (openssl rand -base64 32)";
  if (isGuessable(auth)) return "AUTH_SECRET is an example or a repeated byte (openssl rand -base64 32)";
  if (keys.some((key) => sameSecret(key, auth))) return "MASTER_KEY and AUTH_SECRET must differ";
  return null;
}

const isFernetKey = (key: string) =>
  /^[\w+/-]{43}=?$/.test(key) && Buffer.from(key, "base64url").length === 32;

/** Keys that stand in documents for all to read, and words that people leave in place of a secret. */
const examples =
  /cw_0x689RpI-jtRR7oE8h|AAECAwQFBgcICQoLDA0O|change.?(me|this)|example|placeholder|your.?(own|secret|key)|^secret|password/i;

/** Whether a secret is a known example, or one character or byte over and over, plain, in base64 or in hex. */
function isGuessable(secret: string): boolean {
  if (examples.test(secret)) return true;
  const forms = [Buffer.from(secret), Buffer.from(secret, "base64url")];
  if (/^([0-9a-f]{2})+$/i.test(secret)) forms.push(Buffer.from(secret, "hex"));
  return forms.some((bytes) => bytes.every((byte) => byte === bytes[0]));
}

const sameSecret = (one: string, other: string) =>
  one === other || Buffer.from(one, "base64url").equals(Buffer.from(other, "base64url"));

function text(variables: Variables, name: string): string | null {
  return variables[name]?.trim() || null;
}

function required(variables: Variables, name: string): string {
  const value = text(variables, name);
  if (value === null) throw new Error(missing(variables, name));
  return value;
}

function missing(variables: Variables, name: string): string {
  const remediation =
    variables.NODE_ENV === "production" ? "" : "; `npm run demo` and `npm run dev` make one in .env.local";
  return `${name} is not set (openssl rand -base64 32)${remediation}`;
}

function flag(variables: Variables, name: string, standard: boolean): boolean {
  const value = choice(variables, name, ["0", "1", "false", "true"]);
  return value === null ? standard : value === "1" || value === "true";
}

function choice<Option extends string>(variables: Variables, name: string, options: readonly Option[]) {
  const value = text(variables, name)?.toLowerCase() ?? null;
  if (value === null) return null;
  const option = options.find((candidate) => candidate === value);
  if (option) return option;
  throw new Error(`${name} must be one of ${options.join(", ")}`);
}

function whole(variables: Variables, name: string, standard: number, most: number): number {
  const value = text(variables, name);
  if (value === null) return standard;
  if (/^\d{1,9}$/.test(value) && Number(value) <= most) return Number(value);
  throw new Error(`${name} must be a whole number from 0 to ${most}`);
}

function parseDriver(variables: Variables): DatabaseDriver {
  const url = text(variables, "DATABASE_URL");
  if (url === null) return "pglite";
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error("DATABASE_URL must be a postgres:// URL");
  }
  const named = choice(variables, "DATABASE_DRIVER", ["pg", "neon"]);
  return named ?? (/(^|\.)neon\.tech$/.test(new URL(url).hostname) ? "neon" : "pg");
}

function publicOrigin(variables: Variables): string | null {
  const own = text(variables, "APP_URL") ?? vercelOrigin(variables);
  if (own === null) return null;
  if (/^https?:\/\//.test(own) && URL.canParse(own)) return new URL(own).origin;
  throw new Error("APP_URL must be an http:// or https:// origin");
}

function vercelOrigin(variables: Variables): string | null {
  if (variables.VERCEL !== "1") return null;
  const production =
    variables.VERCEL_ENV === "production" && text(variables, "VERCEL_PROJECT_PRODUCTION_URL");
  const host = production || text(variables, "VERCEL_URL");
  return host && `https://${host}`;
}

function parseBootstrap(variables: Variables): Bootstrap | null {
  const email = text(variables, "BOOTSTRAP_OWNER_EMAIL");
  const password = variables.BOOTSTRAP_OWNER_PASSWORD || null;
  if (email && password) {
    const keyFile = text(variables, "BOOTSTRAP_KEY_FILE");
    return { email, password, keyFile, demoProvider: text(variables, "DEMO_PROVIDER_URL") };
  }
  if (!email && !password) return null;
  throw new Error("BOOTSTRAP_OWNER_EMAIL and BOOTSTRAP_OWNER_PASSWORD go together");
}
