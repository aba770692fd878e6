const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const notAllowed = {
  code: "METHOD_NOT_ALLOWED",
  message: "Method not allowed",
  headers: { Allow: methods.join(", ") },
};
const broken = (message) => ({ code: "INVALID_REQUEST", message });

const machinePaths = /^[/\\]+(api|v1|apikeys|bucket|ai)([/\\]|$)/;
/** Empty segments, backslashes, and segments that lead elsewhere, plain or escaped. */
const detours = /[/\\]{2}|\\|\/(\.|%2e){1,2}(\/|$)/i;

/** Why a request must not reach the product, as an error of the public contract, or null where it may. */
export function refusalOf(req) {
  if (!methods.includes(req.method)) return notAllowed;
  if (!req.url.startsWith("/")) return broken("The request target must be a path");
  if (/%00/.test(req.url)) return broken("The path or query holds a null character");
  const path = pathOf(req.url);
  if (path.includes("%") && !isDecodable(path)) return broken("The path holds a broken percent escape");
  if (detours.test(path) && machinePaths.test(path)) return { code: "NOT_FOUND", message: "Not found" };
  const { host } = req.headers;
  if (host === undefined || !isHost(host)) return broken("The Host header is missing or broken");
  return null;
}

const isHost = (host) =>
  /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);

/** The same for what the HTTP parser gave up on, by its error. */
export function refusalOfError(error) {
  if (error.code === "HPE_INVALID_METHOD") return notAllowed;
  if (error.code === "HPE_HEADER_OVERFLOW")
    return { code: "PAYLOAD_TOO_LARGE", message: "Request headers too large" };
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return broken("The request did not arrive in time");
  return broken("Malformed HTTP request");
}

/** The path of a request target, without its query. */
export function pathOf(url) {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
}

function isDecodable(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
