"""What a person can do: one declarative table, from which menus, keys and help are made."""
