import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * A statement that a client ran: its text, the size of its parameters in bytes, and the number of returned
 * rows.
 */
export type Statement = { text: string; bytes: number; rows: number };

/**
 * The state of the proxy. `broken` refuses connections and closes open ones. `silent` keeps them open but
 * forwards nothing. `full` does so with new connections only.
 */
export type ProxyState = "open" | "broken" | "silent" | "full";

/**
 * Starts a proxy in front of a PostgreSQL server. It lists the statements that pass, and tests can interrupt
 * it.
 */
export async function startPostgresProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const statements: Statement[] = [];
  let state: ProxyState = "open";
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined).once("close", () => sockets.delete(socket)));
    if (state === "broken") socket.destroy();
    if (state !== "open") return;
    const onward = connect(Number(target.port), target.hostname);
    onward.on("error", () => socket.destroy()).once("close", () => socket.destroy());
    socket.once("close", () => onward.destroy());
    const listener = listenTo(statements);
    socket.on("data", (chunk) => {
      if (state === "silent") return;
      listener.fromClient(chunk);
      onward.write(chunk);
    });
    onward.on("data", (chunk) => {
      if (state === "silent") return;
      listener.fromServer(chunk);
      socket.write(chunk);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(address.port) }).href,
    statements,
    become: (next: ProxyState) => {
      state = next;
      if (next === "open" || next === "broken") for (const socket of sockets) socket.destroy();
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * Parses the messages of one connection. Its client must wait for each statement before it sends the next.
 */
function listenTo(statements: Statement[]) {
  const texts = new Map<string, string>();
  let running: Statement | null = null;
  const begin = (text: string, bytes: number) => {
    running = { text, bytes, rows: 0 };
    statements.push(running);
  };
  return {
    fromClient: splitMessages(true, (type, payload) => {
      if (type === "Q") begin(readText(payload), 0);
      if (type === "P") {
        const name = readText(payload);
        texts.set(name, readText(payload.subarray(Buffer.byteLength(name) + 1)));
      }
      if (type === "B") {
        const portal = readText(payload);
        const name = readText(payload.subarray(Buffer.byteLength(portal) + 1));
        begin(texts.get(name) ?? "", payload.length);
      }
    }),
    fromServer: splitMessages(false, (type) => {
      if (type === "D" && running) running.rows += 1;
    }),
  };
}

const readText = (bytes: Buffer) => bytes.subarray(0, bytes.indexOf(0)).toString();

/**
 * Splits a byte stream into messages of type and payload. A client's first message, the start-up, has no
 * type.
 */
function splitMessages(hasStartUp: boolean, take: (type: string, payload: Buffer) => void) {
  let rest = Buffer.alloc(0);
  let typeBytes = hasStartUp ? 0 : 1;
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= typeBytes + 4) {
      const end = typeBytes + rest.readUInt32BE(typeBytes);
      if (rest.length < end) return;
      if (typeBytes === 1) take(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end));
      rest = rest.subarray(end);
      typeBytes = 1;
    }
  };
}
