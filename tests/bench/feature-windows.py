"""The windows of team_rolling_features and pitcher_features_daily in straightforward pandas.

One loop over the feature dates, as anyone would write features that must not know what a cutoff does not know: take the known games of the
last 365 days, then sum them by team (by pitcher) for every window. Reads slates.csv, games.csv, totals.csv and pitching.csv of a folder, writes
teams.csv and pitchers.csv into it, and prints seconds (without the import of pandas), rows and sums for a comparison.
"""
import json
import sys
import time

import pandas as pd

folder = sys.argv[1]
started, processor = time.perf_counter(), time.process_time()

slates = pd.read_csv(f"{folder}/slates.csv", parse_dates=["feature_date", "cutoff_at"])
games = pd.read_csv(f"{folder}/games.csv", parse_dates=["game_date", "completed_at"])
totals = pd.read_csv(f"{folder}/totals.csv")
pitching = pd.read_csv(f"{folder}/pitching.csv", parse_dates=["game_date", "completed_at"])


def side(team, own, other, is_home):
    part = games[["game_pk", "game_date", "season", "completed_at", team, own, other]].copy()
    part.columns = ["game_pk", "game_date", "season", "completed_at", "team_id", "runs_scored", "runs_allowed"]
    return part.assign(is_home=is_home)


team_games = pd.concat([side("home_team_id", "home_score", "away_score", True), side("away_team_id", "away_score", "home_score", False)])
relief = pitching[~pitching.is_starter].groupby(["game_pk", "team_id"], as_index=False).pitches.sum().rename(columns={"pitches": "bullpen_pitches"})
team_games = team_games.merge(totals, how="left", on=["game_pk", "team_id"]).merge(relief, how="left", on=["game_pk", "team_id"])
team_games["wins"] = (team_games.runs_scored > team_games.runs_allowed).astype(int)
team_games["games"] = 1
team_games["total_runs"] = team_games.runs_scored + team_games.runs_allowed
team_games["run_margin"] = team_games.runs_scored - team_games.runs_allowed
batting = ["plate_appearances", "strikeouts", "walks", "home_runs"]
pitcher_sums = ["starts", "batters_faced", "strikeouts", "walks", "home_runs", "hit_batters", "runs", "outs_recorded"]
pitching["starts"] = 1


def sums(rows, key, columns, suffix):
    return rows.groupby(key)[columns].sum().add_suffix(suffix)


team_days, pitcher_days = [], []
for slate in slates.itertuples():
    day = slate.feature_date
    known = team_games[(team_games.game_date < day) & (team_games.game_date >= day - pd.Timedelta(days=365)) & (team_games.completed_at < slate.cutoff_at)]
    ago = (day - known.game_date).dt.days
    parts = [known.groupby("team_id").games.sum().rename("games_365d")]
    for days in (7, 14, 30, 60):
        parts.append(sums(known[ago <= days], "team_id", ["games", "wins", "runs_scored", "runs_allowed"], f"_{days}d"))
    season = known[known.season == day.year]
    parts.append(sums(season, "team_id", ["games", "wins", "runs_scored", "runs_allowed"], "_season"))
    for is_home, name in ((True, "home"), (False, "away")):
        parts.append(sums(season[season.is_home == is_home], "team_id", ["games", "run_margin"], f"_season_{name}"))
        parts.append(sums(known[known.is_home == is_home], "team_id", ["games", "total_runs"], f"_365d_{name}"))
    parts.append(sums(known[ago <= 60], "team_id", batting, "_60d"))
    parts.append(sums(known[ago <= 3], "team_id", ["bullpen_pitches"], "_3d"))
    team = pd.concat(parts, axis=1).fillna(0)
    team["rest_days"] = ago[ago <= 30].groupby(known.team_id).min() - 1
    team_days.append(team.assign(feature_date=day).reset_index())

    lines = pitching[(pitching.game_date < day) & (pitching.game_date >= day - pd.Timedelta(days=365)) & (pitching.completed_at < slate.cutoff_at)]
    ago = (day - lines.game_date).dt.days
    starts = lines[lines.is_starter]
    start_ago = ago[lines.is_starter]
    parts = [sums(starts, "player_id", pitcher_sums, "_365d")]
    for days in (7, 14, 30, 60):
        parts.append(sums(starts[start_ago <= days], "player_id", pitcher_sums, f"_{days}d"))
    pitcher = pd.concat(parts, axis=1).fillna(0)
    pitcher["rest_days"] = ago.groupby(lines.player_id).min() - 1
    last = starts.sort_values("completed_at").groupby("player_id")[["team_id", "pitches"]].last()
    pitcher_days.append(pitcher.join(last).assign(feature_date=day).reset_index())

teams = pd.concat(team_days)
pitchers = pd.concat(pitcher_days)
teams.to_csv(f"{folder}/teams.csv", index=False)
pitchers.to_csv(f"{folder}/pitchers.csv", index=False)
json.dump(
    {
        "seconds": time.perf_counter() - started,
        "processor_seconds": time.process_time() - processor,
        "team_rows": len(teams),
        "pitcher_rows": len(pitchers),
        "sums": {
            "runs_scored_30d": int(teams.runs_scored_30d.sum()),
            "home_runs_60d": int(teams.home_runs_60d.sum()),
            "bullpen_pitches_3d": int(teams.bullpen_pitches_3d.sum()),
            "strikeouts_365d": int(pitchers.strikeouts_365d.sum()),
            "outs_14d": int(pitchers.outs_recorded_14d.sum()),
        },
    },
    sys.stdout,
)
