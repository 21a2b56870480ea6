"""What is learned, and how: run at build time, never while linting."""
