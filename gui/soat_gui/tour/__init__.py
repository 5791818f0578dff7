"""The tour for a first start: what there is to know in a minute, done by the clerk."""
