-- one row per window of several that are asked for together
-- its number, and the days by which queries know it
select
    unnest($window_nos) as window_no,
    unnest($each_since) as since,
    unnest($each_until) as until,
    unnest($each_as_of) as as_of,
    unnest($each_day) as day,
    unnest($each_start_day) as start_day,
    unnest($each_after_as_of) as after_as_of,
    unnest($each_after_day) as after_day,
    unnest($each_after_until) as after_until
