/** Boots the product before the first request; a server that must not start says why in one line and ends. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("@/lib/server/boot");
    try {
      await boot();
    } catch (error) {
      console.error(`Keystead does not start: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    }
  }
}
