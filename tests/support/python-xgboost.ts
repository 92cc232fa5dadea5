import { spawnSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';

function runPython(script: string, input: string): { ok: boolean; output: string; problem: string } {
  const result = spawnSync(PYTHON, ['-c', script], { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return {
    ok: result.status === 0,
    output: result.stdout ?? '',
    problem: result.stderr ?? String(result.error),
  };
}

/** The version of XGBoost that the system's Python can import, or null (said on the console) when it has none. */
export function pythonXgboostVersion(): string | null {
  const probe = runPython('import xgboost, sys; sys.stdout.write(xgboost.__version__)', '');
  if (probe.ok) return probe.output;
  console.warn(
    `No XGBoost for ${PYTHON}: parity with the original is NOT checked here (Debian: apt-get install python3-xgboost).`,
  );
  return null;
}

const PRELUDE = `
import json, os, sys, tempfile
import numpy as np
import xgboost as xgb
given = json.load(sys.stdin)
names = given["featureNames"]
def matrix(rows, **more):
    return xgb.DMatrix(np.array(rows, dtype=np.float32).reshape(-1, len(names)), feature_names=names, nthread=1, **more)
def save(booster):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.json")
        booster.save_model(path)
        with open(path) as file:
            return file.read()
def load(text):
    booster = xgb.Booster({"nthread": 1})
    booster.load_model(bytearray(text, "utf-8"))
    return booster
def flat(values):
    return [float(value) for value in np.asarray(values).reshape(-1)]
def opinion(booster, rows):
    data = matrix(rows)
    return {
        "predictions": flat(booster.predict(data)),
        "margins": flat(booster.predict(data, output_margin=True)),
        "contributions": flat(booster.predict(data, pred_contribs=True)),
    }
`;

/** Runs a Python snippet after a prelude (`given`, `matrix`, `load`, `save`, `opinion`); it leaves its answer in `answer`. NaN travels as null. */
export function askPythonXgboost(snippet: string, given: Record<string, unknown>): unknown {
  const run = runPython(
    `${PRELUDE}\n${snippet}\nsys.stdout.write(json.dumps(answer))`,
    JSON.stringify(given),
  );
  if (!run.ok) throw new Error(`Python failed: ${run.problem}`);
  return JSON.parse(run.output);
}
