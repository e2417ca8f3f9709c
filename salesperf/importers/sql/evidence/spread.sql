-- one row per day that cells of a column of dates would mean when read in that order
select cast(days.$order as date) as day, count(*) as n
from $cells as cells
inner join $days as days on days.text = cells.$cell
where days.shape = 'num' and days.$order is not null
group by cast(days.$order as date)
order by 1
