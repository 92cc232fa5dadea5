import { createEnvironmentSecrets } from '../../shared/adapters/local/environment-secrets.ts';
import { describeSecrets } from './secrets-suite.ts';

const variable = (secret: string) => `HANKSTANK_SECRET_${secret.toUpperCase().replaceAll('-', '_')}`;

describeSecrets(
  'environment',
  async (values) =>
    createEnvironmentSecrets(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [variable(name), value])),
    ),
  () => 'HANKSTANK_SECRET_ODDS_API_KEY',
);
