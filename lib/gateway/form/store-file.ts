import { randomUUID } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createByteBudget } from "@/lib/core/byte-budget";

/** The most bytes of files that this process stores at once. */
const disk = createByteBudget(1024 * 1024 * 1024);

/** A stored file. `read` can be called again. `close` deletes it. */
export type StoredFile = { read: () => AsyncIterable<Uint8Array>; close: () => Promise<void> };

/**
 * Stores the content of a file outside the process's memory, without a name that others could open.
 * @throws UNAVAILABLE when too much is stored already.
 */
export async function storeFile(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const path = join(tmpdir(), `keystead-upload-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  const lease = disk.lease();
  const close = async () => {
    lease.release();
    await file.close();
  };
  try {
    await unlink(path);
    for await (const piece of content) {
      lease.add(piece.byteLength);
      await file.writeFile(piece);
    }
    return { read: () => file.createReadStream({ start: 0, autoClose: false }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
