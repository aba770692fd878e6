import type { Readable } from "node:stream";

/** Returns the first part of a stream without consuming it, null for an empty stream. */
export function peekStream(stream: Readable): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      stream.off("readable", look).off("end", finish).off("error", fail).off("close", finish);
      then();
    };
    const look = () => {
      const piece: Buffer | null = stream.read();
      if (piece === null) return;
      settle(() => {
        stream.unshift(piece);
        resolve(piece);
      });
    };
    const finish = () => settle(() => resolve(null));
    const fail = (error: Error) => settle(() => reject(error));
    if (stream.errored) reject(stream.errored);
    else if (stream.readableEnded || stream.destroyed) resolve(null);
    else stream.on("readable", look).on("end", finish).on("error", fail).on("close", finish);
  });
}
