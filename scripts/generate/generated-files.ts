import { featureCatalogDocument } from '../generate-feature-catalog.ts';
import { generatedSqlFiles } from '../generate-sql.ts';
import { validationRulesDocument } from '../generate-validation-docs.ts';
import { contractFiles } from './contracts.ts';
import { documentFiles } from './documents.ts';
import { openApiFiles } from './open-api.ts';

/** Every generated file of the repository: path and text. A test holds them against what is committed. */
export async function generatedFiles(): Promise<Map<string, string>> {
  return new Map([
    ...contractFiles(),
    ...documentFiles(),
    ...generatedSqlFiles(),
    ...(await openApiFiles()),
    ['docs/validation.md', validationRulesDocument()],
    ['docs/features.md', featureCatalogDocument()],
  ]);
}
