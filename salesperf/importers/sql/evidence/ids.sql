-- one row: ids, distinct ones, shortest and longest, the first of them
select
    count($cell) as n,
    count(distinct $cell) as distinct_n,
    coalesce(min(length($cell)), 0) as shortest,
    coalesce(max(length($cell)), 0) as longest,
    min(case when $cell is not null then $cell end) as example
from $cells
