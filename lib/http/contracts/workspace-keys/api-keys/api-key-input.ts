import { z } from "zod";
import { text } from "@/lib/core/input/codecs";

const short = z.string().trim().max(1_024, "At most 1024 characters");
const optional = short.nullish();

const key = short.max(100, "At most 100 characters");
const secret = z.string().trim().max(40_000, "At most 40000 characters");

/** The identifying value and the secret of a new provider key. */
export const keyAndSecret = { key: key.min(1, "Enter a key"), secret: secret.min(1, "Enter a secret") };

const orAbsent = (value: string | null | undefined) => value || undefined;

/** The identifying value and the secret of a change. Blank and null ones count as absent. */
export const optionalKeyAndSecret = {
  key: key.nullish().transform(orAbsent),
  secret: secret.nullish().transform(orAbsent),
};

/** A provider type of the contract, such as `AWS`. */
export const providerType = z.string().trim().min(1, "Enter a provider").max(100);

/** The other fields of a provider key. */
export const optionalFields = {
  endpoint: optional,
  region: optional,
  tenantId: optional,
  subscriptionId: optional,
  description: text(500).nullish(),
};
