import { Server } from "node:net";

// Loaded before a peer that otherwise listens on all addresses.
const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...others) {
  const callback = others.findLast((other) => typeof other === "function");
  return listen.call(this, { port, host: "127.0.0.1" }, callback);
};
