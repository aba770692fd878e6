import type { Socket } from "node:net";
import { type buildConnector, errors } from "undici";

/**
 * Returns a connector with a memory: `hasServed` says of the error of a call that broke before its answer began whether
 * its connection had answered an earlier call.
 */
export function trackedConnector(connect: buildConnector.connector) {
  const failedAfterAnswer = new WeakSet<object>();
  const tracked: buildConnector.connector = (target, callback) =>
    connect(target, (...result) => {
      const [, socket] = result;
      // Before undici's own listener, since that hands the error to the call.
      socket?.on("error", (error) => {
        if (hasAnswered(socket)) failedAfterAnswer.add(error);
      });
      callback(...result);
    });
  const hasServed = (error: unknown) =>
    error instanceof errors.SocketError
      ? (error.socket?.bytesRead ?? 0) > 0
      : error instanceof Error && failedAfterAnswer.has(error);
  return { connect: tracked, hasServed };
}

const hasAnswered = ({ bytesRead }: Pick<Socket, "bytesRead">) => bytesRead > 0;
