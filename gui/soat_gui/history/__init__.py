"""The dock with everything that was done to the report."""
