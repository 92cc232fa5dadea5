import { z } from 'zod';

/** What Cloud Run puts in the place of a signature that it has checked (cloud.google.com/run/docs/troubleshooting#signature-removed). */
const removedSignature = 'SIGNATURE_REMOVED_BY_GOOGLE';

const claimsSchema = z.looseObject({ iss: z.string(), aud: z.string(), exp: z.int() });

/** Whether Cloud Run has taken the signature off a token. */
export const hasRemovedSignature = (token: string): boolean => token.endsWith(`.${removedSignature}`);

/**
 * The claims of a token whose signature Cloud Run has checked and taken away, or why they are not to be believed: `malformed`, or the
 * claim that is wrong. Only for a service that nobody can call without a token; whoever checks one anywhere else believes anybody.
 */
export function readCheckedClaims(
  token: string,
  { issuer, audience, nowSeconds }: { issuer: string; audience: string; nowSeconds: number },
): { claims: unknown } | { problem: 'malformed' | 'iss' | 'aud' | 'exp' } {
  const parsed = claimsSchema.safeParse(jsonOf(token.split('.')[1] ?? ''));
  if (!parsed.success) return { problem: 'malformed' };
  const { iss, aud, exp } = parsed.data;
  if (iss !== issuer) return { problem: 'iss' };
  if (aud !== audience) return { problem: 'aud' };
  return exp > nowSeconds ? { claims: parsed.data } : { problem: 'exp' };
}

function jsonOf(base64Url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64Url, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
