"""Trains with python-xgboost on rows of a folder (features.bin, labels.bin: float32, row-major) and prints milliseconds, binning included."""
import json
import sys
import time

import numpy as np
import xgboost

folder, columns, parameters, rounds = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]), int(sys.argv[4])
features = np.fromfile(f"{folder}/features.bin", dtype=np.float32).reshape(-1, columns)
labels = np.fromfile(f"{folder}/labels.bin", dtype=np.float32)
started, processor = time.perf_counter(), time.process_time()
booster = xgboost.train(parameters, xgboost.DMatrix(features, label=labels, nthread=1), rounds)
elapsed = time.perf_counter() - started
json.dump({"ms": elapsed * 1000, "processor_ms": (time.process_time() - processor) * 1000, "trees": len(booster.get_dump())}, sys.stdout)
