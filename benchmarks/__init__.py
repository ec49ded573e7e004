"""How fast the application answers, against a bare one-widget application beside it in the same run."""
