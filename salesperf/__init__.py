"""Sales performance: from CRM export files to targets, reviews, competitions and pay."""
