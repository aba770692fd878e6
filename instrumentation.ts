/**
 * Boots the product before the first request. When it cannot start, ends the process with a one-line message.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      // Imported dynamically, so that the edge build leaves out these modules, which only Node can load.
      const { env } = await import("@/lib/env");
      const demoProvider = env.bootstrap?.demoProvider;
      const app = demoProvider
        ? await (await import("@/demo/boot")).bootDemo(demoProvider)
        : await (await import("@/lib/boot/boot")).boot();
      if (app) (await import("@/lib/boot/bridge")).getBridge().announceBoot(app);
    } catch (error) {
      console.error(`Keystead does not start: ${toReason(error)}`);
      process.exit(1);
    }
  }
}

/**
 * Returns the first line of an error's innermost cause. A failed query's own message only repeats the query.
 */
function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? toReason(error.cause) : (error.message.split("\n")[0] ?? error.name);
}
