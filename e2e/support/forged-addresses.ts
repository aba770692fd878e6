/** The address of a client that a key permits. */
export const wanted = "203.0.113.9";
/** Headers with which a client at another address pretends to have this one. */
export const forgeries: Record<string, string>[] = [
  { "x-forwarded-for": wanted },
  { "x-forwarded-for": `${wanted}, 127.0.0.1` },
  { "X-Forwarded-For": wanted, "x-real-ip": wanted, forwarded: `for=${wanted}` },
  { "x-vercel-forwarded-for": wanted },
  { "cf-connecting-ip": wanted, "true-client-ip": wanted, "x-client-ip": wanted, "fly-client-ip": wanted },
  { "x-forwarded-for": `,${wanted},` },
  { "x-forwarded-for": `::ffff:${wanted}` },
  { "x-forwarded-for": `"${wanted}:443"`, forwarded: `for="${wanted}:443";proto=https;by=${wanted}` },
  { "x-forwarded-host": wanted, "x-forwarded-proto": "https", via: `1.1 ${wanted}` },
  { "x-keystead-client-address": wanted },
  { "x-keystead-client-address": wanted, "x-keystead-server-token": "undefined" },
  { "x-middleware-request-x-keystead-client-address": wanted },
];
