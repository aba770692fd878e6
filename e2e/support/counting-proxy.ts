import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A credential that the proxy leaves out, because SDKs send no request without one. */
export const NO_KEY = "no-key";

/** Starts a proxy in front of a server, which counts the requests. */
export async function startCountingProxy(target: string) {
  let requests = 0;
  const proxy = createServer((incoming, outgoing) => {
    requests += 1;
    const { method, headers: sent } = incoming;
    const headers = Object.entries(sent).filter(([, value]) => !value?.includes(NO_KEY));
    const options = { method, headers: Object.fromEntries(headers) };
    const forwarded = request(new URL(incoming.url ?? "", target), options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Returns the number of requests since the last call. */
    takeCount: () => {
      const count = requests;
      requests = 0;
      return count;
    },
    stop: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}
