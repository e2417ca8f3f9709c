"""What the product is about: money, time, people, deals, targets. No input or output, no clock."""
