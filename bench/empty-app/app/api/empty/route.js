export const dynamic = "force-dynamic";

/** What Next itself costs: a handler that does nothing. */
export async function POST() {
  return Response.json({ valid: true });
}
