"""The pages, one module each: what a page shows, and the address it has."""
