import { hash } from 'node:crypto';

/**
 * SHA-256 over the business columns of a row, lower-case hexadecimal. The row is built in the order of its contract's
 * columns and without lineage, so equal content has an equal hash.
 */
export const rowHash = (row: object): string => hash('sha256', JSON.stringify(Object.values(row)), 'hex');
