/** Other ways to write a path that some server, proxy or router has taken for the plain one. */
export const pathTricks: Readonly<Record<string, (path: string) => string>> = {
  'a second slash before it': (path) => `/${path}`,
  'a second slash within': (path) => path.replace('/api/', '/api//'),
  'a slash behind it': (path) => `${path}/`,
  'upper case': (path) => path.toUpperCase(),
  'a capital': (path) => path.replace(/^\/api\/./, (start) => start.toUpperCase().replace('/API', '/api')),
  'an escaped letter': (path) => path.replace(/^\/api\/(.)/, (_, letter: string) => `/api/%${hex(letter)}`),
  'a letter escaped twice': (path) =>
    path.replace(/^\/api\/(.)/, (_, letter: string) => `/api/%25${hex(letter)}`),
  'an escaped slash': (path) => path.replace('/api/', '/api%2f'),
  'a backslash': (path) => path.replace('/api/', '/api\\'),
  'a dot': (path) => path.replace('/api/', '/api/./'),
  'an escaped dot': (path) => path.replace('/api/', '/api/%2e/'),
  'out and in again': (path) => path.replace('/api/', '/api/claims/../'),
  'out and in again, escaped': (path) => path.replace('/api/', '/api/claims/%2e%2e/'),
  'out and in again, escaped whole': (path) => path.replace('/api/', '/api/claims%2f%2e%2e%2f'),
  'out behind a semicolon': (path) => path.replace('/api/', '/api/claims/..;/'),
  'out of a public page': (path) => `/t/..${path}`,
  'out of a public page, escaped': (path) => `/t/%2e%2e${path}`,
  'a whole address': (path) => `http://127.0.0.1/${path}`,
};

/** Endings that some router has cut off. On a sibling route with a parameter they are a value like any other. */
export const endingTricks: Readonly<Record<string, (path: string) => string>> = {
  'a parameter of the path': (path) => `${path};a=b`,
  'an extension': (path) => `${path}.json`,
  'a space': (path) => `${path}%20`,
  'a null byte': (path) => `${path}%00`,
  'a line break': (path) => `${path}%0a`,
  'a fragment': (path) => `${path}%23`,
};

/** Headers by which some server lets a caller name another method or another path. */
export const overridesTo = (method: string, path: string): Record<string, string> => ({
  'x-http-method-override': method,
  'x-http-method': method,
  'x-method-override': method,
  'x-original-url': path,
  'x-rewrite-url': path,
  'x-original-uri': path,
  'x-forwarded-uri': path,
  'x-forwarded-path': path,
});

const hex = (letter: string): string => letter.charCodeAt(0).toString(16);
