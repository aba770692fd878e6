import type { Socket } from "node:net";
import { type buildConnector, errors } from "undici";

/**
 * Returns a connector, and `hasServed`. For the error of a call that failed before its answer began,
 * `hasServed` returns whether the connection had answered an earlier call.
 */
export function trackedConnector(connect: buildConnector.connector) {
  const failedAfterAnswer = new WeakSet<object>();
  const tracked: buildConnector.connector = (target, callback) =>
    connect(target, (...result) => {
      const [, socket] = result;
      // Added before undici's own listener, which passes the error to the call.
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
