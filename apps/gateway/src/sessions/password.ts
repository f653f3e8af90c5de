import { DomainError } from '@tuntas/kernel';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | undefined;

/**
 * Whether `password` fits `stored`. Without a stored hash the same work is done against a decoy, so that the
 * time of the answer does not tell an unknown address from a wrong password.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}

const shortest = 10;

/** Length is what counts; composition rules only make passwords predictable. */
export function checkNewPassword(password: string, email: string): void {
  if (password.length < shortest || password.toLowerCase() === email) {
    throw new DomainError(
      'unprocessable',
      'password.weak',
      `A password has at least ${shortest} characters and is not the e-mail address.`,
      { shortest },
    );
  }
}
