import { embeddedTreeEngine, type TreeEngine } from '../domain/trees/tree-engine.ts';

/** The engine of that name. XGBoost is native code, imported only where it is asked for. Throws ENGINE_UNAVAILABLE. */
export async function openTreeEngine(
  name: TreeEngine['name'],
  libraryPath: string | undefined,
): Promise<TreeEngine> {
  if (name === 'embedded') return embeddedTreeEngine;
  const { openXgboostEngine } = await import('../adapters/local/xgboost/xgboost-engine.ts');
  return openXgboostEngine(libraryPath);
}
