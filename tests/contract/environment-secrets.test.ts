import { expect, it } from 'vitest';
import { createEnvironmentSecrets } from '../../shared/adapters/local/environment-secrets.ts';

it('finds a secret under its variable', async () => {
  const secrets = createEnvironmentSecrets({ HANKSTANK_SECRET_ODDS_API_KEY: 's3cret' });
  expect(await secrets.get('odds-api-key')).toBe('s3cret');
});

it.each([undefined, ''])(
  'names the variable to set when the secret is %j, and no other value',
  async (value) => {
    const secrets = createEnvironmentSecrets({
      HANKSTANK_SECRET_ODDS_API_KEY: value,
      HANKSTANK_SECRET_OTHER: 'hidden',
    });
    const failure = await secrets.get('odds-api-key').catch((error: Error) => error);
    expect(failure).toMatchObject({ code: 'SECRET_NOT_FOUND' });
    expect(String(failure)).toContain('HANKSTANK_SECRET_ODDS_API_KEY');
    expect(String(failure)).not.toContain('hidden');
  },
);
