"""MUC-4 incidents: candidates that any head marked, judged by what stands in and about them."""
