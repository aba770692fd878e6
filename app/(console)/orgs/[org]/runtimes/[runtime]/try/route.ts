import { after } from "next/server";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { tryRuntime } from "@/lib/next/try-runtime";

type Segment = { params: Promise<{ org: string; runtime: string }> };

/** Sends a chat request of the signed-in person to the runtime, and streams the answer. */
export async function POST(request: Request, { params }: Segment): Promise<Response> {
  const { org, runtime } = await params;
  // On Vercel the process is suspended after the response, so usage records are written before that.
  if (env.onVercel) after(async () => (await getServices()).recorder.flush());
  return tryRuntime(request, org, runtime);
}
