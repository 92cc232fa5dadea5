"""Sums of known rows: of a window, and with weights that fade."""
import pandas as pd

# A row that is older weighs less than 1e-9 and is left out.
HALF_LIVES_THAT_MATTER = 30


def known_before(rows, slate):
    """What was known before the cutoff, of earlier days."""
    return rows[(rows.known_on < slate.day) & (rows.completed_at < slate.cutoff_at)]


def known_of(rows, key, ids, slate):
    """The same of some players or teams."""
    return rows[(rows.known_on < slate.day) & (rows.completed_at < slate.cutoff_at) & rows[key].isin(ids)]


def window_sums(rows, key, columns, suffix=""):
    return rows.groupby(key)[columns].sum().add_suffix(suffix)


def decayed_sums(rows, key, columns, day, half_life_days):
    """Sums by key in which a row weighs 0.5 ** (days ago / half-life)."""
    weights = 0.5 ** ((day - rows.known_on).dt.days / half_life_days)
    return rows[columns].mul(weights, axis=0).groupby(rows[key]).sum()


def matters(rows, day, half_life_days):
    """Which rows have not faded away: worth it where the half-life is short."""
    return rows.known_on >= day - pd.Timedelta(days=HALF_LIVES_THAT_MATTER * half_life_days)


def looked_up(sums, keys):
    """The sums of each key of a column, row by row; 0 for who is new."""
    return sums.reindex(keys).fillna(0).set_index(keys.index)


def drawn(total, count, prior_mean, prior_size):
    """A rate drawn towards a prior mean that weighs as much as so many observations."""
    return (total + prior_mean * prior_size) / (count + prior_size)
