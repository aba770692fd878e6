import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, time, updatedAt, version } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    version: version(),
    email: text("email").notNull().unique("users_email"),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    /** The encrypted secret of the authenticator app. The second factor is on once it is confirmed. */
    sealedTotp: text("sealed_totp"),
    totpConfirmedAt: time("totp_confirmed_at"),
    /** The time step of the last used code. A code works once. */
    totpLastStep: integer("totp_last_step"),
    status: text("status", { enum: ["active", "suspended"] })
      .notNull()
      .default("active"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [check("users_email_lower_case", sql`${table.email} = lower(${table.email})`)],
);

/** The unused recovery codes of a person, as SHA-256 hashes. A used one is deleted. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hash: bytes("hash").notNull(),
  },
  (table) => [primaryKey({ name: "recovery_codes_pk", columns: [table.userId, table.hash] })],
);

/** The passkeys of a person. The private keys stay in their devices. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The id that the device chose, in base64url. */
    credentialId: text("credential_id").notNull().unique("passkeys_credential"),
    publicKey: bytes("public_key").notNull(),
    /** The number of uses that the device reported last. Many devices always report 0. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    /** How browsers reach the device, such as `internal` or `usb`. */
    transports: text("transports").array().notNull(),
    /** Whether the device can copy the passkey to others. */
    synced: boolean("synced").notNull(),
    createdAt: createdAt(),
    lastUsedAt: time("last_used_at"),
  },
  (table) => [index("passkeys_of_user").on(table.userId)],
);

/** The failed tries of one subject, such as an account or address, in the current window. */
export const signInAttempts = pgTable("sign_in_attempts", {
  subject: text("subject").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: time("window_started_at").notNull(),
});
