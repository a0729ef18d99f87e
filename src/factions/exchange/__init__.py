"""Answers and claims in the forms that other people and programs use."""
