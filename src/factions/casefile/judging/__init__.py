"""What people decide about claims: how it stands, how it finds its claim again, what they add and redact."""
