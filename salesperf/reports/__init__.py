"""What people read and take away: checks, exports, the sentences of the pages."""
