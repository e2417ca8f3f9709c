-- one row per cell that holds a word that means nothing, now NULL
update {cells}
set {cell} = null
where {cell} in (select unnest($words))
