/**
 * The page's Content-Security-Policy, without `frame-ancestors`, which a meta tag cannot carry.
 * `trusted-types vue`: Vue makes one policy for its templates' static content.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ')
