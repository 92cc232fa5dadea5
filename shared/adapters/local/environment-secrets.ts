import { HanksTankError } from '../../domain/errors.ts';
import type { Secrets } from '../../ports/secrets.ts';

/** Secrets from environment variables (`odds-api-key` is `HANKSTANK_SECRET_ODDS_API_KEY`); Node's `--env-file` fills them from a .env file. */
export function createEnvironmentSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  return {
    get: async (name) => {
      const variable = `HANKSTANK_SECRET_${name.toUpperCase().replaceAll('-', '_')}`;
      const value = environment[variable];
      if (value !== undefined && value !== '') return value;
      throw new HanksTankError('SECRET_NOT_FOUND', `secret ${name} is not configured: set ${variable}`);
    },
  };
}
