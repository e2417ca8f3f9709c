-- one row: distinct texts by the styles that they allow
select
    count(case when point_fits and not comma_fits then 1 end) as point,
    count(case when comma_fits and not point_fits then 1 end) as comma,
    count(case when point_fits and comma_fits and point_value <> comma_value then 1 end) as both_,
    count(case when not coalesce(point_fits, false) and not coalesce(comma_fits, false) then 1 end) as neither
from {table}
