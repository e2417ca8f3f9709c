"""Tables of targets as people keep them: long or wide, of any period, in units or thousands."""
