/** The header of a change against the version that is shown: when it has changed since, nothing is done. */
export const against = (version: number): { readonly 'If-Match': string } => ({ 'If-Match': `"${version}"` });
