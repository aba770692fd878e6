import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsCursors } from "@/components/resource/params";

export const KEY_TABS = ["overview", "usage", "secrets", "explain", "simulate", "history"] as const;

/** The view of a key's page in its address. */
export const keyPageParams = {
  tab: parseAsStringLiteral(KEY_TABS).withDefault("overview"),
  /** Pages of the History tab. */
  cursor: parseAsCursors,
  /** The request that the Explain tab explains. Without any of these nothing was asked yet; blank stands for any. */
  scope: parseAsString,
  model: parseAsString,
  ip: parseAsString,
  project: parseAsString,
};

export type KeyPageView = inferParserType<typeof keyPageParams>;

/** Reads the view from the address of the page. */
export const loadKeyPageView = createLoader(keyPageParams);

/** Returns the address of a key's page with a view. */
export const toKeyPageHref = createSerializer(keyPageParams);
