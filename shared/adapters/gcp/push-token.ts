import { OAuth2Client } from 'google-auth-library';
import { z } from 'zod';
import { HanksTankError } from '../../domain/errors.ts';
import { hasRemovedSignature, readCheckedClaims } from './removed-signature.ts';

/** Public keys by key id, in PEM or as JSON web keys. */
type PublicKeys = Awaited<ReturnType<OAuth2Client['getFederatedSignonCertsAsync']>>['certs'];

/** Who may push, and to whom. */
interface PushTokenOptions {
  /** The audience in the push settings of the subscriptions: the address of the service. */
  audience: string;
  /** Email of the service account in the push settings. */
  serviceAccount: string;
  /** Google's public keys when left out: fetched and kept as long as their Cache-Control allows. */
  readKeys?: () => Promise<PublicKeys>;
  /**
   * Cloud Run's IAM lets nobody through without a valid token: then it takes the signature off before the container sees it, and the
   * claims alone are left to check. Never for a service that is public.
   */
  isCheckedByCloudRun?: boolean;
}

/** A push waits for the keys; without them it is refused and comes again. */
const keysTimeoutMs = 2_000;
const issuer = 'https://accounts.google.com';
const tokenClaims = z.object({ email: z.string(), email_verified: z.literal(true) });

/**
 * Checks the `Authorization` header of a push: a token signed by Google for this service, not expired, of the account that may push
 * (cloud.google.com/pubsub/docs/authenticate-push-subscriptions). Errors: PUSH_NOT_AUTHENTICATED (401), PUSH_NOT_PERMITTED (403),
 * CLOUD_UNAVAILABLE when the keys cannot be read. No error holds anything of the token.
 */
export function createPushTokenCheck(
  options: PushTokenOptions,
): (authorization: string | undefined) => Promise<void> {
  const client = new OAuth2Client({ transporterOptions: { timeout: keysTimeoutMs } });
  const readKeys = options.readKeys ?? (async () => (await client.getFederatedSignonCerts()).certs);

  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw notAuthenticated('it has no bearer token');
    const claims = tokenClaims.safeParse(
      options.isCheckedByCloudRun === true && hasRemovedSignature(token)
        ? checkedPayload(token, options.audience)
        : await verifiedPayload(client, token, await currentKeys(readKeys), options.audience),
    );
    if (!claims.success || claims.data.email !== options.serviceAccount)
      throw new HanksTankError('PUSH_NOT_PERMITTED', `a push is not from ${options.serviceAccount}`);
  };
}

const notAuthenticated = (reason: string): HanksTankError =>
  new HanksTankError('PUSH_NOT_AUTHENTICATED', `a push is refused: ${reason}`);

async function currentKeys(readKeys: () => Promise<PublicKeys>): Promise<PublicKeys> {
  try {
    return await readKeys();
  } catch (cause) {
    throw new HanksTankError('CLOUD_UNAVAILABLE', 'the public keys of Google cannot be read', { cause });
  }
}

/** Reasons of the library by their beginning; its own messages hold the token. */
const reasons: readonly [RegExp, string][] = [
  [/^Wrong number of segments|^Can't parse/, 'its token is not a JSON web token'],
  [/^No pem found/, 'its token is signed with a key that is not Google’s'],
  [/^Invalid token signature/, 'the signature of its token is wrong'],
  [/^Token used too late/, 'its token has expired'],
  [/^Token used too early/, 'its token is not valid yet'],
  [/^Invalid issuer/, `its token is not issued by ${issuer}`],
  [/^Wrong recipient/, 'its token is for another audience'],
];

const problems = {
  malformed: 'its token is not a JSON web token',
  iss: `its token is not issued by ${issuer}`,
  aud: 'its token is for another audience',
  exp: 'its token has expired',
} as const;

function checkedPayload(token: string, audience: string): unknown {
  const read = readCheckedClaims(token, { issuer, audience, nowSeconds: Date.now() / 1_000 });
  if ('claims' in read) return read.claims;
  throw notAuthenticated(problems[read.problem]);
}

async function verifiedPayload(
  client: OAuth2Client,
  token: string,
  keys: PublicKeys,
  audience: string,
): Promise<unknown> {
  try {
    const ticket = await client.verifySignedJwtWithCertsAsync(token, keys, audience, [issuer]);
    return ticket.getPayload();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    throw notAuthenticated(
      reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'its token is not valid',
    );
  }
}
