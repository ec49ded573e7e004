"""Each step is final once it was published; the next one gets the next number."""
