"""The arithmetic of contract §3: pure, no input or output."""
