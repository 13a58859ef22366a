"""What councillors take into a meeting: booklets and sheets as PDF, made of what the pages show."""
