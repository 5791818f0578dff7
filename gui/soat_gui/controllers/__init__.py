"""What the commands do, one class for each menu."""
