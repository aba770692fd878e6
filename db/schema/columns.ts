import { sql } from "drizzle-orm";
import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** A time with milliseconds, the precision of a JavaScript Date. With more, cursors would skip rows. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

export const id = () => uuid("id").primaryKey().defaultRandom();

export const version = () => integer("version").notNull().default(1);

export const createdAt = () => time("created_at").notNull().default(sql`now()`);

export const updatedAt = () => time("updated_at").notNull().default(sql`now()`);

export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value),
});

/** A text column in byte order, so that a range condition is a prefix search. */
export const byteText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
