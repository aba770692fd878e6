import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsCursors } from "@/components/resource/list/params";

const webhookListParams = { cursor: parseAsCursors };

export type WebhookListView = inferParserType<typeof webhookListParams>;

/** Reads the view of the list of webhooks from the URL. */
export const loadWebhookListView = createLoader(webhookListParams);

/** Returns the address of the list with a view. */
export const toWebhookListHref = createSerializer(webhookListParams);

/** The URL parameters of a webhook's page. */
const webhookPageParams = {
  tab: parseAsStringLiteral(["deliveries", "settings"]).withDefault("deliveries"),
  cursor: parseAsCursors,
  /** The id of the delivery whose sheet is open. */
  delivery: parseAsString,
};

export type WebhookPageView = inferParserType<typeof webhookPageParams>;

/** Reads the view of a webhook's page from the URL. */
export const loadWebhookPageView = createLoader(webhookPageParams);

/** Returns the address of a webhook's page with a view. */
export const toWebhookPageHref = createSerializer(webhookPageParams);
