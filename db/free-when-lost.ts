import type { EventEmitter } from "node:events";

/** A connection that a pool lent. */
type LentClient = EventEmitter & { release: (error?: Error | boolean) => void };

/**
 * Frees the place of a lent connection in its pool as soon as the connection is lost. Its user may release it again, or
 * never: drizzle does not release the connection of a transaction whose `begin` failed.
 */
export function freeWhenLost<Client extends LentClient>(client: Client): Client {
  const release = client.release.bind(client);
  let isFree = false;
  const free = (error?: Error | boolean) => {
    if (isFree) return;
    isFree = true;
    client.off("end", lose);
    release(error);
  };
  const lose = () => free(true);
  client.release = free;
  client.once("end", lose);
  return client;
}
