-- one row per cell that holds an id of which digits are lost, now NULL
update {cells}
set {cell} = null
where {damaged}
