import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractVersions, shapeOf } from '../schemas/contract-shape.ts';
import { tableContracts } from '../schemas/tables/index.ts';
import { qualifiedName } from '../schemas/tables/table-contract.ts';
import { lockText, withNewVersions } from './contract-versions/check-versions.ts';

// Locks versions of table contracts that are new. A deliberate step: nothing else writes this file, and a locked version stays.
const path = join(import.meta.dirname, '../schemas/contract-versions.json');
const locked = existsSync(path) ? contractVersions.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
const contracts = new Map(tableContracts.map((contract) => [qualifiedName(contract), shapeOf(contract)]));
writeFileSync(path, lockText(withNewVersions(contracts, locked)));
console.log(`${contracts.size} contracts are locked`);
