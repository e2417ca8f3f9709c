-- one row per row of a typed table, its key numbered where others of other content share it
update {table}
set key = key || '#' || same_key.turn
from same_key
where same_key.line = {own}.line and same_key.turn > 1
