const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The pages of others that the gateway shows (API reference, queue board, survey): they style their elements inline. */
const guestPages =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri";

/** What a browser may do with an answer, by the route that gave it; data may do nothing. */
const policies: readonly (readonly [RegExp, string])[] = [
  [/^\/(docs|api\/surveys\/)/, `${guestPages} 'none'`],
  // The board's page says where it is by <base>.
  [/^\/board/, `${guestPages} 'self'`],
];

export const policyOf = (route: string): string =>
  policies.find(([pattern]) => pattern.test(route))?.[1] ?? nothing;

/**
 * The console: everything from here and nothing inline. Its component library writes the theme and responsive sizes
 * into <style> elements, which carry this page's nonce; style attributes are set through the DOM, which no policy
 * stops. blob: is a photo that was just taken and is not sent yet.
 */
export const consolePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The worker that keeps the courier's pages on the phone: its own fetches fall under the policy of its script. */
export const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";
