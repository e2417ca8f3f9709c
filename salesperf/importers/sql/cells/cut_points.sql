-- one row per cell of a column of ids, now without a point and noughts
update {cells}
set {cell} = split_part({cell}, '.', 1)
where {cell} like '%.%'
