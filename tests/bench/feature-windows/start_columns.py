"""Columns of a start that are made of the lines of the starter alone."""
import numpy as np
import pandas as pd

from sums import decayed_sums, drawn, looked_up, matters

PITCHER_SUMS = ["batters_faced", "strikeouts", "strikeouts_expected", "walks_above", "home_runs_above", "hits_above"]
PITCHER_SUMS += ["appearances", "starts", "start_batters", "start_pitches"]
STRIKEOUT_PRIOR = {"365": 70, "60": 100, "1000": 70}
START_PRIOR = {"365": 2, "60": 1, "1000": 3}
TOTALS = ["batters_faced", "strikeouts", "walks", "home_runs", "hits", "runs", "appearances"]
TOTALS += ["starts", "start_batters", "start_strikeouts", "start_outs", "start_pitches"]


def add_form(rows, lines, year, league, day):
    """Sums that fade of the starters; those of the year are there already."""
    unknown = 1 - 0.012 / league["starter"]
    recent = decayed_sums(lines[matters(lines, day, 60)], "player_id", PITCHER_SUMS, day, 60)
    sums = {"365": year, "60": recent, "1000": decayed_sums(lines, "player_id", PITCHER_SUMS, day, 1000)}
    for name, of in sums.items():
        total = looked_up(of, rows.pitcher_id)
        size = STRIKEOUT_PRIOR[name] * league["starter"]
        rows[f"log_k_ratio_{name}"] = np.log(drawn(total.strikeouts, total.strikeouts_expected, unknown, size))
        usual = league["start_batters"] - 0.8
        rows[f"log_batters_{name}"] = np.log(drawn(total.start_batters, total.starts, usual, START_PRIOR[name]))
    total = looked_up(sums["1000"], rows.pitcher_id)
    rows["career_k_rate"] = total.strikeouts / total.batters_faced
    total = looked_up(recent, rows.pitcher_id)
    rows["log_pitches_60"] = np.log(drawn(total.start_pitches, total.starts, 3.82 * league["start_batters"] - 5, 1))
    total = looked_up(year, rows.pitcher_id)
    rows["walks_365"] = drawn(total.walks_above, total.batters_faced, 0.006, 200)
    rows["home_runs_365"] = drawn(total.home_runs_above, total.batters_faced, 0.002, 800)
    rows["hits_365"] = drawn(total.hits_above, total.batters_faced, 0.006, 1200)
    rows["starter_share"] = drawn(total.starts, total.appearances, 1, 1)
    rows["start_share"] = total.starts / total.appearances
    rows["known_batters"] = total.batters_faced


def season_or_last(seasons, year, count):
    """Totals of the season so far, else of the last one."""
    now, last = (seasons[seasons.index.get_level_values("season") == season].droplevel("season") for season in (year, year - 1))
    now, last = now[now[count] > 0], last[last[count] > 0]
    return pd.concat([now, last[~last.index.isin(now.index)]])


def add_last_starts(rows, lines, day):
    """The last starts as they are, and what the last appearance tells."""
    starts = lines[lines.is_starter]
    for count in (3, 5, 10):
        last = starts.groupby("player_id").tail(count).groupby("player_id")[["strikeouts", "batters_faced"]].mean()
        last = last.reindex(rows.pitcher_id).reset_index(drop=True)
        rows[f"last_{count}_strikeouts"] = last.strikeouts
        rows[f"last_{count}_batters"] = last.batters_faced
        rows[f"last_{count}_k_rate"] = last.strikeouts / last.batters_faced
    pitches = starts.groupby("player_id").tail(5).groupby("player_id").pitches.agg(["last", "max"])
    rows["log_pitches_last"] = np.log(rows.pitcher_id.map(pitches["last"]).fillna(85).clip(lower=10))
    rows["log_pitches_most"] = np.log(rows.pitcher_id.map(pitches["max"]).fillna(85).clip(lower=10))
    last_start = rows.pitcher_id.map(starts.groupby("player_id").game_date.max())
    last_line = rows.pitcher_id.map(lines.groupby("player_id").game_date.max())
    rows["rest_days"] = (day - last_start).dt.days
    rows["short_rest"] = (rows.rest_days <= 4).astype(int)
    rows["long_gap"] = rows.rest_days.between(12, 60).astype(int)
    rows["lay_off"] = (rows.rest_days.fillna(61) > 60).astype(int)
    rows["relieved_last"] = ((last_line != last_start) & last_line.notna()).astype(int)
    rows["career_starts"] = rows.pitcher_id.map(starts.groupby("player_id").size()).fillna(0)
    rows["log_career_starts"] = np.log1p(rows.career_starts)


def add_seasons(rows, lines, year):
    """Averages of the season so far, else of the last one, as they are."""
    seasons = lines.groupby(["season", "player_id"])[TOTALS].sum()
    totals = season_or_last(seasons, year, "batters_faced").reindex(rows.pitcher_id).reset_index(drop=True)
    for event, name in (("strikeouts", "k"), ("walks", "walk"), ("home_runs", "home_run"), ("hits", "hit"), ("runs", "run")):
        rows[f"season_{name}_rate"] = totals[event] / totals.batters_faced
    totals = season_or_last(seasons, year, "starts").reindex(rows.pitcher_id).reset_index(drop=True)
    rows["season_k_per_start"] = totals.start_strikeouts / totals.starts
    for count in ("batters", "outs", "pitches"):
        rows[f"season_{count}_per_start"] = totals[f"start_{count}"] / totals.starts
    totals = season_or_last(seasons, year, "appearances").reindex(rows.pitcher_id).reset_index(drop=True)
    rows["season_starter_share"] = totals.starts / totals.appearances
    now, last = (seasons[seasons.index.get_level_values("season") == season].droplevel("season") for season in (year, year - 1))
    rows["season_starts"] = rows.pitcher_id.map(now.starts).fillna(0)
    rows["log_season_starts"] = np.log1p(rows.season_starts)
    rows["last_season_k_rate"] = rows.pitcher_id.map(last.strikeouts / last.batters_faced)
