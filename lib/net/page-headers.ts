type Page = { nonce: string; isSecure: boolean; isDevelopment: boolean };

/**
 * Returns the Content-Security-Policy of a page. Only our own code and code with the nonce runs, pages cannot
 * be framed, and forms post to our origin only. In development, eval and inline styles are allowed for the
 * bundler's tools.
 */
export function contentPolicy({ nonce, isSecure, isDevelopment }: Page): string {
  const styles = isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Returns the security headers of every response, for pages and API. */
export const securityHeaders = (isSecure: boolean): Record<string, string> => ({
  "X-Content-Type-Options": "nosniff",
  // With a stricter policy, browsers would send `Origin: null` with our own forms.
  "Referrer-Policy": "strict-origin-when-cross-origin",
  ...(isSecure && { "Strict-Transport-Security": "max-age=63072000" }),
});

/** Returns the security headers of a page, except its Content-Security-Policy. */
export const pageHeaders = (isSecure: boolean): Record<string, string> => ({
  ...securityHeaders(isSecure),
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self)",
});
