import { expect, test } from 'vitest';
import { createPushTokenCheck } from '../../../../shared/adapters/gcp/push-token.ts';
import { errorEntry } from '../../../../shared/domain/errors.ts';
import { createPushSigner, pushClaims } from '../../../support/cloud/push-signer.ts';

const signer = createPushSigner();
const stranger = createPushSigner();
const check = createPushTokenCheck({
  audience: pushClaims.aud,
  serviceAccount: pushClaims.email,
  readKeys: async () => signer.keys,
});

const nowSeconds = () => Math.floor(Date.now() / 1_000);

test('A token of the account that may push is let through', async () => {
  await expect(check(signer.header())).resolves.toBeUndefined();
});

test.each<[string, () => string | undefined, RegExp]>([
  ['no header', () => undefined, /no bearer token/],
  ['an empty header', () => '', /no bearer token/],
  ['another scheme', () => 'Basic dXNlcjpwYXNz', /no bearer token/],
  ['something that is no token', () => 'Bearer nonsense', /not a JSON web token/],
  ['a token of nonsense', () => 'Bearer aaaaaaaa.bbbbbbbb.cccccccc', /not a JSON web token/],
  ['another audience', () => signer.header({ aud: 'https://trainer.example.run.app' }), /another audience/],
  ['another issuer', () => signer.header({ iss: 'https://accounts.example.com' }), /not issued by/],
  ['an issuer without its scheme', () => signer.header({ iss: 'accounts.google.com' }), /not issued by/],
  [
    'a token that expired ten minutes ago',
    () => signer.header({ iat: nowSeconds() - 4_200, exp: nowSeconds() - 600 }),
    /expired/,
  ],
  [
    'a token of tomorrow',
    () => signer.header({ iat: nowSeconds() + 86_400, exp: nowSeconds() + 86_410 }),
    /not valid/,
  ],
  ['a token without a time', () => signer.header({ exp: undefined }), /not valid/],
  ['a token that is valid for years', () => signer.header({ exp: nowSeconds() + 1e8 }), /not valid/],
  ['a token of another key under the same id', () => stranger.header(), /signature/],
  [
    'a token of a key that is not known',
    () => signer.header({}, { kid: 'key-2' }),
    /key that is not Google’s/,
  ],
  ['a token without a signature', () => signer.header({}, { alg: 'none' }), /signature/],
  ['a token signed with the public key', () => signer.header({}, { alg: 'HS256' }), /signature/],
  ['changed claims', () => changed(signer.header()), /signature/],
])('Refused as not authenticated: %s', async (_, header, reason) => {
  const authorization = header();
  const failure = await check(authorization).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'PUSH_NOT_AUTHENTICATED',
    class: 'contract',
    message: expect.stringMatching(reason),
  });
  // The error says nothing of the token, not even by its cause.
  expect(failure).not.toHaveProperty('cause');
  const token = authorization?.split(' ')[1] ?? '';
  if (token !== '') expect(String(failure)).not.toContain(token.split('.')[1] ?? token);
});

/** The same head and signature around other claims. */
function changed(header: string): string {
  const [head = '', , signature = ''] = header.split('.');
  const claims = { ...pushClaims, iat: nowSeconds(), exp: nowSeconds() + 60, more: true };
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

test.each([
  ['another account', { email: 'somebody@else.iam.gserviceaccount.com' }],
  ['an account whose address is not verified', { email_verified: false }],
  ['no account', { email: undefined }],
])('Refused as not permitted: %s', async (_, claims) => {
  await expect(check(signer.header(claims))).rejects.toMatchObject({
    code: 'PUSH_NOT_PERMITTED',
    class: 'contract',
  });
});

test('Keys that cannot be read are nobody’s guilt: the push comes again', async () => {
  const withoutKeys = createPushTokenCheck({
    audience: pushClaims.aud,
    serviceAccount: pushClaims.email,
    readKeys: async () => Promise.reject(new Error('getaddrinfo ENOTFOUND www.googleapis.com')),
  });
  await expect(withoutKeys(signer.header())).rejects.toMatchObject({
    code: 'CLOUD_UNAVAILABLE',
    class: 'transient',
  });
});

test('The registry gives the statuses that a refused push is answered with', () => {
  expect(errorEntry('PUSH_NOT_AUTHENTICATED').httpStatus).toBe(401);
  expect(errorEntry('PUSH_NOT_PERMITTED').httpStatus).toBe(403);
  expect(errorEntry('CLOUD_UNAVAILABLE').httpStatus).toBe(503);
});

const behindCloudRun = createPushTokenCheck({
  audience: pushClaims.aud,
  serviceAccount: pushClaims.email,
  readKeys: async () => signer.keys,
  isCheckedByCloudRun: true,
});
const withoutSignature = (header: string): string => header.replace(/[^.]*$/, 'SIGNATURE_REMOVED_BY_GOOGLE');

test('A token whose signature Cloud Run has taken away is believed where Cloud Run checks tokens, and nowhere else', async () => {
  const header = withoutSignature(signer.header());
  await expect(behindCloudRun(header)).resolves.toBeUndefined();
  await expect(behindCloudRun(signer.header())).resolves.toBeUndefined();
  await expect(check(header)).rejects.toMatchObject({ code: 'PUSH_NOT_AUTHENTICATED' });
  await expect(behindCloudRun(stranger.header())).rejects.toThrow(/signature/);
});

test.each<[string, string, RegExp]>([
  ['another audience', signer.header({ aud: 'https://trainer.example.run.app' }), /another audience/],
  ['another issuer', signer.header({ iss: 'https://accounts.example.com' }), /not issued by/],
  ['an expired token', signer.header({ exp: nowSeconds() - 1 }), /expired/],
  ['a token without a time', signer.header({ exp: undefined }), /not a JSON web token/],
  ['another account', signer.header({ email: 'somebody@else.iam.gserviceaccount.com' }), /not from/],
  ['an account whose address is not verified', signer.header({ email_verified: false }), /not from/],
  ['nonsense', 'Bearer aaaa.bbbb.cccc', /not a JSON web token/],
])('The claims of a token without its signature are checked all the same: %s', async (_, header, reason) => {
  await expect(behindCloudRun(withoutSignature(header))).rejects.toThrow(reason);
});
