"""The bar of candidates under the panes."""
