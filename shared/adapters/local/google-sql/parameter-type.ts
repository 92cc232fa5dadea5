import type { SqlParameterType } from '../../../ports/warehouse.ts';

/** The declared type of a parameter; `isArray` makes it ARRAY<type>. */
export interface ParameterType {
  type: SqlParameterType;
  isArray: boolean;
}
