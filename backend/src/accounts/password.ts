import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters that OWASP asks for at least (19 MiB, two passes, one lane). */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), options);
}

/** Compares with a stored hash; an unknown account costs the same time as a known one. */
export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  const against = stored ?? (await unknownAccount());
  const isEqual = await verify(against, given.normalize('NFKC'));
  return isEqual && stored !== null;
}

let placeholder: Promise<string> | null = null;
function unknownAccount(): Promise<string> {
  placeholder ??= hashPassword('nobody has this password');
  return placeholder;
}
