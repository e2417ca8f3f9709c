-- one row per row of the query
create or replace temp table exported as
{query}
