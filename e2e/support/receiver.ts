import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

/** A request that a receiver got. */
export interface Delivery {
  id: string;
  body: string;
  headers: Record<string, string>;
  /** Verifies the signature like a receiver in production. Returns the parsed body, and throws when it is wrong. */
  verify: (secret: string) => unknown;
}

type Answer = (response: ServerResponse, delivery: Delivery) => void;

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Starts a server that keeps the deliveries it gets. It answers 200 unless `answer` says otherwise. */
export async function startReceiver(answer: Answer = (response) => response.end("accepted")) {
  const deliveries: Delivery[] = [];
  const receiver = { url: "", deliveries, answer, stop: () => {} };
  const server = createServer(async (request, response) => {
    const delivery = await readDelivery(request);
    deliveries.push(delivery);
    receiver.answer(response, delivery);
  }).listen(0, "127.0.0.1");
  // A test that fails before it stops the receiver must not keep its process.
  server.unref();
  await once(server, "listening");
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?tenant=1`;
  receiver.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return receiver;
}

async function readDelivery(request: IncomingMessage): Promise<Delivery> {
  const body = await text(request);
  const named = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const headers: Record<string, string> = Object.fromEntries(named);
  const verify = (secret: string) => new Webhook(secret).verify(body, headers);
  return { id: headers["webhook-id"] ?? "", body, headers, verify };
}
