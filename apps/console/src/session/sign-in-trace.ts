/*
 * The cookie cannot be seen from here. This trace of it spares everybody who only came to look at a parcel a refused
 * request, and lets a page that was opened without a network know that somebody is signed in.
 */
const key = 'tuntas.signed-in';

export const hasSignedIn = (): boolean => localStorage.getItem(key) !== null;

export const rememberSignIn = (): void => localStorage.setItem(key, 'yes');

export function forgetSignIn(): null {
  localStorage.removeItem(key);
  return null;
}
