export const dynamic = "force-dynamic";

/** Answers a constant. It measures the cost of Next.js itself. */
export async function POST() {
  return Response.json({ valid: true });
}
