/** Where the built product leaves what has to happen before the process ends. */
const SHUTDOWN = Symbol.for("keystead.shutdown");

/** npm repeats a terminal's Ctrl-C to us; what comes this soon after the first signal is the same wish. */
const echoMilliseconds = 500;

/**
 * Ends the process on SIGTERM or SIGINT: no new connections, running requests get `graceMilliseconds` to finish, then
 * the product flushes and closes. A second signal ends it at once.
 */
export function stopOnSignal(server, { graceMilliseconds, close }) {
  const silent = silentConnections(server);
  let since = null;
  const onSignal = async () => {
    if (since !== null) {
      if (Date.now() - since > echoMilliseconds) process.exit(1);
      return;
    }
    since = Date.now();
    await drain(server, silent, graceMilliseconds);
    await close();
    await globalThis[SHUTDOWN]?.();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.on(signal, () => {
      onSignal().catch((error) => {
        console.error(error);
        process.exit(1);
      });
    });
  }
}

/** The connections that have not sent a request yet, such as a browser's spare one; Node counts them as busy. */
function silentConnections(server) {
  const silent = new Set();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.prependListener("request", ({ socket }) => silent.delete(socket));
  return silent;
}

/** Resolves when no request runs any more, or the time is up; connections without a request end at once. */
function drain(server, silent, milliseconds) {
  return new Promise((resolve) => {
    server.prependListener("request", (_, res) => res.setHeader("Connection", "close"));
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(end, milliseconds);
    function end() {
      clearInterval(idle);
      clearTimeout(late);
      server.closeAllConnections();
      resolve();
    }
    server.close(end);
    for (const socket of silent) socket.destroy();
  });
}
