import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsCursors } from "@/components/resource/list/params";

export const KEY_TABS = ["overview", "usage", "secrets", "explain", "simulate", "history"] as const;

/** The URL parameters of a key's page. */
export const keyPageParams = {
  tab: parseAsStringLiteral(KEY_TABS).withDefault("overview"),
  /** The cursors of the History tab. */
  cursor: parseAsCursors,
  /** The request that the Explain tab explains. Blank stands for any. Null in all four: none is described. */
  scope: parseAsString,
  model: parseAsString,
  ip: parseAsString,
  project: parseAsString,
};

export type KeyPageView = inferParserType<typeof keyPageParams>;

/** Reads the view of a key's page from the URL. */
export const loadKeyPageView = createLoader(keyPageParams);

/** Returns the address of a key's page with a view. */
export const toKeyPageHref = createSerializer(keyPageParams);
