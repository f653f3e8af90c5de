/** Where to go after signing in: only a path of this site, never an address somebody put into a link. */
export const nextPath = (search: URLSearchParams): string => {
  const wanted = search.get('next');
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
};
