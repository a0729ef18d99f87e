"""The same event in several reports: tellings compared, scored and joined."""
