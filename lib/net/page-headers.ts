type Page = { nonce: string; isSecure: boolean; isDevelopment: boolean };

/**
 * The content security policy of a page: only what is ours or carries its nonce runs, nothing frames it, and it
 * sends forms nowhere else. In development the bundler's own tools may evaluate code and add styles.
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

/** Returns the security headers of every answer, pages and API alike. */
export const securityHeaders = (isSecure: boolean): Record<string, string> => ({
  "X-Content-Type-Options": "nosniff",
  // A stricter one would make browsers send `Origin: null` with our own forms.
  "Referrer-Policy": "strict-origin-when-cross-origin",
  ...(isSecure && { "Strict-Transport-Security": "max-age=63072000" }),
});

/** Returns the security headers of a page, beside its content security policy. */
export const pageHeaders = (isSecure: boolean): Record<string, string> => ({
  ...securityHeaders(isSecure),
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self)",
});
