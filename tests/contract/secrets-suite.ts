import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../shared/ports/secrets.ts';

/** What every keeper of secrets must do. `create` gets the values by name; `place` is what an error must tell of where the secret belongs. */
export function describeSecrets(
  name: string,
  create: (values: Readonly<Record<string, string>>) => Promise<Secrets>,
  place: (secret: string) => string,
): void {
  describe(`secrets: ${name}`, () => {
    it('finds a secret under its name', async () => {
      const secrets = await create({ 'odds-api-key': 's3cret' });
      expect(await secrets.get('odds-api-key')).toBe('s3cret');
    });

    it.each([null, ''])('says where the secret belongs when it is %j, and no other value', async (value) => {
      const secrets = await create({ other: 'hidden', ...(value === null ? {} : { 'odds-api-key': value }) });
      const failure = await secrets.get('odds-api-key').catch((error: Error) => error);
      expect(failure).toMatchObject({ code: 'SECRET_NOT_FOUND', class: 'setup' });
      expect(String(failure)).toContain('odds-api-key');
      expect(String(failure)).toContain(place('odds-api-key'));
      expect(String(failure)).not.toContain('hidden');
    });
  });
}
