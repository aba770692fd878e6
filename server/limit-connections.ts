import type { Server } from "node:http";
import { AppError } from "@/lib/core/errors/errors";
import { sendRawRefusal } from "./send-refusal";

/** Refuses connections of an address that already has `most` open ones. */
export function limitConnections(server: Server, most: number): void {
  const counts = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    socket.once("close", () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
    if (count > most) sendRawRefusal(socket, "", tooManyConnections());
  });
}

const tooManyConnections = () =>
  new AppError("UNAVAILABLE", {
    message: "Too many connections from your address",
    headers: { "Retry-After": "1" },
  });
