import { notFound } from "@/lib/core/errors";
import { openRoutes } from "./open-routes";
import type { Style } from "./routes";

const refuse = async () => {
  throw notFound();
};

/** The handlers of the catch-all below an API prefix: 404 in the envelope, whatever the method. */
export const unknownRoute = (style: Style = {}) =>
  openRoutes(
    { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: refuse },
    style,
  );
